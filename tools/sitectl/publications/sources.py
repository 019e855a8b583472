"""Where a publication comes from: a bibliography, Crossref and DataCite, or arXiv."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sitectl.errors import SitectlError
from sitectl.publications.bib_records import Reading, read_records

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitectl.publications.record import Record
    from sitectl.settings import Settings


class SourceError(SitectlError):
    """A bibliography that cannot be read, or options that name two sources."""


def require_one_source(bib: str | None, doi: str | None, arxiv: str | None) -> None:
    """Raise SourceError if more than one source is named."""
    named = [name for name, value in (("--bib", bib), ("--doi", doi), ("--arxiv", arxiv)) if value is not None]
    if len(named) > 1:
        raise SourceError(f"{' and '.join(named)} name two sources; give one of them")


def read_bibliography_file(name: str) -> str:
    """Return the text of a BibTeX file, - for standard input; raises SourceError in one sentence."""
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return data.decode("utf-8")
    except OSError as error:
        raise SourceError(f"{name}: cannot be read ({(error.strerror or str(error)).lower()})") from None
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise SourceError(f"{name}:{line}: is not UTF-8 text; save the bibliography as UTF-8") from None


def from_bibliography(
    name: str, keys: tuple[str, ...] = (), progress: Callable[[int, int], None] | None = None
) -> Reading:
    """Return the entries of a BibTeX file, all or those of the keys; raises SourceError if there are none.

    `progress` is told how many entries of how many have been read.
    """
    reading = read_records(read_bibliography_file(name), progress)
    known = {record.key for record in reading.records}
    unknown = [key for key in keys if key not in known]
    if unknown:
        raise SourceError(_why_missing(name, unknown[0], reading))
    if not reading.records and not reading.problems:
        raise SourceError(f"{name}: no BibTeX entry in it")
    if not keys:
        return reading
    wanted = tuple(record for record in reading.records if record.key in keys)
    return Reading(wanted, tuple(each for each in reading.problems if any(f"'{key}'" in each.message for key in keys)))


def _why_missing(name: str, key: str, reading: Reading) -> str:
    """Return what to say of a key without a record: what is wrong with its entry, or that there is none."""
    for problem in reading.problems:
        if problem.fatal and f"'{key}'" in problem.message:
            return f"{name}:{problem.line}:{problem.column}: {problem.message}"
    return f"{name}: no entry with the key {key!r}"


def fetched(doi: str | None, arxiv: str | None, settings: Settings, *, offline: bool = False) -> Record | None:
    """Return the record of a DOI or an arXiv id, None without either; raises MetadataError in one sentence."""
    if doi is None and arxiv is None:
        return None
    from sitectl.publications.arxiv import fetch_arxiv
    from sitectl.publications.doi import fetch_doi
    from sitectl.publications.http import Client

    client = Client(settings.contact, cache_folder(), offline)
    if doi is not None:
        record = fetch_doi(doi, client, settings.crossref_address, settings.datacite_address)
        return record if record.title and record.date else replace(record, key="")  # one is made of what is asked for
    return fetch_arxiv(arxiv or "", client, settings.arxiv_address)


def cache_folder() -> Path:
    """Return where the services' answers are kept: below XDG_CACHE_HOME, else ~/.cache."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "sitectl" / "metadata"
