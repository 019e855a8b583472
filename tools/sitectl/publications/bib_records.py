"""BibTeX entries as publication records: types, dates, venues and identifiers as the entry gives them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sitectl.publications.annotations import FIELD as ANNOTATIONS
from sitectl.publications.annotations import read_annotations
from sitectl.publications.bibtex import BibEntry, BibField, Bibliography, BibProblem, read_bibliography
from sitectl.publications.dates import is_cut_short, names_a_month, parse_date
from sitectl.publications.identifiers import find_arxiv, find_doi, is_address, plain_address
from sitectl.publications.latex import Text, latex_to_text
from sitectl.publications.names import parse_names
from sitectl.publications.record import Link, Record, Venue
from sitectl.publications.venues import MEETINGS, short_venue

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitectl.publications.names import NameList
    from sitectl.publications.record import CslType

#: Entry types of BibTeX and biblatex; what is not here is a document.
TYPES: dict[str, CslType] = {
    "article": "article-journal",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "incollection": "chapter",
    "inbook": "chapter",
    "book": "book",
    "mvbook": "book",
    "booklet": "book",
    "collection": "book",
    "proceedings": "book",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "techreport": "report",
    "report": "report",
    "software": "software",
    "dataset": "dataset",
    "preprint": "article",
    "unpublished": "article",
    "talk": "speech",
    "speech": "speech",
}

#: Where each type names the place it appeared at, best first.
_VENUE_FIELDS: dict[CslType, tuple[str, ...]] = {
    "article-journal": ("journal", "journaltitle"),
    "paper-conference": ("booktitle", "eventtitle"),
    "chapter": ("booktitle", "publisher"),
    "thesis": ("school", "institution"),
    "report": ("institution", "organization"),
    "book": ("publisher",),
    "speech": ("eventtitle", "organization", "howpublished"),
}
_ANY_VENUE = ("journal", "booktitle", "howpublished", "publisher", "organization", "institution", "school")

#: Fields that authors of homepages use for a link each, beyond BibTeX's own `url`.
_LINK_FIELDS = {
    "pdf": "PDF",
    "code": "Code",
    "slides": "Slides",
    "poster": "Poster",
    "video": "Video",
    "website": "Website",
    "supp": "Supplement",
}

_DETAILS = (
    "volume", "number", "issue", "pages", "publisher", "series", "edition", "address", "isbn", "issn", "note",
)  # fmt: skip

_ARXIV_VENUE = re.compile(r"\b(?:arxiv|corr)\b", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\n\s*\n|\\par(?![A-Za-z])")


class Reading(NamedTuple):
    """The publications of a bibliography, and what is wrong with it, sorted by line."""

    records: tuple[Record, ...]
    problems: tuple[BibProblem, ...]


def read_records(text: str, progress: Callable[[int, int], None] | None = None) -> Reading:
    """Return a record of each good entry; one without a title or a year is a problem and no record.

    An entry that others name in `crossref` lends them its fields and becomes no record of its own. `progress` is
    told how many entries of how many have been read.
    """
    bibliography = read_bibliography(text)
    problems = list(bibliography.problems)
    records: list[Record] = []
    parents, lent = _inherited(bibliography, problems)
    for number, entry in enumerate(lent, 1):
        if progress:
            progress(number, len(lent))
        if entry.key.lower() in parents:
            continue
        record = _record(entry, problems)
        if record:
            records.append(record)
    return Reading(tuple(records), tuple(sorted(problems)))


def _inherited(bibliography: Bibliography, problems: list[BibProblem]) -> tuple[set[str], list[BibEntry]]:
    """Give each entry the fields it lacks and its `crossref` parent has."""
    by_key = {entry.key.lower(): entry for entry in bibliography.entries}
    parents: set[str] = set()
    entries: list[BibEntry] = []
    for entry in bibliography.entries:
        wanted = entry.get("crossref").strip().lower()
        parent = by_key.get(wanted)
        if wanted and parent is None:
            message = f"@{entry.kind} '{entry.key}': crossref names '{wanted}', which is not in this file"
            problems.append(BibProblem(entry.line_of("crossref"), 1, message, fatal=False))
        if parent is None or parent is entry:
            entries.append(entry)
        else:
            parents.add(wanted)
            entries.append(_with_parent(entry, parent))
    return parents, entries


def _with_parent(entry: BibEntry, parent: BibEntry) -> BibEntry:
    """Return an entry with its parent's fields; a parent's title becomes the book title, as in biblatex."""
    own = {field.name for field in entry.fields}
    lent = [field for field in parent.fields if field.name not in own | {"crossref", "title", "doi", "url", "pages"}]
    if not own & {"booktitle"} and not any(field.name == "booktitle" for field in lent) and parent.get("title"):
        lent.append(BibField("booktitle", parent.get("title"), entry.line_of("crossref")))
    own_fields = (field for field in entry.fields if field.name != "crossref")
    fields = (*own_fields, *(field._replace(line=entry.line_of("crossref")) for field in lent))
    return BibEntry(entry.key, entry.kind, fields, entry.line, "")


def _record(entry: BibEntry, problems: list[BibProblem]) -> Record | None:
    def report(field: str, message: str, *, fatal: bool = False) -> None:
        text = f"@{entry.kind} '{entry.key}': {message}"
        problems.append(BibProblem(entry.line_of(field), 1, text, fatal))

    title = latex_to_text(entry.get("title"))
    date = parse_date(entry.get("date") or entry.get("year"), entry.get("month"), entry.get("day"))
    if not title.text:
        report("title", "it has no title", fatal=True)
        return None
    if date is None:
        year = entry.get("date") or entry.get("year")
        fault = f"'{year}' is not a year" if year else "it has no year"
        report("year", f"{fault}; write one, such as year = {{2025}}", fatal=True)
        return None
    for command in title.unknown:
        report("title", f"the command {command} in the title is not known and was left out")
    if entry.get("month") and not date.month and not names_a_month(entry.get("month")):
        report("month", f"the month '{entry.get('month')}' is not understood; only the year {date.year} is kept")
    written = entry.get("date") or entry.get("year")
    if is_cut_short(written, entry.get("day"), date):
        day = f" with the day '{entry.get('day')}'" if entry.get("day") else ""
        report("date", f"no calendar has the date '{written}'{day}; only {date} is kept")
    authors = parse_names(entry.get("author"))
    editors = parse_names(entry.get("editor"))
    annotations = read_annotations(entry.get(ANNOTATIONS), authors.names)
    for message in (*_doubts_of_names(authors, editors), *annotations.doubts):
        report("author", message)
    abstract = _abstract(entry.get("abstract"))
    kind = _type(entry)
    return Record(
        key=entry.key,
        type=kind,
        title=title.text,
        authors=authors.names,
        editors=editors.names,
        et_al=authors.et_al,
        equal=annotations.equal or authors.equal,
        corresponding=annotations.corresponding,
        date=date,
        venue=_venue(entry, kind, date.year),
        doi=find_doi(entry.get("doi"), plain_address(entry.get("url"))),
        arxiv=_arxiv(entry),
        links=_links(entry),
        abstract=abstract.text,
        math=title.math or abstract.math,
        bibtex=entry.raw or _written(entry),
        details=tuple((name, _text(entry, name)) for name in _DETAILS if entry.get(name)),
    )


def _doubts_of_names(authors: NameList, editors: NameList) -> list[str]:
    doubts = [*authors.doubts, *editors.doubts]
    for list_name, names in (("author", authors), ("editor", editors)):
        if names.et_al:
            doubts.append(f"the {list_name} list is not complete, it ends in 'and others'; name all to show all")
    return doubts if authors.names or editors.names else [*doubts, "it has no author"]


def _written(entry: BibEntry) -> str:
    """Return an entry that depends on others (abbreviations, a crossref parent) as one that stands for itself."""
    fields = "".join(f"  {field.name} = {{{field.value}}},\n" for field in entry.fields)
    return f"@{entry.kind}{{{entry.key},\n{fields}}}"


def _text(entry: BibEntry, field: str) -> str:
    return latex_to_text(entry.get(field)).text


def _abstract(value: str) -> Text:
    """Return an abstract as paragraphs between blank lines."""
    parts = [latex_to_text(part) for part in _PARAGRAPH.split(value)] if value else []
    return Text("\n\n".join(part.text for part in parts if part.text), any(part.math for part in parts))


def _type(entry: BibEntry) -> CslType:
    """Return the CSL type; an article or miscellany whose only place is arXiv is a preprint."""
    kind = TYPES.get(entry.kind, "document")
    if kind in {"article-journal", "document"} and _arxiv(entry):
        place = entry.get("journal") or entry.get("journaltitle") or entry.get("howpublished")
        if not place or _ARXIV_VENUE.search(place):
            return "article"
    return kind


def _arxiv(entry: BibEntry) -> str:
    source = entry.get("archiveprefix") or entry.get("eprinttype")
    if not source or source.strip().lower() == "arxiv":
        found = find_arxiv(entry.get("eprint"))
        if found:
            return found
    if _ARXIV_VENUE.search(entry.get("journal")):
        found = find_arxiv(entry.get("journal")) or find_arxiv(entry.get("volume"))
        if found:
            return found
    places = (entry.get("doi"), entry.get("url"), entry.get("note"), entry.get("howpublished"))
    return next((found for place in places if "arxiv" in place.lower() and (found := find_arxiv(place))), "")


def _venue(entry: BibEntry, kind: CslType, year: int) -> Venue:
    """Return the full and the short name; a short one is only taken from the entry, never made up."""
    if kind == "article" and _arxiv(entry):
        return Venue("arXiv", "arXiv")
    fields = _VENUE_FIELDS.get(kind, _ANY_VENUE)
    name = next((text for field in fields if (text := _text(entry, field))), "")
    given = _text(entry, "shortjournal") or _text(entry, "shortbooktitle")
    if not given and kind in MEETINGS:
        given = short_venue(name, _text(entry, "series"), year)
    return Venue(given, name)


def _links(entry: BibEntry) -> tuple[Link, ...]:
    """Return the entry's addresses that no DOI or arXiv id stands for already."""
    links: list[Link] = []
    url = plain_address(entry.get("url"))
    if is_address(url) and not find_doi("", url) and not find_arxiv(url):
        links.append(Link(_link_name(url), url))
    for field, name in _LINK_FIELDS.items():
        written = entry.get(field)
        address = plain_address(written) if written else ""
        if is_address(address) and all(address != link.url for link in links):
            links.append(Link(name, address))
    return tuple(links)


def _link_name(url: str) -> str:
    """Return what an address leads to as far as the address itself says so."""
    if url.lower().split("?")[0].endswith(".pdf"):
        return "PDF"
    if re.match(r"https?://(?:www\.)?(?:github\.com|gitlab\.com|codeberg\.org)/", url):
        return "Code"
    return "Link"
