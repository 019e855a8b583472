"""Every span holds the text that its value or key is made of."""

from __future__ import annotations

import random

import pytest

from sitectl.content.nodes import Node, UnreadableError
from sitectl.content.yaml_reader import read
from tests.content.yaml_reader.crafted import crafted_texts
from tests.content.yaml_reader.generating import page, texts
from tests.content.yaml_reader.real_pages import real_blocks
from tests.content.yaml_reader.spans import wrong_spans

#: Text, path to a node, then its own text, style and obstacle.
PLACES = [
    ("a: b # c\n", "a", "b", "plain", ""),
    ("a: 'b' # c\n", "a", "'b'", "single", ""),
    ('a:   "b"\n', "a", '"b"', "double", ""),
    ("a: b\n  c\n\nd: 1\n", "a", "b\n  c", "plain", ""),
    ("a: 'b\n  c'\n", "a", "'b\n  c'", "single", ""),
    ("a: |  # c\n  b\n\n\nd: 1\n", "a", "|  # c\n  b", "literal", ""),
    ("a: >-\n  b\n  c\nd: 1\n", "a", ">-\n  b\n  c", "folded", ""),
    ("a: |+\n  b\n\n\n", "a", "|+\n  b\n\n", "literal", ""),
    ("a:\nb: 1\n", "a", "", "empty", ""),
    ("a: # c\nb: 1\n", "a", "", "empty", ""),
    ("a: [b,  'c' ] # d\n", "a", "[b,  'c' ]", "flow", ""),
    ("a: [b,  'c' ]\n", "a.1", "'c'", "single", ""),
    ("a: {b: c}\n", "a", "{b: c}", "flow", ""),
    ("a: {b: c}\n", "a.b", "c", "plain", ""),
    ("a:\n- b\n- c # d\n\n# e\nf: 1\n", "a", "- b\n- c", "block", ""),
    ("a:\n  b: 1\n  c: x # d\ne: 1\n", "a", "b: 1\n  c: x", "block", ""),
    ("a: &x b\nc: *x\n", "a", "b", "plain", "anchor"),
    ("a: &x b\nc: *x\n", "c", "*x", "alias", "alias"),
    ("a: &x\nb: 1\n", "a", "", "empty", "anchor"),
    ("a: !x b\n", "a", "b", "plain", "tag"),
    ("a: !!int '1'\n", "a", "'1'", "single", "tag"),
    ("a: {<<: {b: 1}}\n", "a", "{<<: {b: 1}}", "flow", "merge"),
    ("a: b\tc\n", "a", "b\tc", "plain", ""),
    ("a: b\r\nc: d\r\n", "c", "d", "plain", ""),
]

KEYS = [
    ("a: 1\n", "a"),
    ("'a' : 1\n", "'a'"),
    ('"a": 1\n', '"a"'),
    ("a b : 1\n", "a b"),
    ("? a\n: 1\n", "a"),
    ("&x a: 1\n", "a"),
    ("z: {'a': 1}\n", "z"),
]


def _at(root: Node, path: str) -> Node:
    node = root
    for step in path.split("."):
        named = {entry.key: entry.node for entry in node.entries}
        node = named[step] if step in named else node.items[int(step)]
    return node


@pytest.mark.parametrize(("text", "path", "raw", "style", "obstacle"), PLACES)
def test_places_of_values(text: str, path: str, raw: str, style: str, obstacle: str) -> None:
    node = _at(read(text), path)
    assert text[node.start : node.end] == raw
    assert (node.style, node.obstacle) == (style, obstacle)


@pytest.mark.parametrize(("text", "raw"), KEYS)
def test_places_of_keys(text: str, raw: str) -> None:
    entry = read(text).entries[0]
    assert text[entry.key_start : entry.key_end] == raw


def test_an_empty_value_stands_right_after_the_colon() -> None:
    root = read("a : # c\nb:\n- \n-\n")
    assert [root.entries[0].node.start, *(item.start for item in root.entries[1].node.items)] == [3, 12, 15]


def test_spans_read_alone_mean_the_same() -> None:
    source = random.Random(5)
    generated = [*crafted_texts(), *texts(source, 3000, crafted_texts()), *(page(source) for _ in range(500))]
    # Anchors and tags in front of several lines of text make keys and values that no text alone can make.
    plain = [text for text in generated if "&" not in text and "!" not in text]
    cases = [text.replace("\udcff", "\ufffd") for text in [*plain, *real_blocks()]]
    read_cases = 0
    wrong: dict[str, list[str]] = {}
    for text in cases:
        try:
            root = read(text)
        except UnreadableError:
            continue
        read_cases += 1
        if found := wrong_spans(text, root):
            wrong[text] = found
    assert read_cases > 1000
    assert wrong == {}
