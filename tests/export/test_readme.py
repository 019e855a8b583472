"""The home page as Markdown that stands for itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitectl.content.page import Page
from sitectl.content.source import Source
from sitectl.export.publications import Publication
from sitectl.export.readme import NewsItem, Site, read_news, readme_export
from sitectl.publications.record import Link, Name, PartialDate, Record, Venue

KESCO = Record(
    "kesco",
    "paper-conference",
    "KeSCo: *Kernel* Scheduling",
    (Name(family="Lin", given="Zejia"), Name(family="Mo", given="Zewei"), Name(literal="李雷")),
    equal=("Zejia Lin", "Zewei Mo"),
    date=PartialDate(2023),
    venue=Venue("ICCD'23", "Computer Design"),
    links=(Link("PDF", "/shared/kesco.pdf"), Link("Slides", "/shared/slides.pdf")),
)
SITE = Site(
    "https://example.org/home/",
    [NewsItem("2025-11", "[Bullet](/publications/bullet/) is accepted.")],
    [Publication("publications/kesco/index.md", KESCO, "", is_selected=False)],
    {"Zejia Lin"},
)
HOME = """---
title : "Zejia LIN（林泽佳）"
lead: "linzj39[AT]mail2.sysu.edu.cn"
---

<!-- a comment -->

## Hi There!

A [student](https://x.cn/en), [résumé](/shared/a.pdf), [below](#news), [mail](mailto:a@b.c),
![badge](images/b.svg) and <img src="x.png">. <!-- hidden
words -->

## News

{{< news >}}

## Publications

{{< publications >}}
{{< unknown >}}
"""

README = """\
# Zejia LIN（林泽佳）

linzj39\\[AT]mail2.sysu.edu.cn

## Hi There!

A [student](https://x.cn/en), [résumé](https://example.org/shared/a.pdf), [below](#news), [mail](mailto:a@b.c),
![badge](https://example.org/home/images/b.svg) and <img src="https://example.org/home/x.png">.

## News

- [2025/11]. [Bullet](https://example.org/publications/bullet/) is accepted.

## Publications

- **ICCD'23** [KeSCo: \\*Kernel\\* Scheduling](https://example.org/shared/kesco.pdf). \
**Zejia Lin**<sup>#</sup>, Zewei Mo<sup>#</sup>, 李雷. [[Slides](https://example.org/shared/slides.pdf)]

<sup>#</sup> Equal contribution.
"""


def _home(text: str) -> Page:
    return Page(Source(Path("_index.md"), text))


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_whole_page(newline: str) -> None:
    text = readme_export(_home(HOME.replace("\n", newline)), SITE)
    assert text.splitlines() == README.splitlines()
    assert readme_export(_home(HOME), SITE) == text


@pytest.mark.parametrize(
    ("change", "address"),
    [
        ({}, "https://example.org/shared/kesco.pdf"),
        ({"links": ()}, "https://example.org/home/publications/kesco/"),
        ({"links": (), "arxiv": "2301.00001"}, "https://arxiv.org/abs/2301.00001"),
        ({"links": (), "arxiv": "2301.00001", "doi": "10.1145/1"}, "https://doi.org/10.1145/1"),
    ],
)
def test_title_leads_to_the_paper(change: dict[str, object], address: str) -> None:
    from dataclasses import replace

    record = replace(KESCO, **change)  # type: ignore[arg-type]  # table of fields
    site = SITE._replace(publications=[Publication("publications/kesco/index.md", record, "", is_selected=False)])
    assert f"Scheduling]({address})" in readme_export(_home("---\n---\n{{< publications >}}"), site)


def test_selected_publications_stand_for_all() -> None:
    other = Publication("publications/other/index.md", KESCO, "", is_selected=True)
    site = SITE._replace(publications=[*SITE.publications, other])
    assert readme_export(_home("---\n---\n{{< publications >}}"), site).count("- **") == 1


def test_news_of_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, date in (
        ("a", "2025-04-01"),
        ("b", "2025-11-15T00:00:00+08:00"),
        ("c", "2025-11-01"),
        ("d", "2026-01-01"),
    ):
        (folder / f"{name}.md").write_text(f"---\ntitle: x\ndate: {date}\n---\n\nItem {name}. <!-- not this -->\n")
    (folder / "_index.md").write_text("---\ntitle: News\n---\n\nWords.\n")
    assert read_news(folder, tmp_path, {"news/d.md"}) == [
        NewsItem("2025-11", "Item b."),
        NewsItem("2025-11", "Item c."),
        NewsItem("2025-04", "Item a."),
    ]
    assert read_news(tmp_path / "none", tmp_path, ()) == []
