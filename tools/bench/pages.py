"""Make a Hugo site of many real pages: those below SITECTL_CORPUS, over and over, each site in a folder of its own.

    SITECTL_CORPUS=FOLDER python tools/bench/pages.py TARGET [--pages 10000]

Pages that stop Hugo's build are left out, because `hugo list all` has to come to its end for a comparison; for the
same reason each shortcode gets an empty template.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import time
from collections import Counter
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from sitectl.content.site_tree import SiteTree
from sitectl.hugo.moments import Moment
from sitectl.hugo.plan import plan_content
from sitectl.hugo.site_settings import SiteSettings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CONFIG = 'baseURL = "https://example.org/"\ntitle = "Many pages"\ndisableKinds = ["taxonomy", "term"]\n'


def main() -> None:
    """Write the site and say how many pages it has."""
    parser = argparse.ArgumentParser()
    parser.add_argument("target", type=Path)
    parser.add_argument("--pages", type=int, default=10_000)
    options = parser.parse_args()
    make_site(Path(os.environ["SITECTL_CORPUS"]), options.target, options.pages)
    print(f"{options.pages} pages in {options.target}")


def make_site(corpus: Path, target: Path, pages: int) -> None:
    """Write a site with so many pages; raises ValueError where the corpus has none."""
    target.mkdir(parents=True, exist_ok=True)
    (target / "hugo.toml").write_text(CONFIG, encoding="utf-8")
    found = list(_usable(corpus))
    if not found:
        raise ValueError(f"{corpus}: no content below it")
    shortcodes = Shortcodes(data for _, data in found)
    shortcodes.write_templates(target / "layouts" / "shortcodes")
    found = [(name, data) for name, data in found if shortcodes.are_balanced(data)]
    for number, name, data in _repeated(found, pages):
        path = target / "content" / f"copy-{number}" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


class Shortcodes:
    """The shortcodes that pages use, and which of them enclose text."""

    _TAG = re.compile(rb"\{\{[<%]\s*(/?)\s*([\w./-]+)(?:[^\"`>%]|\"(?:[^\"\\]|\\.)*\"|`[^`]*`)*?(/?)\s*[>%]\}\}")

    def __init__(self, pages: Iterable[bytes]) -> None:
        self._names: set[bytes] = set()
        self._paired: set[bytes] = set()
        for page in pages:
            for closes, name, is_empty in self._TAG.findall(page):
                self._names.add(name)
                if closes or is_empty:
                    self._paired.add(name)

    def write_templates(self, folder: Path) -> None:
        """Write a template for each shortcode; one that encloses text shows it."""
        for name in sorted(self._names):
            path = folder / f"{name.decode()}.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("{{ .Inner }}" if name in self._paired else "", encoding="utf-8")

    def are_balanced(self, page: bytes) -> bool:
        """Say whether Hugo can read the page: all its marks are understood here, each opened one is closed."""
        if page.count(b"{{<") + page.count(b"{{%") != len(self._TAG.findall(page)):
            return False
        open_now: Counter[bytes] = Counter()
        for closes, name, is_empty in self._TAG.findall(page):
            if name in self._paired and not is_empty:
                open_now[name] += -1 if closes else 1
        return not any(open_now.values())


def _usable(corpus: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the place and the bytes of each page that Hugo builds."""
    for folder in sorted(path for path in corpus.rglob("content") if path.is_dir() and "archetypes" not in path.parts):
        broken = {
            plan.path
            for plan in plan_content(folder, SiteSettings(), Moment(int(time.time())))
            if plan.error is not None
        }
        site = folder.parent.relative_to(corpus).as_posix().replace("/", "-")
        for name in SiteTree(folder).content_files:
            if name not in broken and name.endswith(".md"):
                yield f"{site}/{name}", (folder / name).read_bytes()


def _repeated(found: list[tuple[str, bytes]], pages: int) -> Iterator[tuple[int, str, bytes]]:
    left = pages
    for number in count():
        for name, data in found[:left]:
            yield number, name, data
        left -= len(found)
        if left <= 0:
            return


if __name__ == "__main__":
    main()
