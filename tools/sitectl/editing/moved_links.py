"""Links that a move breaks or leads astray: to the pages and files that move, and from them."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias
from urllib.parse import quote, unquote

from sitectl.content.markdown import read_markdown
from sitectl.content.shortcodes import read_shortcodes
from sitectl.content.source import Edit, Span
from sitectl.hugo.link_targets import local_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sitectl.content.nodes import Node
    from sitectl.content.page import Page
    from sitectl.hugo.link_targets import LinkTargets

#: What would end a link in Markdown or HTML too early.
_SPECIAL = {ord(character): f"%{ord(character):02X}" for character in " \"'()<>\\^`{|}%?#"}
_PATH = re.compile(r"[^?#]*")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]*<?([^\s<>]+)", re.MULTILINE)
#: Keys whose addresses are the page's own.
_OWN = frozenset(["aliases", "url", "slug"])


#: What becomes of a link that is left as it is: Hugo finds no page for a `ref`; visitors find none, or are led on.
Effect: TypeAlias = Literal["stops the build", "broken", "redirected"]


class MovedLink(NamedTuple):
    """A link whose target moves, or whose page does: its place, and what it has to be then."""

    span: Span
    old: str
    new: str
    effect: Effect

    @property
    def edit(self) -> Edit:
        """The edit that writes the new target."""
        return Edit(self.span, self.new)


class Place(NamedTuple):
    """Where a page is: its file below the content folder, and its decoded URL below the site's own path."""

    path: str
    url: str


