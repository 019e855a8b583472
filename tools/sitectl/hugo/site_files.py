"""The files of a site that are no pages: beside pages, in static folders, and those that only templates can name."""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sitectl.content.site_tree import SiteTree, is_content_name
from sitectl.hugo.file_mounts import FileMount

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sitectl.hugo.meaning import PagePlan

_OF_THEMES = ("static", "assets")
#: What the folder of a page's files is not called by, where addresses end in a file.
_INDEX = re.compile(r"/index\.html\Z|\.html\Z")
#: A template in the content from which Hugo makes pages.
_ADAPTER = "_content.gotmpl"


@dataclass(frozen=True)
class SiteFiles:
    """The files of one site, found when they are asked for."""

    root: Path
    content_dir: Path
    plans: Mapping[str, PagePlan]
    #: The path of the site's own address, with a slash at its end.
    base_path: str
    mounts: tuple[FileMount, ...]

    @cached_property
    def anywhere(self) -> frozenset[str]:
        """The addresses of all that is copied or can be named by a theme, and the paths below the content folder."""
        content = (f"/{path}" for path in self._content)
        return frozenset([*content, *self._beside_pages(), *self._in_folders(with_assets=True)])

    def copied(self, *, with_assets: bool) -> frozenset[str]:
        """Return the files that are copied, by their addresses below that of the site."""
        start = len(self.base_path) - 1
        beside = (each[start:] for each in self._beside_pages() if not is_content_name(each.rpartition("/")[2]))
        return frozenset([*beside, *self._in_folders(with_assets=with_assets)])

    @cached_property
    def resources_in_lower_case(self) -> frozenset[str]:
        """The paths below the content folder of all that is no page, as Hugo compares them."""
        return frozenset(f"/{path.lower()}" for path in self._content if not is_content_name(path.rpartition("/")[2]))

    @cached_property
    def assets(self) -> frozenset[str]:
        """The paths, in lower case, of what lies in assets/ and its mounts."""
        folders = self._folders(with_assets=True)
        return frozenset(
            path.lower() for each in folders if each.is_assets for path in _addresses_in(each.source, each.address)
        )

    @cached_property
    def adapted(self) -> tuple[str, ...]:
        """The addresses below which templates in the content make pages."""
        adapters = (path for path in self._content if path.rpartition("/")[2] == _ADAPTER)
        return tuple(f"/{posixpath.dirname(path).lower()}".rstrip("/") for path in adapters)

    @cached_property
    def _content(self) -> tuple[str, ...]:
        return SiteTree(self.content_dir).files

    def _beside_pages(self) -> Iterator[str]:
        """Yield the addresses of files in bundles, whose page may have another address than its folder."""
        addresses = {"": self.base_path.rstrip("/")} | {
            posixpath.dirname(path): _INDEX.sub("", unquote(plan.meaning.url)).rstrip("/")
            for path, plan in self.plans.items()
            if posixpath.basename(path).startswith(("index.", "_index.")) and plan.meaning.url
        }
        for path in self._content:
            folder = posixpath.dirname(path)
            while folder not in addresses:
                folder = posixpath.dirname(folder)
            yield f"{addresses[folder]}/{path[len(folder) :].lstrip('/')}"

    def _in_folders(self, *, with_assets: bool) -> Iterator[str]:
        for each in self._folders(with_assets=with_assets):
            yield from _addresses_in(each.source, each.address)

    def _folders(self, *, with_assets: bool) -> Iterator[FileMount]:
        themes = self.root / "themes"
        found = sorted(themes.iterdir()) if themes.is_dir() else []
        of_themes = (FileMount(theme / name, "", name == "assets") for theme in found for name in _OF_THEMES)
        yield from (each for each in (*self.mounts, *of_themes) if with_assets or not each.is_assets)


def _addresses_in(folder: Path, address: str) -> Iterable[str]:
    if folder.is_file():
        return (address,)
    return (f"{address}/{path}" for path in _all_files(folder)) if folder.is_dir() else ()


def _all_files(folder: Path) -> Iterator[str]:
    for here, _, names in os.walk(folder):
        prefix = Path(here).relative_to(folder).as_posix()
        yield from (name if prefix == "." else f"{prefix}/{name}" for name in names)
