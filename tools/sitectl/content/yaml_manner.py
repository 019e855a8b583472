"""How a YAML block is written, learned from what is there: what is added looks like its neighbours."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sitectl.content.new_values import DateText, has_maps
from sitectl.content.text_lines import column
from sitectl.content.yaml_block_scalars import block_scalar
from sitectl.content.yaml_items import flow_text, item_lines
from sitectl.content.yaml_scalars import is_plain, scalar_text

if TYPE_CHECKING:
    from sitectl.content.key_path import KeyPath
    from sitectl.content.new_values import NewValue
    from sitectl.content.nodes import Entry, Node, Style

#: A folded text is wrapped here unless the old one was wider.
FOLD_WIDTH = 80
_TAKEN_BY_BLOCKS = re.compile(r"[\r\n]+[ \t]+(?:[\r\n#]|\Z)")
_SPACED_COLON = re.compile(r"[ \t]+:")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Manner:
    """The habits of a map in its block, each looked up when it is asked for.

    The map's own entries come first, those at the top of the block else. Without a map the habits are the usual ones.
    """

    text: str = ""
    root: Node | None = None
    parent: Node | None = None

    @cached_property
    def _entries(self) -> list[Entry]:
        own = self.parent.entries if self.parent else ()
        return [*own, *(self.root.entries if self.root and self.root is not self.parent else ())]

    @cached_property
    def unit(self) -> int:
        """Columns by which a nested map is indented."""
        return _unit(self.text, self.root) if self.root else 2

    @cached_property
    def dash(self) -> int:
        """Columns by which the dashes of a list are indented below their key."""
        dashed = next((entry for entry in self._entries if entry.node.items and entry.node.style == "block"), None)
        return _dash(self.text, dashed) if dashed else 2

    @cached_property
    def block_lists(self) -> bool:
        """Whether lists are written with dashes."""
        lists = [entry for entry in self._entries if entry.node.items]
        return bool(lists) and _near(lists).node.style == "block"

    @cached_property
    def quotes(self) -> Style:
        """The quotes of texts that need none."""
        return prevailing_quotes([entry.node for entry in self._entries])

    @cached_property
    def date_quotes(self) -> Style:
        """The quotes of dates."""
        return _date_quotes(self._entries)

    @cached_property
    def colon(self) -> str:
        """What stands between a key and its value."""
        return _colon(self.text, self.parent) if self.parent else ": "

    def entry_lines(self, path: KeyPath, value: NewValue, indent: int, above: str = "") -> list[str]:
        """Return the lines of a new key; further keys of the path become nested maps.

        `above` is the text that they will stand above: lines that a block scalar would take for its own make it quoted.
        """
        head = " " * indent + scalar_text(path[0]) + self.colon
        if len(path) > 1:
            return [head.rstrip(), *self.entry_lines(path[1:], value, indent + self.unit, above)]
        if isinstance(value, list) and value and (self.block_lists or has_maps(value)):
            dashes = " " * (indent + self.dash)
            return [head.rstrip(), *(dashes + line for item in value for line in item_lines(item, self.quotes))]
        if isinstance(value, str) and "\n" in value and not _TAKEN_BY_BLOCKS.match(above):
            block = block_scalar(value, "literal", FOLD_WIDTH)
            if block:
                return [head + block.header, *indented(block.lines, indent + self.unit)]
        return [head + self.value_text(value)]

    def value_text(self, value: NewValue) -> str:
        """Return a value on one line."""
        if isinstance(value, list):
            return flow_text(value, self.quotes)
        if isinstance(value, str):
            return scalar_text(value, self.quotes)
        return scalar_text(value, self.date_quotes if isinstance(value, DateText) else "plain")


def indented(lines: list[str], width: int) -> list[str]:
    """Return lines with blanks in front, empty ones as they are."""
    return [" " * width + line if line else line for line in lines]


def flow_entry(path: KeyPath, value: NewValue, quotes: Style, key_quotes: Style) -> str:
    """Return a key and its value as they stand in braces."""
    key = scalar_text(path[0], key_quotes, in_flow=True)
    if len(path) > 1:
        return f"{key}: {{{flow_entry(path[1:], value, quotes, key_quotes)}}}"
    return f"{key}: {flow_text(value, quotes)}"


def _near(lists: list[Entry]) -> Entry:
    return next((entry for entry in lists if entry.key.lower() in ("tags", "categories", "keywords")), lists[-1])


def prevailing_quotes(nodes: list[Node]) -> Style:
    """Return the quotes that most texts have which need none."""
    styles: Counter[Style] = Counter(
        node.style
        for node in nodes
        if isinstance(node.value, str) and node.style in ("plain", "single", "double") and is_plain(node.value)
    )
    return styles.most_common(1)[0][0] if styles else "plain"


def _date_quotes(entries: list[Entry]) -> Style:
    for entry in entries:
        if isinstance(entry.node.value, str) and _DATE.match(entry.node.value):
            return entry.node.style if entry.node.style in ("single", "double") else "plain"
    return "plain"


def _unit(text: str, root: Node) -> int:
    for outer in root.entries:
        if outer.node.style == "block" and outer.node.entries:
            return max(column(text, outer.node.entries[0].key_start) - column(text, outer.key_start), 1)
    return 2


def _dash(text: str, entry: Entry) -> int:
    return max(column(text, entry.node.start) - column(text, entry.key_start), 0)


def _colon(text: str, parent: Node) -> str:
    """Return the separator: a blank before the colon if all entries have one; aligned values are not copied."""
    spaced = bool(parent.entries) and all(_SPACED_COLON.match(text, entry.key_end) for entry in parent.entries)
    return " : " if spaced else ": "
