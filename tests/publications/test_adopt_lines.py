"""Hand-written lines of news and entries of publications: what is understood, and what is left alone."""

from __future__ import annotations

import pytest

from sitectl.publications.adopt_entries import is_legend, parse_entry
from sitectl.publications.adopt_news import parse_news_line

# (list item without its mark, date, text)
NEWS = [
    ("[2025/11]. Bullet is out.", "2025-11", "Bullet is out."),
    ("[2025/11] Bullet is out.", "2025-11", "Bullet is out."),
    ("2025/11: Bullet is out.", "2025-11", "Bullet is out."),
    ("2025-11-15 Bullet is out.", "2025-11-15", "Bullet is out."),
    ("**2025.11**: Bullet is out.", "2025-11", "Bullet is out."),
    ("**[2025-11]** Bullet is out.", "2025-11", "Bullet is out."),
    ("*2025-11* – Bullet is out.", "2025-11", "Bullet is out."),
    ("(2025/11) [Bullet](https://x.org) is out.", "2025-11", "[Bullet](https://x.org) is out."),
    ("[Nov 2025] Bullet is out.", "2025-11", "Bullet is out."),
    ("Nov. 2025: Bullet is out.", "2025-11", "Bullet is out."),
    ("November 2025. Bullet is out.", "2025-11", "Bullet is out."),
    ("November 15, 2025: Bullet is out.", "2025-11-15", "Bullet is out."),
    ("Nov 15th 2025: Bullet is out.", "2025-11-15", "Bullet is out."),
    ("11/2025: Bullet is out.", "2025-11", "Bullet is out."),
    ("2025年11月 Bullet 发布。", "2025-11", "Bullet 发布。"),
    ("[2025/11]. two\n  lines", "2025-11", "two lines"),
]

NOT_NEWS = [
    "Bullet is out.",
    "[2025] Bullet is out.",
    "[2025/13] Bullet is out.",
    "[2024.12 -- Now]",
    "[2025/11]",
    "Marching 2025: x",
    "Version 2025.11 is out",
    "",
]


@pytest.mark.parametrize(("item", "date", "text"), NEWS)
def test_news_line(item: str, date: str, text: str) -> None:
    line = parse_news_line(item)
    assert line is not None
    assert (str(line.date), line.text) == (date, text)


@pytest.mark.parametrize("item", NOT_NEWS)
def test_no_news_line(item: str) -> None:
    assert parse_news_line(item) is None


BUTTON = """<a type="button" class="btn" href="https://dl.acm.org/doi/abs/10.1145/3652032.3657567">**LCTES'24**</a> \
<a href="/slides.pdf" type="button" class="btn btn-light btn-sm">Slides</a> **[MixPert: A Title](/mixpert.pdf)** <br>
**Zejia Lin**<sup>#</sup>, Aoyuan Sun<sup>#</sup>, and Yutong Lu. <br>
<!-- *ACM Conference on Languages.* -->"""
BRACKET = (
    "[ICCD'23] **Zejia Lin**, Zewei Mo and 李雷. [KeSCo: A Title](https://doi.org/10.1109/1) [[Code](https://x.org/c)]"
)
LINKS = (
    "**A Study of Things**. Zejia Lin*, Zewei Mo*. *Journal of Things 2022*. [[PDF](/a.pdf)][[Code](https://x.org/c)]"
)

# (entry, key, title, authors, equal, year, venue, doi, links)
ENTRIES = [
    (BUTTON, "mixpert", "MixPert: A Title", "Zejia Lin, Aoyuan Sun, Yutong Lu", 2, "2024",
     ("LCTES'24", "ACM Conference on Languages", "https://dl.acm.org/doi/abs/10.1145/3652032.3657567"),
     "10.1145/3652032.3657567", ["PDF /mixpert.pdf", "Slides /slides.pdf"]),
    (BRACKET, "kesco", "KeSCo: A Title", "Zejia Lin, Zewei Mo, 李雷", 0, "2023", ("ICCD'23", "", ""), "10.1109/1",
     ["Code https://x.org/c"]),
    (LINKS, "lin2022study", "A Study of Things", "Zejia Lin, Zewei Mo", 2, "2022",
     ("Journal of Things 2022", "", ""), "", ["PDF /a.pdf", "Code https://x.org/c"]),
    ("[Old Title](https://arxiv.org/abs/2504.19516). A One, B Two. *arXiv 2025*. [[Code](https://x.org/c)]",
     "one2025old", "Old Title", "A One, B Two", 0, "2025", ("arXiv 2025", "", ""), "", ["Code https://x.org/c"]),
    ("<button disabled>CF'22</button> **[moTuner: A Title](/m.pdf)** <br>\nZewei Mo, Zejia Lin. <br>\n*ACM Frontiers.*",
     "motuner", "moTuner: A Title", "Zewei Mo, Zejia Lin", 0, "2022", ("CF'22", "ACM Frontiers", ""), "",
     ["PDF /m.pdf"]),
]  # fmt: skip


@pytest.mark.parametrize("row", ENTRIES, ids=[row[1] for row in ENTRIES])
def test_entry(row: tuple[str, str, str, str, int, str, tuple[str, ...], str, list[str]]) -> None:
    entry, key, title, authors, equal, year, venue, doi, links = row
    record = parse_entry(entry)
    assert record is not None
    assert (record.key, record.title, str(record.date), tuple(record.venue)) == (key, title, year, venue)
    assert ", ".join(author.display for author in record.authors) == authors
    assert len(record.equal) == equal
    assert record.doi == doi
    assert [f"{link.name} {link.url}" for link in record.links] == links


NOT_ENTRIES = [
    "My publications are on [Scholar](https://scholar.google.com).",
    "See also the list at [DBLP](https://dblp.org) and [ORCID](https://orcid.org).",
    "<sup># Equal contribution.</sup>",
    "*Selected publications*",
    BUTTON.replace("Aoyuan Sun", "Aoyuan Sun (now at a very long place, with many more words than a name)"),
    BUTTON.replace(" <br>\n**Zejia", " with a remark that nobody expects here; and more <br>\n**Zejia"),
    BRACKET.replace("[[Code]", "see the [code](https://x.org/other) and [[Code]"),
    "",
]


@pytest.mark.parametrize("entry", NOT_ENTRIES)
def test_no_entry(entry: str) -> None:
    assert parse_entry(entry) is None


@pytest.mark.parametrize(
    "text", ["<sup># Equal contribution.</sup>", "\\* Equal contribution", "*: equal contributions."]
)
def test_legend(text: str) -> None:
    assert is_legend(text)


@pytest.mark.parametrize("text", ["", "Equal", "# Equal contribution of Zejia Lin", "<sup>#</sup>"])
def test_no_legend(text: str) -> None:
    assert not is_legend(text)
