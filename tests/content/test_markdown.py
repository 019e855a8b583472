"""Links, headings and prose of Markdown, with places in the text that was given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitectl.content.markdown import COVER, plain_text, read_headings, read_markdown
from sitectl.content.source import Span

LINKS = [
    ("[a](b.md)", [("link", "b.md", "b.md")]),
    ('[a](<b c.md> "title")', [("link", "b c.md", "b c.md")]),
    ("![图](图.png)", [("image", "图.png", "图.png")]),
    ("中文 [a](b) 中文", [("link", "b", "b")]),
    ("[a][r]\n\n[r]: /x", [("link", "/x", "[a][r]")]),
    ("<https://example.org>", [("link", "https://example.org", "<https://example.org>")]),
    ("<ada@example.org>", [("link", "mailto:ada@example.org", "<ada@example.org>")]),
    ('<a class="x" href="y">z</a>', [("link", "y", "y")]),
    ("<a\n  href='y'>z</a>", [("link", "y", "y")]),
    ("<img src=y.png alt=z>", [("image", "y.png", "y.png")]),
    ("[![i](p.png)](q)", [("image", "p.png", "p.png"), ("link", "q", "q")]),
    ("[a]()", [("link", "", "")]),
    ("[![i](p)](p)", [("image", "p", "p"), ("link", "p", "p")]),
    ("> [a](b\n> 'b')", [("link", "b", "b")]),
    ("[a](<b> (b))", [("link", "b", "b")]),
    ('[a](&#47;b "/b")', [("link", "/b", '[a](&#47;b "/b")')]),
    ('<a href="a&amp;b">', [("link", "a&b", "a&amp;b")]),
    ("# [a](b)", [("link", "b", "b")]),
    ("- [a](b)\n- [c](d)", [("link", "b", "b"), ("link", "d", "d")]),
]
NO_LINKS = [
    "`[a](b)`",
    "```\n[a](b)\n```",
    "    [a](b)",
    "<!-- [a](b) -->",
    '<!--\n<a href="x">\n-->',
    "<a name=x>",
    "\\[a](b)",
    '{{< figure src="x.png" link="[a](b)" >}}',
    "[a]",
    "text",
    "",
]


@pytest.mark.parametrize(("text", "expected"), LINKS)
def test_links(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = read_markdown("head\n\n" + text, 6).links
    whole = "head\n\n" + text
    assert [(each.kind, each.target, whole[slice(*each.target_span)]) for each in found] == expected


def test_place_of_a_target_that_the_title_has_too() -> None:
    (link,) = read_markdown('[a](/b/ "as in [x](/b/)")').links
    assert link.target_span == Span(4, 7)


@pytest.mark.parametrize("text", NO_LINKS)
def test_no_links(text: str) -> None:
    assert read_markdown(text).links == ()


def test_a_shortcode_on_two_lines_does_not_end_the_code_around_it() -> None:
    text = "- A\n\n  ```yaml\n  a: {{% x\n  y %}}\n\n  b: [c](/d)\n  ```\n\n  [e](/f)\n"
    assert [link.target for link in read_markdown(text).links] == ["/f"]


def test_shortcode_as_target_stays_a_link() -> None:
    (link,) = read_markdown('[a]({{< ref "b.md" >}})').links
    assert link.has_shortcode


COMMENTED = [  # what Hugo publishes of each: the links to "a" alone
    "{{< comment >}}\n# H\n[x](b)\n{{< /comment >}} [y](a)",
    "{{% comment %}}[x](b)\n\n{{< comment >}}[x](b){{< /comment >}} [x](b)\n{{%/comment%}}\n[y](a)",
    "[y](a)\n\n{{< comment >}}\n{{< youtube b >}} <a href='b'>x</a>\n{{< /comment >}}\n",
]
NOT_COMMENTED = [
    "{{< comments >}} [y](a) {{< /comments >}}",
    "{{< /comment >}} [y](a) {{< comment >}}",
    "{{</* comment */>}} [y](a) {{</* /comment */>}}",
    "comment {{< b >}} [y](a) {{< /b >}}",
]


@pytest.mark.parametrize("text", COMMENTED + NOT_COMMENTED)
def test_what_the_shortcode_comment_encloses_is_not_there(text: str) -> None:
    found = read_markdown(text)
    assert [link.target for link in found.links] == ["a"]
    assert not found.headings
    assert not read_headings(text)
    assert len(found.prose) == len(text)


def test_headings() -> None:
    found = read_markdown("# One `two`\n\nThree\n=====\n\n## Four {#five}\n\n`# no`\n").headings
    assert [(each.level, each.text, each.identifier) for each in found] == [
        (1, "One two", None),
        (1, "Three", None),
        (2, "Four", "five"),
    ]


def test_prose_keeps_every_place() -> None:
    text = "a `code` b <!-- c --> d {{< e >}}\n\n```\nf\n```\n"
    prose = read_markdown(text).prose
    assert len(prose) == len(text)
    assert prose.replace(COVER, "").split() == ["a", "b", "d"]


@given(st.text(alphabet="a中é`*[]()<>!#\\\n\r-{}%\"' \ud800\U0001f600\u2028\x0b", max_size=80))
def test_any_text_is_read(text: str) -> None:
    for link in read_markdown(text).links:
        assert 0 <= link.span.start <= link.target_span.start <= link.target_span.end <= len(text)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("[Bullet](https://x.org) is **accepted** by `ASPLOS`'2026.", "Bullet is accepted by ASPLOS'2026."),
        ("a <b>c</b> &amp; d", "a c & d"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("", ""),
    ],
)
def test_plain_text(line: str, expected: str) -> None:
    assert plain_text(line) == expected


COMMENTS = [
    ("x <!-- a --> [b](c) <!-- d -->", ["c"]),
    ("x <!-- [a](b) --> [c](d)\n\n<!--\n[e](f)\n-->\n\n[g](h)", ["d", "h"]),
    ("[a](b) <!-- [c](d)", ["b"]),
    ("[a](b)\n\n<!-- [c](d) <!-- [e](f) -->\n\n[g](h)", ["b", "h"]),
]


@pytest.mark.parametrize(("text", "targets"), COMMENTS)
def test_links_in_comments_are_none(text: str, targets: list[str]) -> None:
    assert [link.target for link in read_markdown(text).links] == targets


HEADINGS = [
    "# One `two` *three* [four](x)\n\nFive\n====\n\n## Six {#seven .eight}\n",
    'a\nb\n---\n\n# c &amp; "d" &lt;e> &copy; \\*\n',
    "# a\\\nb\n\na  \nb\n===\n",
    "## a <b>b</b> <!-- c -->\n\n<h2>d</h2>\n\n## ![e](f.png) g[^1]\n\n[^1]: h\n",
    "- # a\n\n> ## b\n\n```\n# c\n```\n",
    "# {{< x >}} a\n\n# \udcff é 中文 ~~b~~\n",
    "#\n\n# a {#b c=d}\n\n<!-- # c -->\n\n<div>\n# d\n</div>\n",
    "",
]
_PIECES = [
    *(
        "# ",
        "## ",
        "\n",
        "\n\n",
        "a",
        "b ",
        "`",
        "*",
        "~~",
        "<b>",
        "</b>",
        "<h1>",
        "</h2>",
        "<img>",
        "![a](b)",
        "&amp;",
    ),
    *(
        "[a](b)",
        "{#c}",
        "{.d}",
        "---\n",
        "===\n",
        "- ",
        "> ",
        "\\",
        '"',
        "<",
        ">",
        "  \n",
        "[^1]",
        "[^1]: x\n",
        "<!--",
        "-->",
    ),
]


def both_headings(text: str) -> tuple[list[tuple[str, str | None]], list[tuple[str, str | None]]]:
    parsed = [(heading.text, heading.identifier) for heading in read_markdown(text).headings]
    return read_headings(text), parsed


@pytest.mark.parametrize("text", HEADINGS)
def test_headings_alone_are_the_same(text: str) -> None:
    alone, parsed = both_headings(text)
    assert alone == parsed


@given(st.lists(st.sampled_from(_PIECES), max_size=16).map("".join))
def test_headings_alone_are_the_same_in_any_text(text: str) -> None:
    alone, parsed = both_headings(text)
    assert alone == parsed
