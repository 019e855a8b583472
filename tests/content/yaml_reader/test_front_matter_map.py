from __future__ import annotations

import pytest

from sitectl.content.nodes import Problem, UnreadableError
from sitectl.content.yaml_reader import read

MAPPINGS = [
    ("", {}),
    ("# a comment\n", {}),
    ("!x\n", {}),
    ("...\n", {}),
    ("title: T\ndraft: yes\n", {"title": "T", "draft": "yes"}),
    ("a: 017\nb: 1_000\nc: 1.50\nd: 1e3\n", {"a": 15, "b": 1000, "c": 1.5, "d": "1e3"}),
    ("null: a\n1: b\ntrue: c\n1.0e3: d\n", {"": "a", "1": "b", "true": "c", "1000": "d"}),
    ("a:\n  null: b\n", {"a": {"null": "b"}}),
    ("a: !x\nb: 1\n", {"a": {"b": 1}}),
    ("a: b\tc\n", {"a": "bc"}),
    ("a: \udcff\n", {"a": "\ufffd"}),
    ("a: b\n...\nc: d\n", {"a": "b"}),
]

# The judge of the other tests decodes into anything; these are what Hugo 0.168 says of pages.
FRONT_MATTER_ONLY = [
    ("- a\n", "sequence was used where mapping is expected", 1, 1),
    ("a\n", "string was used where mapping is expected", 1, 1),
    ("~\n", "null was used where mapping is expected", 1, 1),
    ("!!map {a: b}\n", "tag was used where mapping is expected", 1, 1),
    ("!x\na: b\n", "tag was used where mapping is expected", 1, 1),
    ("0x1: a\n1.0: b\n", 'duplicate key "1"', 2, 1),
    ("!!timestamp 2001-01-01: a\n", "cannot unmarshal time.Time into Go value of type string", 1, 1),
]


@pytest.mark.parametrize(("text", "value"), MAPPINGS)
def test_front_matter_is_a_mapping(text: str, value: object) -> None:
    assert read(text).value == value


@pytest.mark.parametrize(("text", "message", "line", "column"), FRONT_MATTER_ONLY)
def test_anything_else_is_refused(text: str, message: str, line: int, column: int) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(text)
    assert caught.value.problem == Problem(message, line, column)
