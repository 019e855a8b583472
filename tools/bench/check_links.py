"""Hold what lint says of links and anchors against sites that the real Hugo built.

Usage: SITECTL_CORPUS=FOLDER PYTHONPATH=tools:. python tools/bench/check_links.py [--site NAME | --generated N]

Each site is copied without its theme and built with one template that prints the text of a page. Every link on the
built pages is followed as a visitor would, and compared with what `broken-link` and `broken-anchor` say of the page
that it was made from. Prints for each site its pages and links, the findings that are true and false, and what was
missed, by class; with --generated so many random sites instead. Links that shortcodes make are left out, as their
templates are not here. Exit code 1 if a finding was false.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from tests.link_generator import linked_site
from tests.link_judge import RULES, TEMPLATE, BuiltSite, judged
from tests.plan_judge import moment
from tests.stand_in import StandIn

from bench.corpus_sites import corpus_sites
from sitectl.content.page import Page
from sitectl.content.targets import Target
from sitectl.hugo.locate import Site
from sitectl.lint.engine import Linter
from sitectl.lint.rule import all_rules
from sitectl.lint.site_facts import site_facts
from sitectl.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.link_judge import BuiltPage

    from bench.corpus_sites import CorpusSite
    from sitectl.lint.diagnostic import Diagnostic

_SHORTCODE = re.compile(rb"\(\([<%][^\n]*?[>%]\}\}")
_WORD = "sitectlshortcode"
#: The page at which a link hook stopped, and after how many such pages a site is given up.
_STOPPING = re.compile(r'render of "([^"]+/content/[^"]+)" failed')
_MOST_STOPS = 9
_NAMED = re.compile(r"is at `(.*?)`;|^`(.*?)` leads|has the id `(.*?)`;")


class Outcome(NamedTuple):
    """One link of a page, or one place on a page that a link names: true, false, or missed and why."""

    word: str
    about: str
    words: str


def outcomes_of(site: CorpusSite, folder: Path) -> Iterator[Outcome | None]:
    """Yield what becomes of each link of a site that is broken or said to be; None for each of the others."""
    stand_in = StandIn(site.root, site.linter.site.config, folder)
    for path in stand_in.site.content.rglob("*.md"):
        path.write_bytes(_SHORTCODE.sub(_WORD.encode(), path.read_bytes()))
    (folder / "layouts" / "all.html").write_text(TEMPLATE)
    for name in ("static", "assets"):
        (folder / name).mkdir(exist_ok=True)
    settings = json.loads((folder / "hugo.json").read_text())
    settings["security"] = {"allowContent": [".*"]}
    (folder / "hugo.json").write_text(json.dumps(settings))
    for _ in range(_MOST_STOPS):
        done = stand_in.site.run()
        stopping = _STOPPING.search(done.stdout + done.stderr) if done.returncode else None
        if stopping is None:
            break
        print(f"  the build stops at {stopping[1]}, which is left out")
        Path(stopping[1]).write_text("---\ntitle: A\n---\n")
    if done.returncode:
        print(next((line for line in (done.stdout + done.stderr).splitlines() if "ERROR" in line), "")[:300])
        return
    built = BuiltSite(folder / "public", str(settings.get("baseurl") or ""))
    facts = replace(site_facts(Site(folder)), now=moment())
    if facts.targets is None:
        print("its settings are not all here, so lint says nothing of links")
        return
    linter = Linter(tuple(all_rules()[name] for name in RULES), Settings(), facts)
    for page in (each for each in built.pages.values() if each.source):
        name = Path(page.source).relative_to(stand_in.root).as_posix()
        yield from compared(built, page, linter.check(Page.read(Path(page.source)), Target(name, name)), name)


def compared(built: BuiltSite, page: BuiltPage, said: list[Diagnostic], name: str) -> Iterator[Outcome | None]:
    """Yield the outcomes of one page."""
    links = [link.target for link in page.links if _WORD not in link.target and link.target.strip()]
    broken = {
        "broken-link": {unquote(target).strip() for target in links if built.is_broken(page, target)},
        "broken-anchor": {unquote(target.partition("#")[2]) for target in links if built.misses_anchor(page, target)},
    }
    for rule, targets in broken.items():
        found = {_target(each) for each in said if each.rule == rule and _WORD not in each.message}
        yield from (Outcome("true", rule, f"{name}: {target}") for target in found & targets)
        yield from (Outcome("FALSE", rule, f"{name}: {target}") for target in found - targets)
        yield from (Outcome("missed", _class(rule, target), f"{name}: {target}") for target in targets - found)
    yield from [None] * len(links)


def _target(finding: Diagnostic) -> str:
    named = _NAMED.search(finding.message)
    return unquote(next(filter(None, named.groups()), "")).strip() if named else ""


def _class(rule: str, target: str) -> str:
    if target.startswith("ZgotmplZ"):
        return "dropped-address"
    return f"{rule}, whole address" if "//" in target else rule


def generated(count: int, seed: int) -> Iterator[Outcome | None]:
    """Yield the outcomes of the links of random sites."""
    for number in range(seed, seed + count):
        site = linked_site(random.Random(number))
        with tempfile.TemporaryDirectory() as folder:
            for each in judged(site.files, site.base_url, Path(folder).resolve()):
                if each.about == "link":
                    yield None
                if each.is_broken or each.is_found:
                    word = "missed" if not each.is_found else "true" if each.is_broken else "FALSE"
                    yield Outcome(word, each.about, f"{number} {each.words}")


def tallied(name: str, found: Iterator[Outcome | None], *, shows_missed: bool) -> Counter[tuple[str, str]]:
    """Print the sums of one site and what was false, and return the sums."""
    tally: Counter[tuple[str, str]] = Counter()
    links = 0
    for each in found:
        if each is None:
            links += 1
            continue
        tally[each.word, each.about] += 1
        if each.word == "FALSE" or (shows_missed and each.word == "missed"):
            print(f"  {each.word} {each.about}: {each.words}")
    sums = ", ".join(f"{count} {word} {about}" for (word, about), count in sorted(tally.items()))
    print(f"{name}: {links} links; {sums or 'nothing broken'}", flush=True)
    return tally


def main() -> int:
    """Compare all sites and print the sums."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", default="", help="only the sites whose path contains this")
    parser.add_argument("--generated", type=int, default=0, help="so many random sites instead")
    parser.add_argument("--seed", type=int, default=0, help="the first of them (default %(default)s)")
    parser.add_argument("--missed", action="store_true", help="print each broken link that lint did not find")
    options = parser.parse_args()
    total: Counter[tuple[str, str]] = Counter()
    if options.generated:
        total = tallied("generated", generated(options.generated, options.seed), shows_missed=options.missed)
    else:
        for site in corpus_sites():
            if options.site in site.name and not site.is_outside:
                with tempfile.TemporaryDirectory() as folder:
                    found = outcomes_of(site, Path(folder).resolve() / "site")
                    total += tallied(site.name, found, shows_missed=options.missed)
    return int(not total or any(word == "FALSE" for word, _ in total))


if __name__ == "__main__":
    sys.exit(main())
