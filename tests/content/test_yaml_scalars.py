"""Every text, number and boolean comes back exactly as it was written, from our reader and from Hugo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitectl.content.new_values import DateText
from sitectl.content.yaml_reader import read
from sitectl.content.yaml_scalars import is_plain, scalar_text
from tests.content.yaml_changes import SCALARS, TEXTS
from tests.hugo_judge import hugo_binary, judge, same

if TYPE_CHECKING:
    from sitectl.content.new_values import Scalar
    from sitectl.content.nodes import Style

needs_hugo = pytest.mark.skipif(hugo_binary() is None, reason="the hugo package is not installed")
STYLES: st.SearchStrategy[Style] = st.sampled_from(["plain", "single", "double"])


@pytest.mark.parametrize(
    ("value", "style", "text"),
    [
        ("a", "plain", "a"),
        ("a", "single", "'a'"),
        ("a", "double", '"a"'),
        ("it's", "single", "'it''s'"),
        ('"', "plain", "'\"'"),
        ("\\d", "plain", "\\d"),
        ("'\\'", "plain", "\"'\\\\'\""),
        ("a\nb", "single", '"a\\nb"'),
        (True, "double", "true"),
        (False, "plain", "false"),
        (None, "single", "null"),
        (-5, "double", "-5"),
        (1e100, "plain", "1.0e+100"),
        (float("-inf"), "plain", "-.inf"),
        (DateText("2025-11-01"), "plain", "2025-11-01"),
        (DateText("2025-11-01"), "double", '"2025-11-01"'),
    ],
)
def test_a_value_is_written_in_a_style(value: Scalar, style: Style, text: str) -> None:
    assert scalar_text(value, style) == text


@pytest.mark.parametrize(
    "text", ["a", "a b", "C#", "a:b", "http://x.y/z?a=b", "f(x)", "a, b", "x-1", "v1.2", "Größe 布尔 😀", "a'b", 'a"b']
)
def test_safe_texts_need_no_quotes(text: str) -> None:
    assert is_plain(text)


WORDS = ("", " ", "yes", "No", "ON", "y", "null", "~", "True", "<<", "=", "|", ">")
NUMBERS = ("5", "1_000", "0x1F", "1e3", "1:30", "2025-01-01", ".5", "-.INF")
STARTS = ("- a", "-a", "? a", ": a", "#a", "&a", "*a", "!a", "%a", "@a", "`a", "[a", "{a", '"a', "'a", ",a", " a")
INSIDE = ("a: b", "a:", "a #b", "a ", "a\tb", "a\nb", "a\u00a0", "\x07", "\x85", "\u2028", "\ufeff", "a\ud800")


@pytest.mark.parametrize("text", [*WORDS, *NUMBERS, *STARTS, *INSIDE])
def test_other_texts_get_quotes(text: str) -> None:
    assert not is_plain(text)


@pytest.mark.parametrize("text", ["a, b", "a]", "{a", "a:b", "a?"])
def test_brackets_need_more_quotes(text: str) -> None:
    assert not is_plain(text, in_flow=True)


@given(SCALARS, STYLES)
def test_our_reader_gives_the_value_back(value: Scalar, style: Style) -> None:
    block = read(f"k: {scalar_text(value, style)}\n").value
    flow = read(f"k: [{scalar_text(value, style, in_flow=True)}, x]\n").value
    assert same(block, {"k": value})
    assert same(flow, {"k": [value, "x"]})


@needs_hugo
@settings(max_examples=5, deadline=None)
@given(st.lists(st.tuples(TEXTS, STYLES), min_size=50, max_size=300))
def test_hugo_gives_the_text_back(pairs: list[tuple[str, Style]]) -> None:
    lines = [
        f"k: {scalar_text(text, style)}\nf: [{scalar_text(text, style, in_flow=True)}, x]\n" for text, style in pairs
    ]
    verdicts = judge(lines, "yaml")
    assert [verdict.value for verdict in verdicts] == [{"k": text, "f": [text, "x"]} for text, _ in pairs]


@pytest.mark.parametrize(
    "text", [".inf", ".INF", "-.Inf", "+.INF", ".NaN", ".NAN", "0XFF", "1E3", "2025-11-01T10:00:00z", "1_0"]
)
def test_what_a_parser_takes_for_a_number_is_quoted(text: str) -> None:
    assert not is_plain(text)


@pytest.mark.parametrize("text", [".info", ".nano", "a.inf", "x1", "inf", "NaN"])
def test_words_are_not_quoted(text: str) -> None:
    assert is_plain(text)