@dataclass(frozen=True)
class Moves:
    """What moves where; addresses begin with a slash and end without one."""

    #: Pages by the path of the old file: the old place and the new one.
    pages: Mapping[str, tuple[Place, Place]]
    #: The URLs and paths of other files that move, and what they become.
    files: Mapping[str, str]
    #: What links lead to before the move.
    targets: LinkTargets
    #: Whether templates look for pages from the folder of a link's page first, where browsers begin at its URL.
    has_hook: bool = False

    def links_of(self, page: Page, here: Place) -> Iterator[MovedLink]:
        """Yield the links on a page, at its place before the move, that have to be others afterwards."""
        for node in _texts(page.front_matter.root):
            bare = page.text[node.start : node.end].strip("'\"")
            if bare == node.value and bare.startswith("/"):
                yield from self._link(_inner(page.text, node.span, bare), bare, here)
        body = page.body_span.start
        markdown = read_markdown(page.text, body)
        for link in markdown.links:
            raw = page.text[link.target_span.start : link.target_span.end]
            if link.target_span != link.span and raw == link.target and not link.has_shortcode:
                yield from self._link(link.target_span, raw, here)
        for found in _DEFINITION.finditer(markdown.prose, body):
            yield from self._link(Span(*found.span(1)), found[1], here)
        for tag in read_shortcodes(page.text, body)[0]:
            if tag.name in ("ref", "relref") and not any(each.name == "lang" for each in tag.parameters):
                named = next((each for each in tag.parameters if each.name in ("", "path")), None)
                if named is not None and page.text[named.span.start : named.span.end] == named.value:
                    yield from self._ref(named.span, named.value, here)

    @cached_property
    def _addresses(self) -> dict[str, str]:
        """Every address of what moves, and what it becomes; one that belongs to a page that stays is left out."""
        staying = {
            self._without_base(unquote(plan.meaning.url)).rstrip("/")
            for path, plan in self.targets.plans.items()
            if path not in self.pages
        }
        found = dict(self.files)
        for old, new in self.pages.values():
            found |= zip(_names(old.path), _names(new.path), strict=True)
        found = {old: new for old, new in found.items() if old not in staying}
        return found | self._urls

    @cached_property
    def _urls(self) -> dict[str, str]:
        urls = ((old.url.rstrip("/"), new.url.rstrip("/")) for old, new in self.pages.values())
        return {old: new for old, new in urls if old}

    def _link(self, span: Span, target: str, here: Place) -> Iterator[MovedLink]:
        path = local_path(target)
        raw = _PATH.match(target)
        if not path or raw is None:
            return
        after = self.pages[here.path][1] if here.path in self.pages else here
        for address, base, new_base in self._candidates(path, here, after):
            moved = self._addresses.get(address)
            if moved is None and not self.targets.exists(address or "/", None):
                continue
            if moved is not None or base != new_base:
                new = _written(moved or address, path, self._base_of(path), new_base)
                new = (quote(new, safe="/~!$&*+,;=:@") if "%" in raw[0] else new.translate(_SPECIAL)) + target[
                    raw.end() :
                ]
                if new != target:
                    is_redirected = address in self._urls and (base is None or here.path not in self.pages)
                    yield MovedLink(span, target, new, "redirected" if is_redirected else "broken")
            return

    def _candidates(self, path: str, here: Place, after: Place) -> Iterator[tuple[str, str | None, str | None]]:
        """Yield what a path can mean, and from which folder before and after the move; None for no folder."""
        if path.startswith("/"):
            yield _normal(self._without_base(path)), None, None
            return
        urls, folders = (here.url, after.url), (_folder(here.path), _folder(after.path))
        for base, new_base in (folders, urls) if self.has_hook else (urls, folders):
            if base and not posixpath.normpath(posixpath.join(base[1:], path)).startswith(".."):
                yield _normal(posixpath.join(base, path)), base, new_base

    def _base_of(self, path: str) -> str:
        return path[: len(path) - len(self._without_base(path))]

    def _without_base(self, path: str) -> str:
        base = self.targets.base_path.rstrip("/")
        return path[len(base) :] if base and path.startswith(f"{base}/") else path

    def _ref(self, span: Span, target: str, here: Place) -> Iterator[MovedLink]:
        path, mark, anchor = target.partition("#")
        found = self._page_of(path.rstrip("/"), posixpath.dirname(here.path))
        if found is None:
            return
        old, is_relative = found
        new = self.pages[old][1].path if old in self.pages else old
        is_name = not path.startswith("/") and "/" not in path
        if is_name and new.rpartition("/")[2] == old.rpartition("/")[2] and not new.startswith("index."):
            return  # Hugo finds a page by its mere name wherever it lies
        if old in self.pages or (is_relative and not is_name and not self._still_finds(path, old, here)):
            with_ending, *_, bare = _names(new)
            written = f"{with_ending if path.lower().endswith('.md') else bare}{mark}{anchor}"
            if written != target:
                yield MovedLink(span, target, written, "stops the build")

    def _still_finds(self, path: str, old: str, here: Place) -> bool:
        """Say whether a path from a page's own folder leads to the same page when the page itself has moved."""
        after = self.pages[here.path][1] if here.path in self.pages else here
        return self._by_name.get(_normal(f"/{posixpath.dirname(after.path)}/{path}".lower())) == [old]

    def _page_of(self, path: str, folder: str) -> tuple[str, bool] | None:
        """Return the file of the page that a `ref` names, and whether it was found from the page's own folder."""
        path = path.lower()
        if not path:
            return None
        if not path.startswith("/"):
            near = self._by_name.get(_normal(f"/{folder.lower()}/{path}"), ())
            if len(near) == 1:
                return near[0], True
        found = self._by_name.get(_normal(f"/{path.lstrip('/')}"), ())
        if not found and "/" not in path:
            found = self._by_last_name.get(path, ())
        return (found[0], False) if len(found) == 1 else None

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for path in self.targets.plans:
            for name in dict.fromkeys(_names(path.lower())):
                found.setdefault(name, []).append(path)
        return found

    @cached_property
    def _by_last_name(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name, paths in self._by_name.items():
            found.setdefault(name.rpartition("/")[2], []).extend(paths)
        return found


def _texts(node: Node | None) -> Iterator[Node]:
    """Yield the single texts of front matter at every depth, besides the page's own addresses."""
    for entry in node.entries if node else ():
        if entry.key.lower() not in _OWN:
            yield from _texts_of(entry.node)


def _texts_of(node: Node) -> Iterator[Node]:
    if node.style in ("plain", "single", "double") and not node.obstacle:
        yield node
    for inner in (*node.items, *(entry.node for entry in node.entries)):
        yield from _texts_of(inner)


def _inner(text: str, span: Span, bare: str) -> Span:
    start = text.index(bare, span.start)
    return Span(start, start + len(bare))


def _names(path: str) -> tuple[str, str, str]:
    """Return a page's names: its file, that without the ending, and that of its folder for a bundle."""
    stem = f"/{path}".rpartition(".")[0]
    folder, _, name = stem.rpartition("/")
    return f"/{path}", stem, folder if name.partition(".")[0] in ("index", "_index") else stem


def _folder(path: str) -> str:
    return f"/{posixpath.dirname(path)}"


def _normal(path: str) -> str:
    return posixpath.normpath(path).rstrip("/")


def _written(address: str, path: str, base: str, folder: str | None) -> str:
    """Return an address in the manner of an old path: from a folder or the site's root, with its slashes."""
    slash = "/" if path.endswith("/") else ""
    if folder is None:
        return f"{base}{address}{slash}"
    relative = posixpath.relpath(address or "/", folder)
    dot = "./" if path.startswith("./") and not relative.startswith(".") else ""
    return f"{dot}{relative}{slash}"
