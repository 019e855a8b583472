"""Text with positions, and the bytes that come back out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitectl.content.source import Edit, OverlappingEditsError, Position, Source, Span, apply_edits

HERE = Path("page.md")


@given(st.binary())
def test_bytes_survive(data: bytes) -> None:
    assert Source.from_bytes(HERE, data).to_bytes() == data


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("abc", 0, (1, 1)),
        ("abc", 3, (1, 4)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 3, (2, 1)),
        ("a\rb", 2, (2, 1)),
        ("\n\n", 2, (3, 1)),
        ("中文x", 2, (1, 3)),
        ("\ufeffab", 1, (1, 1)),
        ("\ufeffab", 2, (1, 2)),
        ("\ufeffa\nb", 3, (2, 1)),
    ],
)
def test_position(text: str, offset: int, expected: tuple[int, int]) -> None:
    assert Source(HERE, text).position(offset) == Position(*expected)


@given(st.text(st.sampled_from("a\r\n中"), max_size=12), st.booleans(), st.integers(0, 13), st.integers(0, 13))
def test_a_span_lies_between_the_positions_of_its_ends(text: str, has_mark: bool, one: int, other: int) -> None:
    source = Source(HERE, "\ufeff" * has_mark + text)
    start, end = sorted(min(each, len(source.text)) for each in (one, other))
    assert source.positions(Span(start, end)) == (source.position(start), source.position(end))


@pytest.mark.parametrize(
    ("line", "column", "expected"), [(1, 1, 0), (1, 99, 2), (2, 1, 4), (2, 2, 5), (2, 99, 6), (99, 1, 4), (0, 0, 0)]
)
def test_offset_is_held_inside_its_line(line: int, column: int, expected: int) -> None:
    assert Source(HERE, "ab\r\ncd").offset(line, column) == expected


@pytest.mark.parametrize(("text", "newline"), [("a", "\n"), ("a\r\nb\n", "\r\n"), ("a\nb\r\n", "\n"), ("a\rb", "\r")])
def test_newline_is_the_first_one(text: str, newline: str) -> None:
    assert Source(HERE, text).newline == newline


def test_line_has_no_line_break() -> None:
    for text in ("one\r\ntwo\nthree", "one\rtwo\rthree"):
        assert [Source(HERE, text).line(number) for number in (1, 2, 3)] == ["one", "two", "three"]
    assert Source(HERE, "\ufeffone\ntwo").line(1) == "one"


def test_a_carriage_return_among_line_feeds_ends_no_line() -> None:
    source = Source(HERE, "one\rstill\ntwo\r\nthree")
    assert source.position(source.text.index("three")).line == 3
    assert source.line(1) == "one\rstill"


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([], "abcdef"),
        ([(0, 0, "x")], "xabcdef"),
        ([(6, 6, "x")], "abcdefx"),
        ([(4, 6, ""), (0, 2, "x")], "xcd"),
        ([(1, 3, "x"), (3, 3, "y")], "axydef"),
    ],
)
def test_edits(edits: list[tuple[int, int, str]], expected: str) -> None:
    assert apply_edits("abcdef", [Edit(Span(start, end), new) for start, end, new in edits]) == expected


@pytest.mark.parametrize("spans", [[(0, 3), (2, 4)], [(1, 2), (1, 2)], [(3, 3), (3, 3)], [(0, 6), (2, 2)]])
def test_overlapping_edits_are_refused(spans: list[tuple[int, int]]) -> None:
    with pytest.raises(OverlappingEditsError):
        apply_edits("abcdef", [Edit(Span(*span), "x") for span in spans])
