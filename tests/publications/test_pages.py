"""Pages of publications, as text and as the real Hugo reads them."""

from __future__ import annotations

import html
import unicodedata
from datetime import UTC, timedelta, timezone
from pathlib import Path

import pytest

from sitectl.publications.bib_records import read_records
from sitectl.publications.pages import PublicationError, publication_pages
from sitectl.publications.record import Link, Name, PartialDate, Record, Venue
from tests.publications.hugo_reading import read_by_hugo

SHANGHAI = timezone(timedelta(hours=8))

KESCO = Record(
    key="kesco",
    type="paper-conference",
    title="KeSCo: Compiler-based Kernel Scheduling for Multi-task GPU Applications",
    authors=(Name(family="Lin", given="Zejia"), Name(family="Mo", given="Zewei"), Name(literal="李雷")),
    equal=("Zejia Lin", "Zewei Mo"),
    date=PartialDate(2023),
    venue=Venue("ICCD'23", "IEEE International Conference on Computer Design"),
    doi="10.1109/ICCD58817.2023.00045",
    arxiv="2301.00001",
    links=(Link("PDF", "/shared/papers/kesco_iccd23.pdf"),),
    abstract="First *paragraph*.\n\nSecond \\(O(n^2)\\).",
    math=True,
    bibtex="@misc{kesco}",
)

KESCO_PAGE = """\
---
title: "KeSCo: Compiler-based Kernel Scheduling for Multi-task GPU Applications"
# Only the year is known.
date: 2023-01-01T00:00:00+08:00
draft: true
authors:
  - Zejia Lin
  - Zewei Mo
  - 李雷
equal:
  - Zejia Lin
  - Zewei Mo
venue:
  short: ICCD'23
  name: IEEE International Conference on Computer Design
  kind: conference
doi: "10.1109/ICCD58817.2023.00045"
arxiv: "2301.00001"
links:
  - name: PDF
    url: "/shared/papers/kesco_iccd23.pdf"
math: true
---

First \\*paragraph\\*.

Second \\(O(n^2)\\).
"""


def test_whole_page() -> None:
    page, citation = publication_pages(KESCO, Path("publications"), SHANGHAI, draft=True)
    assert page.path == Path("publications/kesco/index.md")
    assert page.text == KESCO_PAGE
    assert (citation.path, citation.text) == (Path("publications/kesco/cite.bib"), "@misc{kesco}\n")


def test_smallest_page() -> None:
    record = Record("a", "document", "T", date=PartialDate(2024, 5, 6))
    page, _ = publication_pages(record, Path("p"), UTC)
    assert page.text == '---\ntitle: "T"\ndate: 2024-05-06T00:00:00Z\n---\n'


@pytest.mark.parametrize(
    ("date", "line"),
    [
        (PartialDate(2024), "# Only the year is known.\ndate: 2024-01-01T"),
        (PartialDate(2024, 5), "# Only the month is known.\ndate: 2024-05-01T"),
        (PartialDate(2024, 5, 6), '"T"\ndate: 2024-05-06T'),
    ],
)
def test_date_says_how_much_is_known(date: PartialDate, line: str) -> None:
    assert line in publication_pages(Record("a", "document", "T", date=date), Path("p"), UTC)[0].text


@pytest.mark.parametrize(
    ("record", "message"),
    [
        (Record("a", "document", "T"), "a: it has no year"),
        (Record("..", "document", "T", date=PartialDate(2024)), "'..': the key has no letter or digit"),
    ],
)
def test_no_page(record: Record, message: str) -> None:
    with pytest.raises(PublicationError, match=message.replace(".", r"\.")):
        publication_pages(record, Path("p"), UTC)


