"""What marks in the rendered text tell is what parsing tells, wherever they tell something."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitectl.content.markdown import cover_shortcodes, read_markdown
from sitectl.content.page import Page
from sitectl.content.possible_targets import possible_targets
from sitectl.content.rendered_marks import rendered_tags, rendered_targets
from sitectl.content.site_tree import SiteTree

if TYPE_CHECKING:
    from sitectl.content.source import Span

TARGETS = [
    ("[a](b.md) and `[c](d.md)`", ["b.md"]),
    ("[![a](b.png)](c.md)", ["b.png", "c.md"]),
    ("[a](b.md 'title') [c](d e)", ["b.md"]),
    ("```\n[a](b)\n```\n\n    [c](d)\n\n[e](f)", ["f"]),
    ("[a]() (b)(c) ](d)", [""]),
    ('[a]({{< ref "b" >}}) \\[c](d) [e](f)', ['{{< ref "b" >}}', "f"]),
    ("x <!-- [a](b) --> [c](d)", ["d"]),
    ("<div>\n[a](b)\n</div>\n\n[c](d)", ["d"]),
    ("| [a](b) |\n|---|\n| [c](d) |", ["b", "d"]),
]
TARGETS_UNKNOWN = ["[<!--](a)-->", "[a](b) <!--", "[a](b`c`)", "[a](b[c)", "| [a](b|c) |", "zqsitectl [a](b)"]
TAGS = [
    ("a <b>c</b> `<i>`", ["<b>"]),
    ('<div class="x">\n<img src=y>\n\n```\n<p>\n```\n', ['<div class="x">', "<img src=y>"]),
    ("<https://example.org> 1 <2 <me@example.org>", []),
    ("1 <2 <br/>", ["<br/>"]),
    ("\\<b> &lt;i> <u>", ["<u>"]),
    ('<a title="<b >">', ['<a title="<b >">']),
    ("x <!-- <b> --> <i>", ["<i>"]),
    ("no tag", []),
]
TAGS_UNKNOWN = [
    "<i> <!-- <b>",
    "<!-- <b '-->'>",
    "<script>\n<b>\n</script>",
    "<b_c> <i>",
    "<me@example.org> <br/>",
    "<pre>\n\n<b>",
    "<div <b",
    '<div "\n\n">',
]

_PIECES = [
    *("[", "]", "(", ")", "](", "]: ", "\n", "\n\n", " ", "\\", "<", ">", "a", "b.md", "&amp;", "&", "#", "## ", "!"),
    *("[a](b)", "![a](b)", "```\n", "`", '"', "'", "=", "> ", "- ", "    ", "|", "\n|--|--|\n", "{{< x >}}", "{#i}"),
    *("<b>", "<div>", "</div>\n", "<i x='", "<br/>", "<p ", "<!--", "-->", "é", "http://e", "@", ":", "\t", "\r\n"),
    *("===\n", "---\n", "*", "_", "~~", "[^1]", "[^1]: ", "<a href='b'>", "<h2>", "<pre>"),
]


def targets(text: str, start: int = 0) -> list[Span] | None:
    """Return the places of real targets among all that can be some."""
    covered = cover_shortcodes(text, start)
    possible = possible_targets(covered, start)
    return None if possible is None else rendered_targets(covered, start, [place for _, place in possible.inline])


def differences(text: str, start: int = 0) -> list[str]:
    """Return what rendering tells otherwise than parsing does."""
    covered, parsed = cover_shortcodes(text, start), read_markdown(text, start)
    found, tags = targets(text, start), rendered_tags(covered, start)
    inline = {link.target_span for link in parsed.links if not link.is_html and _is_inline(covered, link.target_span)}
    wrong = []
    if found is not None and set(found) != inline:
        wrong.append(f"targets {found}, not {sorted(inline)}")
    if tags is not None and tags != tuple(sorted(parsed.tags, key=lambda tag: tag.span)):
        wrong.append(f"tags {tags}, not {parsed.tags}")
    return wrong


def _is_inline(covered: str, span: Span) -> bool:
    return covered.startswith("](", span.start - 2) and span.start >= 2


@pytest.mark.parametrize(("text", "expected"), TARGETS)
def test_targets(text: str, expected: list[str]) -> None:
    found = targets("head" + text, 4)
    assert found is not None
    assert [("head" + text)[start:end] for start, end in found] == expected
    assert not differences(text)


@pytest.mark.parametrize("text", TARGETS_UNKNOWN)
def test_targets_that_only_parsing_can_tell(text: str) -> None:
    assert targets(text) is None


@pytest.mark.parametrize(("text", "expected"), TAGS)
def test_tags(text: str, expected: list[str]) -> None:
    found = rendered_tags("head\n\n" + text, 6)
    assert found is not None
    assert [("head\n\n" + text)[tag.span.start : tag.span.end] for tag in found] == expected
    assert not differences(text)


@pytest.mark.parametrize("text", TAGS_UNKNOWN)
def test_tags_that_only_parsing_can_tell(text: str) -> None:
    assert rendered_tags(text, 0) is None


@given(st.lists(st.sampled_from(_PIECES), max_size=16).map("".join))
def test_no_difference(text: str) -> None:
    assert not differences(text)


@pytest.mark.skipif("SITECTL_CORPUS" not in os.environ, reason="needs real pages")
def test_no_difference_on_real_pages() -> None:
    root = Path(os.environ["SITECTL_CORPUS"])
    paths = SiteTree(root).content_files[::10]
    assert paths
    for path in paths:
        page = Page.read(root / path)
        assert not differences(page.text, page.body_span.start), path
