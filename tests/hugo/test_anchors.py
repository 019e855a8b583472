"""Ids of headings are those that the real Hugo 0.168 gave in a build of these headings, for each id type."""

from __future__ import annotations

import pytest

from sitectl.hugo.anchors import heading_id, heading_ids

#: Plain text of a heading, and its id by `github`, `github-ascii` and `blackfriday`.
IDS = [
    ("Hello World", "hello-world", "hello-world", "hello-world"),
    ("C++ & Friends code here", "c--friends-code-here", "c--friends-code-here", "c-friends-code-here"),
    ("A_B__c", "a_b__c", "a_b__c", "a-b-c"),
    ("a - b", "a---b", "a---b", "a-b"),
    ("-a-", "-a-", "-a-", "a"),
    ("a  b", "a--b", "a--b", "a-b"),
    ("a\xa0b", "ab", "ab", "a-b"),
    ("A.B.C / D", "abc--d", "abc--d", "a-b-c-d"),
    ("don't", "dont", "dont", "don-t"),
    ("ÀÉñ ß ø Ł", "àéñ-ß-ø-ł", "aen---", "àéñ-ß-ø-ł"),
    ("中文", "中文", "heading", "中文"),
    ("हिन्दी", "हनद", "heading", "ह-न-द"),
    ("İstanbul", "istanbul", "istanbul", "istanbul"),
    ("ﬁ ligature", "ﬁ-ligature", "-ligature", "ﬁ-ligature"),
    ("5", "5", "5", "5"),
    ("...", "heading", "heading", "heading"),
]


@pytest.mark.parametrize(("text", "github", "ascii_id", "blackfriday"), IDS)
def test_id_of_a_heading(text: str, github: str, ascii_id: str, blackfriday: str) -> None:
    assert heading_id(text) == github
    assert heading_id(text, "blackfriday") == blackfriday
    assert heading_id(text, "github-ascii") == ascii_id


def test_taken_ids_get_numbers() -> None:
    texts = [("Hello World", None), ("Hello World", None), ("hello-world-1", None), ("Hello World", None)]
    assert heading_ids(texts) == {"hello-world", "hello-world-1", "hello-world-1-1", "hello-world-2"}


def test_own_ids_and_dashes() -> None:
    found = heading_ids([("Custom", "my-id"), ("x -- y", None), ("--flag", None)])
    assert found >= {"my-id", "x--y", "x----y", "--flag", "flag"}
