"""The publication pages of a site, found by the work that they are of."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sitectl.content.page import Page
from sitectl.publications.page_records import citation_of, page_record, publication_files
from sitectl.publications.works import WorkIndex

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from sitectl.publications.record import Record


class PageIndex:
    """The pages in a folder; they are read when the first one is looked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def find(self, record: Record) -> Path | None:
        """Return the page of the same work, None if there is none."""
        place = self._works.find(record)
        return None if place is None else self._paths[place]

    def with_key(self, keys: Collection[str]) -> Path | None:
        """Return the page whose `cite.bib`, aliases or name has one of the keys, None if there is none."""
        return next((self._paths[place] for place, record in self._records if record.key in keys), None)

    def take(self, name: str) -> bool:
        """Reserve a name for a new page; False if a page has it, in any letter case."""
        is_free = name.lower() not in self._taken
        self._taken.add(name.lower())
        return is_free

    @cached_property
    def _paths(self) -> list[Path]:
        return list(publication_files(self.folder))

    @cached_property
    def _taken(self) -> set[str]:
        return {(path.parent.name if path.name == "index.md" else path.stem).lower() for path in self._paths}

    @cached_property
    def _records(self) -> list[tuple[int, Record]]:
        pages = ((place, path, Page.read(path)) for place, path in enumerate(self._paths))
        return [
            (place, page_record(page, citation_of(path)))
            for place, path, page in pages
            if not page.front_matter.problem
        ]

    @cached_property
    def _works(self) -> WorkIndex:
        works = WorkIndex()
        for place, record in self._records:
            works.add(record, place)
        return works
