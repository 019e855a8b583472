"""What Hugo's `ref` and `relref` find, as the pinned Hugo looks pages up.

A reference is looked for beside the page it stands on, then from the top of the content, and one without a slash
by its name alone, in the whole site, if only one page is called so. Letter case and the file's ending do not count.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias
from urllib.parse import unquote

from sitectl.content.site_tree import CONTENT_EXTENSIONS
from sitectl.hugo.structure import normalize

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sitectl.hugo.meaning import PagePlan
    from sitectl.hugo.structure import ContentFile

Verdict: TypeAlias = Literal["found", "missing", "hidden", "ambiguous", "unknown"]

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_BUNDLES = ("index", "_index")
#: What Hugo's content tree calls a file: a language and a logical path.
_Key: TypeAlias = tuple[str, str]


class Answer(NamedTuple):
    """What becomes of a reference; the plan is that of a page which is meant and not published."""

    verdict: Verdict
    plan: PagePlan | None = None


@dataclass(frozen=True)
class RefTargets:
    """The content files of a site, and what Hugo does with each."""

    files: Mapping[str, ContentFile]
    plans: Mapping[str, PagePlan]
    languages: frozenset[str] = frozenset()
    taxonomies: frozenset[str] = frozenset()

    def find(self, reference: str, content_path: str, language: str = "") -> Answer:
        """Return what a reference on a page leads to; "unknown" where this cannot be said without Hugo."""
        file = self.files.get(content_path)
        path = _path_of(reference)
        if path is None or file is None or (language and language not in self.languages):
            return Answer("unknown")
        if not path:
            return Answer("found")
        language = language or file.language
        live = self._live.find(path, file, language)
        is_folder = path.rpartition("/")[2] in (".", "..")  # and Hugo may take the dots for a file's ending
        if live != "missing" or is_folder or self._may_be_term(path) or self._may_be_term(file.key):
            return Answer("unknown" if live == "missing" else live)
        hidden = self._every.node(path, file, language)
        if hidden is None:
            return Answer("missing")
        if hidden.kind != "page":
            return Answer("found")  # a list page that is hidden has no address, but a place
        return Answer("hidden", self.plans.get(hidden.path))

    def look_up(self, path: str, content_path: str) -> Answer:
        """Return what a template's `GetPage` finds for a path on a page: as `find`, but never by the name alone.

        A page that is found has its plan in the answer, if it has a file.
        """
        file = self.files.get(content_path)
        if file is None or not path:
            return Answer("unknown")
        path = path.rstrip("/") or "/"
        found = self._live.at(path, file)
        if found is not None or self._live.is_made(path, file):
            return Answer("found", self.plans.get(found.path) if found else None)
        if self._may_be_term(path) or self._may_be_term(file.key):
            return Answer("unknown")
        hidden = self._every.at(path, file)
        return Answer("hidden", self.plans.get(hidden.path)) if hidden else Answer("missing")

    def _may_be_term(self, path: str) -> bool:
        """Say whether a path leads below a taxonomy, where Hugo makes pages by itself."""
        return any(part.partition(".")[0] in self.taxonomies for part in path.lower().split("/"))

    @cached_property
    def _live(self) -> _Tree:
        shown = [file for file in self._pages if self.plans[file.path].meaning.state in ("live", "never")]
        terms = {(self.files[plan.path].language, term) for plan in self.plans.values() for _, term in plan.terms}
        shown_by_key = {(file.language, file.key): file for file in shown}
        return _Tree(shown_by_key, self.files, self.languages, frozenset(terms | self._sections))

    @cached_property
    def _sections(self) -> frozenset[_Key]:
        """The folders at the top, of which Hugo makes sections, even where all their pages are drafts."""
        below = (file for file in self._pages if file.key.count("/") > 1)
        return frozenset((file.language, "/" + file.key.split("/")[1]) for file in below)

    @cached_property
    def _every(self) -> _Tree:
        pages = {(file.language, file.key): file for file in self._pages}
        return _Tree(pages, self.files, self.languages, self._sections)

    @cached_property
    def _pages(self) -> list[ContentFile]:
        return [
            file
            for file in self.files.values()
            if file.kind != "resource" and file.path in self.plans and not self.plans[file.path].is_shadowed
        ]


class _Tree:
    """Pages by their logical path: those with a file, and those that Hugo makes."""

    def __init__(
        self,
        nodes: Mapping[_Key, ContentFile],
        files: Mapping[str, ContentFile],
        languages: frozenset[str],
        made: frozenset[_Key],
    ) -> None:
        self._nodes = nodes
        self._files = files
        self._languages = languages
        homes = frozenset((language, "/") for language in languages)
        self._made = (homes | made) - nodes.keys()

    def find(self, path: str, file: ContentFile, language: str) -> Verdict:
        if any((language, key) in self._nodes or (language, key) in self._made for key in self._keys(path, file)):
            return "found"
        if path.startswith(".") or "/" in path:
            return "missing"
        called_so = self._by_name.get((language, _name_of(path, self._languages)), 0)
        return "missing" if not called_so else "found" if called_so == 1 else "ambiguous"

    def node(self, path: str, file: ContentFile, language: str) -> ContentFile | None:
        """Return the file that a path leads to; None where there is none, or a page without a file."""
        keys = [(language, key) for key in self._keys(path, file)]
        found = next((self._nodes[key] for key in keys if key in self._nodes), None)
        if found is not None or "/" in path:
            return found
        name = _name_of(path, self._languages)
        same = (each for (lang, key), each in self._nodes.items() if lang == language and key.endswith(f"/{name}"))
        return next(same, None)

    def at(self, path: str, file: ContentFile) -> ContentFile | None:
        """Return the file that a path names in the language of the page on which it stands."""
        keys = ((file.language, key) for key in self._keys(path, file))
        return next((self._nodes[key] for key in keys if key in self._nodes), None)

    def is_made(self, path: str, file: ContentFile) -> bool:
        """Say whether a path names a page that Hugo makes by itself."""
        return any((file.language, key) in self._made for key in self._keys(path, file))

    def _keys(self, path: str, file: ContentFile) -> Iterator[str]:
        """Yield the logical paths at which Hugo looks for a page, in its order."""
        folder = _folder_of(path, file)
        for spelled in _spellings(path):
            if not path.startswith("/"):
                joined = posixpath.normpath(posixpath.join(folder, spelled))
                yield _key_of(joined if joined.startswith(("/", ".")) else f"/{joined}", self._languages)
            if not path.startswith("."):
                yield _key_of(spelled if spelled.startswith("/") else f"/{spelled}", self._languages)
        if _has_ending(path) and not path.startswith("/"):
            beside = self._files.get(posixpath.normpath(f"{posixpath.dirname(file.path)}/{path}").lstrip("/"))
            if beside is not None and beside.kind != "resource":
                yield beside.key

    @cached_property
    def _by_name(self) -> dict[_Key, int]:
        counted: dict[_Key, int] = {}
        for language, key in (*self._nodes, *self._made):
            name = key.rpartition("/")[2]
            counted[language, name] = counted.get((language, name), 0) + 1
        return counted


def _folder_of(path: str, file: ContentFile) -> str:
    """Return the folder that a relative path counts from: for a bundle the one above, as its page lies there."""
    if file.kind != "page" or (file.is_bundle and path.startswith("../") and _has_ending(path)):
        return file.key
    above = posixpath.dirname(file.key)
    return "" if file.is_bundle and above == "/" else above


def _path_of(reference: str) -> str | None:
    """Return the path of a reference as Go's URL type reads it, "" where it has none; None if it may refuse it."""
    address = reference.partition("#")[0].partition("?")[0]
    scheme = _SCHEME.match(address)
    if scheme and not address.startswith("/", scheme.end()):
        return ""  # such as mailto:
    if scheme:
        address = address[scheme.end() :]
    elif ":" in address.partition("/")[0]:
        return None
    if address.startswith("//"):
        address = "/".join(["", *address[2:].split("/")[1:]])
    if re.search(r"%(?![0-9A-Fa-f]{2})", address):
        return None
    path = unquote(address)
    return path.rstrip("/") or ("/" if path else "")


