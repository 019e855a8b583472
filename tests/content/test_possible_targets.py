"""What is found without parsing are at least the targets that the parser finds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitectl.content.markdown import COVER, cover_shortcodes, read_markdown
from sitectl.content.page import Page
from sitectl.content.possible_targets import possible_targets
from sitectl.content.site_tree import SiteTree

FOUND = [
    ("[a](b.md) ![c](d.png 'e')", {"b.md", "d.png"}),
    ("[a]()", {""}),
    ("[a][r]\n\n[r]: /x", {"/x"}),
    ("[a][r]\n\n[r]:\n  /x", {"/x"}),
    ("[a][r]\r\n\r\n- [r]:\r\n  /x", {"/x"}),
    ("> [r]: /x\n\n[r]", {"/x"}),
    ("text [r]: /x\n\n[r]", set()),
    ("a[1]:\n    return b", set()),
    ("[^1]:\n    /x", set()),
    ("[r]:\n\n/x", {""}),
    ("<a HREF='İ' hrEf=x>", {"İ", "x"}),
    ("<https://example.org>", {"https://example.org"}),
    ('<a class="x" href="y">z</a> <IMG SRC=w.png>', {"y", "w.png"}),
    ('<a href="a&amp;b"> <a href>', {"a&b", ""}),
    ("[a](/x?b=1&c=2)", {"/x?b=1&c=2"}),
    ('[a]({{< ref "b.md" >}}) [c](d)', {COVER * 18, "d"}),
    ("[^1]: A note, a[1].", set()),
    ("text", set()),
    ("", set()),
]
UNKNOWN = [
    "[a](<b c.md>)",
    "[a](b(c)d)",
    "[a](b\\)c)",
    "[a](b&auml;)",
    "[a]( b )",
    "[a](\nb)",
    "> [r]:\n> /x\n\n[r]",
    "[r]: a]: b\n\n[r]",
    "[r]: a\\)\n\n[r]",
    "[r]: <x>\n\n[r]",
    "<me@example.org>",
    "[a](\udcff)",
]
_PIECES = [
    *("]:", "\r\n", "  ", "1. ", "[r][]", "[b]: /y\n", "[^1]: "),
    *("[", "]", "(", ")", "](", "]: ", "\n", "\n\n", " ", "\\", "<", ">", "a", "b.md", "/x", "&amp;", "&", "#c", "!"),
    *(
        "[a]",
        "[a](b)",
        "[r]: ",
        "```\n",
        "`",
        "<a href=",
        "<a href",
        '"',
        "'",
        "=",
        "<img src",
        "> ",
        "- ",
        "{{< x >}}",
    ),
    *("<!--", "-->", "é", "\u00a0", "http://e", "@", ":", "</a>", "\t", "\v", "\x01"),
]


def missed_targets(text: str, start: int = 0) -> set[str]:
    """Return the targets that parsing finds and looking through the text does not, where it says that it can."""
    possible = possible_targets(cover_shortcodes(text, start), start)
    parsed = {link.target for link in read_markdown(text, start).links}
    return set() if possible is None else parsed - possible.all


@pytest.mark.parametrize(("text", "targets"), FOUND)
def test_found(text: str, targets: set[str]) -> None:
    possible = possible_targets(cover_shortcodes("head" + text, 4), 4)
    assert possible is not None
    assert possible.all == targets
    assert not missed_targets(text)


@pytest.mark.parametrize("text", UNKNOWN)
def test_only_parsing_can_tell(text: str) -> None:
    assert possible_targets(text) is None


@given(st.lists(st.sampled_from(_PIECES), max_size=20).map("".join))
def test_no_target_is_passed_over(text: str) -> None:
    assert not missed_targets(text)


@pytest.mark.skipif("SITECTL_CORPUS" not in os.environ, reason="needs real pages")
def test_no_target_of_a_real_page_is_passed_over() -> None:
    root = Path(os.environ["SITECTL_CORPUS"])
    paths = SiteTree(root).content_files[::10]
    assert paths
    known = 0
    for path in paths:
        page = Page.read(root / path)
        known += possible_targets(page.text, page.body_span.start) is not None
        assert not missed_targets(page.text, page.body_span.start), path
    assert known > len(paths) // 2
