"""What a link inside a site can lead to: the pages that Hugo writes and the files that it copies."""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from sitectl.content.site_tree import SiteTree
from sitectl.hugo.site_settings import SiteSettings
from sitectl.hugo.source_files import site_content
from sitectl.hugo.structure import normalize
from sitectl.hugo.url_text import sanitized

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sitectl.hugo.file_mounts import FileMount
    from sitectl.hugo.meaning import PagePlan

#: Files that Hugo or a theme makes beside pages, whose names say nothing about a page being there.
_GENERATED = ("index.xml", "sitemap.xml", "robots.txt", "404.html", "index.json", "feed.xml", "favicon.ico", "llms.txt")

_OF_THEMES = ("static", "assets")

#: A path with nothing that an address could have besides, and nothing to decode.
_PLAIN = re.compile(r"[A-Za-z0-9_./-]+\Z")


@dataclass(frozen=True)
class LinkTargets:
    """The addresses of one site; paths are decoded and begin with a slash."""

    root: Path
    content_dir: Path
    plans: Mapping[str, PagePlan]
    #: Addresses that redirect to a page.
    aliases: frozenset[str] = frozenset()
    #: The first parts of addresses below which Hugo makes pages by itself, such as `tags`.
    taxonomies: frozenset[str] = frozenset()
    base_path: str = "/"
    #: The folders and files that are copied or can be named, and the addresses below which nobody knows what there is.
    mounts: tuple[FileMount, ...] = ()
    unknown: tuple[str, ...] = ()
    #: What pages the site has is decided by these.
    settings: SiteSettings = field(default_factory=SiteSettings)
    #: Whether templates look links up as Hugo looks up pages, where letter case does not count.
    ignores_case: bool = False

    def exists(self, target: str, content_path: str | None) -> bool:
        """Say whether anything answers a link from a page; links to other places are taken to be fine.

        A relative link may be meant from the page's address, as browsers do, or from its file, as themes with
        render hooks do; either is enough.
        """
        path = local_path(target)
        return path is None or any(map(self._answers, self._candidates(path, content_path)))

    def page_behind(self, target: str, content_path: str | None) -> PagePlan | None:
        """Return the page whose address a link names, whether it is published or not."""
        path = local_path(target)
        if path is None:
            return None
        plans = map(self._by_address.get, self._candidates(path, content_path))
        return next((plan for plan in plans if plan is not None), None)

    def near(self, target: str) -> str | None:
        """Return the address that a link probably means: the same in other letter case, or the only one of its name."""
        path = _without_slash(local_path(target) or "").lower()
        addresses = self._by_name.get(path.rpartition("/")[2], [])
        same = [address for address in addresses if address.lower() == path]
        return next(iter(same), addresses[0] if len(addresses) == 1 else None)

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        """All addresses by their last part in lower case."""
        found: dict[str, list[str]] = {}
        for address in {*(_without_slash(unquote(plan.meaning.url)) for plan in self.plans.values()), *self._files}:
            found.setdefault(address.rpartition("/")[2].lower(), []).append(address)
        return found

    def _candidates(self, path: str, content_path: str | None) -> tuple[str, ...]:
        """Return the addresses that a path from a page may mean, without a slash at the end."""
        return self._find_candidates(path, "" if path.startswith("/") else content_path or "")

    @cached_property
    def _find_candidates(self) -> Callable[[str, str], tuple[str, ...]]:
        return lru_cache(maxsize=1024)(lambda path, content_path: tuple(self._addresses(path, content_path)))

    def _addresses(self, path: str, content_path: str) -> Iterator[str]:
        if path.startswith("/"):
            yield _normal(path)
            if self.base_path != "/" and path.startswith(self.base_path):
                yield _without_slash("/" + path[len(self.base_path) :])
            return
        if self.ignores_case:  # a hook that looks pages up finds them from the top of the content too
            yield _without_slash(f"/{posixpath.normpath(path)}")
        for base in self._bases_of(content_path):
            yield _normal(f"{base}{path}")

    @cached_property
    def _bases_of(self) -> Callable[[str], tuple[str, ...]]:
        """The folders from which a page's relative links may be meant, each with a slash at its end."""
        return lru_cache(maxsize=16)(self._find_bases)

    def _find_bases(self, content_path: str) -> tuple[str, ...]:
        plan = self.plans.get(content_path)
        bases = {f"/{posixpath.dirname(content_path)}/"}
        if plan is not None and plan.meaning.url:
            bases.add(unquote(plan.meaning.url))
        return tuple(base if base.endswith("/") else f"{base}/" for base in sorted(bases))

    @cached_property
    def _answers(self) -> Callable[[str], bool]:
        """Say whether anything answers at an address, without a slash at its end; many pages link to the same ones."""
        return lru_cache(maxsize=4096)(self._has_answer)

    def _has_answer(self, bare: str) -> bool:
        if bare in self._by_address or bare in self._files or bare in self.aliases:
            return True
        if self.ignores_case and bare.lower() in self._by_address_in_lower_case:
            return True
        if bare in self._sections:
            return True
        first, _, below = bare.strip("/").partition("/")
        first = below.partition("/")[0] if f"/{first}" in self._homes else first
        if first in self.taxonomies:
            return True
        if any(bare == address or bare.startswith(f"{address}/") for address in self.unknown):
            return True
        folder, _, name = bare.rpartition("/")
        if name in _GENERATED:
            return folder in self._by_address or folder == ""
        return name == "index.html" and folder in self._by_address

    @cached_property
    def _by_address(self) -> dict[str, PagePlan]:
        """Every page by its address, and by its file with and without the ending, as `ref` and hooks find it."""
        found: dict[str, PagePlan] = {}
        for path, plan in self.plans.items():
            stem = f"/{path}".rsplit(".", 1)[0]
            for name in (f"/{path}", stem, stem.removesuffix("/index").removesuffix("/_index")):
                found.setdefault(name, plan)
        for plan in self.plans.values():
            if plan.meaning.url:
                found[_without_slash(unquote(plan.meaning.url))] = plan
        found.setdefault("", next(iter(self.plans.values()))) if self.plans else None
        return found

    @cached_property
    def _by_address_in_lower_case(self) -> frozenset[str]:
        return frozenset(address.lower() for address in self._by_address)

    @cached_property
    def _homes(self) -> frozenset[str]:
        """The addresses of the home pages of languages, without a slash at their end."""
        languages = self.settings.languages.values()
        return frozenset(f"/{name}" for each in languages for name in (each.prefix.strip("/"), each.code) if name)

    @cached_property
    def _sections(self) -> frozenset[str]:
        """The home pages, and the lists that Hugo makes of folders at the top without being asked."""
        files = site_content(self.root, self.settings).files
        folders = {normalize(file.place).partition("/")[0] for file in files if "/" in file.place}
        return self._homes | {f"{home}/{sanitized(name)}" for home in ("", *self._homes) for name in folders}

    @cached_property
    def _files(self) -> frozenset[str]:
        """Files that are copied or can be named by a theme: static folders, page resources, assets."""
        content = (f"/{path}" for path in self._tree.files)
        return frozenset([*content, *self._beside_pages(), *(file for folder in self._folders() for file in folder)])

    @cached_property
    def _tree(self) -> SiteTree:
        return SiteTree(self.content_dir)

    def _beside_pages(self) -> Iterator[str]:
        """Yield the addresses of files in bundles, whose page may have another address than its folder."""
        addresses = {
            posixpath.dirname(path): unquote(plan.meaning.url).rstrip("/")
            for path, plan in self.plans.items()
            if posixpath.basename(path).startswith(("index.", "_index.")) and plan.meaning.url
        }
        for path in self._tree.files:
            folder = posixpath.dirname(path)
            while folder not in addresses and folder:
                folder = posixpath.dirname(folder)
            if folder in addresses:
                yield f"{addresses[folder]}/{path[len(folder) :].lstrip('/')}"

    def _folders(self) -> Iterator[Iterable[str]]:
        themes = self.root / "themes"
        found = sorted(themes.iterdir()) if themes.is_dir() else []
        of_themes = ((theme / name, "") for theme in found for name in _OF_THEMES)
        for folder, address in (*self.mounts, *of_themes):
            if folder.is_dir():
                yield (f"{address}/{path}" for path in _all_files(folder))
            elif folder.is_file():
                yield (address,)


def local_path(target: str) -> str | None:
    """Return the decoded path of a link inside the site; None for a link to elsewhere or to the page itself."""
    if target.startswith(("https://", "http://", "#", "mailto:")):
        return None
    if _PLAIN.match(target) and not target.startswith("//"):
        return target
    try:
        parts = urlsplit(target.strip())
    except ValueError:
        return None
    return unquote(parts.path) if parts.path and not parts.scheme and not parts.netloc else None


def _normal(path: str) -> str:
    """Return an absolute path without dots, double slashes and a slash at its end."""
    return _without_slash(posixpath.normpath(path) if "/." in path or "//" in path else path)


def _without_slash(path: str) -> str:
    return path.rstrip("/")


def _all_files(folder: Path) -> Iterator[str]:
    for here, _, names in os.walk(folder):
        prefix = Path(here).relative_to(folder).as_posix()
        yield from (name if prefix == "." else f"{prefix}/{name}" for name in names)
