"""The plan of an adoption: what becomes of the home page that this project starts from, and of other lists."""

# ruff: noqa: E501 - a page is a line
from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from sitectl.content.page import Page
from sitectl.content.source import Source
from sitectl.create.slug import slug
from sitectl.publications.adopt import AdoptPlan, Answers, Target, plan_adoption
from sitectl.publications.adopt_proof import Loss, Shown, find_loss, read_shown
from sitectl.publications.page_records import page_record
from sitectl.publications.record import PartialDate

SEED = Path(__file__).with_name("seed_home_page.md")
NOW = datetime(2026, 2, 1, tzinfo=UTC)
TARGET = Target(Path("news"), Path("publications"), timezone(timedelta(hours=8)), slug, NOW)


def _plan(text: str, venues: dict[str, str] | None = None, **dates: PartialDate) -> AdoptPlan:
    return plan_adoption(Page(Source(Path("_index.md"), text)), TARGET, Answers(dates, venues or {}))


def test_home_page() -> None:
    seed = SEED.read_text("utf-8")
    plan = _plan(seed, huntktm=PartialDate(2025))
    assert (plan.news, plan.publications, plan.hidden, plan.leftovers) == (6, 5, 1, [])
    start, end = seed.index("- [2025/11]"), seed.index("\n\n## Publications")
    first, last = seed.index('<a type="button"'), seed.index("\n\n## Experiences")
    expected = f"{seed[:start]}{{{{< news >}}}}{seed[end:first]}{{{{< publications >}}}}{seed[last:]}"
    assert plan.page.text == expected
    again = _plan(plan.page.text)
    assert (again.pages, again.leftovers, again.page.text) == ([], [], expected)


def test_publications_of_the_home_page() -> None:
    plan = _plan(SEED.read_text("utf-8"), huntktm=PartialDate(2025))
    pages = [Page(Source(each.path, each.text)) for each in plan.pages if each.path.name == "index.md"]
    records = [page_record(page) for page in pages]
    shown = [
        (page.source.path.parent.name, record.venue.short, len(record.authors))
        for page, record in zip(pages, records, strict=True)
    ]
    assert shown == [
        ("bullet", "ASPLOS'26", 6),
        ("huntktm", "TACO", 4),
        ("goptx", "DAC'25", 7),
        ("mixpert", "LCTES'24", 4),
        ("kesco", "ICCD'23", 5),
        ("motuner", "CF'22", 4),
    ]
    assert records[4].equal == ("Zejia Lin", "Zewei Mo")
    assert [(page.front_matter.values.get("draft"), page.front_matter.values.get("weight")) for page in pages] == [
        (None, None), (None, 1), (None, 2), (None, None), (None, None), (True, None),
    ]  # fmt: skip


def test_entry_without_a_year_stays_and_says_how_to_give_it() -> None:
    seed = SEED.read_text("utf-8")
    plan = _plan(seed)
    assert (plan.publications, plan.hidden) == (4, 1)
    assert len(plan.leftovers) == 1
    line, reason = plan.leftovers[0]
    assert seed.splitlines()[line - 1].startswith('<a type="button"')
    assert reason.endswith("says no year; give it with --date huntktm=2025; left there")
    start = seed.index(
        '<a type="button" class="btn btn-sm btn-outline-dark" href="https://dl.acm.org/doi/10.1145/3774652"'
    )
    assert seed[start : seed.index("Xianwei Zhang. <br>", start) + 19] in plan.page.text


def test_owner_names_a_venue_and_corrects_a_date() -> None:
    plan = _plan(SEED.read_text("utf-8"), {"huntktm": "ACM Transactions on Things"}, huntktm=PartialDate(2025, 9),
                 kesco=PartialDate(2023, 11))  # fmt: skip
    pages = {each.path.parent.name: Page(Source(each.path, each.text)) for each in plan.pages}
    record = page_record(pages["huntktm"])
    assert (record.venue.name, record.venue.short, record.type) == (
        "ACM Transactions on Things", "TACO", "article-journal",
    )  # fmt: skip
    assert [page_record(pages[key]).date for key in ("huntktm", "kesco", "goptx")] == [
        (2025, 9, 0),
        (2023, 11, 0),
        (2025, 0, 0),
    ]


