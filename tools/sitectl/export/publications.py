"""The publications of a site in the order that its lists have: newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.nodes import TomlTime
from sitectl.content.page import Page
from sitectl.publications.page_records import citation_of, page_record, page_values, publication_files

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from sitectl.publications.record import Record


class Publication(NamedTuple):
    """A publication page: its path below the content folder, its record, and the `cite.bib` beside it."""

    path: str
    record: Record
    citation: str
    is_selected: bool


def publications_of(content: Path, folder: Path, hidden: Collection[str]) -> list[Publication]:
    """Return the publications in a folder whose pages Hugo shows; `hidden` are paths below the content folder."""
    found: list[tuple[str, float, Publication]] = []
    for file in publication_files(folder):
        path = file.relative_to(content).as_posix()
        if path in hidden:
            continue
        page = Page.read(file)
        if page.front_matter.problem:
            continue
        values = page_values(page)
        citation = citation_of(file).replace("\r\n", "\n").strip()
        record = page_record(page, citation)
        publication = Publication(path, record, citation, values.get("selected") is True)
        weight = values.get("weight")
        date = values.get("date")
        found.append(
            (
                date.text if isinstance(date, TomlTime) else str(date or ""),
                float(weight) if isinstance(weight, (int, float)) else 0.0,
                publication,
            )
        )
    found.sort(key=lambda each: (each[1], each[2].path))
    found.sort(key=lambda each: each[0], reverse=True)
    return [publication for _, _, publication in found]
