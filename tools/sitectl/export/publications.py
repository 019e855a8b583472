"""The publications of a site in the order that its lists have: newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.page import Page
from sitectl.publications.page_bibtex import page_bibtex
from sitectl.publications.page_records import citation_of, page_record, page_values, publication_files

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sitectl.hugo.meaning import PagePlan
    from sitectl.publications.record import Record


class Publication(NamedTuple):
    """A publication page: its path below the content folder, its record, and its BibTeX entry."""

    path: str
    record: Record
    bibtex: str
    is_selected: bool


def publications_of(content: Path, folder: Path, plans: Iterable[PagePlan]) -> list[Publication]:
    """Return the publications in a folder that lists show, newest first; those of one date by weight and address."""
    shown = {plan.path: plan.meaning for plan in plans if plan.is_listed and plan.error is None}
    paths = (file.relative_to(content).as_posix() for file in publication_files(folder))
    found = sorted((path for path in paths if path in shown), key=lambda path: path.removesuffix("/index.md").lower())
    found.sort(key=lambda path: shown[path].weight)
    found.sort(key=lambda path: shown[path].date.instant, reverse=True)
    return [_publication(content, path) for path in found]


def _publication(content: Path, path: str) -> Publication:
    page = Page.read(content / path)
    citation = citation_of(content / path).replace("\r\n", "\n").strip(" \n\r\t")
    is_selected = page_values(page).get("selected") is True
    return Publication(path, page_record(page, citation), citation or page_bibtex(page), is_selected)
