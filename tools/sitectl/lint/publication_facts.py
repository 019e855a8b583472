"""What a site's pages say about its publications and its news as a whole."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from sitectl.content.nodes import Value

_VERSION = re.compile(r"v\d+\Z")
_NOT_A_WORD = re.compile(r"[\W_]+")


class Work(NamedTuple):
    """What tells one publication from another: its title as `title_key` gives it, its DOI and its arXiv id."""

    title: str
    doi: str
    arxiv: str


class PublicationFacts:
    """The publications and the news of a site, if there is one; a folder is read when it is first asked for."""

    def __init__(self, content_dir: Path | None) -> None:
        self._content_dir = content_dir
        self._works: dict[str, Mapping[str, Work]] = {}
        self._titles: dict[str, Mapping[str, tuple[str, ...]]] = {}
        self._news: dict[str, Mapping[str, tuple[str, ...]]] = {}

    def works(self, folder: str) -> Mapping[str, Work]:
        """Return the publications below a folder by their paths."""
        if folder not in self._works:
            self._works[folder] = {path: _work(page) for path, page in self._pages(folder)}
        return self._works[folder]

    def titles(self, folder: str) -> Mapping[str, tuple[str, ...]]:
        """Return the paths of the publications below a folder by their titles, as `title_key` makes them alike."""
        if folder not in self._titles:
            self._titles[folder] = _by_key((work.title, path) for path, work in self.works(folder).items())
        return self._titles[folder]

    def news(self, folder: str) -> Mapping[str, tuple[str, ...]]:
        """Return the paths of the news items below a folder by their texts, as `title_key` makes them alike."""
        if folder not in self._news:
            self._news[folder] = _by_key((title_key(page.body), path) for path, page in self._pages(folder))
        return self._news[folder]

    def _pages(self, folder: str) -> Iterator[tuple[str, Page]]:
        if self._content_dir is not None:
            for path in _pages(self._content_dir / folder):
                yield path.relative_to(self._content_dir).as_posix(), Page.read(path)


def _work(page: Page) -> Work:
    entries = (page.front_matter.entry(key) for key in ("title", "doi", "arxiv"))
    title, doi, arxiv = (entry.node.value if entry else None for entry in entries)
    return Work(title_key(title), doi.strip().lower() if isinstance(doi, str) else "", arxiv_key(arxiv))


def _by_key(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for key, path in pairs:
        if key:
            found.setdefault(key, []).append(path)
    return {key: tuple(paths) for key, paths in found.items()}


def arxiv_key(value: Value) -> str:
    """Return an arXiv id without its version; "" for anything but a text."""
    return _VERSION.sub("", value.strip().lower()) if isinstance(value, str) else ""


def title_key(title: Value) -> str:
    """Return a title without what differs from one copy to the next: case, accents, blanks and punctuation."""
    if not isinstance(title, str):
        return ""
    plain = unicodedata.normalize("NFKD", title).casefold()
    return _NOT_A_WORD.sub("", "".join(char for char in plain if not unicodedata.combining(char)))


def _pages(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*.md")) if folder.is_dir() else ():
        if not path.name.startswith("_index.") and path.is_file():
            yield path
