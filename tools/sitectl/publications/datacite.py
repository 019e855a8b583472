"""Works as DataCite's REST API describes them (https://support.datacite.org/reference), as records."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.publications.dates import parse_date
from sitectl.publications.identifiers import find_arxiv
from sitectl.publications.json_values import items_of, member, text_of
from sitectl.publications.keys import make_key
from sitectl.publications.markup import markup_to_paragraphs, markup_to_text
from sitectl.publications.names import parse_name
from sitectl.publications.record import Name, Record, Venue
from sitectl.publications.venues import MEETINGS, short_venue

if TYPE_CHECKING:
    from sitectl.publications.json_values import Json
    from sitectl.publications.record import CslType, PartialDate

#: DataCite's resourceTypeGeneral (schema 4.6, appendix 1) as CSL types; what is not here is a document.
TYPES: dict[str, CslType] = {
    "JournalArticle": "article-journal",
    "ConferencePaper": "paper-conference",
    "Preprint": "article",
    "BookChapter": "chapter",
    "Book": "book",
    "ConferenceProceeding": "book",
    "Dissertation": "thesis",
    "Report": "report",
    "Software": "software",
    "ComputationalNotebook": "software",
    "Dataset": "dataset",
    "Presentation": "speech",
}

_DATES = ("Issued", "Submitted", "Available", "Created")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def datacite_record(work: Json) -> Record:
    """Return a work (the `data.attributes` of an answer) as a record; its title is "" and its date None if unsaid."""
    title = markup_to_text(_plain_title(work))
    abstract = markup_to_paragraphs(_description(work))
    authors = tuple(name for each in items_of(member(work, "creators")) if (name := _name(each)))
    doi = text_of(member(work, "doi"))
    arxiv = find_arxiv(doi) if "arxiv" in doi.lower() else ""
    kind = "article" if arxiv else TYPES.get(text_of(member(work, "types", "resourceTypeGeneral")), "document")
    date = _date(work)
    publisher = text_of(member(work, "publisher")) or text_of(member(work, "publisher", "name"))
    venue = Venue("arXiv", "arXiv") if arxiv else _venue(work, kind, publisher, date)
    return Record(
        key=make_key(authors, date, title.text),
        type=kind,
        title=title.text,
        authors=authors,
        date=date,
        venue=venue,
        doi=doi,
        arxiv=arxiv,
        abstract=abstract.text,
        math=title.math or abstract.math,
        details=(("publisher", publisher),) if publisher and publisher != venue.name else (),
    )


def _plain_title(work: Json) -> str:
    """Return the title that is neither a subtitle nor a translation."""
    titles = items_of(member(work, "titles"))
    main = [each for each in titles if not text_of(member(each, "titleType"))] or titles
    return text_of(member(main[0], "title")) if main else ""


def _description(work: Json) -> str:
    for each in items_of(member(work, "descriptions")):
        if text_of(member(each, "descriptionType")) == "Abstract":
            return text_of(member(each, "description"))
    return ""


def _name(creator: Json) -> Name | None:
    family, given = text_of(member(creator, "familyName")), text_of(member(creator, "givenName"))
    name = text_of(member(creator, "name"))
    if family and given:
        return Name(family=family, given=given)
    if text_of(member(creator, "nameType")) == "Organizational":
        return Name(literal=name) if name else None
    return parse_name(name) if name else None


def _date(work: Json) -> PartialDate | None:
    """Return the date of issue, else the first submission, in the year of publication."""
    year = text_of(member(work, "publicationYear"))
    dates = items_of(member(work, "dates"))
    for wanted in _DATES:
        for each in dates:
            text = text_of(member(each, "date"))
            if text_of(member(each, "dateType")) == wanted and text.startswith(year or "\n"):
                day = _DAY.match(text)
                return parse_date(day.group() if day else text)
    return parse_date(year)


def _venue(work: Json, kind: CslType, publisher: str, date: PartialDate | None) -> Venue:
    name = markup_to_text(text_of(member(work, "container", "title"))).text or publisher
    return Venue(short_venue(name, "", date.year) if date and kind in MEETINGS else "", name)
