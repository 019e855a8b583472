"""The fast reader takes only what it reads exactly as the full reader does."""

from __future__ import annotations

import random

import pytest

from sitectl.content.nodes import Node, UnreadableError, shifted
from sitectl.content.yaml_reader import read
from sitectl.content.yaml_reader.full import read_full
from sitectl.content.yaml_reader.simple import read_simple
from tests.content.yaml_reader.crafted import crafted_texts
from tests.content.yaml_reader.generating import page, texts
from tests.content.yaml_reader.real_pages import real_blocks

TAKEN = [
    "",
    "\n# c\n",
    "title: T\n",
    "title : T",
    "title: 'it''s' # c\ndraft: true\n",
    'a: "x # y"\n',
    "a: b # c\n",
    "a: b#c\n",
    "a: b:c\n",
    "cSpell:ignore: x\n",
    "a:\nb:\n",
    "a: []\nb: [x, 'y', 1]\nc: {}\n",
    "a: [{ from: '*', to: https://x/y }]\n",
    "a:\n- b\n- 'c'\nd: 1\n",
    "a:\n  - b: 1\n    c:\n      - d\n  - b: 2\ne: 1\n",
    "a:\n  b:\n    c: 1\n  d: 2\ne: 3\n",
    "a: >-\n  b\n  c\nd: |\n  e\n",
    "a:\n  b\n  c\nd: 1\n",
    "a: 017\nb: -1\nc: 1.50\nd: ~\n",
]

LEFT = [
    "a\n",
    "a: b\tc\n",
    "a: b\r\n",
    "a: b: c\n",
    "a: b\na: c\n",
    "null: a\n",
    "1: a\n",
    "'a': b\n",
    "a: &x b\n",
    "a: *x\n",
    "a: !x b\n",
    "a: - b\n",
    "a: b\n  c\n",
    "a: b\n  c: d\n",
    "a:\n  b: c\n d: e\n",
    "a: d# c:\n",
    "a:\n- \n",
    "a: |+\n  b\n",
    "a: |\n  b\n\n  c\n",
    "a: |\n  b\n   c\n",
    "a:\n- |-\n b\n  # c\n",
    "a: [b\n",
    "a: [b: c]\n",
    "a: [b] c\n",
    "a: {b}\n",
    "a: {b: c, b: d}\n",
    'a: "\\n"\n',
    "a: 'b\n  c'\n",
    "- a\n",
    "a: %b\n",
    "a: @b\n",
    "a: ,b\n",
    "...\n",
    " a: b\n",
]


def _full(text: str) -> Node | None:
    try:
        return read_full(text)
    except UnreadableError:
        return None


@pytest.mark.parametrize("text", TAKEN)
def test_simple_texts_are_taken(text: str) -> None:
    node = read_simple(text)
    assert node is not None
    assert node == _full(text)


@pytest.mark.parametrize("text", LEFT)
def test_anything_else_is_left(text: str) -> None:
    assert read_simple(text) is None


def test_both_readers_return_the_same_tree() -> None:
    source = random.Random(3)
    cases = [
        *crafted_texts(),
        *texts(source, 6000, crafted_texts()),
        *(page(source) for _ in range(1000)),
        *(text.replace("\udcff", "\ufffd") for text in real_blocks()),
    ]
    taken = [(text, node) for text in cases if (node := read_simple(text)) is not None]
    assert len(taken) > 500
    assert [text for text, node in taken if repr(node) != repr(_full(text))] == []


@pytest.mark.parametrize(
    "text", ["", "# c\n", *(text for text in TAKEN if text.endswith("\n")), "a: \udcff\nb: &c d\n"]
)
def test_part_of_a_text_is_read_with_its_places_in_the_whole(text: str) -> None:
    before, after = "--- # é\n", "---\nb: c\n"
    whole = read(f"{before}{text}{after}", len(before), len(before) + len(text))
    assert whole == shifted(read(text), len(before))
