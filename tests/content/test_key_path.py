from __future__ import annotations

import pytest

from sitectl.content.key_path import KeyPathError, parse_key_path, shown
from sitectl.content.new_values import DateText, NewValue, as_json_reads, same_value
from sitectl.content.nodes import TomlTime


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("title", ("title",)),
        ("params.seo.title", ("params", "seo", "title")),
        ('params."a.b".c', ("params", "a.b", "c")),
        ("'x y'", ("x y",)),
        ("my-key.größe", ("my-key", "größe")),
        ('""', ("",)),
        ('"links[0]".url', ("links[0]", "url")),
        ("a[b]", ("a[b]",)),
    ],
)
def test_a_path_is_read_and_shown(text: str, path: tuple[str, ...]) -> None:
    assert parse_key_path(text) == path
    assert parse_key_path(shown(path)) == path


@pytest.mark.parametrize(
    "text", ["", ".", "a.", ".a", "a..b", '"a', 'a"b"', '"a"b', " a", "a[0]", "links[].url", "a.b[-1]"]
)
def test_no_path(text: str) -> None:
    with pytest.raises(KeyPathError):
        parse_key_path(text)


@pytest.mark.parametrize(
    ("old", "new", "written"),
    [
        ("2024-01-01", "2025-11-01", "2025-11-01"),
        ("2024-01-01", "2025-11-01T10:00:00Z", "2025-11-01T10:00:00Z"),
        ("2024-01-01T08:30:00+08:00", "2025-11-01", "2025-11-01T00:00:00+08:00"),
        ("2024-01-01T08:30:00+08:00", "2025-11-01T10:00:00", "2025-11-01T10:00:00+08:00"),
        ("2024-01-01T08:30:00+08:00", "2025-11-01T10:00:00Z", "2025-11-01T10:00:00Z"),
        ("2024-01-01T08:30:00.000Z", "2025-11-01", "2025-11-01T00:00:00.000Z"),
        ("2024-01-01 08:30:00 +0800", "2025-11-01", "2025-11-01 00:00:00 +0800"),
        ("2024-01-01 08:30:00 +0800", "2025-11-01T10:00:00Z", "2025-11-01 10:00:00Z"),
        ("2024-01-01T08:30:00", "2025-11-01 10:00:00 +0100", "2025-11-01T10:00:00+0100"),
        ("January 2024", "2025-11-01", "2025-11-01"),
        ("2024-01-01T08:30:00Z", "01 Nov 2025", "01 Nov 2025"),
    ],
)
def test_a_date_is_written_like_the_old_one(old: str, new: str, written: str) -> None:
    assert DateText(new).like(old).text == written


def test_same_values() -> None:
    assert same_value(["a", 1], ["a", 1])
    assert same_value([{"a": 1, "b": ["c"]}], [{"b": ["c"], "a": 1}])
    assert same_value(DateText("2025-01-01"), TomlTime("local-date", "2025-01-01"))
    assert same_value(
        DateText("2025-01-01 10:00:00.50 +0100"), TomlTime("offset-date-time", "2025-01-01T10:00:00.5+01:00")
    )
    assert not same_value(DateText("2025-01-01T10:00:00+00:00"), "2025-01-01T10:00:00Z")
    assert not same_value(DateText("2025-01-01T10:00:00"), TomlTime("offset-date-time", "2025-01-01T10:00:00Z"))
    number: NewValue = [5, {"a": 6}]
    assert same_value(as_json_reads(number), [5.0, {"a": 6.0}])


@pytest.mark.parametrize(("new", "old"), [(1, 1.0), (1, True), ("1", 1), (["a"], "a"), ("", None), (None, "")])
def test_different_values(new: str, old: str) -> None:
    assert not same_value(new, old)
