"""Publications as pages: the bundle of a record, its front matter in the order that the site's own pages have."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from sitectl.content.page import NewPage
from sitectl.content.yaml_scalars import scalar_text
from sitectl.errors import SitectlError
from sitectl.publications.bibtex_writer import bibtex_of
from sitectl.publications.keys import folder_name
from sitectl.publications.markdown_text import text_to_markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import tzinfo
    from pathlib import Path

    from sitectl.publications.record import CslType, PartialDate, Record

PAGE = "index.md"
CITATION = "cite.bib"

#: What a page says of its venue, by which the site and the exports tell the types apart.
VENUE_KINDS: dict[CslType, str] = {
    "article-journal": "journal",
    "paper-conference": "conference",
    "article": "preprint",
    "thesis": "thesis",
    "book": "book",
    "chapter": "chapter",
    "report": "report",
    "software": "software",
    "dataset": "dataset",
    "speech": "talk",
}

_WORKSHOP = re.compile(r"\bworkshop\b", re.IGNORECASE)


class PublicationError(SitectlError):
    """A publication that cannot become a page."""


def publication_pages(
    record: Record, folder: Path, zone: tzinfo, *, draft: bool = False, weight: int = 0
) -> tuple[NewPage, ...]:
    """Return the page of a publication and the `cite.bib` beside it; `weight` orders pages of one date.

    Raises PublicationError for a record without a date or with a key that names no folder.
    """
    name = folder_name(record.key)
    if not name:
        raise PublicationError(f"{record.key!r}: the key has no letter or digit to name a folder by")
    if record.date is None:
        raise PublicationError(f"{record.key}: it has no year")
    place = folder / name
    lines = ["---", *_front_matter(record, record.date, zone, draft=draft, weight=weight), "---", ""]
    body = text_to_markdown(record.abstract)
    text = "\n".join([*lines, body, ""] if body else lines)
    return NewPage(place / PAGE, text), NewPage(place / CITATION, f"{bibtex_of(record)}\n")


def venue_kind(record: Record) -> str:
    """Return the page's word for the kind of venue, "" where there is none."""
    if record.type == "paper-conference" and _WORKSHOP.search(f"{record.venue.name} {record.venue.short}"):
        return "workshop"
    return VENUE_KINDS.get(record.type, "")


def yaml_date(date: PartialDate, zone: tzinfo) -> str:
    """Return a date as Hugo reads it, at the start of what is known; the zone's offset is written out."""
    moment = start_of(date, zone).isoformat()
    return f"{moment[:-6]}Z" if moment.endswith("+00:00") else moment


def start_of(date: PartialDate, zone: tzinfo) -> datetime:
    """Return the first moment of the year, month or day that is known."""
    return datetime(date.year, date.month or 1, date.day or 1, tzinfo=zone)


def quoted(text: str) -> str:
    """Return a text between double quotes, as YAML that Hugo reads back the same."""
    return scalar_text(text, "double")


def link_lines(links: Sequence[tuple[str, str]]) -> list[str]:
    """Return the lines of the `links` field, none for no link."""
    items = [f"  - name: {scalar_text(name)}\n    url: {quoted(url)}" for name, url in links]
    return ["links:", *(line for item in items for line in item.split("\n"))] if items else []


def _front_matter(record: Record, date: PartialDate, zone: tzinfo, *, draft: bool, weight: int) -> list[str]:
    lines = [f"title: {quoted(record.title)}"]
    if not date.day:
        lines.append(f"# Only the {'month' if date.month else 'year'} is known.")
    lines.append(f"date: {yaml_date(date, zone)}")
    if weight:
        lines.append(f"weight: {weight}")
    if draft:
        lines.append("draft: true")
    lines += _list("authors", (author.display for author in record.authors))
    lines += _list("equal", record.equal)
    lines += _list("corresponding", record.corresponding)
    venue = record.venue
    lines += _map(
        "venue", (("short", venue.short), ("name", venue.name), ("url", venue.url), ("kind", venue_kind(record)))
    )
    lines += [f"{key}: {quoted(value)}" for key, value in (("doi", record.doi), ("arxiv", record.arxiv)) if value]
    lines += link_lines(record.links)
    if record.math:
        lines.append("math: true")
    return lines


def _list(key: str, texts: Iterable[str]) -> list[str]:
    items = [f"  - {scalar_text(text)}" for text in texts]
    return [f"{key}:", *items] if items else []


def _map(key: str, members: Iterable[tuple[str, str]]) -> list[str]:
    items = [f"  {name}: {scalar_text(text)}" for name, text in members if text]
    return [f"{key}:", *items] if items else []
