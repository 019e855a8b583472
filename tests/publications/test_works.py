"""Versions of one work are found, and different works are kept apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sitectl.publications.record import Link, Name, PartialDate, Record, Venue
from sitectl.publications.works import combined, is_same_work, merged_works, title_key

LIN = Name(family="Lin", given="Zejia")
PREPRINT = Record(
    "lin2025bullet",
    "article",
    "Bullet: Boosting GPU Utilization",
    (LIN,),
    date=PartialDate(2025, 4, 28),
    venue=Venue("arXiv", "arXiv"),
    arxiv="2504.19516",
    doi="10.48550/arXiv.2504.19516",
    links=(Link("Code", "https://github.com/zejia-lin/Bullet"),),
    abstract="We \\(x\\).",
    math=True,
    bibtex="@misc{lin2025bullet}",
)
PUBLISHED = Record(
    "lin2026bullet",
    "paper-conference",
    "Bullet: Boosting GPU Utilization",
    (LIN,),
    date=PartialDate(2026),
    venue=Venue("ASPLOS'26", "Architectural Support"),
    doi="10.1145/1",
    links=(Link("Slides", "https://x.org/s.pdf"),),
    bibtex="@inproceedings{lin2026bullet}",
)

SAME = [
    ("one title, one author, one a preprint", {}, {}),
    ("the DOI in other letters", {"doi": "10.1145/ABC"}, {"doi": "10.1145/abc", "title": "Other"}),
    ("arXiv id", {}, {"arxiv": "2504.19516", "title": "Bullet, renamed"}),
    ("title in other letters and marks", {}, {"title": "Bullet — boosting GPU-Utilization"}),
    ("accents in the name", {"authors": (Name(family="Müller"),)}, {"authors": (Name(literal="J. Muller"),)}),
    ("no authors on one side", {"authors": ()}, {}),
    ("one published twice without a DOI", {"type": "paper-conference", "doi": ""}, {"doi": ""}),
    ("a page without a venue", {"type": "document", "venue": Venue(), "arxiv": "", "doi": ""}, {}),
]

DIFFERENT = [
    ("another title", {}, {"title": "Bullet: The Sequel"}),
    ("other authors", {}, {"authors": (Name(family="Mo", given="Zewei"),)}),
    ("two DOIs of published versions", {"type": "article-journal", "doi": "10.1145/2"}, {}),
    (
        "conference and journal without DOIs",
        {"type": "article-journal", "doi": "", "arxiv": "", "venue": Venue("", "TACO")},
        {"doi": ""},
    ),
    ("titles without a letter", {"title": "…", "arxiv": ""}, {"title": "!?"}),
    ("another arXiv id and title", {"title": "A"}, {"arxiv": "2504.00001", "title": "B"}),
]


@pytest.mark.parametrize(("why", "one", "other"), SAME, ids=lambda value: value if isinstance(value, str) else "")
def test_same_work(why: str, one: dict[str, object], other: dict[str, object]) -> None:
    del why
    left, right = replace(PREPRINT, **one), replace(PUBLISHED, **other)  # type: ignore[arg-type]  # table of fields
    assert is_same_work(left, right)
    assert is_same_work(right, left)


@pytest.mark.parametrize(("why", "one", "other"), DIFFERENT, ids=lambda value: value if isinstance(value, str) else "")
def test_different_works(why: str, one: dict[str, object], other: dict[str, object]) -> None:
    del why
    left, right = replace(PREPRINT, **one), replace(PUBLISHED, **other)  # type: ignore[arg-type]  # table of fields
    assert not is_same_work(left, right)
    assert not is_same_work(right, left)


@pytest.mark.parametrize("order", [(PREPRINT, PUBLISHED), (PUBLISHED, PREPRINT)])
def test_published_version_takes_what_only_the_preprint_knows(order: tuple[Record, Record]) -> None:
    record = combined(*order)
    assert (record.key, record.venue.short, record.doi) == ("lin2026bullet", "ASPLOS'26", "10.1145/1")
    assert (record.arxiv, record.abstract, record.math) == ("2504.19516", "We \\(x\\).", True)
    assert [link.name for link in record.links] == ["Slides", "Code"]
    assert record.bibtex == "@inproceedings{lin2026bullet}"


def test_own_doi_of_the_preprint_is_not_the_papers() -> None:
    assert combined(PREPRINT, replace(PUBLISHED, doi="")).doi == ""
    assert combined(replace(PREPRINT, doi="10.1145/1"), replace(PUBLISHED, doi="")).doi == "10.1145/1"


def test_works_of_a_bibliography() -> None:
    other = replace(PUBLISHED, key="other", title="Other", doi="10.1145/9")
    works = merged_works([PREPRINT, other, PUBLISHED])
    assert [(work.record.key, list(work.entries)) for work in works] == [
        ("lin2026bullet", ["lin2025bullet", "lin2026bullet"]),
        ("other", ["other"]),
    ]


def test_title_key() -> None:
    assert title_key("Über-GPU:  \\(x\\) № 5!") == title_key("über gpu x no 5")
