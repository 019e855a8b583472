"""The proof that an adopted page shows what it showed: the real Hugo builds both, and their words are compared."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import unicodedata
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

from sitectl.content.writing import create_file, replace_file
from sitectl.errors import SitectlError
from sitectl.hugo.binary import build_quietly
from sitectl.hugo.config_files import read_config
from sitectl.hugo.shortcode_templates import read_shortcode_templates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.content.page import NewPage
    from sitectl.publications.adopt import AdoptPlan

_WORD = re.compile(
    r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]|(?:(?![\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff])[^\W_])+|\S"
)

#: What Hugo writes itself, and what has no part in a build.
_LEFT_OUT = {"public", "resources", ".git", ".hugo_build.lock", "hugo_stats.json"}
_LINKED = {"node_modules"}
_NOT_SHOWN = {"script", "style", "head", "template"}
#: Words that a template may set differently: between names, and in the legend of equal contribution.
_FILLERS = {"and", "equal", "contribution", "contributions", "paper", "pdf"}


class Shown(NamedTuple):
    """What a built page shows: its text, and the addresses that its links lead to, both in order."""

    text: str
    links: tuple[str, ...]


class Loss(NamedTuple):
    """Words and links that a page showed before and does not show now, and lists whose order changed."""

    words: tuple[str, ...]
    links: tuple[str, ...]
    order: tuple[str, ...]

    def __bool__(self) -> bool:
        """Tell whether anything was lost."""
        return any(self)


class NoPageError(SitectlError):
    """Hugo does not write the page that is to be compared."""


def shown_by_hugo(root: Path, content: Path, plan: AdoptPlan, url: str) -> tuple[Shown, Shown]:
    """Build a copy of the site before and after a plan; return what the page at a URL shows.

    The copy lies beside the site while it is built. Raises BuildFailedError with what Hugo says, and
    NoPageError where the site has no templates for the page or for the shortcodes that the plan writes.
    """
    _require_shortcodes(root, plan)
    with tempfile.TemporaryDirectory(prefix=".sitectl-adopt-", dir=root.parent) as folder:
        copy = Path(folder, "site")
        copy_site(root, copy)
        before = _built(copy, Path(folder, "before"), url)
        inside = copy / content.relative_to(root)
        page = inside / plan.page.source.path.relative_to(content)
        replace_file(page, page.read_bytes(), plan.page.source.to_bytes())
        for each in plan.pages:
            _place(each, inside / each.path.relative_to(content))
        return before, _built(copy, Path(folder, "after"), url)


def _require_shortcodes(root: Path, plan: AdoptPlan) -> None:
    known = read_shortcode_templates(root, read_config(root))
    written = [name for name in ("news", "publications") if f"{{{{< {name} >}}}}" in plan.page.text]
    missing = [name for name in written if known is not None and name not in known]
    if missing:
        raise NoPageError(
            f"{root}: no template for the shortcode `{missing[0]}`, which takes the place of the list; "
            f"add layouts/_shortcodes/{missing[0]}.html first"
        )


def find_loss(before: Shown, after: Shown, order: Sequence[Sequence[str]], dates: Sequence[str] = ()) -> Loss:
    """Return what the page showed before and does not show after; `dates` are in the pages, in whatever form."""
    words = Counter(_words(before.text)) - Counter(_words(after.text)) - Counter(_words(" ".join(dates)))
    links = Counter(before.links) - Counter(after.links)
    after_links = set(after.links)
    text = " ".join(_words(after.text))
    disturbed: list[str] = []
    for texts in order:
        position = -1
        for each in texts:
            found = text.find(" ".join(_words(each)))
            if 0 <= found < position:
                disturbed.append(each)
            position = max(position, found)
    return Loss(
        tuple(sorted(word for word in words if word not in _FILLERS)),
        tuple(sorted(link for link in links if link not in after_links)),
        tuple(disturbed),
    )


def read_shown(html: str, url: str) -> Shown:
    """Return what an HTML page shows."""
    reader = _Reader(url)
    reader.feed(html)
    return Shown(" ".join("".join(reader.pieces).split()), tuple(reader.links))


def copy_site(root: Path, copy: Path) -> None:
    """Copy a site without what Hugo wrote; its node_modules are links, as Hugo only reads them."""
    copy.mkdir()
    for entry in root.iterdir():
        if entry.name in _LEFT_OUT or entry.name.startswith(".sitectl"):
            continue
        if entry.is_dir():
            copier = _linked if entry.name in _LINKED else shutil.copy2
            shutil.copytree(entry, copy / entry.name, symlinks=True, copy_function=copier)
        else:
            shutil.copy2(entry, copy / entry.name)


def _linked(source: str, target: str) -> None:
    """Link a file that Hugo only reads; copy it where the file system has no links."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _place(page: NewPage, path: Path) -> None:
    if not path.exists():
        create_file(path, page.text.encode("utf-8"))


def _built(site: Path, destination: Path, url: str) -> Shown:
    build_quietly(site, destination)
    file = destination / url.strip("/") / "index.html"
    if not file.is_file():
        raise NoPageError(f"hugo writes no page at {url}, so nothing can be compared; has the site templates?")
    return read_shown(file.read_text(encoding="utf-8"), url)


def _words(text: str) -> list[str]:
    """Return the words, each character of a script without blanks as one, and signs such as emoji."""
    return [word.lower() for word in _WORD.findall(text) if word[0].isalnum() or unicodedata.category(word[0]) == "So"]


class _Reader(HTMLParser):
    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url
        self.pieces: list[str] = []
        self.links: list[str] = []
        self.hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = dict(attrs).get("href")
        if tag == "a" and href:
            self.links.append(urljoin(self.url, href))
        if tag in _NOT_SHOWN:
            self.hidden.append(tag)
        self.pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self.hidden and self.hidden[-1] == tag:
            self.hidden.pop()
        self.pieces.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.pieces.append(data)
