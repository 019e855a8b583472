"""The three-way merge: hand edits win, the bibliography's changes arrive, both are a conflict."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest

from sitectl.content.page import Page
from sitectl.content.source import Source
from sitectl.publications.merge import Conflict, merge_page
from sitectl.publications.pages import publication_pages
from sitectl.publications.record import Link, Name, PartialDate, Record, Venue

BASE = Record(
    "k",
    "paper-conference",
    "Old title",
    (Name(family="Lin", given="Zejia"), Name(family="Mo", given="Zewei")),
    date=PartialDate(2023),
    venue=Venue("ICCD'23", "Computer Design"),
    doi="10.1145/1",
    abstract="Old words.",
)


def _page(record: Record, newline: str = "\n") -> Page:
    text = publication_pages(record, Path("p"), UTC)[0].text.replace("\n", newline)
    return Page(Source(Path("p/k/index.md"), text))


# (what the bibliography changes, the text before, the text after)
ARRIVES: list[tuple[dict[str, Any], str, str]] = [
    ({"title": 'New: "title" #1'}, 'title: "Old title"', 'title: "New: \\"title\\" #1"'),
    ({"doi": "10.1145/2"}, 'doi: "10.1145/1"', 'doi: "10.1145/2"'),
    ({"doi": ""}, 'doi: "10.1145/1"\n', ""),
    ({"venue": Venue("ICCD'24", "Computer Design")}, "short: ICCD'23", "short: ICCD'24"),
    ({"venue": Venue("ICCD'23", "")}, "  name: Computer Design\n", ""),
    ({"date": PartialDate(2024, 5, 6)}, "date: 2023-01-01T00:00:00Z", "date: 2024-05-06T00:00:00Z"),
    ({"authors": BASE.authors[:1]}, "  - Zejia Lin\n  - Zewei Mo\n", "  - Zejia Lin\n"),
    ({"abstract": "New *words*.\n\nMore."}, "\nOld words.\n", "\nNew \\*words\\*.\n\nMore.\n"),
    ({"abstract": ""}, "\nOld words.\n", ""),
]


@pytest.mark.parametrize(("change", "before", "after"), ARRIVES)
def test_change_of_the_bibliography_arrives_and_moves_nothing_else(
    change: dict[str, Any], before: str, after: str
) -> None:
    page = _page(BASE)
    merged = merge_page(page, BASE, replace(BASE, **change), UTC)
    assert page.text.count(before) == 1
    assert merged.page.text == page.text.replace(before, after)
    assert merged.conflicts == ()


ADDED: list[tuple[dict[str, Any], str]] = [
    ({"arxiv": "2301.00001"}, "2301.00001"),
    ({"equal": ("Zejia Lin", "Zewei Mo")}, "equal:\n  - "),
    ({"corresponding": ("Zewei Mo",)}, "corresponding:\n  - "),
    ({"math": True}, "math: true\n"),
    ({"links": (Link("PDF", "/x.pdf"),)}, 'links:\n  - name: PDF\n    url: "/x.pdf"\n---\n'),
]


@pytest.mark.parametrize(("change", "added"), ADDED)
@pytest.mark.parametrize("base", [BASE, None])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_new_field_is_added(change: dict[str, Any], added: str, base: Record | None, newline: str) -> None:
    page = _page(BASE, newline)
    merged = merge_page(page, base, replace(BASE, **change), UTC)
    assert added.replace("\n", newline) in merged.page.text
    assert merged.conflicts == ()
    kept = [line for line in merged.page.text.splitlines() if line in page.text.splitlines()]
    assert kept == page.text.splitlines()
    assert "\n" not in merged.page.text.replace("\r\n", "") or newline == "\n"
    assert merge_page(merged.page, replace(BASE, **change), replace(BASE, **change), UTC).page.text == merged.page.text


# (text of the page, what a person made of it)
HAND_EDITS = [
    ('title: "Old title"', "title: 'Own title'  # mine"),
    ("  - Zewei Mo\n", ""),
    ("date: 2023-01-01T00:00:00Z", "date: 2023-10-09"),
    ('doi: "10.1145/1"\n', ""),
    ("  short: ICCD'23\n", '  short: "ICCD"\n'),
    ("Old words.", "My words."),
    ("---\n\nOld", "weight: 3\n---\n\nOld"),
    ("title:", "# a comment\ntitle:"),
]


@pytest.mark.parametrize(("before", "after"), HAND_EDITS)
def test_hand_edit_stays_while_the_bibliography_is_as_it_was(before: str, after: str) -> None:
    page = _page(BASE)
    assert page.text.count(before) == 1
    edited = Page(Source(page.source.path, page.text.replace(before, after)))
    merged = merge_page(edited, BASE, BASE, UTC)
    assert (merged.page.text, merged.conflicts) == (edited.text, ())


@pytest.mark.parametrize(("before", "after"), HAND_EDITS)
def test_hand_edit_stays_while_the_bibliography_changes_something_else(before: str, after: str) -> None:
    edited = Page(Source(Path("index.md"), _page(BASE).text.replace(before, after)))
    merged = merge_page(edited, BASE, replace(BASE, arxiv="2301.00001"), UTC)
    assert "2301.00001" in merged.page.text
    rest = [line for line in merged.page.text.splitlines() if "2301.00001" not in line]
    assert rest == edited.text.splitlines()
    assert merged.conflicts == ()


def test_both_changed_is_a_conflict_and_the_page_wins() -> None:
    edited = Page(Source(Path("index.md"), _page(BASE).text.replace("Old title", "Own title")))
    merged = merge_page(edited, BASE, replace(BASE, title="New title", doi="10.1145/2"), UTC)
    assert merged.conflicts == (Conflict("title", "Own title", "New title"),)
    assert merged.page.text == edited.text.replace("10.1145/1", "10.1145/2")


def test_both_changed_to_the_same_is_no_conflict() -> None:
    edited = Page(Source(Path("index.md"), _page(BASE).text.replace("Old title", "New title")))
    merged = merge_page(edited, BASE, replace(BASE, title="New title"), UTC)
    assert (merged.page.text, merged.conflicts) == (edited.text, ())


def test_more_precise_date_of_the_page_is_no_conflict() -> None:
    edited = Page(Source(Path("index.md"), _page(BASE).text.replace("2023-01-01T00:00:00Z", "2023-10-09")))
    assert merge_page(edited, None, BASE, UTC).conflicts == ()


def test_without_a_base_the_page_wins() -> None:
    page = _page(BASE)
    merged = merge_page(page, None, replace(BASE, title="New title", arxiv="2301.00001"), UTC)
    assert merged.conflicts == (Conflict("title", "Old title", "New title"),)
    assert "2301.00001" in merged.page.text


def test_what_cannot_be_edited_with_certainty_is_reported() -> None:
    text = _page(BASE).text
    anchored = text.replace("authors:\n  - Zejia Lin\n  - Zewei Mo\n", "authors: &a [Zejia Lin, Zewei Mo]\nb: *a\n")
    assert anchored != text
    page = Page(Source(Path("index.md"), anchored))
    merged = merge_page(page, BASE, replace(BASE, authors=BASE.authors[:1]), UTC)
    assert merged.page.text == page.text
    assert [conflict.key for conflict in merged.conflicts] == ["authors"]
    assert "anchor" in merged.conflicts[0].reason


TOML = """+++
title = "Old title"
date = 2023-01-01T00:00:00Z
authors = ["Zejia Lin", "Zewei Mo"]
doi = "10.1145/1" # comment
[venue]
short = "ICCD'23"
name = "Computer Design"
kind = "conference"
+++

Old words.
"""


def test_page_in_toml() -> None:
    page = Page(Source(Path("index.md"), TOML))
    assert merge_page(page, None, BASE, UTC) == (page, ())
    merged = merge_page(page, BASE, replace(BASE, doi="10.1145/2", title="New"), UTC)
    assert merged.page.text == TOML.replace("10.1145/1", "10.1145/2").replace("Old title", "New")
    assert merged.conflicts == ()
