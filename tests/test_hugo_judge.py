from __future__ import annotations

import math

import pytest

from tests.hugo_judge import GoValue, Verdict, hugo_binary, judge, same

pytestmark = pytest.mark.skipif(hugo_binary() is None, reason="the hugo package is not installed")

VALUES = [
    ("yaml", "a: 1\nb: 1.0\nc: '1'\nd: [true, null]", {"a": 1, "b": 1.0, "c": "1", "d": [True, None]}),
    ("yaml", "a: 18446744073709551615\nb: -1\n", {"a": 18446744073709551615, "b": -1}),
    ("yaml", "a: -.inf\n", {"a": -math.inf}),
    ("yaml", "a: .nan\n", {"a": math.nan}),
    ("yaml", 'a: "\\0\u2028<&>"\n', {"a": "\0\u2028<&>"}),
    ("yaml", "a: !!binary aGk=\n", {"a": b"hi"}),
    ("yaml", "a: \udcff\n", {"a": "\ufffd"}),
    ("yaml", "- x\n", ["x"]),
    ("yaml", "", None),
    ("toml", "a = 2025-01-02\n", {"a": GoValue("toml.LocalDate", "2025-01-02")}),
    ("json", '{"a": 1}', {"a": 1.0}),
]

ERRORS = [
    ("yaml", "a: 1\na: 2\n", Verdict(None, 'mapping key "a" already defined at [1:1]', 2, 1)),
    ("toml", 'a = 1\nb = "x\n', Verdict(None, "toml: basic strings cannot have new lines", 2, 7)),
    ("json", '{"a": }', Verdict(None, "invalid character '}' looking for beginning of value", 1, 1)),
]


@pytest.mark.parametrize(("data_format", "text", "value"), VALUES)
def test_values_keep_their_types(data_format: str, text: str, value: object) -> None:
    (verdict,) = judge([text], data_format)
    assert verdict.error is None
    assert same(verdict.value, value)


@pytest.mark.parametrize(("data_format", "text", "expected"), ERRORS)
def test_errors_have_message_and_place(data_format: str, text: str, expected: Verdict) -> None:
    assert judge([text], data_format) == [expected]


def test_a_thousand_texts_come_back_in_order() -> None:
    verdicts = judge([f"a: {number}\n" if number % 3 else "a: [\n" for number in range(1000)], "yaml")
    assert [verdict.value for verdict in verdicts] == [{"a": number} if number % 3 else None for number in range(1000)]


@pytest.mark.parametrize(
    ("left", "right"), [(1, 1.0), (1, True), ([1], [1, 2]), ({"a": 1}, {"b": 1}), ("1", 1), ([0], [False])]
)
def test_different_types_are_not_the_same(left: object, right: object) -> None:
    assert not same(left, right)
