"""The quick values of plain YAML blocks: the same as the reader's, or none."""

from __future__ import annotations

import random

import pytest

from sitectl.content.front_matter import find_block
from sitectl.content.yaml_reader import read
from sitectl.content.yaml_reader.quick_values import quick_values
from tests.content.quick_reading import damaged, is_taken
from tests.page_generator import Generator

TAKEN = [
    ("", {}),
    ("a: b\n", {"a": "b"}),
    ("a: b # c\n# d\n\nc: 'it''s'\n", {"a": "b", "c": "it's"}),
    ('a: "x: y"\nb:\nc: ~\n', {"a": "x: y", "b": None, "c": None}),
    ("tags: [a, 1, 1.0]\nx: []\n", {"tags": ["a", 1, 1.0], "x": []}),
    ('tags: ["a, b", "c"]\n', {"tags": ["a, b", "c"]}),
    ("a: >-\n  b\n  c\nd: |\n e\n", {"a": "b c", "d": "e\n"}),
    ("a: |\n  b\n    c\n\n  # d\n\n\nd: |-\n e\n\n\n f \n\n", {"a": "b\n  c\n\n# d\n", "d": "e\n\n\nf"}),
    ("a: >\n b\n c\n\nd: >-\n e\n\n", {"a": "b c\n", "d": "e"}),
    ("a:\n  b\n  c d\ne: {f: {g: [1, x]}}\n", {"a": "b c d", "e": {"f": {"g": [1, "x"]}}}),
    ("a: b\n  c\n  d\ne: 1\n  2\n", {"a": "b c d", "e": "1 2"}),
    (
        "a:\n- b: c\n  d: [e]\n- f:\n  - g\n  h:\n    i: j\n- k\nl: m\n",
        {"a": [{"b": "c", "d": ["e"]}, {"f": ["g"], "h": {"i": "j"}}, "k"], "l": "m"},
    ),
    ("a:\n  - b: c\n    d: |-\n      e\n      f\n  - b: g\n", {"a": [{"b": "c", "d": "e\nf"}, {"b": "g"}]}),
    (
        "a: 18446744073709551615\nb: 18446744073709551616\nc: 2025-11-01\nd: 1999-x\ne: 12345678901234567890\n",
        {"a": 2**64 - 1, "b": "18446744073709551616", "c": "2025-11-01", "d": "1999-x", "e": 12345678901234567890},
    ),
    ("tags:\n  - a\n  - 'b'\nweight: 010\n", {"tags": ["a", "b"], "weight": 8}),
    (
        "a:\n  b: {c: 1, d: x y}\n  e:\n    f: yes\ng: true\n",
        {"a": {"b": {"c": 1, "d": "x y"}, "e": {"f": "yes"}}, "g": True},
    ),
]
LEFT = [
    *(
        "a: b\na: c\n",
        "a: b\n\n c\n",
        "a: b # c\n d\n",
        "a: 'b'\n c\n",
        "a:\n- b\n c: d\n",
        "a:\n- b: c\n d: e\n",
        "a:\n- b: c\n  b: d\n",
        "a:\n- b: c\n   d\n",
        "a:\n- b\n c\n",
        "a:\n b: c\n- d\n",
        "a: ~\n b: c\n",
        "a:\n ~\n b: c\n",
        "a: |\n  b\n c\n",
        "a: |\n b",
        "a: |\n b\n ",
        "a:\tb\n",
        "a: &x b\n",
        "a: >\n b\n\n c\n",
        "a: >\n b\n  c\n",
        "a: |\n\n b\n",
        "a: >\n\n b\n",
        "a: |\n b\n \n c\n",
        "a: |\n b\n\n  \nc: d\n",
        "a: |\n b\n\n ",
        "a: |\n  b\n\n c\n",
        "- a\n",
        "a: b\r\n",
        "a: {b: c, b: d}\n",
    ),
    *(
        "null: a\n",
        "a: b\n  c: d\n",
        "a:\n  - b\n - c\n",
        "a: [b\n",
        "a: @b\n",
        "...\n",
        "a: [x, &y z]\n",
    ),
]
PIECES = [
    "'",
    '"',
    "#",
    " ",
    "\n",
    ":",
    ": ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "\n- a",
    "\n  - b",
    "\n x",
    "~",
    "&a",
    "!t",
    "|",
    "é",
]


@pytest.mark.parametrize(("text", "values"), TAKEN)
def test_plain_blocks_are_taken(text: str, values: object) -> None:
    assert quick_values(text) == values == read(text).value


@pytest.mark.parametrize("text", LEFT)
def test_other_blocks_are_left_to_the_reader(text: str) -> None:
    assert quick_values(text) is None


def test_damaged_blocks_are_read_alike_or_left() -> None:
    chooser = random.Random(5)
    taken = 0
    for seed in range(8):
        for page in Generator(seed, ("yaml",)).site(150).files.values():
            assert isinstance(page, str)
            block = page[slice(*find_block(page).inner)]
            for text in (block, damaged(chooser, block, PIECES)):
                taken += is_taken(text, quick_values, read)
    assert taken > 800
