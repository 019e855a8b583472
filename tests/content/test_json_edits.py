from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sitectl.content import edits, json_reader
from sitectl.content.guard import guarded_edits
from sitectl.content.key_path import EditRefusedError, parse_key_path
from sitectl.content.new_values import DateText
from sitectl.content.page import Page
from sitectl.content.source import Source
from tests.content import random_json
from tests.content.random_edits import texts_after_edits
from tests.hugo_judge import hugo_binary
from tests.reader_disagreements import disagreements

if TYPE_CHECKING:
    import random

    from sitectl.content.new_values import NewValue

SET: list[tuple[str, str, NewValue, str]] = [
    ('{"title": "T"}', "title", 'a "b" é\\\n}', '{"title": "a \\"b\\" é\\\\\\n}"}'),
    ('{"Title": "T"}', "title", "U", '{"Title": "U"}'),
    ('{"a": 1}', "a", None, '{"a": null}'),
    ('{"a": 1}', "a", 1, '{"a": 1}'),
    ('{"a": "2025-01-02T10:00:00Z"}', "a", DateText("2025-11-01"), '{"a": "2025-11-01T00:00:00Z"}'),
    ('{"a": ["x", "y"]}', "a", ["x", "z", 1], '{"a": ["x", "z", 1]}'),
    ('{"a": ["x", "y"]}', "a", [], '{"a": []}'),
    ('{"a": [\n  "x",\n  "y"\n]}', "a", ["x", "y", "z"], '{"a": [\n  "x",\n  "y",\n  "z"\n]}'),
    ("{}", "a", 1, '{"a": 1}'),
    ("{\n}\n", "a", 1, '{\n  "a": 1\n}\n'),
    ('{"a":1,"b":2}', "c", 3, '{"a":1,"b":2,"c":3}'),
    ('{"a": {"x": 1}}', "a.y", 2, '{"a": {"x": 1, "y": 2}}'),
    ('{"a": null}', "a.y.z", 2, '{"a": {"y": {"z": 2}}}'),
    ('{\r\n\t"a" : 1\r\n}\r\nbody', "b", ["x"], '{\r\n\t"a" : 1,\r\n\t"b" : ["x"]\r\n}\r\nbody'),
    ('{\n  "date": "2025-01-02",\n  "x": 1\n}', "lastmod", DateText("2025-11-01"),
     '{\n  "date": "2025-01-02",\n  "lastmod": "2025-11-01",\n  "x": 1\n}'),
    ('{\n  "a": 1,\n  "p": {\n    "x": 1\n  }\n}', "b", 2, '{\n  "a": 1,\n  "b": 2,\n  "p": {\n    "x": 1\n  }\n}'),
    ('{\n  "a": 1\n}', "p.q", 2, '{\n  "a": 1,\n  "p": {\n    "q": 2\n  }\n}'),
    ('{\n  "a": {"x": 1}\n}', "p.q", 2, '{\n  "a": {"x": 1},\n  "p": {"q": 2}\n}'),
]  # fmt: skip

UNSET = [
    ('{"a": 1, "b": 2}', "a", '{"b": 2}'),
    ('{"a": 1, "b": 2}', "b", '{"a": 1}'),
    ('{"a": 1}', "a", "{}"),
    ('{\n  "a": 1,\n  "b": {\n    "x": 1\n  }\n}\n', "b", '{\n  "a": 1\n}\n'),
    ('{\n  "a": 1,\n  "b": 2\n}\n', "a", '{\n  "b": 2\n}\n'),
    ('{\n  "a": 1, "b": 2,\n  "c": 3\n}\n', "b", '{\n  "a": 1, "c": 3\n}\n'),
    ('{"a": {"x": 1}}', "a.x", '{"a": {}}'),
    ('{"a": 1}', "b.c", '{"a": 1}'),
]

ITEMS = [
    ("append", '{"a": ["x"]}', "y", '{"a": ["x", "y"]}'),
    ("append", '{"a": []}', "y", '{"a": ["y"]}'),
    ("append", '{"a": [\n\t"x"\n]}', "y", '{"a": [\n\t"x",\n\t"y"\n]}'),
    ("append", '{"a": "x"}', "y", '{"a": ["x", "y"]}'),
    ("append", '{"a": ["x"]}', "x", '{"a": ["x"]}'),
    ("remove", '{"a": ["x", "y"]}', "x", '{"a": ["y"]}'),
    ("remove", '{"a": ["x", "y"]}', "y", '{"a": ["x"]}'),
    ("remove", '{"a": [\n\t"x",\n\t"y"\n]}', "y", '{"a": [\n\t"x"\n]}'),
    ("remove", '{"a": ["x"]}', "z", '{"a": ["x"]}'),
]

REFUSED: list[tuple[str, str, NewValue, str]] = [
    ('{"a": {"x": 1}}', "a", 1, "a is a map"),
    ('{"a": [{"x": 1}]}', "a", ["x"], "a is a list of lists or maps"),
    ('{"a": 1}', "a.b", 1, "a is not a map"),
    ('{"a": 1, "a": 2}', "a", 3, "is also written"),
    ('{"a": 1}', "a", float("nan"), "JSON cannot write nan"),
    ('{"a": }', "a", 3, "cannot be read"),
]


def _page(text: str) -> Page:
    return Page(Source(Path("x.md"), text))


@pytest.mark.parametrize(("before", "path", "value", "after"), SET)
def test_set_keeps_the_layout(before: str, path: str, value: NewValue, after: str) -> None:
    page = _page(before)
    assert guarded_edits(page, edits.set_value(page, parse_key_path(path), value)).text == after


@pytest.mark.parametrize(("before", "path", "after"), UNSET)
def test_unset_takes_the_line_and_the_comma(before: str, path: str, after: str) -> None:
    page = _page(before)
    assert guarded_edits(page, edits.unset(page, parse_key_path(path))).text == after


@pytest.mark.parametrize(("operation", "before", "value", "after"), ITEMS)
def test_items_keep_the_layout_of_their_list(operation: str, before: str, value: str, after: str) -> None:
    page = _page(before)
    change = edits.append if operation == "append" else edits.remove
    assert guarded_edits(page, change(page, ("a",), value)).text == after


@pytest.mark.parametrize(("before", "path", "value", "reason"), REFUSED)
def test_uncertain_edits_are_refused_with_place_and_reason(
    before: str, path: str, value: NewValue, reason: str
) -> None:
    with pytest.raises(EditRefusedError, match=rf"^x\.md:\d+:\d+: .*{reason}"):
        edits.set_value(_page(before), parse_key_path(path), value)


def _random_page(source: random.Random) -> str:
    return random_json.generate(source) + source.choice(["", "\n", "\r\nbody"])


def test_random_edits_change_one_value_and_nothing_else() -> None:
    texts = texts_after_edits(_random_page)
    if hugo_binary() is not None:
        assert disagreements(json_reader.read, texts, "json") == []
