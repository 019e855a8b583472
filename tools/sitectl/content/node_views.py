"""The parts of front matter as rules see them: the value at once, its place when somebody asks for it.

Most pages have nothing to find fault with, and the values of plain front matter are read in a fraction of the time that
the places take.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Generic, Protocol, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, KeysView

    from sitectl.content import nodes
    from sitectl.content.nodes import Style, Value
    from sitectl.content.source import Span

_Value = TypeVar("_Value")
#: The way down to a part: keys of maps and numbers of list items.
_Path: TypeAlias = "tuple[str | int, ...]"
_Root: TypeAlias = "Callable[[], nodes.Node | None]"


class Node(Protocol):
    """A value and its place; what the parts mean is said at `sitectl.content.nodes.Node`, which is one of these."""

    @property
    def value(self) -> Value:
        """What a parser makes of it."""

    @property
    def start(self) -> int:
        """Where the value's own text begins."""

    @property
    def end(self) -> int:
        """Where the value's own text ends."""

    @property
    def style(self) -> Style:
        """How the value is written."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The keys of a map."""

    @property
    def items(self) -> tuple[Node, ...]:
        """The elements of a list."""

    @property
    def obstacle(self) -> str:
        """Why no plain splice can replace or extend this node; "" if one can."""

    @property
    def span(self) -> Span:
        """The place of the value's own text."""


class Entry(Protocol):
    """One key of a mapping and its value, as `sitectl.content.nodes.Entry`."""

    @property
    def key(self) -> str:
        """The text that the key means, in its own letter case."""

    @property
    def key_start(self) -> int:
        """Where the key's own text begins."""

    @property
    def key_end(self) -> int:
        """Where the key's own text ends."""

    @property
    def node(self) -> Node:
        """The value."""

    @property
    def key_span(self) -> Span:
        """The place of the key's own text, quotes included."""


class _OfPlaced(Generic[_Value]):
    """A fact that the part has in the tree, by the attribute's name; see `Node` and `Entry`."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, view: UnplacedNode | UnplacedEntry, owner: type) -> _Value:
        found: _Value = getattr(view._placed, self._name)
        return found


class UnplacedNode:
    """A value whose place is looked up in the whole tree when it is asked for."""

    def __init__(self, value: Value, root: _Root, path: _Path = ()) -> None:
        self.value = value
        self._root = root
        self._path = path

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The keys of a map."""
        if not isinstance(self.value, dict):
            return ()
        return tuple([UnplacedEntry(key, value, self._root, self._path) for key, value in self.value.items()])

    @cached_property
    def items(self) -> tuple[Node, ...]:
        """The elements of a list."""
        if not isinstance(self.value, list):
            return ()
        return tuple([UnplacedNode(value, self._root, (*self._path, at)) for at, value in enumerate(self.value)])

    @property
    def _placed(self) -> nodes.Node:
        return _at(self._root, self._path)

    start = _OfPlaced[int]()
    end = _OfPlaced[int]()
    span = _OfPlaced["Span"]()
    style = _OfPlaced["Style"]()
    obstacle = _OfPlaced[str]()


class UnplacedEntry:
    """A key whose place is looked up in the whole tree when it is asked for."""

    __slots__ = ("_path", "_root", "key", "node")

    def __init__(self, key: str, value: Value, root: _Root, path: _Path) -> None:
        self.key = key
        self.node: Node = UnplacedNode(value, root, (*path, key))
        self._root = root
        self._path = path

    @property
    def _placed(self) -> nodes.Entry:
        return _entry(_at(self._root, self._path), self.key)

    key_start = _OfPlaced[int]()
    key_end = _OfPlaced[int]()
    key_span = _OfPlaced["Span"]()


def _at(root: _Root, path: _Path) -> nodes.Node:
    node = root()
    assert node is not None  # noqa: S101 - what has values has a tree
    for step in path:
        node = node.items[step] if isinstance(step, int) else _entry(node, step).node
    return node


def _entry(node: nodes.Node, key: str) -> nodes.Entry:
    return next(entry for entry in node.entries if entry.key == key)


class TopEntries(Mapping[str, Entry]):
    """The top-level keys in lower case, each with the entry that Hugo uses, made when it is asked for."""

    def __init__(self, values: dict[str, Value], root: _Root) -> None:
        self._values = values
        self._root = root
        self._made: dict[str, Entry] = {}
        self._names: dict[str, str] = {}
        for key in values:
            name = key.lower()
            if name not in self._names or key != name:
                self._names[name] = key

    def __getitem__(self, name: str) -> Entry:
        entry = self._made.get(name)
        if entry is None:
            key = self._names[name]
            entry = self._made[name] = UnplacedEntry(key, self._values[key], self._root, ())
        return entry

    def value(self, name: str) -> Value:
        """Return the value of a key, in lower case, without its entry; None where there is none."""
        key = self._names.get(name)
        return None if key is None else self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def keys(self) -> KeysView[str]:
        """Return the names as a set that Python compares fast."""
        return self._names.keys()
