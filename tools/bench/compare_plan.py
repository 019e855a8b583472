"""Hold `plan` against the real Hugo on real content, on generated sites, and on pages that break the build.

    python tools/bench/compare_plan.py corpus [NAME…]   content folders below SITECTL_CORPUS, bare and with settings
    python tools/bench/compare_plan.py generated --pages 20000 [--seed N] [--size 300]
    python tools/bench/compare_plan.py broken --cases 500 [--seed N]

Prints the pages compared, the number of disagreements and the smallest of them; exit code 1 if there are any.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tools"), str(ROOT)]

from tests.breaking_pages import breaking_page  # noqa: E402
from tests.hugo_site import CONFIG, HugoSite  # noqa: E402
from tests.page_generator import Generator  # noqa: E402
from tests.plan_judge import Disagreement, compare, disagreements, judge_broken, moment  # noqa: E402
from tests.stand_in import reduced, silence_shortcodes  # noqa: E402

from sitectl.hugo.config import settings_of  # noqa: E402
from sitectl.hugo.config_files import ConfigError, read_config  # noqa: E402
from sitectl.hugo.keys import normalized  # noqa: E402
from sitectl.hugo.plan import plan_content, plan_files  # noqa: E402
from sitectl.hugo.site_settings import SiteSettings  # noqa: E402
from sitectl.hugo.source_files import site_content  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.nodes import Value
    from sitectl.hugo.meaning import PagePlan


class Tally:
    """Pages compared, and disagreements found."""

    def __init__(self) -> None:
        self.pages = 0
        self.found: list[tuple[str, Disagreement]] = []

    def add(self, name: str, pages: int, found: list[Disagreement]) -> None:
        """Count one comparison and say what it found."""
        self.pages += pages
        self.found += [(name, each) for each in found]
        if found:
            print(f"{name}: {pages} pages, {len(found)} disagreements", flush=True)

    def report(self) -> int:
        """Print the result and return the exit code."""
        print(f"{self.pages} pages, {len(self.found)} disagreements")
        for field, count in Counter(each.field for _, each in self.found).most_common():
            print(f"  {field}: {count}")
        for name, each in sorted(self.found, key=lambda item: len(item[1].text))[:20]:
            print(f"{name}: {each.path} {each.field}: plan {each.plan!r}, Hugo {str(each.hugo)[-600:]!r}")
            print(f"    {each.text!r}")
        return 1 if self.found else 0


def compare_corpus(names: list[str], tally: Tally) -> None:
    """Compare every content folder of the corpus, bare and with what its settings say of pages."""
    corpus = os.environ.get("SITECTL_CORPUS")
    if not corpus:
        sys.exit("SITECTL_CORPUS is not set: it names a folder of real sites")
    for site in sorted(path for path in Path(corpus).iterdir() if path.is_dir()):
        if names and site.name not in names:
            continue
        for content in _content_folders(site):
            with tempfile.TemporaryDirectory() as folder:
                _compare_folder(f"{content.relative_to(corpus)}", content, Path(folder), tally)
        for root in dict.fromkeys([site, *(content.parent for content in _content_folders(site))]):
            with tempfile.TemporaryDirectory() as folder:
                _compare_with_settings(f"{root.relative_to(corpus)}", root, Path(folder), tally)


def _content_folders(site: Path) -> Iterator[Path]:
    for path in sorted(site.rglob("content")):
        if path.is_dir() and "content" not in path.relative_to(site).parts[:-1]:
            yield path


def _compare_folder(name: str, content: Path, folder: Path, tally: Tally) -> None:
    site = HugoSite(folder / "site", f"disableAliases = true\n{CONFIG}")
    shutil.rmtree(site.content)
    shutil.copytree(content, site.content)
    silence_shortcodes(site.content)
    broken = [plan for plan in plan_content(site.content, SiteSettings(), moment()) if plan.error]
    texts = {plan.path: (site.content / plan.path).read_bytes() for plan in broken}
    for path in texts:
        (site.content / path).unlink()
    around = {path.relative_to(site.content).as_posix(): path.read_bytes() for path in site.content.rglob("_index.*")}
    for plan in broken:
        above = {path: text for path, text in texts.items() if _is_list_page_above(path, plan.path)}
        found = judge_broken(folder / "alone", plan, texts[plan.path], around | above)
        tally.add(f"{name} {plan.path}", 1, found)
    _compare_site(name, site, plan_content(site.content, SiteSettings(), moment()), tally)


def _is_list_page_above(path: str, page: str) -> bool:
    folder, _, name = path.rpartition("/")
    return name.startswith("_index.") and page.startswith(f"{folder}/") and path != page


def _compare_site(name: str, site: HugoSite, plans: list[PagePlan], tally: Tally) -> None:
    site.want(plan.path for plan in plans)
    found = compare(plans, site.build_everything(), site.build(), set())
    tally.add(name, len(plans), [each._replace(text=_text(site, each.path)) for each in found])
    print(f"{name}: {len(plans)} pages compared", flush=True)


def _text(site: HugoSite, path: str) -> str:
    file = site.content / path
    return file.read_text(errors="replace")[:600] if path and file.is_file() else ""


def _compare_with_settings(name: str, source: Path, folder: Path, tally: Tally) -> None:
    try:
        config = _reduced(read_config(source))
    except ConfigError as error:
        print(f"{name}: {error}")
        return
    if len(config) < 2 or not (source / "content").is_dir():
        return
    site = HugoSite(folder / "site", "")
    (site.folder / "hugo.toml").unlink()
    shutil.rmtree(site.content)
    shutil.copytree(source / "content", site.content)
    silence_shortcodes(site.content)
    settings = settings_of(config)
    for _ in range(2):
        content = site_content(site.folder, settings)
        plans = plan_files(content, settings, moment())
        for plan in plans:
            if plan.error:
                (content.root / plan.path).unlink()
    (site.folder / "hugo.json").write_text(json.dumps(config))
    site.content = content.root
    _compare_site(f"{name} with its settings", site, plans, tally)


def _reduced(config: dict[str, Value]) -> dict[str, Value]:
    """Return the settings of the stand-in; a redirect may overwrite a page, and which of them is left is chance."""
    return {**reduced(config), "disablealiases": True}


def compare_generated(pages: int, seed: int, size: int, tally: Tally) -> None:
    """Compare generated sites of about `size` pages until that many pages are done."""
    while tally.pages < pages:
        site = Generator(seed).site(size)
        settings = settings_of(normalized(tomllib.loads(site.config)))
        with tempfile.TemporaryDirectory() as folder:
            found = disagreements(Path(folder, "site"), site.files, site.config, settings)
        tally.add(f"seed {seed}", len(site.files), found)
        seed += 1


def compare_broken(cases: int, seed: int, tally: Tally) -> None:
    """Give pages that the plan calls broken, and their near misses, to Hugo, each alone."""
    broken = 0
    while broken < cases:
        path, text = breaking_page(seed)
        with tempfile.TemporaryDirectory() as folder:
            content = Path(folder, "content")
            target = content / path
            target.parent.mkdir(parents=True)
            target.write_text(text, encoding="utf-8")
            (plan,) = plan_content(content, SiteSettings(), moment())
            broken += plan.error is not None
            tally.add(f"seed {seed}", 1, judge_broken(Path(folder, "alone"), plan, text.encode()))
        seed += 1
    print(f"{broken} of {tally.pages} pages are broken")


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["corpus", "generated", "broken"])
    parser.add_argument("names", nargs="*")
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--size", type=int, default=300, help="pages of one generated site")
    parser.add_argument("--cases", type=int, default=500)
    parser.add_argument("--seed", type=int, default=10_000)
    options = parser.parse_args()
    tally = Tally()
    if options.what == "corpus":
        compare_corpus(options.names, tally)
    elif options.what == "generated":
        compare_generated(options.pages, options.seed, options.size, tally)
    else:
        compare_broken(options.cases, options.seed, tally)
    return tally.report()


if __name__ == "__main__":
    sys.exit(main())
