"""Keys that stand twice: the message names the line of the first, in every format and at every depth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitectl.content.page import Page
from sitectl.content.source import Source
from sitectl.content.targets import Target
from sitectl.lint.engine import Linter
from sitectl.lint.rule import all_rules
from sitectl.lint.site_facts import SiteFacts
from sitectl.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

# A page, the line of the finding, and what its message has to say.
TWICE = [
    ("---\ntitle: A\ndraft: true\ndraft: false\n---\n", 4, "`draft` stands twice here, first on line 3,"),
    ("\n\n---\ntitle: A\n# c\nseo:\n  x: 1\n  y: 2\n  x: 3\n---\n", 9, "first on line 7,"),
    ("---\na: {b: 1, c: 2, b: 3}\n---\n", 2, "`b` stands twice here, first on line 2,"),
    ("---\n- a\n---\n+++\n", 0, ""),
    ('+++\ntitle = "A"\nx = 1\ntitle = "B"\n+++\n', 4, "`title` stands twice here, first on line 2,"),
    ('+++\r\ntitle = "é"\r\nx = 1\r\ntitle = "B"\r\n+++\r\n', 4, "first on line 2,"),
    ('+++\n"a b" = 1\n\n"a b" = 2\n+++\n', 4, "first on line 2,"),
    ("+++\n[a]\nx = 1\n[b]\n[a]\ny = 1\n+++\n", 5, "first on line 2,"),
    ("+++\n[[a]]\nx = 1\n[[a]]\nx = 1\ny = 2\nx = 3\n+++\n", 7, "first on line 5,"),
    ("+++\na.b = 1\na.c = 2\na.b = 3\n+++\n", 4, "first on line 2,"),
    ("+++\n[x.a]\n[x]\n[x.a]\n+++\n", 4, "first on line 2,"),
    ("+++\nx = {a = 1, b = 2, a = 3}\n+++\n", 2, "first on line 2,"),
    ('{"title": "A",\n "x": {"b": 1,\n "c": 2,\n "b": 3}}\n', 4, "`b` stands twice here, first on line 2;"),
    ("---\ntitle: A\nTitle: B\n---\n", 0, ""),
    ("---\na:\n  - b: 1\n  - b: 2\n---\n", 0, ""),
    ("+++\n[[a]]\nx = 1\n[[a]]\nx = 2\n+++\n", 0, ""),
    ('{"a": [{"b": 1}, {"b": 2}]}\n', 0, ""),
    ("---\ntitle: A\n---\ntitle: B\n", 0, ""),
]

# A page with the message that its repeated key gets.
BELOW_TABLE = [
    (
        "+++\n# c\ndraft = false\n[menu.main]\nDraft = true\n+++\n",
        "5: This key belongs to the table `menu.main`; the page's own is on line 3. Keep what is meant.",
    ),
    (
        "+++\n[menu.main]\ndraft = true\n+++\n",
        "3: This key belongs to the table `menu.main` and not to the page; move it above the first `[`.",
    ),
    (
        '+++\ndate = 2025-01-01\r\n[[links]]\r\nname = "A"\r\n \t\r\ndate = 2025-01-02\r\n+++\n',
        "6: This key belongs to the table `links`; the page's own is on line 2. Keep what is meant.",
    ),
    (
        "+++\ndraft = false\n[[links]]\na = 1\n[other]\nb = 2\n[[links]]\na = 1\ndraft = true\n+++\n",
        "9: This key belongs to the table `links`; the page's own is on line 2. Keep what is meant.",
    ),
    ("+++\ndate = 2025-01-01\n[[links]]\na = 1\ndate = 2025-01-02\n+++\n", ""),
    ("+++\ndraft = false\n[[links]]\na = 1\ndraft = true\n+++\n", ""),
    ("+++\ndate = 2025-01-01\n[[links]]\n\ndate = 2025-01-02\n+++\n", ""),
    ('+++\ntitle = "A"\n[[links]]\na = 1\n\ntitle = "B"\n+++\n', ""),
]


@pytest.mark.parametrize(("text", "line", "said"), TWICE, ids=range(len(TWICE)))
def test_the_first_of_two_keys_is_named(text: str, line: int, said: str, tmp_path: Path) -> None:
    found = _found("duplicate-key", text, tmp_path)
    assert [number for number, _ in found] == ([line] if line else [])
    assert all(said in message for _, message in found)


@pytest.mark.parametrize(("text", "said"), BELOW_TABLE, ids=range(len(BELOW_TABLE)))
def test_a_key_of_the_page_once_more_below_a_table(text: str, said: str, tmp_path: Path) -> None:
    found = _found("key-below-table", text, tmp_path)
    assert [f"{number}: {message}" for number, message in found] == ([said] if said else [])


def _found(rule: str, text: str, folder: Path) -> list[tuple[int, str]]:
    page = Page(Source(folder / "a.md", text))
    linter = Linter((all_rules()[rule],), Settings(), SiteFacts())
    found = linter.check(page, Target("a.md", "a.md"))
    return [(each.start.line, each.message) for each in found]
