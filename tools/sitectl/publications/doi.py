"""The record of a DOI: asked of Crossref, and of DataCite for what Crossref does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from sitectl.publications.crossref import crossref_record
from sitectl.publications.datacite import datacite_record
from sitectl.publications.http import MetadataError, NotFoundError
from sitectl.publications.identifiers import find_doi
from sitectl.publications.json_values import member, parse_json

if TYPE_CHECKING:
    from sitectl.publications.http import Client
    from sitectl.publications.json_values import Json
    from sitectl.publications.record import Record

CROSSREF = "https://api.crossref.org"
DATACITE = "https://api.datacite.org"


def fetch_doi(written: str, client: Client, crossref: str = CROSSREF, datacite: str = DATACITE) -> Record:
    """Return the record of a DOI in any of its written forms; raises MetadataError in one sentence if there is none.

    What its metadata do not say, even title and date, the record does not have.
    """
    doi = find_doi(written) or find_doi("", written)
    if not doi:
        raise MetadataError(f"{written!r} is not a DOI; one looks like 10.1145/3652032.3657567")
    try:
        url = f"{crossref.rstrip('/')}/works/{quote(doi, safe='')}"
        return crossref_record(_answer(client.get(url, "application/json"), url, "message"))
    except NotFoundError:
        return _from_datacite(doi, client, datacite)


def _from_datacite(doi: str, client: Client, datacite: str) -> Record:
    url = f"{datacite.rstrip('/')}/dois/{quote(doi, safe='')}"
    try:
        return datacite_record(_answer(client.get(url, "application/vnd.api+json"), url, "data", "attributes"))
    except NotFoundError:
        raise NotFoundError(f"{doi}: neither Crossref nor DataCite knows this DOI") from None


def _answer(text: str, url: str, *path: str) -> Json:
    """Return the part of a JSON answer that describes the work."""
    try:
        work = member(parse_json(text), *path)
    except ValueError:
        work = None
    if not isinstance(work, dict):
        raise MetadataError(f"{url}: the answer is not the JSON of a work")
    return work
