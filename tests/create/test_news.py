"""A news item from one line: its file name, its front matter, its body, and what is refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sitectl.content.front_matter import read_front_matter
from sitectl.create.news import NewsError, NewsItem, date_key, new_news

FOLDER = Path("content/news")
NOW = datetime(2026, 3, 1, 20, 30, 15, 123456, tzinfo=UTC)
SHANGHAI = ZoneInfo("Asia/Shanghai")

PAGES = [
    (
        NewsItem("Talk at the SGLang meetup", "2025-10"),
        UTC,
        "2025-10-talk-at-the-sglang-meetup.md",
        '---\ntitle: "Talk at the SGLang meetup"\ndate: 2025-10-01T00:00:00Z\n---\n\nTalk at the SGLang meetup\n',
    ),
    (
        NewsItem("在广州作报告", "2025-10-15", draft=True),
        SHANGHAI,
        "2025-10-在广州作报告.md",
        '---\ntitle: "在广州作报告"\ndate: 2025-10-15T00:00:00+08:00\ndraft: true\n---\n\n在广州作报告\n',
    ),
    (
        NewsItem("[Bullet] is accepted", None, "https://arxiv.org/abs/2504.19516"),
        SHANGHAI,
        "2026-03-bullet-is-accepted.md",
        '---\ntitle: "Bullet is accepted"\ndate: 2026-03-02T04:30:15+08:00\n---\n\n'
        "[Bullet](https://arxiv.org/abs/2504.19516) is accepted\n",
    ),
    (
        NewsItem("- A **bold**  step\n of \\(O(n)\\)", "2025-10", "/papers/a_(1).pdf"),
        timezone(timedelta(hours=-5)),
        "2025-10-a-bold-step-of-o-n.md",
        '---\ntitle: "A bold step of (O(n))"\ndate: 2025-10-01T00:00:00-05:00\nmath: true\n---\n\n'
        "[A **bold** step of \\(O(n)\\)](</papers/a_(1).pdf>)\n",
    ),
    (
        NewsItem("\ufeffPasted\u00a0from\u200b Word\u2026", "2025-10"),
        UTC,
        "2025-10-pasted-from-word.md",
        '---\ntitle: "Pasted from Word…"\ndate: 2025-10-01T00:00:00Z\n---\n\nPasted from Word…\n',
    ),
    (
        NewsItem("[Bullet] is out", "2025-10", "papers/bullet.v2.pdf"),
        UTC,
        "2025-10-bullet-is-out.md",
        '---\ntitle: "Bullet is out"\ndate: 2025-10-01T00:00:00Z\n---\n\n[Bullet](papers/bullet.v2.pdf) is out\n',
    ),
    (
        NewsItem("[2025/11](/y/) and [2025] were \u0e01\u0e32\u0e23\u200b\u0e17\u0e14", "2025-10"),
        UTC,
        "2025-10-2025-11-and-2025-were-การ-ทด.md",
        '---\ntitle: "2025/11 and [2025] were การ\u200bทด"\ndate: 2025-10-01T00:00:00Z\n---\n\n'
        "[2025/11](/y/) and [2025] were การ\u200bทด\n",
    ),
    (
        NewsItem('He said "{{< x >}}": \\ # 100%', "2025-10"),
        UTC,
        "2025-10-he-said-x-100.md",
        '---\ntitle: "He said \\"{{< x >}}\\": \\\\ # 100%"\ndate: 2025-10-01T00:00:00Z\n---\n\n'
        'He said "{&#123;< x >}}": \\ # 100%\n',
    ),
]
REFUSED = [
    (NewsItem("  "), "the news text is empty"),
    (NewsItem("- "), "the news text is empty"),
    (NewsItem("<b></b>"), "the news text is empty"),
    (NewsItem("a", "2025-13"), "--date 2025-13: no such month or day; write it as 2025-11 or 2025-11-15"),
    (NewsItem("a", "2025-02-30"), "no such month or day"),
    (NewsItem("a", "yesterday"), "--date yesterday: no month or day; write it as 2025-11 or 2025-11-15"),
    (NewsItem("a", "0000-01"), "no such month or day"),
    (NewsItem("a", "2025/11/00"), "no such month or day"),
    (NewsItem("a", "2025"), "no month or day; write it as 2025-11 or 2025-11-15"),
    (NewsItem("a", "20251115"), "no month or day; write it as 2025-11 or 2025-11-15"),
    (NewsItem("a", "2025-11/15"), "no month or day; write it as 2025-11 or 2025-11-15"),
    (NewsItem("a", "２０２５-11"), "no month or day; write it as 2025-11 or 2025-11-15"),
    (NewsItem("a", "11/2025"), "--date 11/2025: write it as 2025-11"),
    (NewsItem("a", "Nov. 2025"), "--date Nov. 2025: write it as 2025-11"),
    (NewsItem("a", "2025年11月"), "--date 2025年11月: write it as 2025-11"),
    (NewsItem("a", "15 November 2025"), "--date 15 November 2025: write it as 2025-11-15"),
    (NewsItem("a", "15.11.2025"), "--date 15.11.2025: write it as 2025-11-15"),
    (NewsItem("a", "01/11/2025"), "no month or day; write it as 2025-11 or 2025-11-15"),
    (NewsItem("a", link=" "), "no link"),
    (NewsItem("a", link="two words"), "no link"),
    (NewsItem("[a](b)", link="https://example.org"), "the text has a link already"),
    (
        NewsItem("a", link="github.com/x/y"),
        "--link github.com/x/y: a browser takes it for a page of this site; write https://github.com/x/y",
    ),
    (NewsItem("a", link="www.example.org"), "write https://www.example.org"),
    (
        NewsItem("- [2025/11]. Bullet is out"),
        "the text begins with the date [2025/11]; leave that out, and say --date 2025-11",
    ),
    (NewsItem("[2025/11/5] Bullet is out", "2025-11"), "leave that out, and say --date 2025-11-05"),
    (NewsItem("[ Nov 2025 ]: Bullet is out"), "leave that out, and say --date 2025-11"),
    (NewsItem("a\x1b[31m"), "control characters"),
    (NewsItem("a\udcff"), "not valid UTF-8"),
]


@pytest.mark.parametrize("date", ["2025-11", "2025/11", "2025.11", " 2025-11 "])
def test_a_month_in_its_forms(date: str) -> None:
    assert date_key(date, UTC, NOW) == (2025, 11, 0)
    assert "date: 2025-11-01T00:00:00Z\n" in new_news(NewsItem("a", date), FOLDER, UTC, NOW).text


@pytest.mark.parametrize("date", ["2025-03-05", "2025/03/05", "2025/3/5", "2025.03.05"])
def test_a_day_in_its_forms(date: str) -> None:
    assert date_key(date, UTC, NOW) == (2025, 3, 5)
    assert "date: 2025-03-05T00:00:00Z\n" in new_news(NewsItem("a", date), FOLDER, UTC, NOW).text


@pytest.mark.parametrize(("item", "zone", "name", "text"), PAGES, ids=lambda value: str(value)[:30])
def test_page(item: NewsItem, zone: timezone, name: str, text: str) -> None:
    page = new_news(item, FOLDER, zone, NOW)
    assert (page.path, page.text) == (FOLDER / name, text)
    assert read_front_matter(page.text).problem is None


@pytest.mark.parametrize(("item", "message"), REFUSED)
def test_refused(item: NewsItem, message: str) -> None:
    with pytest.raises(NewsError) as caught:
        new_news(item, FOLDER, UTC, NOW)
    assert message in str(caught.value)


def test_items_of_one_month_keep_their_order() -> None:
    there = [
        datetime(2025, 10, 1, tzinfo=UTC),
        datetime(2025, 10, 1, 0, 1, tzinfo=UTC),
        datetime(2025, 9, 7, tzinfo=UTC),
    ]
    page = new_news(NewsItem("a", "2025-10"), FOLDER, UTC, NOW, there)
    assert "date: 2025-10-01T00:02:00Z\n" in page.text
    assert "date: 2025-08-01T00:00:00Z\n" in new_news(NewsItem("a", "2025-08"), FOLDER, UTC, NOW, there).text
    assert "date: 2025-10-01T00:02:00Z\n" in new_news(NewsItem("a", "2025-10-01"), FOLDER, UTC, NOW, there).text
    assert "date: 2025-10-02T00:00:00Z\n" in new_news(NewsItem("a", "2025-10-02"), FOLDER, UTC, NOW, there).text


def test_pinned_item() -> None:
    page = new_news(NewsItem("a", "2025-10", pinned=True), FOLDER, UTC, NOW)
    assert read_front_matter(page.text).values["weight"] == 1