def _spellings(path: str) -> tuple[str, ...]:
    """Return the names of files that Hugo makes of a path."""
    if _has_ending(path):
        return (path,)
    if path == "/":
        return ("/_index.md",)
    return (f"{path}/index.md", f"{path}.md") if path.endswith("/index") else (f"{path}.md",)


def _has_ending(path: str) -> bool:
    return "." in path.rpartition("/")[2]


def _key_of(path: str, languages: frozenset[str]) -> str:
    """Return the logical path of a file's name: a bundle is called as its folder, other files keep their ending."""
    folder, _, name = path.rpartition("/")
    stem = _stem(name, languages)
    if stem is None:
        return normalize(path)
    if stem.lower() in _BUNDLES:
        return normalize(folder) or "/"
    return normalize(f"{folder}/{stem}")


def _stem(name: str, languages: frozenset[str]) -> str | None:
    """Return the name of a content file without ending and language; None for another file."""
    stem, dot, ending = name.rpartition(".")
    if not dot or ending.lower() not in CONTENT_EXTENSIONS:
        return None
    rest, dot, suffix = stem.rpartition(".")
    return rest if dot and rest and suffix.lower() in languages else stem


def _name_of(path: str, languages: frozenset[str]) -> str:
    """Return the name by which a reference without a slash is looked for: without whatever ending, and language."""
    stem, dot, _ = path.rpartition(".")
    rest, inner, suffix = stem.rpartition(".")
    return normalize(rest if inner and rest and suffix.lower() in languages else stem if dot else path)
