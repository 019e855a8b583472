"""The record of an arXiv id, from the Atom that arXiv's API answers with (https://info.arxiv.org/help/api/)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

from sitectl.publications.dates import parse_date
from sitectl.publications.http import MetadataError, NotFoundError
from sitectl.publications.identifiers import find_arxiv
from sitectl.publications.keys import make_key
from sitectl.publications.latex import latex_to_text
from sitectl.publications.names import parse_name
from sitectl.publications.record import Name, Record, Venue

if TYPE_CHECKING:
    from sitectl.publications.http import Client

ARXIV = "https://export.arxiv.org"

_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_DECLARATION = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_GROUP = re.compile(r"\b(?:collaboration|consortium|team|group)\Z", re.IGNORECASE)


def fetch_arxiv(written: str, client: Client, arxiv: str = ARXIV) -> Record:
    """Return the record of an arXiv id or address; raises MetadataError in one sentence if there is none."""
    identifier = find_arxiv(written)
    if not identifier:
        raise MetadataError(f"{written!r} is not an arXiv id; one looks like 2504.19516")
    query = urlencode({"id_list": identifier, "max_results": 1})
    url = f"{arxiv.rstrip('/')}/api/query?{query}"
    record = arxiv_record(client.get(url, "application/atom+xml"), identifier, url)
    if record is None:
        raise NotFoundError(f"{identifier}: arXiv knows no paper of this id")
    return record


def arxiv_record(atom: str, identifier: str, url: str) -> Record | None:
    """Return the record in an Atom feed; None if it is not there, MetadataError if the text is no feed."""
    try:
        if _DECLARATION.search(atom):
            raise ET.ParseError("declarations are not read")
        feed = ET.fromstring(atom)  # noqa: S314 - no declarations, so no entities, are let through above
    except ET.ParseError:
        raise MetadataError(f"{url}: the answer is not the Atom of a paper") from None
    if feed.tag != f"{_ATOM}feed":
        raise MetadataError(f"{url}: the answer is not the Atom of a paper")
    for entry in feed.findall(f"{_ATOM}entry"):
        if find_arxiv(_text(entry, f"{_ATOM}id").removesuffix("/")) == identifier:
            return _record(entry, identifier)
    return None


def _record(entry: ET.Element, identifier: str) -> Record | None:
    title = latex_to_text(_text(entry, f"{_ATOM}title"))
    abstract = latex_to_text(_text(entry, f"{_ATOM}summary"))
    names = (_text(author, f"{_ATOM}name") for author in entry.findall(f"{_ATOM}author"))
    authors = tuple(_name(name) for name in names if name)
    date = parse_date(_text(entry, f"{_ATOM}published")[:10])
    if not title.text or date is None:
        return None
    return Record(
        key=make_key(authors, date, title.text),
        type="article",
        title=title.text,
        authors=authors,
        date=date,
        venue=Venue("arXiv", "arXiv"),
        doi=_text(entry, f"{_ARXIV}doi"),
        arxiv=identifier,
        abstract=abstract.text,
        math=title.math or abstract.math,
    )


def _name(text: str) -> Name:
    """Return an author as arXiv writes one: in reading order, a collaboration among the people."""
    return Name(literal=latex_to_text(text).text) if _GROUP.search(text) else parse_name(text)


def _text(element: ET.Element, tag: str) -> str:
    return " ".join((element.findtext(tag) or "").split())
