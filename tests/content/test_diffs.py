from __future__ import annotations

import pytest

from sitectl.content.diffs import unified_diff


@pytest.mark.parametrize(
    ("old", "new", "diff"),
    [
        ("a\nb\n", "a\nc\n", " a\n-b\n+c\n"),
        ("a\r\nb\r\n", "a\r\nc\r\n", " a\r\n-b\r\n+c\r\n"),
        ("a\nb", "a\nc", " a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n"),
        ("a\u2028b\x0bc\n", "a\u2028b\x0bd\n", "-a\u2028b\x0bc\n+a\u2028b\x0bd\n"),
        ("\udcff\n", "a\n", "-\\udcff\n+a\n"),
    ],
)
def test_a_difference_is_shown_by_lines(old: str, new: str, diff: str) -> None:
    head, *lines = unified_diff("x.md", old, new).split("@@\n")
    assert head.startswith("--- a/x.md\n+++ b/x.md\n@@ -1")
    assert lines == [diff]


@pytest.mark.parametrize("text", ["", "a", "a\n", "\ufeffa\r\n"])
def test_no_difference_is_nothing(text: str) -> None:
    assert unified_diff("x.md", text, text) == ""
