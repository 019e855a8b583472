"""Bibliographies exported from pages: all that Hugo shows, newest first, the same at every run."""

from __future__ import annotations

import json
from datetime import UTC
from typing import TYPE_CHECKING

import pytest

from sitectl.export.bibtex import bibtex_export
from sitectl.export.csl import csl_export, csl_item
from sitectl.export.publications import publications_of
from sitectl.hugo.config import read_settings
from sitectl.hugo.moments import Moment
from sitectl.hugo.plan import plan_site
from sitectl.publications.bib_records import read_records
from sitectl.publications.pages import publication_pages
from sitectl.publications.record import Link, Name, PartialDate, Record, Venue

if TYPE_CHECKING:
    from pathlib import Path

    from sitectl.export.publications import Publication
    from sitectl.hugo.meaning import PagePlan

BIB = """@inproceedings{old, title = {Old}, author = {Lin, Zejia}, year = 2020, booktitle = {C}}
@article{new, title = {New $O(n^2)$}, author = {van der Berg, Jan and {The ATLAS Collaboration}}, year = 2024,
  journal = {J}, volume = 5, pages = {1--9}, doi = {10.1145/1}}
@misc{hidden, title = {Hidden}, author = {A B}, year = 2022}
"""
HAND_WRITTEN = """---
title: "Bullet"
date: 2026-01-01T00:00:00+08:00
authors: [Zejia Lin, 李雷]
venue: {short: "ASPLOS'26", name: Architectural Support}
arxiv: "2504.19516"
links:
  - {name: Code, url: "https://github.com/zejia-lin/Bullet"}
---
"""


def _publications(content: Path) -> list[Publication]:
    folder = content / "publications"
    for record in read_records(BIB).records:
        for page in publication_pages(record, folder, UTC):
            page.path.parent.mkdir(parents=True, exist_ok=True)
            page.path.write_text(page.text, "utf-8")
    (folder / "bullet.md").write_text(HAND_WRITTEN, "utf-8")
    (folder / "_index.md").write_text("---\ntitle: Publications\n---\n", "utf-8")
    return publications_of(content, folder, _plans(content))


def _plans(content: Path) -> list[PagePlan]:
    """Return what Hugo does with the pages, of which one is not listed."""
    plans = plan_site(content.parent, read_settings(content.parent), Moment(1_800_000_000))
    return [plan._replace(is_listed=plan.path != "publications/hidden/index.md") for plan in plans]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The content folder of a site."""
    (tmp_path / "hugo.toml").write_text('title = "T"\n')
    return tmp_path / "content"


def test_order_and_hidden_pages(site: Path) -> None:
    found = _publications(site)
    assert [each.path for each in found] == [
        "publications/bullet.md",
        "publications/new/index.md",
        "publications/old/index.md",
    ]
    assert found == publications_of(site, site / "publications", _plans(site))


def test_bibtex_reads_back_as_the_pages_say(site: Path) -> None:
    found = _publications(site)
    text = bibtex_export(found)
    read = read_records(text)
    assert read.problems == ()
    assert [record.key for record in read.records] == ["bullet", "new", "old"]
    assert [record.title for record in read.records] == ["Bullet", "New \\(O(n^2)\\)", "Old"]
    assert "@inproceedings{old, title = {Old}, author = {Lin, Zejia}, year = 2020, booktitle = {C}}\n" in text
    assert text.endswith("}\n")
    assert bibtex_export([]) == ""


def test_csl(site: Path) -> None:
    items = json.loads(csl_export(_publications(site)))
    assert items == [
        {
            "id": "bullet",
            "type": "paper-conference",
            "title": "Bullet",
            "author": [{"family": "Lin", "given": "Zejia"}, {"literal": "李雷"}],
            "issued": {"date-parts": [[2026]]},
            "container-title": "Architectural Support",
            "container-title-short": "ASPLOS'26",
            "number": "arXiv:2504.19516",
            "URL": "https://arxiv.org/abs/2504.19516",
        },
        {
            "id": "new",
            "type": "article-journal",
            "title": "New \\(O(n^2)\\)",
            "author": [
                {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
                {"literal": "The ATLAS Collaboration"},
            ],
            "issued": {"date-parts": [[2024]]},
            "container-title": "J",
            "volume": "5",
            "page": "1–9",
            "DOI": "10.1145/1",
        },
        {
            "id": "old",
            "type": "paper-conference",
            "title": "Old",
            "author": [{"family": "Lin", "given": "Zejia"}],
            "issued": {"date-parts": [[2020]]},
            "container-title": "C",
        },
    ]


def test_csl_of_a_preprint() -> None:
    record = Record(
        "k",
        "article",
        "T",
        (Name(family="Lin", given="Zejia"),),
        date=PartialDate(2025, 4, 28),
        venue=Venue("arXiv", "arXiv"),
        arxiv="2504.19516",
        links=(Link("Slides", "/s.pdf"),),
        abstract="Words.",
    )
    assert csl_item(record) == {
        "id": "k",
        "type": "article",
        "title": "T",
        "author": [{"family": "Lin", "given": "Zejia"}],
        "issued": {"date-parts": [[2025, 4, 28]]},
        "publisher": "arXiv",
        "number": "arXiv:2504.19516",
        "URL": "https://arxiv.org/abs/2504.19516",
        "abstract": "Words.",
    }
