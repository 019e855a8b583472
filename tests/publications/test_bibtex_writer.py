"""BibTeX made of records reads back to the same records."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitectl.publications.bib_records import read_records
from sitectl.publications.bibtex_writer import bibtex_of, written_bibtex
from sitectl.publications.record import Link, Name, PartialDate, Record, Venue

if TYPE_CHECKING:
    from sitectl.publications.record import CslType

MIXPERT = Record(
    key="lin2024mixpert",
    type="paper-conference",
    title="MixPert & \\(O(n^2)\\) on 100% of GPUs",
    authors=(Name(family="Lin", given="Zejia"), Name(literal="The ATLAS Collaboration")),
    date=PartialDate(2024, 6, 20),
    venue=Venue("LCTES'24", "Proceedings of the 25th Conference"),
    doi="10.1145/3652032.3657567",
    arxiv="2401.00001",
    links=(Link("Code", "https://github.com/a/b_c"),),
    math=True,
    details=(("pages", "34–45"), ("publisher", "ACM")),
)

ENTRY = r"""@inproceedings{lin2024mixpert,
  title = {{MixPert \& $O(n^2)$ on 100\% of GPUs}},
  author = {Lin, Zejia and {The ATLAS Collaboration}},
  booktitle = {Proceedings of the 25th Conference},
  series = {LCTES'24},
  pages = {34–45},
  publisher = {ACM},
  year = {2024},
  day = {20},
  doi = {10.1145/3652032.3657567},
  eprint = {2401.00001},
  archiveprefix = {arXiv},
  month = jun,
}"""


def test_whole_entry() -> None:
    assert written_bibtex(MIXPERT) == ENTRY


def test_own_entry_comes_first() -> None:
    assert bibtex_of(replace(MIXPERT, bibtex=" @misc{own}\n")) == "@misc{own}"
    assert bibtex_of(MIXPERT) == ENTRY


def _read_back(record: Record) -> Record:
    read = read_records(written_bibtex(record))
    assert [problem for problem in read.problems if problem.fatal] == []
    assert len(read.records) == 1
    return read.records[0]


TEXT = st.text(st.characters(codec="utf-8", categories=["L", "M", "N", "P", "S", "Zs"]), min_size=1).map(
    lambda text: " ".join(text.split())
)
#: Words that BibTeX would take for something else than a name's part are tested by rows.
WORD = st.from_regex(r"\A[A-ZÀ-ÖØ-Þ李雷][a-zà-öø-ÿ李雷]{0,8}\Z").filter(
    lambda word: word.lower() not in {"and", "others"}
)
PEOPLE = st.builds(Name, family=st.lists(WORD, min_size=1, max_size=2).map(" ".join), given=WORD)


@settings(max_examples=60, deadline=None)
@given(title=TEXT.filter(bool), name=TEXT, authors=st.lists(PEOPLE, min_size=1, max_size=4))
def test_any_text_reads_back(title: str, name: str, authors: list[Name]) -> None:
    from sitectl.publications.latex import one_line

    record = Record("k", "article-journal", title, tuple(authors), date=PartialDate(2020), venue=Venue("", name))
    read = _read_back(record)
    assert read.title == one_line(title)
    assert read.venue.name == one_line(name)
    assert read.authors == record.authors


TYPES: list[tuple[CslType, str]] = [
    ("article-journal", "Journal of Things"),
    ("paper-conference", "Conference of Things"),
    ("chapter", "Book of Things"),
    ("thesis", "University of Things"),
    ("book", "Press of Things"),
    ("report", "Institute of Things"),
    ("software", "Zenodo"),
    ("dataset", "Zenodo"),
    ("speech", "Meeting of Things"),
]


@pytest.mark.parametrize(("kind", "venue"), TYPES)
@pytest.mark.parametrize("date", [PartialDate(2020), PartialDate(2020, 5), PartialDate(2020, 5, 17)])
def test_types_and_dates_read_back(kind: CslType, venue: str, date: PartialDate) -> None:
    record = replace(MIXPERT, type=kind, venue=Venue("", venue), date=date)
    read = _read_back(record)
    assert (read.type, read.venue.name, read.date) == (kind, venue, date)
    assert (read.doi, read.arxiv) == (record.doi, record.arxiv)


def test_preprint_reads_back() -> None:
    read = _read_back(replace(MIXPERT, type="article", venue=Venue("arXiv", "arXiv")))
    assert (read.type, read.venue, read.arxiv) == ("article", Venue("arXiv", "arXiv"), "2401.00001")


NAMES = [
    Name(family="Beethoven", given="Ludwig", particle="van"),
    Name(family="van Beethoven", given="Ludwig"),
    Name(family="Ford", given="Henry", suffix="Jr."),
    Name(family="Vallée Poussin", given="Charles", particle="de la"),
    Name(family="Barnes and Noble", given="A."),
    Name(family="A, B", given="C"),
    Name(literal="Barnes and Noble, Inc."),
    Name(literal="李雷"),
    Name(family="李", given="雷"),
    Name(literal="R&D {Group} 100%"),
    Name(family="fontaine", particle="jean de la"),
]


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name.display)
def test_names_read_back(name: Name) -> None:
    record = replace(MIXPERT, authors=(name, Name(family="Lin", given="Zejia")), et_al=True)
    read = _read_back(record)
    assert read.authors == record.authors
    assert read.et_al
