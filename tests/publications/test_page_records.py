"""Pages read back as the records they were made of, and hand-written pages as what they say."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import pytest

from bench.bibliography import make_bibliography
from sitectl.content.page import Page
from sitectl.content.source import Source
from sitectl.publications.bib_records import read_records
from sitectl.publications.page_records import page_record, publication_files
from sitectl.publications.pages import publication_pages
from sitectl.publications.record import Link, Name, Record, Venue


def _record(front_matter: str, citation: str = "") -> Record:
    return page_record(Page(Source(Path("publications/k/index.md"), front_matter)), citation)


def test_made_pages_read_back() -> None:
    records = read_records(make_bibliography(100, broken_every=0)[0]).records
    assert len(records) == 100
    for record in records:
        page, citation = publication_pages(record, Path("publications"), UTC)
        read = page_record(Page(Source(page.path, page.text)), citation.text)
        assert read == record


WRITTEN = """---
title: "KeSCo"
date: 2023-01-01T00:00:00+08:00
Authors: [Zejia Lin, 李雷]
equal: Zejia Lin
venue: {Short: "ICCD'23", name: Computer Design}
doi: 10.1145/1
arxiv: 2301.00001
links: [{name: PDF, url: /x.pdf}, {name: none}, 7]
---
"""


def test_hand_written_page() -> None:
    record = _record(WRITTEN)
    assert (record.key, record.type, record.title) == ("k", "paper-conference", "KeSCo")
    assert record.authors == (Name(family="Lin", given="Zejia"), Name(literal="李雷"))
    assert (record.equal, record.venue) == (("Zejia Lin",), Venue("ICCD'23", "Computer Design"))
    assert (record.doi, record.links, str(record.date)) == ("10.1145/1", (Link("PDF", "/x.pdf"),), "2023")


# (front matter lines, type, venue)
TYPES = [
    ("venue: {name: X, kind: journal}", "article-journal", "X"),
    ("venue: {name: X, kind: workshop}", "paper-conference", "X"),
    ("venue: {name: X, kind: Talk}", "speech", "X"),
    ("venue: {name: X, kind: nonsense}", "paper-conference", "X"),
    ("venue: ACM Transactions on X", "article-journal", "ACM Transactions on X"),
    ("venue: {short: arXiv}", "article", ""),
    ("arxiv: '2504.19516'", "article", ""),
    ("venue: [a]", "document", ""),
    ("note: x", "document", ""),
]


@pytest.mark.parametrize(("lines", "kind", "venue"), TYPES)
def test_types(lines: str, kind: str, venue: str) -> None:
    record = _record(f"---\ntitle: T\n{lines}\n---\n")
    assert (record.type, record.venue.name) == (kind, venue)


# (front matter lines, citation, date)
DATES = [
    ("date: 2023-01-01", "", "2023"),
    ("date: 2023-05-01", "", "2023-05"),
    ("date: 2023-05-01", "@misc{k, title={T}, date={2023-05-01}}", "2023-05-01"),
    ("# Only the month is known.\ndate: 2023-05-01", "", "2023-05"),
    ("# Only the year is known.\ndate: 2023-06-01", "", "2023"),
    ("date: 2023-05-17T10:00:00+08:00", "", "2023-05-17"),
    ("date: 2023-05-01", "@misc{k, title={T}, year=2023, month=may}", "2023-05"),
    ("date: 2023-05-17", "@misc{k, title={T}, year=2022}", "2023-05-17"),
    ("title2: x", "@misc{k, title={T}, year=2022}", "2022"),
    ("date: soon", "", "None"),
]


@pytest.mark.parametrize(("lines", "citation", "date"), DATES)
def test_dates(lines: str, citation: str, date: str) -> None:
    assert str(_record(f"---\ntitle: T\n{lines}\n---\n", citation).date) == date


def test_page_wins_over_its_citation() -> None:
    citation = "@article{key, title={Old}, author={van der Berg, Jan}, year=2020, journal={J}, volume=5}"
    record = _record("---\ntitle: New\nauthors: [Jan van der Berg, Zewei Mo]\n---\n", citation)
    assert (record.key, record.title, record.venue.name, record.details) == ("key", "New", "J", (("volume", "5"),))
    assert record.authors[0] == Name(family="Berg", given="Jan", particle="van der")
    assert record.authors[1] == Name(family="Mo", given="Zewei")


def test_files_of_a_folder(tmp_path: Path) -> None:
    for name in ("_index.md", "b/index.md", "a.md", "c/other.md", ".hidden/index.md", "d.txt", "a.md.bak"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("---\ntitle: T\n---\n")
    found = [path.relative_to(tmp_path).as_posix() for path in publication_files(tmp_path)]
    assert found == ["a.md", "b/index.md"]
    assert list(publication_files(tmp_path / "none")) == []
