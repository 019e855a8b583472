"""Which list page Hugo takes to be above a folder, and where that puts the URLs of the pages in it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from sitectl.hugo.structure import ContentFile

_Place = tuple[str, str]


class SectionPaths:
    """The list pages of a site by language and logical path, and their slugs.

    Hugo looks for the list page above a folder by the longest text that a page's path and the folder's share, whole
    names or not: `/s/a` stands above a folder `/s/about` that has no list page of its own.

    Where URLs keep upper case, `spellings` has the paths of list pages that no file stands for as they are written.
    """

    def __init__(
        self,
        files: Sequence[ContentFile],
        lists: AbstractSet[_Place],
        slugs: Mapping[_Place, str],
        spellings: Mapping[_Place, str] | None = None,
    ) -> None:
        self._files = files
        self._lists = lists
        self._slugs = slugs
        self._keeps_case = spellings is not None
        self._given = spellings or {}
        self._above: dict[_Place, str] = {}
        self._targets: dict[_Place, str] = {}

    def above(self, language: str, folder: str) -> str:
        """Return the logical path of the list page above the pages of a folder; "/" for the home page."""
        if (language, folder) in self._lists or not folder:
            return folder or "/"
        found = self._above.get((language, folder))
        if found is None:
            found = self._above[language, folder] = self._find_above(language, folder)
        return found

    def _find_above(self, language: str, folder: str) -> str:
        while folder:
            nearest = next((folder[:end] for end in range(len(folder), 1, -1) if folder[:end] in self._paths), "/")
            if nearest == "/" or (language, nearest) in self._lists:
                return nearest
            folder = folder.rpartition("/")[0]
        return "/"

    @cached_property
    def _paths(self) -> frozenset[str]:
        """The logical paths of all pages, in whatever language."""
        pages = {file.key for file in self._files if file.kind != "resource" and not file.obstacle}
        return frozenset(pages | {key for _, key in self._lists})

    def folder(self, file: ContentFile) -> str:
        """Return the folder that a page's URL lies in, a list page's own folder included."""
        if file.kind != "page":
            return self._target(file.language, file.key) or "/"
        place = file.raw_key if self._keeps_case else file.key
        if not (self._slugs or self._keeps_case):
            return place.rpartition("/")[0] or "/"
        return self._target_of_folder(file.language, file.key.rpartition("/")[0], place.rpartition("/")[0]) or "/"

    def _target(self, language: str, key: str) -> str:
        """Return the folder of a list page; "" for the home page."""
        if key == "/":
            return ""
        found = self._targets.get((language, key))
        if found is None:
            above, _, name = self._written(language, key).rpartition("/")
            folder = self._target_of_folder(language, key.rpartition("/")[0], above)
            found = self._targets[language, key] = f"{folder}/{self._slugs.get((language, key), name)}"
        return found

    def _target_of_folder(self, language: str, folder: str, written: str) -> str:
        above = self.above(language, folder)
        if above == "/":
            return written
        # Where the two are spelled differently, Hugo puts the one behind the other.
        return self._target(language, above) + written.removeprefix(self._written(language, above))

    def _written(self, language: str, key: str) -> str:
        """Return the path of a list page as it is spelled, where that counts."""
        if not self._keeps_case:
            return key
        place = language, key
        return self._spellings.get(place) or self._given.get(place) or self._first_spellings.get(key, key)

    @cached_property
    def _spellings(self) -> Mapping[_Place, str]:
        lists = (file for file in self._files if file.kind not in ("page", "resource") and not file.obstacle)
        return {(file.language, file.key): file.raw_key for file in lists}

    @cached_property
    def _first_spellings(self) -> Mapping[str, str]:
        """The folders as the first page in each has them, in whatever language."""
        found: dict[str, str] = {}
        for file in _by_key(self._files):
            if file.section:
                found.setdefault(f"/{file.section}", "/" + file.raw_key.split("/")[1])
                found.setdefault(file.key.rpartition("/")[0], file.raw_key.rpartition("/")[0])
        return found


def _by_key(files: Iterable[ContentFile]) -> Iterable[ContentFile]:
    return sorted((file for file in files if file.kind != "resource" and not file.obstacle), key=lambda file: file.key)
