"""A line of news goes into a list in the list's own style, at its place, and nothing else moves."""

# ruff: noqa: E501 - a case is a line

from __future__ import annotations

from pathlib import Path

import pytest

from sitectl.content.guard import guarded_edits
from sitectl.content.page import Page
from sitectl.content.source import Source
from sitectl.create.news_list import find_news_list

HEAD = "---\ntitle: Me\n---\nHi.\n\n"

#: list before, date of the new item, list after; the new item's words are NEW.
LISTS = [
    ("## News\n\n- [2025/11]. A.\n- [2025/04]. B.\n", (2025, 12, 0), "## News\n\n- [2025/12]. NEW.\n- [2025/11]. A.\n- [2025/04]. B.\n"),
    ("## News\n\n- [2025/11]. A.\n- [2025/04]. B.\n", (2025, 10, 0), "## News\n\n- [2025/11]. A.\n- [2025/10]. NEW.\n- [2025/04]. B.\n"),
    ("## News\n\n- [2025/11]. A.\n- [2025/04]. B.\n", (2025, 11, 0), "## News\n\n- [2025/11]. NEW.\n- [2025/11]. A.\n- [2025/04]. B.\n"),
    ("## News\n\n- [2025/11]. A.\n- [2025/04]. B.\n", (2024, 1, 0), "## News\n\n- [2025/11]. A.\n- [2025/04]. B.\n- [2024/01]. NEW.\n"),
    ("# Updates\n* **Nov 2025**: A\n* **May 2024**: B", (2026, 3, 0), "# Updates\n* **Mar 2026**: NEW\n* **Nov 2025**: A\n* **May 2024**: B"),
    ("## News\n- May 2024 A\n- June 2025 B\n", (2025, 9, 0), "## News\n- May 2024 A\n- June 2025 B\n- September 2025 NEW\n"),
    ("## News\n- 2024-05-03 A\n- 2025-06-01 B\n\nMore.\n", (2025, 9, 7), "## News\n- 2024-05-03 A\n- 2025-06-01 B\n- 2025-09-07 NEW\n\nMore.\n"),
    ("## News\n- 2024-05-03 A\n- 2025-06-01 B\n", (2025, 9, 0), "## News\n- 2024-05-03 A\n- 2025-06-01 B\n- 2025-09 NEW\n"),
    ("## 最新动态\n\n+ 2025年11月：A。\n+ 2024年3月：B。\n", (2025, 12, 0), "## 最新动态\n\n+ 2025年12月：NEW。\n+ 2025年11月：A。\n+ 2024年3月：B。\n"),
    ("## News\n\n- (Nov. 3, 2025) A.\n\n- (Apr. 1, 2024) B.\n", (2025, 12, 24), "## News\n\n- (Dec. 24, 2025) NEW.\n\n- (Nov. 3, 2025) A.\n\n- (Apr. 1, 2024) B.\n"),
    ("## News\n\n- [2025/11] A\n  goes on\n- [2025/04] B\n", (2025, 10, 0), "## News\n\n- [2025/11] A\n  goes on\n- [2025/10] NEW\n- [2025/04] B\n"),
    ("## News\r\n\r\n- [2025/11] A\r\n- [2025/04] B\r\n", (2025, 12, 0), "## News\r\n\r\n- [2025/12] NEW\r\n- [2025/11] A\r\n- [2025/04] B\r\n"),
    ("## News\n\n- 11/2025: A\n- 4/2025: B\n", (2025, 12, 0), "## News\n\n- 12/2025: NEW\n- 11/2025: A\n- 4/2025: B\n"),
    ("## News\n<!--\n- [2026/01] hidden\n-->\n- [2025/11] A\n", (2025, 12, 0), "## News\n<!--\n- [2026/01] hidden\n-->\n- [2025/12] NEW\n- [2025/11] A\n"),
    ("## News\n- [2025/11] A\n\n<!--\n- [2025/10] B\n", (2025, 1, 0), "## News\n- [2025/11] A\n- [2025/01] NEW\n\n<!--\n- [2025/10] B\n"),
    ("## News\n<!-- - [2026/01] hidden -->\n- [2025/11] A\n", (2025, 12, 0), "## News\n<!-- - [2026/01] hidden -->\n- [2025/12] NEW\n- [2025/11] A\n"),
]  # fmt: skip
NO_LISTS = [
    "## News\n\nNothing yet.\n",
    "## Awards\n\n- [2025/11] A prize.\n",
    "## News\n\n- A without a date.\n",
    "## News\n\n- [2025/11] A.\n- B without a date.\n",
    "## News\n\n## Other\n\n- [2025/11] A.\n",
    "News\n\n- [2025/11] A.\n",
    "The ## News\n\n- [2025/11] A.\n",
    "## Newsletter\n\n- [2025/11] A.\n",
    "## Goodnews\n\n- [2025/11] A.\n",
    "## News\n\nText - [2025/11] A.\n",
    "## News\n\n{{< news >}}\n",
]


@pytest.mark.parametrize(("before", "key", "after"), LISTS)
def test_line_is_added(before: str, key: tuple[int, int, int], after: str) -> None:
    page = Page(Source(Path("_index.md"), HEAD + before))
    news = find_news_list(page)
    assert news is not None
    assert guarded_edits(page, [news.insertion("NEW", key)]).text == HEAD + after


@pytest.mark.parametrize("text", NO_LISTS)
def test_no_list(text: str) -> None:
    assert find_news_list(Page(Source(Path("_index.md"), HEAD + text))) is None


@pytest.mark.parametrize(
    "words",
    [
        "News",
        "Recent updates",
        "Announcements",
        "What's New?",
        "WHATS NEW",
        "Latest",
        "新闻",
        "近期动态",
        "消息",
        "最新",
    ],
)
def test_headings_of_news(words: str) -> None:
    assert find_news_list(Page(Source(Path("_index.md"), f"{HEAD}## {words}\n\n- [2025/11] A.\n"))) is not None
