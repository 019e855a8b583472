"""The tree that every front matter reader returns: values as Hugo's parser decodes them, with their places.

Nodes are named tuples, not dataclasses: a run over ten thousand pages makes half a million of them, and
these are the cheapest immutable values that Python has.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from sitectl.content.source import Span

Style: TypeAlias = Literal[
    "plain",  # a bare word or number, in any format
    "single",  # quoted by '
    "double",  # quoted by "
    "literal",  # a YAML block scalar after |
    "folded",  # a YAML block scalar after >
    "multi-single",  # TOML ''' text
    "multi-double",  # TOML triple-quoted text
    "empty",  # nothing written: `key:`
    "flow",  # a collection in brackets or braces, in any format
    "block",  # a YAML collection by indentation, a TOML table by headers
    "alias",  # YAML *name: the value belongs to another place
    "dotted",  # the table that a dotted TOML key implies
]


@dataclass(frozen=True, slots=True)
class TomlTime:
    """One of TOML's four native time types, as text in TOML's own normal form (upper-case T and Z)."""

    kind: Literal["offset-date-time", "local-date-time", "local-date", "local-time"]
    text: str


#: What a parser makes of a text. Dates in YAML and JSON are strings; JSON numbers are all floats, as in Go.
Value: TypeAlias = "bool | int | float | str | bytes | TomlTime | list[Value] | dict[str, Value] | None"


class Node(NamedTuple):
    """A value and its place.

    `start` and `end` are offsets of the value's own text: quotes, brackets and a block scalar's header
    included; a comment, the blank before it, and a tag or anchor in front of it not. An empty value has
    start == end right after the colon. A block collection reaches from its first key or dash to the end of
    its last item's text.
    """

    value: Value
    start: int
    end: int
    style: Style
    entries: tuple[Entry, ...] = ()
    items: tuple[Node, ...] = ()
    #: Why no plain splice can replace or extend this node ("alias", "anchor", "tag", "merge"); "" if one can.
    obstacle: str = ""

    @property
    def span(self) -> Span:
        """The place of the value's own text."""
        return Span(self.start, self.end)


class Entry(NamedTuple):
    """One key of a mapping and its value; `key` is the text that the key means, in its own letter case."""

    key: str
    key_start: int
    key_end: int
    node: Node

    @property
    def key_span(self) -> Span:
        """The place of the key's own text, quotes included."""
        return Span(self.key_start, self.key_end)


class Problem(NamedTuple):
    """Why a text cannot be read, at the line and column that Hugo names (both from 1, inside the text read).

    `message` is Hugo's own wording where it is short and stable, else ours in its spirit.
    """

    message: str
    line: int
    column: int
    #: Where a key stands twice, the line of the first; 0 for every other problem.
    first_line: int = 0


class UnreadableError(Exception):
    """A reader's refusal; it carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def shifted(node: Node, by: int) -> Node:
    """Return the same tree with every place moved by a number of characters."""
    if not by:
        return node
    entries, items = node.entries, node.items
    # Named arguments and empty generators would make this the slowest step of a bulk edit.
    return Node(
        node.value,
        node.start + by,
        node.end + by,
        node.style,
        tuple([Entry(key, start + by, end + by, shifted(below, by)) for key, start, end, below in entries])
        if entries
        else (),
        tuple([shifted(item, by) for item in items]) if items else (),
        node.obstacle,
    )
