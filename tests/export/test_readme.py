"""The home page as Markdown that stands for itself."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sitectl.content.page import Page
from sitectl.content.source import Source
from sitectl.export.publications import Publication
from sitectl.export.readme import NewsItem, Site, read_news, readme_export
from sitectl.hugo.config import read_settings
from sitectl.hugo.moments import Moment
from sitectl.hugo.owner import Owner
from sitectl.hugo.plan import plan_site
from sitectl.publications.record import Link, Name, PartialDate, Record, Venue
from tests.hugo_site import hugo_binary

KESCO = Record(
    "kesco",
    "paper-conference",
    "KeSCo: *Kernel* Scheduling",
    (Name(family="Lin", given="Zejia"), Name(family="Mo", given="Zewei"), Name(literal="李雷")),
    equal=("Zejia Lin", "Zewei Mo"),
    corresponding=("Zewei Mo", "李雷"),
    date=PartialDate(2023),
    venue=Venue("ICCD'23", "Computer Design"),
    links=(Link("PDF", "/shared/kesco.pdf"), Link("Slides", "/shared/slides.pdf")),
)
SITE = Site(
    "https://example.org/home/",
    [NewsItem("2025-11", "[Bullet](/publications/bullet/) is accepted.")],
    [Publication("publications/kesco/index.md", KESCO, "", is_selected=False)],
    Owner("Zejia Lin", frozenset(["zejia lin"])),
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
**Zejia Lin**<sup>#</sup>, Zewei Mo<sup>#\\*</sup>, 李雷<sup>\\*</sup>. [[Slides](https://example.org/shared/slides.pdf)]

<sup>#</sup> Equal contribution.

<sup>\\*</sup> Corresponding author.
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


@pytest.mark.parametrize(
    ("authors", "end"),
    [
        ((), ". ["),
        ((Name(family="Lin", given="Zejia"),), ". **Zejia Lin**<sup>#</sup>. ["),
        ((Name(family="Ford", given="Henry", suffix="Jr."),), ". Henry Ford Jr. ["),
        ((Name(family="Ford", given="Henry", suffix="Jr."), Name(literal="X")), ". Henry Ford Jr., X. ["),
    ],
)
def test_authors_end_in_one_full_stop(authors: tuple[Name, ...], end: str) -> None:
    from dataclasses import replace

    record = replace(KESCO, authors=authors)
    site = SITE._replace(publications=[Publication("publications/kesco/index.md", record, "", is_selected=False)])
    assert f"kesco.pdf){end}" in readme_export(_home("---\n---\n{{< publications >}}"), site)


def test_selected_publications_stand_for_all() -> None:
    other = Publication("publications/other/index.md", KESCO, "", is_selected=True)
    site = SITE._replace(publications=[*SITE.publications, other])
    assert readme_export(_home("---\n---\n{{< publications >}}"), site).count("- **") == 1


#: (file, front matter, what the list shows of it, in its order).
LISTED = [
    ("pinned-first.md", "date: 2020-05-01\nweight: 1", NewsItem("2020-05", "Item.")),
    ("pinned-second.md", "date: 2024-01-01\nweight: 2", NewsItem("2024-01", "Item.")),
    ("late.md", "date: 2025-11-15T00:00:00+08:00", NewsItem("2025-11", "Item.")),
    ("bundle/index.md", "date: 2025-11-01", NewsItem("2025-11", "Item.")),
    ("folder/file.md", "date: 2025-10-01", NewsItem("2025-10", "Item.")),
    ("wordless.md", "date: 2025-09-01", NewsItem("2025-09", "A *title*")),
    ("to-expire.md", "date: 2025-04-01\nexpiryDate: 2030-01-01", NewsItem("2025-04", "Item.")),
    ("own-page.md", "date: 2025-03-01\nbuild: {render: always}", NewsItem("2025-03", "Item.")),
    ("local.md", "date: 2025-02-01\nbuild: {render: never, list: local}", NewsItem("2025-02", "Item.")),
    ("dateless.md", "weight: 0", NewsItem("", "Item.")),
]
#: (file, front matter) of what no list shows.
UNLISTED = [
    ("draft.md", "date: 2025-01-01\ndraft: true"),
    ("future.md", "date: 2027-01-01"),
    ("unpublished.md", "date: 2025-01-01\npublishDate: 2027-01-01"),
    ("expired.md", "date: 2025-01-01\nexpiryDate: 2025-02-01"),
    ("unlisted.md", "date: 2025-01-01\nbuild: {render: never, list: never}"),
    ("headless.md", "date: 2025-01-01\nheadless: true"),
    ("pinned-draft.md", "date: 2025-01-01\nweight: 1\ndraft: true"),
    ("bundle/resource.md", "date: 2025-01-01"),
    ("inner/_index.md", "date: 2025-01-01"),
    ("inner/item.md", "date: 2025-01-01"),
    ("../newsletter/item.md", "date: 2025-01-01"),
]


def _write_news(content: Path, cascade: str) -> None:
    for name, fields in [*((name, fields) for name, fields, _ in LISTED), *UNLISTED]:
        path = content / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        body = "" if name == "wordless.md" else "Item. <!-- not this -->\n"
        title = "A *title*" if name == "wordless.md" else name
        path.write_text(f"---\ntitle: {title}\n{fields}\n---\n\n{body}")
    (content / "news" / "_index.md").write_text(f"---\ntitle: News\n{cascade}---\n\nWords.\n")


ONLY_LISTED = "cascade:\n  build: {render: never, list: always}\n"
TEMPLATE = """{{ range (site.GetPage "/news").RegularPages }}{{ .File.Path }}
{{ end }}"""


@pytest.mark.parametrize("cascade", ["", ONLY_LISTED])
def test_news_are_those_that_hugo_lists(tmp_path: Path, cascade: str) -> None:
    hugo = hugo_binary()
    if hugo is None:
        pytest.skip("no Hugo")
    _write_news(tmp_path / "content", cascade)
    (tmp_path / "hugo.toml").write_text('baseURL = "https://example.org/"\n')
    (tmp_path / "layouts").mkdir()
    (tmp_path / "layouts" / "home.html").write_text(TEMPLATE)
    clock = ["--clock", "2026-06-01T00:00:00Z"]
    subprocess.run([hugo, "-s", str(tmp_path), *clock], check=True, capture_output=True)
    assert (tmp_path / "public/index.html").read_text().split() == [f"news/{name}" for name, _, _ in LISTED]
    plans = plan_site(tmp_path, read_settings(tmp_path), Moment(int(datetime(2026, 6, 1, tzinfo=UTC).timestamp())))
    expected = [item._replace(text="A \\*title\\*") if "title" in item.text else item for _, _, item in LISTED]
    assert read_news(tmp_path / "content", "news", plans) == expected
    assert read_news(tmp_path / "content", "none", plans) == []
