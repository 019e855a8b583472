"""Works as Crossref's REST API describes them (https://api.crossref.org/swagger-ui/), as records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.publications.dates import checked_date
from sitectl.publications.identifiers import find_arxiv
from sitectl.publications.json_values import items_of, member, text_of
from sitectl.publications.keys import make_key
from sitectl.publications.markup import markup_to_paragraphs, markup_to_text
from sitectl.publications.record import Name, Record, Venue
from sitectl.publications.venues import MEETINGS, short_venue

if TYPE_CHECKING:
    from sitectl.publications.json_values import Json
    from sitectl.publications.record import CslType, PartialDate

#: The types of api.crossref.org/types that a homepage may list; what is not here is a document.
TYPES: dict[str, CslType] = {
    "journal-article": "article-journal",
    "proceedings-article": "paper-conference",
    "posted-content": "article",
    "book-chapter": "chapter",
    "book-part": "chapter",
    "book-section": "chapter",
    "reference-entry": "chapter",
    "book": "book",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "proceedings": "book",
    "dissertation": "thesis",
    "report": "report",
    "report-component": "report",
    "dataset": "dataset",
}

#: Members of a work that are kept as details, and the BibTeX fields they become.
_DETAILS = (
    ("volume", "volume"),
    ("issue", "number"),
    ("page", "pages"),
    ("publisher", "publisher"),
    ("ISBN", "isbn"),
    ("ISSN", "issn"),
)


def crossref_record(work: Json) -> Record:
    """Return a work (the `message` of an answer) as a record; its title is "" and its date None if unsaid."""
    title = markup_to_text(_title(work))
    abstract = markup_to_paragraphs(text_of(member(work, "abstract")))
    authors = tuple(name for each in items_of(member(work, "author")) if (name := _name(each)))
    date = _date(work)
    kind = TYPES.get(text_of(member(work, "type")), "document")
    return Record(
        key=make_key(authors, date, title.text),
        type=kind,
        title=title.text,
        authors=authors,
        editors=tuple(name for each in items_of(member(work, "editor")) if (name := _name(each))),
        date=date,
        venue=_venue(work, kind, date),
        doi=text_of(member(work, "DOI")),
        arxiv=_preprint(work),
        abstract=abstract.text,
        math=title.math or abstract.math,
        details=tuple((name, text) for member_, name in _DETAILS if (text := text_of(member(work, member_)))),
    )


def _title(work: Json) -> str:
    """Return title and subtitle, which Crossref holds apart."""
    title, subtitle = text_of(member(work, "title")), text_of(member(work, "subtitle"))
    if not subtitle or subtitle.lower() in title.lower():
        return title
    return f"{title} {subtitle}" if title.endswith((":", "?", "!", "—")) else f"{title}: {subtitle}"


def _name(author: Json) -> Name | None:
    """Return a contributor; an organisation has a `name`, a person at least a `family` name."""
    family, given = (markup_to_text(text_of(member(author, part))).text for part in ("family", "given"))
    literal = markup_to_text(text_of(member(author, "name"))).text or ("" if family and given else family or given)
    if literal:
        return Name(literal=literal)
    return Name(family=family, given=given, suffix=text_of(member(author, "suffix"))) if family else None


def _date(work: Json) -> PartialDate | None:
    """Return the most precise of the dates that name the year of issue."""
    issued = _date_parts(work, "issued")
    if issued is None:
        return None
    others = [_date_parts(work, name) for name in ("published-print", "published-online", "published", "posted")]
    same_year = [date for date in (issued, *others) if date and date.year == issued.year]
    return issued if issued.month else max(same_year, key=lambda date: (bool(date.month), bool(date.day)))


def _date_parts(work: Json, name: str) -> PartialDate | None:
    parts = items_of(member(work, name, "date-parts"))
    numbers = [part for part in items_of(parts[0] if parts else None) if isinstance(part, int)]
    return checked_date(*numbers[:3]) if numbers else None


def _venue(work: Json, kind: CslType, date: PartialDate | None) -> Venue:
    name = markup_to_text(text_of(member(work, "container-title"))).text
    if kind in {"book", "report", "thesis", "article"} and not name:
        institution = items_of(member(work, "institution"))
        name = text_of(member(institution[0] if institution else None, "name")) or text_of(member(work, "publisher"))
    if kind == "article-journal":
        short = markup_to_text(text_of(member(work, "short-container-title"))).text
        return Venue("" if short == name else short, name)
    acronym = markup_to_text(text_of(member(work, "event", "acronym"))).text
    event = markup_to_text(text_of(member(work, "event", "name"))).text
    if not date or kind not in MEETINGS:
        return Venue("", name)
    return Venue(short_venue(name, acronym, date.year) or short_venue(event, "", date.year), name)


def _preprint(work: Json) -> str:
    """Return the arXiv id of the work's own preprint."""
    related = items_of(member(work, "relation", "has-preprint"))
    found = (find_arxiv(text_of(member(each, "id"))) for each in related)
    own = text_of(member(work, "DOI")).lower()
    return next((identifier for identifier in found if identifier), find_arxiv(own) if "arxiv" in own else "")
