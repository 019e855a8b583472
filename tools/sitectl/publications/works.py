"""When two records are versions of one work: a preprint and what was published, or one paper met twice."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitectl.publications.record import Record

_NOT_WORD = re.compile(r"[\W_]+")
_ARXIV_DOI = "10.48550/"


@dataclass(frozen=True)
class Work:
    """One work: its record, made of all its versions, and their BibTeX entries by key."""

    record: Record
    entries: dict[str, str]


def is_same_work(one: Record, other: Record) -> bool:
    """Tell whether two records are of one work: by DOI, then arXiv id, then title and a common author.

    Two published versions with DOIs of their own, or at different kinds of venues, are two works.
    """
    dois = {doi.lower() for doi in (one.doi, other.doi) if doi}
    if one.doi and other.doi and len(dois) == 1:
        return True
    both_published = not (is_preprint(one) or is_preprint(other))
    if both_published and len(dois) == 2:
        return False
    if one.arxiv and one.arxiv == other.arxiv:
        return True
    if title_key(one.title) != title_key(other.title) or not title_key(one.title) or not _share_author(one, other):
        return False
    return not both_published or one.type == other.type or not (one.venue.name and other.venue.name)


def is_preprint(record: Record) -> bool:
    """Tell whether a record is of a version that no venue published."""
    return record.is_preprint or (record.type == "document" and bool(record.arxiv))


def merged_works(records: Iterable[Record]) -> list[Work]:
    """Return the works of a bibliography in order of their first entries."""
    works: list[Work] = []
    index = WorkIndex()
    for record in records:
        place = index.find(record)
        if place is None:
            place = len(works)
            works.append(Work(record, {record.key: record.bibtex}))
        else:
            old = works[place]
            works[place] = Work(combined(old.record, record), {**old.entries, record.key: record.bibtex})
        index.add(record, place)
    return works


def combined(one: Record, other: Record) -> Record:
    """Return one record of two versions: the published one, with what only the preprint knows."""
    main, spare = (other, one) if is_preprint(one) and not is_preprint(other) else (one, other)
    addresses = {link.url for link in main.links}
    return replace(
        main,
        doi=main.doi or ("" if spare.doi.startswith(_ARXIV_DOI) else spare.doi),
        arxiv=main.arxiv or spare.arxiv,
        equal=main.equal or spare.equal,
        corresponding=main.corresponding or spare.corresponding,
        links=(*main.links, *(link for link in spare.links if link.url not in addresses)),
        abstract=main.abstract or spare.abstract,
        math=main.math or (spare.math and not main.abstract and bool(spare.abstract)),
    )


@dataclass
class WorkIndex:
    """Finds the place of a work among many without comparing each with each."""

    records: dict[int, list[Record]] = field(default_factory=lambda: defaultdict(list))
    places: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, record: Record, place: int) -> None:
        """Add a record as a version of the work at a place."""
        self.records[place].append(record)
        for mark in _marks(record):
            self.places[mark].append(place)

    def find(self, record: Record) -> int | None:
        """Return the place of the first work that a record is of, None if it is of none."""
        candidates = (place for mark in _marks(record) for place in self.places.get(mark, ()))
        return next(
            (place for place in candidates if any(is_same_work(record, each) for each in self.records[place])), None
        )


def _marks(record: Record) -> list[str]:
    marks = (("doi:", record.doi.lower()), ("arxiv:", record.arxiv), ("title:", title_key(record.title)))
    return [kind + mark for kind, mark in marks if mark]


def title_key(title: str) -> str:
    """Return the letters and digits of a title, by which two spellings of it are told to be one."""
    return _NOT_WORD.sub("", unicodedata.normalize("NFKC", title).casefold())


def _share_author(one: Record, other: Record) -> bool:
    return bool(_author_keys(one) & _author_keys(other)) or not (one.authors and other.authors)


def _author_keys(record: Record) -> set[str]:
    """Return the last words of the authors' names without accents, and names without a blank as they are."""
    plain = (unicodedata.normalize("NFKD", author.display) for author in record.authors)
    words = ("".join(char for char in name if not unicodedata.combining(char)).casefold().split() for name in plain)
    return {each[-1] for each in words if each}
