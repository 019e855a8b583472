"""The texts that change when pages move: aliases of the pages themselves, and links on all pages."""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from sitectl.content.changes import Change, changed
from sitectl.content.guard import guarded_edits
from sitectl.content.site_tree import SiteTree
from sitectl.content.targets import UnreadableFileError, read_page
from sitectl.editing.moved_links import Moves, Place
from sitectl.hugo.link_targets import LinkTargets
from sitectl.hugo.templates import resolves_links, template_folders

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from sitectl.content.page import Page
    from sitectl.editing.moved_links import Effect, MovedLink
    from sitectl.editing.place import EditingPlace
    from sitectl.hugo.meaning import PagePlan

_ALIASES = ("aliases",)
#: Where a site names its pages besides its content.
_OTHER_FOLDERS = ("config", "data", "layouts")
_LARGEST_TEXT = 1 << 20


class PageEdit(NamedTuple):
    """One page whose text changes, in its place before the move: its new alias, if it gets one, and its links."""

    old: Page
    new: Page
    alias: str = ""
    links: tuple[MovedLink, ...] = ()


def link_lines(edit: PageEdit, effect: Effect | None = None) -> list[str]:
    """Return a page's links as lines with their places, old and new: all of them, or those of one effect."""
    path, position = edit.old.source.path, edit.old.source.position
    links = (link for link in sorted(edit.links) if effect in (None, link.effect))
    places = ((link, position(link.span.start)) for link in links)
    return [f"{path}:{at.line}:{at.column}: {link.old} -> {link.new}" for link, at in places]


class Mention(NamedTuple):
    """A line of a settings, data or template file that names the old URL of what moves."""

    path: str
    line: int
    text: str


@dataclass(frozen=True)
class MovedPages:
    """A site whose pages move: `later` has the new plan of each by its old path."""

    place: EditingPlace
    content: Path
    plans: Mapping[str, PagePlan]
    later: Mapping[str, PagePlan]

    def edits(self, *, fix_links: bool) -> tuple[tuple[PageEdit, ...], tuple[PageEdit, ...]]:
        """Return the pages to be written, and those with links that are left as they are."""
        edits: list[PageEdit] = []
        left: list[PageEdit] = []
        for path in self.plans:
            page = self._read(path)
            links = tuple(self._moves.links_of(page, self._place(self.plans[path]))) if page else ()
            if page is None or not (links or path in self.later):
                continue
            new = guarded_edits(page, [link.edit for link in links]) if links and fix_links else page
            alias, new = self._with_alias(path, new)
            if new.text != page.text:
                edits.append(PageEdit(page, new, alias, links if fix_links else ()))
            if links and not fix_links:
                left.append(PageEdit(page, page, "", links))
        return tuple(edits), tuple(left)

    def mentions(self, start: str) -> tuple[Mention, ...]:
        """Return the lines outside of the content that name the old URL of the page at a path, or of its folder."""
        plan = next((self.plans[path] for path in self.later if posixpath.splitext(path)[0] in _pages_at(start)), None)
        url = self._place(plan).url.rstrip("/") if plan else ""
        if not url or plan is None or self._place(self.later[plan.path]).url.rstrip("/") == url:
            return ()
        wanted = re.compile(rf"(?<![\w/.-]){re.escape(url)}/?(?![\w/.-])")
        return tuple(
            Mention(self.place.shown(path), number, line.strip())
            for path in self._other_files()
            for number, line in enumerate(_text_of(path).splitlines(), 1)
            if wanted.search(line)
        )

    def _read(self, path: str) -> Page | None:
        """Return a page if it may need an edit: it moves, or its text could name what moves."""
        shown = self.place.shown(self.content / path)
        try:
            page = read_page(shown)
        except UnreadableFileError:
            if path in self.later:
                raise
            return None
        return page if path in self.later or self._could_name.search(page.text) else None

    @cached_property
    def _could_name(self) -> re.Pattern[str]:
        """What stands in every text that leads to what moves: the end of an address, or a step upwards."""
        places = [self._place(plan) for path, new in self.later.items() for plan in (self.plans[path], new)]
        ends = {place.url.rstrip("/").rpartition("/")[2] for place in places}
        ends |= {re.split(r"[/.]", place.path.removesuffix("/index.md"))[-2:][0] for place in places}
        plain = {end for end in ends if end.isascii() and re.fullmatch(r"[\w-]+", end)}
        names = "|".join(sorted(map(re.escape, plain)))
        return re.compile(rf"\.\./|{names}" if len(plain) == len(ends) else "", re.IGNORECASE)

    @cached_property
    def _moves(self) -> Moves:
        settings = self.place.settings
        root = self.place.site.root if self.place.site else self.content
        taxonomies = frozenset(name for each in settings.languages.values() for name in each.taxonomies.values())
        targets = LinkTargets(
            root,
            self.content,
            self.plans,
            taxonomies=taxonomies,
            base_path=f"{self._base}/",
            ignores_case=resolves_links(root),
        )
        has_hook = targets.ignores_case and any(template_folders(root))
        pages = {path: (self._place(self.plans[path]), self._place(new)) for path, new in self.later.items()}
        return Moves(pages, dict(self._moved_files()), targets, has_hook)

    def _moved_files(self) -> Iterator[tuple[str, str]]:
        """Yield the old and the new address of each file that moves with a bundle, below its path and its URL."""
        bundles = {
            posixpath.dirname(path): (self._place(self.plans[path]), self._place(new))
            for path, new in self.later.items()
            if posixpath.basename(path).startswith(("index.", "_index."))
        }
        for path in SiteTree(self.content).files if bundles else ():
            folder = posixpath.dirname(path)
            while folder and folder not in bundles:
                folder = posixpath.dirname(folder)
            if folder in bundles and path not in self.plans:
                old, new = bundles[folder]
                rest = path[len(folder) :]
                yield f"/{path}", f"/{posixpath.dirname(new.path)}{rest}"
                yield f"{old.url.rstrip('/')}{rest}", f"{new.url.rstrip('/')}{rest}"

    @property
    def _base(self) -> str:
        settings = self.place.settings
        return settings.languages[settings.default_language].base_path

    def _place(self, plan: PagePlan) -> Place:
        return Place(plan.path, unquote(plan.meaning.url.removeprefix(self._base)))

    def _with_alias(self, path: str, page: Page) -> tuple[str, Page]:
        """Return a moved page with its old URL among its aliases, and its new one not."""
        if path not in self.later:
            return "", page
        old, new = (self._place(plan).url or "/" for plan in (self.plans[path], self.later[path]))
        if old == new or not self.plans[path].meaning.url:
            return "", page
        with_old = changed(page, Change("append", _ALIASES, old))
        return old, changed(with_old, Change("remove", _ALIASES, new))

    def _other_files(self) -> Iterator[Path]:
        root = self.place.site.root if self.place.site else self.content
        yield from sorted(path for path in root.glob("hugo.*") if path.is_file())
        for name in _OTHER_FOLDERS:
            yield from sorted(path for path in (root / name).rglob("*") if path.is_file())


def _pages_at(start: str) -> tuple[str, ...]:
    return posixpath.splitext(start)[0], f"{start}/index", f"{start}/_index"


def _text_of(path: Path) -> str:
    """Return a small file's text; "" for what cannot be read or is too large to have been written by hand."""
    try:
        data = path.read_bytes() if os.stat(path).st_size <= _LARGEST_TEXT else b""  # noqa: PTH116
    except OSError:
        return ""
    return data.decode("utf-8", "replace")