TEXTS = [
    "Quotes \" and ' and “these”",
    "A: colon, and: another",
    "# hash #1 and C#",
    "a # comment",
    "<script>alert(1)</script>",
    "{{ .Title }} {{< x >}} {{% y %}}",
    "{a} [b] (c)",
    "\u200fعنوان\u200f: נושא",
    "Back\\slash \\n \\u0041",
    "100% & more",
    "- dash",
    "* star",
    "? question",
    "! bang",
    "| pipe",
    "> more",
    "@at",
    "`tick`",
    "%percent",
    "~",
    "null",
    "Yes",
    "no",
    "true",
    "123",
    "1.5",
    "1e5",
    "0x1F",
    "2024-01-01",
    "12:30",
    ".5",
    "+1",
    "=",
    "<<",
    "...",
    "---",
    "a: b",
    "a:",
    "a #b",
    "李雷：标题",
    "Ünïcödé",
    "emoji 🎉",
    "tab\u0009inside",
    "nbsp\u00a0inside",
    "line\u2028sep",
    "\ufeffbom",
    "nel\u0085x",
    "del\u007fx",
    "trailing.",
    "a, b",
    "Foo's “Bar”—baz",
    "Ł",
    "é" * 300,
    "x" * 300,
    "a" * 120 + " " + "b" * 120,
    "*em* _em_ **b** __b__ ~~s~~ `c`",
    "[l](u) ![i](u) [f]^1 [^1]",
    "1. one",
    "1) one",
    "+ plus",
    "=== x",
    "## h",
    ": def",
    "a | b",
    ":smile:",
    "&amp; &#65; &x",
    "http://x.org/a_b_c",
    "me@x.org",
    "$$x$$ $5",
    "\\(not math",
    "x \\ y",
    "^a^ ==m==",
    "<!-- c -->",
    "{#id .class}",
    "a  b",
    "“q”…",
    "http://x.org/?a=1&b=2",
    "---",
    "***",
    "Q & A",
    "f(x)=y",
    "snake_case_word",
    "(c) (tm) -- ...",
    "a<b>c</b>",
    "| a | b |",
    "``` x",
    "~~~ x",
    "    indented",
    "[ ] task",
    "\\* \\_ \\[",
    "a*b*c",
]


def _shown(content: str) -> str:
    """Return what a browser shows of one paragraph of HTML, which must have no element inside but links."""
    assert content.startswith("<p>"), content
    assert content.rstrip().endswith("</p>"), content
    inner = content.strip()[3:-4]
    for tag in ("<em", "<strong", "<code", "<del", "<img", "<sup", "<br", "<script", "<li", "<h1", "<p"):
        assert tag not in inner, content
    return html.unescape(inner)


def test_hugo_reads_back_titles_names_and_abstracts(tmp_path: Path) -> None:
    records = [
        Record(
            key=f"k{index}",
            type="paper-conference",
            title=text,
            authors=(Name(family=text, given="Given"), Name(literal=text)),
            date=PartialDate(2020, 1 + index % 12),
            venue=Venue("", text),
            abstract=text,
        )
        for index, text in enumerate(TEXTS)
    ]
    pages = [page for record in records for page in publication_pages(record, tmp_path / "content" / "p", SHANGHAI)]
    read = read_by_hugo(pages, tmp_path)
    assert len(read) == len(TEXTS)
    for record in records:
        page = read[record.key]
        assert page["title"] == record.title
        assert page["params"]["authors"] == [author.display for author in record.authors]
        assert page["params"]["venue"]["name"] == record.venue.name
        assert page["date"] == f"2020-{record.date[1] if record.date else 0:02d}-01T00:00:00+08:00"
        if "http" in record.abstract or "@x" in record.abstract:
            continue  # an address becomes a link to itself
        shown = " ".join(_shown(page["content"]).split())
        assert unicodedata.normalize("NFC", shown) == " ".join(record.abstract.split()), record.abstract


def test_hugo_reads_back_bibtex_entries(tmp_path: Path) -> None:
    text = "\n".join(
        f"@article{{k{index}, title = {{{title}}}, author = {{{author}}}, journal = {{J}}, year = {2000 + index}}}"
        for index, (title, author) in enumerate(
            [
                ('G{\\"o}del, Escher: {B}ach \\& \\emph{friends}', "Hofstadter, Douglas R."),
                ('In $O(n^2)$ "quoted" \\#1', "{\\O}rsted, Hans Christian and {The ATLAS Collaboration}"),
                ("{{ .Site }} <script>", "李, 雷 and Knuth, Donald~E. and others"),
            ]
        )
    )
    records = read_records(text).records
    pages = [page for record in records for page in publication_pages(record, tmp_path / "content" / "p", UTC)]
    read = read_by_hugo(pages, tmp_path)
    assert [(page["title"], page["params"]["authors"]) for page in (read["k0"], read["k1"], read["k2"])] == [
        ("Gödel, Escher: Bach & friends", ["Douglas R. Hofstadter"]),
        ('In \\(O(n^2)\\) "quoted" #1', ["Hans Christian Ørsted", "The ATLAS Collaboration"]),
        (".Site <script>", ["李雷", "Donald E. Knuth"]),
    ]
    assert read["k1"]["params"]["math"] is True
    assert "math" not in read["k0"]["params"]
    assert read["k1"]["bib"].startswith("@article{k1, title")
