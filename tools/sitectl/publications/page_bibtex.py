"""The BibTeX entry of a page without a `cite.bib`: byte for byte what the site's own templates make of it.

The templates are site/layouts/_partials/publications/bibtex.html and those that it calls; a test builds awkward
pages with both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.publications.annotations import FIELD as ANNOTATIONS
from sitectl.publications.annotations import annotation_text
from sitectl.publications.bibtex_writer import date_and_place, entry_text, escaped, title_latex
from sitectl.publications.page_records import page_record, page_values, texts_of

if TYPE_CHECKING:
    from sitectl.content.page import Page
    from sitectl.publications.record import CslType

#: Entry types that every style of BibTeX knows, and the field that names the venue.
_ENTRIES: dict[CslType, tuple[str, str]] = {
    "article-journal": ("article", "journal"),
    "paper-conference": ("inproceedings", "booktitle"),
    "chapter": ("incollection", "booktitle"),
    "thesis": ("phdthesis", "school"),
    "book": ("book", "publisher"),
    "report": ("techreport", "institution"),
}
_MISCELLANY = ("misc", "howpublished")
_SHORT_NAMES = {"article": "shortjournal", "inproceedings": "series", "incollection": "series"}

#: What BibTeX would take for the border of two names, or for a name in more parts than there are.
_PARTED = re.compile(r"(?:^|\s)and(?:\s|$)|,.*,.*,", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def page_bibtex(page: Page) -> str:
    """Return the entry; authors stand as the page has them, for nobody knows their parts better."""
    record = page_record(page)
    authors = texts_of(page_values(page), "authors")
    name, short = record.venue.name, record.venue.short
    kind, place = _ENTRIES.get(record.type, _MISCELLANY) if name or short else _MISCELLANY
    is_on_arxiv = record.is_preprint and bool(record.arxiv)
    fields = [
        ("title", f"{{{_one_line(title_latex(record))}}}"),
        ("author", " and ".join(_author(author) for author in authors)),
        (ANNOTATIONS, annotation_text(authors, record.equal, record.corresponding)),
        (place, "" if is_on_arxiv else _line(name or short)),
        (_SHORT_NAMES.get(kind, ""), _line(short) if name and kind in _SHORT_NAMES else ""),
        *date_and_place(record),
    ]
    return entry_text(kind, record.key, fields, record.date)


def _author(name: str) -> str:
    return f"{{{_line(name)}}}" if _PARTED.search(name) else _line(name)


def _line(text: str) -> str:
    """Return plain text as LaTeX on one line."""
    return _one_line(escaped(text))


def _one_line(text: str) -> str:
    return _BLANKS.sub(" ", text).strip(" ")
