"""A value without its place gives the same answers as the node with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitectl.content.front_matter import find_block, quick_front_values, read_front_matter
from sitectl.content.node_views import Node, UnplacedNode

if TYPE_CHECKING:
    from sitectl.content import nodes

PLAIN = [
    "---\ntitle: A\n---\n",
    "---\n# note\ntitle: 'A'\ntags: [a, \"b\"]\n---\n",
    "---\na:\n  b: 1\n  c:\n    - x\n    - y\nd:\n---\n",
    "---\na: |\n  one\n  two\nb: 2\n---\n",
    "---\ncascade:\n  params: {x: [1, 2]}\n---\n",
    '+++\ntitle = "A"\ndate = 2025-11-01\ntags = ["a", "b"]\n+++\n',
    "---\na:\n- b: c\n  d: [e]\n- f:\n    g: h\n- i\nj: k\n  l\n---\n",
    "+++\n[[a]]\nb = 1\n[[a]]\nb = 2\n[a.c]\nd = 'e'\n+++\n",
    "+++\na = 1\n[b]\nc = true\n[b.d]\ne = 'f'\n+++\n",
]


def parts(node: Node) -> object:
    return (
        *(node.value, node.start, node.end, node.span, node.style, node.obstacle),
        *[(each.key, each.key_start, each.key_end, each.key_span, parts(each.node)) for each in node.entries],
        *[parts(each) for each in node.items],
    )


@pytest.mark.parametrize("text", PLAIN)
def test_every_part_is_the_same(text: str) -> None:
    values = quick_front_values(text, find_block(text))
    assert values
    asked: list[bool] = []

    def root() -> nodes.Node | None:
        asked.append(True)
        return read_front_matter(text).root

    placed, unplaced = root(), UnplacedNode(values, root)
    assert placed is not None
    asked.clear()
    assert [entry.key for entry in unplaced.entries] == [entry.key for entry in placed.entries]
    assert [entry.node.value for entry in unplaced.entries] == [entry.node.value for entry in placed.entries]
    assert not asked, "values need no tree"
    assert parts(unplaced) == parts(placed)


def test_part_is_the_same_whenever_it_is_asked_for() -> None:
    text = PLAIN[2]
    node = UnplacedNode(quick_front_values(text, find_block(text)), lambda: read_front_matter(text).root)
    assert node.entries[0] == node.entries[0]
    assert node.entries[0] != node.entries[1]


def test_other_front_matter_is_read_as_a_whole() -> None:
    for text in ("---\na: &x 1\nb: *x\n---\n", "{}", "text", "---\na: [\n---\n"):
        assert quick_front_values(text, find_block(text)) is None
