"""The quick values of plain TOML blocks: the same as the reader's, or none."""

from __future__ import annotations

import random

import pytest

from sitectl.content.nodes import TomlTime
from sitectl.content.toml_reader import read
from sitectl.content.toml_reader.quick_values import quick_values
from tests.content.quick_reading import damaged, is_taken
from tests.content.random_toml import PIECES

TAKEN = [
    ("", {}),
    ("\n  \n# é\n", {}),
    ('title = "a # b"\ndraft=false # c\n', {"title": "a # b", "draft": False}),
    ("a = 'C:\\dir'\n\tb = true", {"a": "C:\\dir", "b": True}),
    ("a = 1\nb = -2.5\nc = 0x1F\nd = 1e3\n", {"a": 1, "b": -2.5, "c": 31, "d": 1000.0}),
    ("date = 2025-11-01\r\nweight = 10\r\n", {"date": TomlTime("local-date", "2025-11-01"), "weight": 10}),
    ("a = 2025-11-01T10:00:00+01:00", {"a": TomlTime("offset-date-time", "2025-11-01T10:00:00+01:00")}),
    ("tags = ['a', \"b\"]\nx = []\n", {"tags": ["a", "b"], "x": []}),
    ('tags = [\n  "a",\n  "b",\n]\nx = 1\n', {"tags": ["a", "b"], "x": 1}),
    (
        'a = 1\n[params]\na = "x"\n[menu.main]\nweight = 1\n',
        {"a": 1, "params": {"a": "x"}, "menu": {"main": {"weight": 1}}},
    ),
    ("[a.b]\nc = 1\n[a.d]\n", {"a": {"b": {"c": 1}, "d": {}}}),
    ("[[a]]\nb = 1\n[[a]]\nb = 2\n[a.c]\nd = 3\n", {"a": [{"b": 1}, {"b": 2, "c": {"d": 3}}]}),
]
LEFT = [
    *("a = 1\na = 2\n", "a = 1\n[a]\n", "[a]\n[a]\n", "[a.b]\n[a]\n", "a = 'x'\n[a.b]\n"),
    *("a = []\n[[a]]\n", "a = ['x']\n[a.b]\n", "[a]]\n", "[[a]\n", "[ a ]\n", "[a] b\n"),
    *("a = [1]\n", "a.b = 1\n", "'a' = 1\n", "a = {}\n", 'a = """x"""\n', "a = '''x'''\n", 'a = "\\t"\n'),
    *("a = x\n", "a = True\n", "a = 010\n", "a = 1_0\n", "a = inf\n", "a = 9223372036854775808\n"),
    *("a = 2025-11-1\n", "a = 2025-02-30\n", "a = 2025-11-01 10:00:00\n", "a\n", "= 1\n", "a =\n"),
    *("a = 1\rb = 2", "a = 1\r", "a = 1 b = 2\n", "\ufeffa = 1\n", "a = 1\n+++\nb = 2\n"),
    *('a = "x\ny"\n', 'a = ["x" "y"]\n', "a = [,]\n", 'a = ["x",,]\n', 'a = ["x"\n'),
    *("a = 'x\x00'\n", "# \x07\n", "a = '\udc80'\n", f"[{'.'.join('a' * 99)}]\n"),
]
LINES = [
    *('title = "A title"', "draft = true", "date = 2025-11-01", "weight = 5", "tags = ['a', 'b']", "", "# a comment"),
    *("[params]", "[params.seo]", "[[resources]]", "[menu.main]", "x = 1.5", 'x = [\n  "a",\n]', "[[params.x]]"),
]


@pytest.mark.parametrize(("text", "values"), TAKEN)
def test_plain_blocks_are_taken(text: str, values: object) -> None:
    assert quick_values(text) == values == read(text).value


@pytest.mark.parametrize("text", LEFT)
def test_other_blocks_are_left_to_the_reader(text: str) -> None:
    assert quick_values(text) is None


def test_damaged_blocks_are_read_alike_or_left() -> None:
    chooser = random.Random(7)
    taken = 0
    for _ in range(4000):
        text = "\n".join(chooser.sample(LINES, chooser.randint(1, 7)))
        if chooser.random() < 0.6:
            text = damaged(chooser, text, PIECES)
        taken += is_taken(text, quick_values, read)
    assert taken > 1000
