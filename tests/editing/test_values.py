from __future__ import annotations

import pytest

from sitectl.content.changes import Change
from sitectl.content.key_path import KeyPathError
from sitectl.content.new_values import DateText, NewValue
from sitectl.editing.values import ValueRefusedError, parse_assignments


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("draft=true", True),
        ("x=true", True),
        ("x=null", None),
        ("x=True", "True"),
        ("x=", ""),
        ("x=5", 5),
        ("x=-5", -5),
        ("x=007", "007"),
        ("x=1.5", 1.5),
        ("x=1.10", "1.10"),
        ("x=1e3", "1e3"),
        ("x=99999999999999999999", "99999999999999999999"),
        ("x=a=b", "a=b"),
        ("x=2025-11-01", DateText("2025-11-01")),
        ("x=2025-13-01", "2025-13-01"),
        ("date=2025-11-01", DateText("2025-11-01")),
        ("Date=2025-11-01T10:00:00+01:00", DateText("2025-11-01T10:00:00+01:00")),
        ("date=01 Nov 2025", DateText("01 Nov 2025")),
        ("params.date=tomorrow", "tomorrow"),
        ("title=2025", "2025"),
        ("title=true", "true"),
        ("title=[a]", "[a]"),
        ("tags=[a, 'b, c', 5, true]", ["a", "b, c", 5, True]),
        ("tags=[]", []),
        ("tags=a, b", "a, b"),
        ("weight=10", 10),
    ],
)
def test_values_have_types(word: str, value: NewValue) -> None:
    change = parse_assignments([word]).changes[0]
    assert (change.value, type(change.value)) == (value, type(value))


@pytest.mark.parametrize("text", ["true", "5", "2025-11-01", "[a]", "null"])
def test_text_stays_text(text: str) -> None:
    assert parse_assignments([f"x={text}"], as_text=True).changes == (Change("set", ("x",), text),)


def test_assignments_come_before_paths() -> None:
    parsed = parse_assignments(["draft=false", "tags+=x", "tags-=y", 'params."a.b"=1', "a.md", "x=y.md"])
    assert parsed.changes == (
        Change("set", ("draft",), value=False),
        Change("append", ("tags",), "x"),
        Change("remove", ("tags",), "y"),
        Change("set", ("params", "a.b"), 1),
    )
    assert parsed.paths == ("a.md", "x=y.md")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["date=tomorrow"], "date: Hugo reads no date in 'tomorrow'; write 2025-11-01 or 2025-11-01T10:00:00+01:00"),
        (["date=3:04PM"], "date: Hugo reads no date in '3:04PM'; write 2025-11-01 or 2025-11-01T10:00:00+01:00"),
        (["lastmod="], "lastmod: Hugo reads no date in ''; write 2025-11-01 or 2025-11-01T10:00:00+01:00"),
        (["draft=yes"], "draft: true or false, not 'yes', which Hugo would take for false"),
        (["weight=1.5"], "weight: a whole number, not '1.5'"),
        (["tags=[a, {b: c}]"], "tags: a list may have single values only"),
        (["tags+=[a]"], "tags: add or remove one value at a time"),
        (["x=\udc80"], "x: the value is no UTF-8 text"),
        (["a.md"], "write KEY=VALUE (or KEY+=VALUE, KEY-=VALUE for lists) before the paths, not 'a.md'"),
        ([], "write KEY=VALUE (or KEY+=VALUE, KEY-=VALUE for lists) before the paths"),
    ],
)
def test_what_hugo_would_read_as_something_else_is_refused(words: list[str], message: str) -> None:
    with pytest.raises(ValueRefusedError) as caught:
        parse_assignments(words)
    assert str(caught.value) == message


def test_a_list_without_an_end_is_refused() -> None:
    with pytest.raises(ValueRefusedError, match=r"^tags: '\[a, \[\]' is no list: "):
        parse_assignments(["tags=[a, []"])


@pytest.mark.parametrize("word", ["a..b=1", "a.=1"])
def test_what_is_no_key(word: str) -> None:
    with pytest.raises(KeyPathError):
        parse_assignments([word])
