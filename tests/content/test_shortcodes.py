"""Shortcode tags are read as the real Hugo reads them; its words on each of these texts are from version 0.168."""

from __future__ import annotations

import random

import pytest

from sitectl.content.shortcodes import read_shortcodes

READ = [
    ("{{<p>}}", "p", []),
    ("{{<\np\n>}}", "p", []),
    ("{{% p %}}", "p", []),
    ("{{< p a b >}}", "p", [("", "a"), ("", "b")]),
    ("{{< p a=b >}}", "p", [("a", "b")]),
    ("{{< p a = b >}}", "p", [("a", "b")]),
    ("{{< p a=b=c >}}", "p", [("a", "b=c")]),
    ("{{< p a=[1] >}}", "p", [("a", "[1]")]),
    ('{{< p "a b" >}}', "p", [("", "a b")]),
    ('{{< p "a\\"b" >}}', "p", [("", 'a"b')]),
    ('{{< p \\"a b\\" >}}', "p", [("", "a b")]),
    ('{{< p "a""b" >}}', "p", [("", "a"), ("", "b")]),
    ('{{< p "a"="b" >}}', "p", [("a", "b")]),
    ('{{< p "a>}}b" >}}', "p", [("", "a>}}b")]),
    ("{{< p `a\nb` >}}", "p", [("", "a\nb")]),
    ("{{< p a\\b >}}", "p", [("", "a"), ("", "b")]),
    ("{{< p 1.5 -3 true é 中文 >}}", "p", [("", "1.5"), ("", "-3"), ("", "true"), ("", "é"), ("", "中文")]),
    ("{{< p a=b, c=d >}}", "p", [("a", "b,"), ("c", "d")]),
    ("{{< sub/x >}}", "sub/x", []),
    ("{{< p.inline >}}", "p.inline", []),
]

REFUSED = [
    ("{{< p", 5, "unclosed shortcode action"),
    ("{{< p >", 6, "unrecognized character"),
    ("{{< p %}}", 6, "unrecognized character"),
    ("{{< p a:b >}}", 7, "unrecognized character"),
    ("{{< p 'a' >}}", 6, "unrecognized character"),
    ("{{< p “a” >}}", 6, "unrecognized character"),
    ("{{< p\xa0a >}}", 5, "unrecognized character"),
    ("{{< p x² >}}", 7, "unrecognized character"),
    ('{{< "p" >}}', 4, "unrecognized character"),
    ("{{< -p >}}", 4, "unrecognized character"),
    ("{{< p.html >}}", 4, "period in shortcode name"),
    ("{{< >}}", 0, "shortcode has no name"),
    ("{{%%}}", 0, "shortcode has no name"),
    ("{{< /p >}}", 4, "none is open"),
    ("{{< p a/b >}}", 8, "does not match start tag"),
    ("{{< i >}}x{{< /I >}}", 15, "does not match start tag"),
    ("{{< i >}}x{{< /i a >}}", 17, "unclosed shortcode"),
    ('{{< p "a\nb" >}}', 7, "unterminated quoted string"),
    ("{{< p `a >}}", 7, "unterminated raw string"),
    ("{{< p a=b c >}}", 10, "got positional parameter 'c'"),
    ("{{< p c a=b >}}", 8, "got named parameter 'a'"),
    ("{{</* p >}}", 0, "comment must be closed"),
    ("{{</* p */%}}", 0, "comment must be closed"),
    ("{{< p a=>}}", 11, "unclosed shortcode action"),
]


@pytest.mark.parametrize(("text", "name", "parameters"), READ)
def test_tag_is_read(text: str, name: str, parameters: list[tuple[str, str]]) -> None:
    tags, fault = read_shortcodes(text)
    assert fault is None
    assert [(tag.name, [each[:2] for each in tag.parameters]) for tag in tags] == [(name, parameters)]
    assert tags[0].span == (0, len(text))


@pytest.mark.parametrize(("text", "offset", "message"), REFUSED)
def test_tag_is_refused_at_its_place(text: str, offset: int, message: str) -> None:
    _, fault = read_shortcodes(text)
    assert fault is not None
    assert fault.offset == offset
    assert message in fault.message


@pytest.mark.parametrize("text", ["", "{{ p }}", "{{ < p >}}", "{ {< p >}}", "{{</* p */>}}", "{{%/* p > */%}}"])
def test_what_is_no_tag(text: str) -> None:
    assert read_shortcodes(text) == ([], None)


def test_closing_tags() -> None:
    tags, fault = read_shortcodes("{{< a >}}x{{< b />}}{{< /a >}}y{{< / >}}")
    assert fault is None
    assert [(tag.name, tag.is_closing, tag.is_self_closing) for tag in tags] == [
        ("a", False, False),
        ("b", False, True),
        ("a", True, False),
        ("", True, False),
    ]


def test_front_matter_is_not_searched() -> None:
    assert read_shortcodes("{{< {{< p >}}", 4)[1] is None


@pytest.mark.parametrize("text", [text for text, *_ in (*READ, *REFUSED)])
def test_names_alone_are_read_to_the_same_end(text: str) -> None:
    both = f"{{{{< p a=b >}}}}x{{{{< /p >}}}}{text}"
    tags, fault = read_shortcodes(both)
    names, same_fault = read_shortcodes(both, names_only=True)
    assert fault == same_fault or (fault and same_fault and fault[:2] == same_fault[:2])
    assert [tag._replace(parameters=()) for tag in tags] == [tag._replace(parameters=()) for tag in names]
    assert [tag.name for tag in names][:2] == ["p", "p"]


def test_names_alone_are_read_to_the_same_end_in_random_texts() -> None:
    chooser = random.Random(7)
    for _ in range(2000):
        text = "{{< p" + "".join(chooser.choice(_PIECES) for _ in range(chooser.randint(1, 12)))
        tags, fault = read_shortcodes(text)
        names, same_fault = read_shortcodes(text, names_only=True)
        assert (fault and fault[:2]) == (same_fault and same_fault[:2]), text
        assert [tag._replace(parameters=()) for tag in tags] == [tag._replace(parameters=()) for tag in names], text


_PIECES = [
    *(
        "{{<",
        "{{%",
        ">}}",
        "%}}",
        " >}}",
        " ",
        " a",
        "p",
        "/",
        "=",
        '"',
        "`",
        ".",
        "-",
        "\n",
        "é",
        ' "a b"',
        ' a="b"',
        ",",
    ),
    *(":", "/*", "*/", "{{< p >}}", "{{< /p >}}", "\\"),
]
