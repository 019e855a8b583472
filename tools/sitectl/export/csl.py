"""All publications of a site as CSL-JSON, which reference managers and citeproc read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.export.publications import Publication
    from sitectl.publications.record import Name, Record

CslValue: TypeAlias = "str | list[dict[str, str]] | dict[str, list[list[int]]]"

#: Types whose venue publishes them, and does not contain them.
_PUBLISHED_BY = {"book", "thesis", "report", "software", "dataset", "article"}

#: BibTeX fields kept as details, and the CSL variables they are.
_DETAILS = {
    "volume": "volume",
    "number": "issue",
    "issue": "issue",
    "pages": "page",
    "publisher": "publisher",
    "edition": "edition",
    "address": "publisher-place",
    "isbn": "ISBN",
    "issn": "ISSN",
    "series": "collection-title",
    "note": "note",
}


def csl_export(publications: Sequence[Publication]) -> str:
    """Return the publications as a JSON list, one member a line, the same for the same pages."""
    items = [csl_item(each.record) for each in publications]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def csl_item(record: Record) -> dict[str, CslValue]:
    """Return a record as a CSL-JSON item (https://github.com/citation-style-language/schema, version 1.0.2)."""
    item: dict[str, CslValue] = {"id": record.key, "type": record.type, "title": record.title}
    if record.authors:
        item["author"] = [_name(author) for author in record.authors]
    if record.editors:
        item["editor"] = [_name(editor) for editor in record.editors]
    if record.date:
        item["issued"] = {"date-parts": [[part for part in record.date if part]]}
    item |= _venue(record)
    for field, text in record.details:
        if field in _DETAILS:
            item.setdefault(_DETAILS[field], text.replace("--", "–") if field == "pages" else text)
    if record.doi:
        item["DOI"] = record.doi
    if record.arxiv:
        item.setdefault("number", f"arXiv:{record.arxiv}")
    if record.paper_url and not record.doi:
        item["URL"] = record.paper_url
    if record.abstract:
        item["abstract"] = record.abstract
    return item


def _venue(record: Record) -> dict[str, CslValue]:
    name, short = record.venue.name, record.venue.short
    if record.type in _PUBLISHED_BY:
        return {"publisher": name} if name else {}
    if record.type == "speech":
        return {"event-title": name} if name else {}
    venue: dict[str, CslValue] = {"container-title": name or short} if name or short else {}
    if short and name:
        venue["container-title-short"] = short
    return venue


def _name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: text for part, text in parts.items() if text}