def test_entry_of_the_future_stays_because_hugo_would_hide_it() -> None:
    text = SEED.read_text("utf-8").replace("ASPLOS'26", "ASPLOS'27").replace("CF'22", "CF'29")
    plan = _plan(text, huntktm=PartialDate(2025))
    assert (plan.publications, plan.hidden) == (4, 1)
    assert [reason.partition("' ")[2] for _, reason in plan.leftovers] == [
        "is of 2027, and Hugo shows no page before its date; give it with --date bullet=2025-11; left there"
    ]
    assert "ASPLOS'27" in plan.page.text


def test_items_of_one_month_keep_their_order() -> None:
    plan = _plan("---\ntitle: T\n---\n\n## News\n\n- [2025/11]. Third.\n- [2025/11]. Second.\n- [2025/11]. Third.\n")
    assert [(each.path.name, each.text.split("date: ")[1][:19]) for each in plan.pages] == [
        ("2025-11-third-2.md", "2025-11-01T00:02:00"),
        ("2025-11-second.md", "2025-11-01T00:01:00"),
        ("2025-11-third.md", "2025-11-01T00:00:00"),
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_what_is_not_understood_stays_in_its_place(newline: str) -> None:
    text = (
        "---\ntitle: T\n---\n\n## News\n\nWords first.\n\n- [2025/11]. One.\n- No date.\n- [2025/10]. Two.\n\n"
        "<!-- a remark -->\n\n### Older\n\n- [2024/01]. Three.\n\n## Teaching\n\n- [2023/01]. Not news.\n"
    ).replace("\n", newline)
    plan = _plan(text)
    assert plan.news == 3
    assert [line for line, _ in plan.leftovers] == [7, 10, 15]
    assert plan.page.text == (
        "---\ntitle: T\n---\n\n## News\n\nWords first.\n\n{{< news >}}\n\n- No date.\n\n"
        "<!-- a remark -->\n\n### Older\n\n## Teaching\n\n- [2023/01]. Not news.\n"
    ).replace("\n", newline)


@pytest.mark.parametrize(
    "text", ["", "Words.\n", "---\ntitle: T\n---\n\n## News\n\nNone yet.\n", "## Papers\n\nSoon.\n"]
)
def test_nothing_to_adopt(text: str) -> None:
    plan = _plan(text)
    assert (plan.pages, plan.page.text) == ([], text)


# (style, sections as they are written, what stands there afterwards, page names, reasons)
STYLES = [
    ("lines of one paragraph",
     "## Papers\n\n[SC'24] A Bee, C Dee. [Cold: T](/c.pdf)\n[ICS'23] **A Bee**. [Hot: T](/h.pdf). [[Code](/x)]\n",
     "## Papers\n\n{{< publications >}}\n", ["cold", "hot"], []),
    ("years as headings",
     "## Publications\n\n### 2024\n\n- **[ATC]** [One: T](/o.pdf). A Bee.\n\n### 2022\n\n- **[OSDI]** [Two: T](/t.pdf). A Bee.\n\n"
     "### 2021\n\n- By nobody.\n\n## Service\n",
     "## Publications\n\n{{< publications >}}\n\n### 2021\n\n- By nobody.\n\n## Service\n", ["one", "two"],
     ["is not understood"]),
    ("title first, links in double brackets",
     "## My Publications\n\n- **Deep: A Survey**  \n  Jane Doe\\*, Bob Roe\\*, Ann Lee  \n  *ICML, 2023*  \n  [[Paper]](/p.pdf) [[Code]](/c)\n",
     "## My Publications\n\n{{< publications >}}\n", ["deep"], []),
    ("Chinese",
     "## 新闻\n\n- 2024年5月：论文被录用。\n\n## 论文\n\n- [学报'23] 张三、**李四**，王五. [系统: 题目](/b.pdf)\n",
     "## 新闻\n\n{{< news >}}\n\n## 论文\n\n{{< publications >}}\n", ["2024-05-论文被录用", "系统"], []),
    ("emoji in the heading", "## 📢 News\n\n- *2024.03*: Talk.\n", "## 📢 News\n\n{{< news >}}\n", ["2024-03-talk"], []),
    ("commented-out news", "## News\n\n- [2024/03] Talk.\n<!-- - [2024/02] Secret. -->\n", "## News\n\n{{< news >}}\n",
     ["2024-03-talk", "2024-02-secret"], []),
    ("a list within an item",
     "## News\n\n- [2024/03] Talk.\n- [2024/02] Two things:\n  - one\n\n    more of it\n  - two\n- [2024/01] Last.\n",
     "## News\n\n{{< news >}}\n\n- [2024/02] Two things:\n  - one\n\n    more of it\n  - two\n", ["2024-03-talk", "2024-01-last"],
     ["has a list within it"]),
    ("HTML", "## News\n\n<ul>\n<li>[2024/03] Talk.</li>\n</ul>\n\n## Papers\n\n<ol><li><a href='/a'>T</a></li></ol>\n", None, [],
     ["is a list in HTML", "is a list in HTML"]),
    ("a table", "## News\n\n<div>\n\n| Jan 2024 | Talk |\n\n</div>\n", None, [], ["is a table"]),
    ("without links", "## Papers\n\nAll of them:\n\n1. J. Doe. Title without links. PhD thesis, 2019.\n", None, [],
     ["is not understood"]),
    ("a remark behind the entry", "## Papers\n\n[SC'24] A Bee. [Cold: T](/c.pdf) **Best Student Paper**\n", None, [],
     ["is not understood"]),
]  # fmt: skip


@pytest.mark.parametrize(("style", "text", "after", "names", "reasons"), STYLES, ids=[row[0] for row in STYLES])
def test_style(style: str, text: str, after: str | None, names: list[str], reasons: list[str]) -> None:
    del style
    head = "---\ntitle: T\n---\n\n"
    plan = _plan(head + text)
    assert plan.page.text == head + (text if after is None else after)
    assert [each.path.parent.name if each.path.name == "index.md" else each.path.stem for each in plan.pages] == names
    said = [re.sub(r"""\A(['"]).*\1 """, "", reason).removesuffix("; left there") for _, reason in plan.leftovers]
    assert said == reasons


def test_hidden_news_are_drafts() -> None:
    plan = _plan("---\ntitle: T\n---\n\n## News\n\n- [2024/03] Talk.\n\n<!-- [2024/02] Secret. -->\n")
    assert (plan.news, plan.hidden) == (1, 1)
    assert ["draft: true\n" in each.text for each in plan.pages] == [False, True]
    assert plan.order == [["Talk."]]


HTML = "<head><title>T</title></head><body><p>One <b>two</b><script>x</script>, <a href='/a/'>three</a>.</p></body>"


def test_what_a_page_shows() -> None:
    assert read_shown(HTML, "https://x.org/p/") == Shown("One two , three .", ("https://x.org/a/",))


# (shown before, shown after, order, lost)
LOSSES = [
    (Shown("a b c", ("u",)), Shown("c a, b!", ("u", "v")), [], Loss((), (), ())),
    (Shown("a b b", ()), Shown("a b", ()), [], Loss(("b",), (), ())),
    (Shown("a, and b", ()), Shown("a & b", ()), [], Loss((), (), ())),
    (Shown("a", ("u", "v")), Shown("a", ("v",)), [], Loss((), ("u",), ())),
    (Shown("", ()), Shown("second first", ()), [["First", "Second"]], Loss((), (), ("Second",))),
    (Shown("", ()), Shown("second third", ()), [["Second", "First {{< x >}}", "Third"]], Loss((), (), ())),
    (Shown("论文：A", ()), Shown("A。论", ()), [], Loss(("文",), (), ())),
    (Shown("🎉 a", ()), Shown("a", ()), [], Loss(("🎉",), (), ())),
    (Shown("", ()), Shown("first second", ()), [["First", "Second"]], Loss((), (), ())),
]  # fmt: skip


def test_dates_may_be_set_in_another_form() -> None:
    before, after = Shown("Nov. 2025 One. 2025 Two. 2024年5月：论文", ()), Shown("[2025/11] One. Two. 论文", ())
    assert find_loss(before, after, [], ["Nov. 2025", "2024年5月："]) == Loss((), (), ())
    assert find_loss(before, after, [], ["2024年5月："]) == Loss(("2025", "nov"), (), ())
    assert find_loss(before, Shown("One. Two. 论文", ()), [], ["Nov. 2025", "2024年5月："]) == Loss(("2025",), (), ())


@pytest.mark.parametrize(("before", "after", "order", "lost"), LOSSES)
def test_loss(before: Shown, after: Shown, order: list[list[str]], lost: Loss) -> None:
    assert find_loss(before, after, order) == lost
    assert bool(lost) == any(lost)
