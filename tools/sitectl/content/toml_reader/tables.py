"""TOML tables as they grow while a document is read, and the tree that they become."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from sitectl.content.nodes import Entry, Node, Value
from sitectl.content.toml_reader.faults import MAX_DEPTH, too_deep

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Who made a table: a longer header in passing, its own header, a dotted key, or braces.
_Maker: TypeAlias = Literal["implied", "header", "dotted", "inline"]


class KeyPart(NamedTuple):
    """One part of a dotted key or a header: the text that it means and where it stands."""

    name: str
    start: int
    end: int


class ClashError(Exception):
    """A key or a table that is already there as something else, from the offset `first` on."""

    def __init__(self, message: str, first: KeyPart) -> None:
        super().__init__(message)
        self.first = first.start


class Table:
    """A table under construction; its slots are values, tables, and arrays of tables."""

    __slots__ = ("depth", "end", "maker", "slots", "start")

    def __init__(self, maker: _Maker, start: int, end: int, depth: int) -> None:
        self.maker = maker
        self.start = start
        self.end = end
        self.depth = depth
        self.slots: dict[str, tuple[KeyPart, _Slot]] = {}

    def child(self, part: KeyPart, maker: _Maker) -> Table:
        """Add and return an empty table below a new key."""
        if self.depth >= MAX_DEPTH:
            raise too_deep(part.start)
        table = Table(maker, part.start, part.end, self.depth + 1)
        self.slots[part.name] = (part, table)
        return table

    def put(self, parts: Sequence[KeyPart], node: Node, line_end: int) -> None:
        """Set the value of a key, dotted or not; a ClashError where the key is taken.

        The tables that the key names reach to `line_end` now.
        """
        table = self
        for part in parts[:-1]:
            table.end = line_end
            table = table.dotted(part)
        table.end = line_end
        last = parts[-1]
        if last.name in table.slots:
            raise ClashError(f"key {last.name} is already defined", table.slots[last.name][0])
        table.slots[last.name] = (last, node)

    def dotted(self, part: KeyPart) -> Table:
        """Return the table that a dotted key names in passing."""
        if part.name not in self.slots:
            return self.child(part, "dotted")
        known, slot = self.slots[part.name]
        if isinstance(slot, Table) and slot.maker == "dotted":
            return slot
        raise ClashError(f"key {part.name} is already defined and cannot be extended by a dotted key", known)

    def implied(self, part: KeyPart) -> Table:
        """Return the table that a header names in passing; of an array of tables it is the last one."""
        if part.name not in self.slots:
            return self.child(part, "implied")
        known, slot = self.slots[part.name]
        if isinstance(slot, Table):
            return slot
        if isinstance(slot, list):
            return slot[-1]
        raise ClashError(f"expected {part.name} to be a table, not a value", known)

    def open(self, part: KeyPart, start: int, end: int) -> Table:
        """Return the table of a header that spans start to end; a ClashError where it cannot have one."""
        if part.name not in self.slots:
            table = self.child(part, "header")
        else:
            known, slot = self.slots[part.name]
            if not isinstance(slot, Table):
                kind = "array table" if isinstance(slot, list) else "value"
                raise ClashError(f"key {part.name} should be a table, not a {kind}", known)
            if slot.maker != "implied":
                as_defined = " as defined by a dotted key" if slot.maker == "dotted" else ""
                raise ClashError(f"table {part.name} already exists{as_defined}", known)
            table = slot
            self.slots[part.name] = (part, table)
        table.maker, table.start, table.end = "header", start, end
        return table

    def append(self, part: KeyPart, start: int, end: int) -> Table:
        """Return a new table at the end of an array of tables, for a header that spans start to end."""
        if self.depth + 1 >= MAX_DEPTH:
            raise too_deep(part.start)
        table = Table("header", start, end, self.depth + 2)
        if part.name not in self.slots:
            self.slots[part.name] = (part, [table])
            return table
        known, slot = self.slots[part.name]
        if not isinstance(slot, list):
            kind = "table" if isinstance(slot, Table) else "value"
            raise ClashError(f"key {part.name} already exists as a {kind}, but should be an array table", known)
        slot.append(table)
        return table

    def node(self) -> Node:
        """Return the finished table as a node of the tree."""
        entries: list[Entry] = []
        value: dict[str, Value] = {}
        end = self.end
        for part, slot in self.slots.values():
            node = slot if isinstance(slot, Node) else _table_node(slot)
            entries.append(Entry(part.name, part.start, part.end, node))
            value[part.name] = node.value
            end = max(end, node.end)
        style: Literal["block", "flow", "dotted"] = "dotted"
        if self.maker == "header":
            style = "block"
        elif self.maker == "inline":
            style = "flow"
        return Node(value, self.start, end, style, tuple(entries))


_Slot: TypeAlias = "Node | Table | list[Table]"


def _table_node(slot: Table | list[Table]) -> Node:
    if isinstance(slot, Table):
        return slot.node()
    items = tuple(table.node() for table in slot)
    return Node([item.value for item in items], items[0].start, items[-1].end, "block", (), items)


def enter(root: Table, parts: Sequence[KeyPart], start: int, end: int, *, repeated: bool) -> Table:
    """Return the table that a header [like.this] or, if `repeated`, [[like.this]] opens."""
    table = root
    for part in parts[:-1]:
        table = table.implied(part)
    return table.append(parts[-1], start, end) if repeated else table.open(parts[-1], start, end)
