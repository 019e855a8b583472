"""Set, unset and extend front matter values as edits that move only their own bytes.

This module knows what all formats share: finding the place, refusing what is not certain, leaving alone what is
already as asked. `yaml_edits`, `toml_edits` and `json_edits` know how the values are written; each has the
functions of `FormatEdits`.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from sitectl.content.key_path import EditRefusedError, locate, refused, shown
from sitectl.content.new_values import DateText, as_json_reads, has_maps, same_value
from sitectl.content.nodes import TomlTime
from sitectl.content.source import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.content.front_matter import Format
    from sitectl.content.key_path import KeyPath, Place
    from sitectl.content.new_values import Inner, Item, NewValue, Scalar
    from sitectl.content.nodes import Node
    from sitectl.content.page import Page

#: Invisible characters that Hugo does not skip, or a comment, before a delimiter; or dashes that an editor made.
_LOOKALIKE = re.compile(
    r"[\s\u200b-\u200f\u2060\ufeff]*(?:<!--[^\n]*-->\s*)?(?:---|\+\+\+|[\u2010-\u2015]{1,3}(?=[ \t]*[\r\n]))"
)
_OBSTACLES = {
    "alias": "is an alias: its value belongs to another key",
    "anchor": "has an anchor: other values are aliases of it",
    "tag": "has a tag",
    "merge": "takes keys from another map by <<",
    "org": "is in an Org file, which is only read",
}


class FormatEdits(Protocol):
    """What a format's module provides. All places are in the text of the page; nothing here has an obstacle."""

    def replace_value(self, page: Page, place: Place, value: NewValue) -> list[Edit]:
        """Return the edits that give the place's last entry, a scalar or a list, another value."""

    def add_key(self, page: Page, place: Place, value: NewValue) -> list[Edit]:
        """Return the edits that add the missing keys of a place below its deepest map (or empty value)."""

    def remove_key(self, page: Page, place: Place) -> list[Edit]:
        """Return the edits that remove the place's last entry, whatever its value."""

    def append_item(self, page: Page, place: Place, value: Item) -> list[Edit]:
        """Return the edits that add an item at the end of the place's list of its like, which may be empty."""

    def remove_items(self, page: Page, place: Place, indexes: Sequence[int]) -> list[Edit]:
        """Return the edits that remove items, named by ascending indexes, from the place's list of scalars or maps."""


def set_value(page: Page, path: KeyPath, value: NewValue) -> list[Edit]:
    """Return the edits after which a key has a value; none if it has it already.

    A page without front matter gets a YAML block. Raises EditRefusedError.
    """
    if page.front_matter.format is None:
        return _new_block(page, path, value)
    place = locate(page, path)
    if place.missing:
        _refuse_obstacles(page, place, path, place.root, *(entry.node for entry in place.entries))
        return _format(page).add_key(page, place, value)
    value = styled(place.node, value)
    if _same(page, value, place.node):
        return []
    _refuse_obstacles(page, place, path, place.root, *(entry.node for entry in place.entries))
    _refuse_structure(page, place, path, for_maps=has_maps(value))
    if isinstance(value, list) and _adds_a_map(page, value, place.node):
        return _format(page).append_item(page, place, value[-1])
    return _changing(page, _format(page).replace_value(page, place, value))


def unset(page: Page, path: KeyPath) -> list[Edit]:
    """Return the edits that remove a key with its value; none if it is not there. Raises EditRefusedError."""
    if page.front_matter.format is None:
        return []
    place = locate(page, path)
    if place.missing:
        return []
    _refuse_obstacles(page, place, path, place.root, *(entry.node for entry in place.entries[:-1]))
    if _has_anchor(place.node):
        raise refused(page, place.entries[-1].key_start, f"{shown(path)} {_OBSTACLES['anchor']}; edit it by hand")
    return _format(page).remove_key(page, place)


def append(page: Page, path: KeyPath, value: Item) -> list[Edit]:
    """Return the edits after which a list has an item; none if it has it already.

    A single value becomes a list of two, nothing a list of one. Raises EditRefusedError.
    """
    if page.front_matter.format is None:
        return _new_block(page, path, [value])
    place = locate(page, path)
    old = place.node.value
    if place.missing or old is None or old == "":
        return set_value(page, path, [value])
    if not isinstance(old, list):
        if isinstance(value, dict):
            raise refused(page, place.entries[-1].key_start, f"{shown(path)} is not a list; edit it by hand")
        return [] if _same(page, value, place.node) else set_value(page, path, [_scalar(page, place, path), value])
    if any(_same(page, value, item) for item in place.node.items):
        return []
    _refuse_obstacles(page, place, path, place.root, *(entry.node for entry in place.entries), *place.node.items)
    _refuse_structure(page, place, path, for_maps=isinstance(value, dict))
    if isinstance(value, dict) and not all(isinstance(item.value, dict) for item in place.node.items):
        reason = f"{shown(path)} is a list of single values, and a map would stand among them; edit it by hand"
        raise refused(page, place.entries[-1].key_start, reason)
    return _format(page).append_item(page, place, value)


def remove(page: Page, path: KeyPath, value: Item) -> list[Edit]:
    """Return the edits after which a list does not have an item; none if it has it not.

    The last item leaves an empty list. Raises EditRefusedError.
    """
    if page.front_matter.format is None:
        return []
    place = locate(page, path)
    if place.missing:
        return []
    if not isinstance(place.node.value, list):
        return set_value(page, path, []) if _same(page, value, place.node) else []
    indexes = [index for index, item in enumerate(place.node.items) if _same(page, value, item)]
    if not indexes:
        return []
    _refuse_obstacles(page, place, path, place.root, *(entry.node for entry in place.entries), *place.node.items)
    _refuse_structure(page, place, path, for_maps=isinstance(value, dict))
    return _format(page).remove_items(page, place, indexes)


def styled(old: Node, value: NewValue) -> NewValue:
    """Return a new value as it is to be written over an old one: a date as precise as the old one."""
    if isinstance(value, DateText):
        text = old.value.text if isinstance(old.value, TomlTime) else old.value
        return value.like(text) if isinstance(text, str) else value
    return value


def _same(page: Page, value: Inner, node: Node) -> bool:
    return same_value(as_json_reads(value) if page.front_matter.format == "json" else value, node.value)


def _scalar(page: Page, place: Place, path: KeyPath) -> Scalar:
    old = place.node.value
    if isinstance(old, TomlTime):
        return DateText(old.text)
    if isinstance(old, (dict, list, bytes)):
        raise refused(page, place.entries[-1].key_start, f"{shown(path)} is neither a list nor a single value")
    if isinstance(old, float) and page.front_matter.format == "json" and old.is_integer():
        return int(old)
    return old


def _format(page: Page) -> FormatEdits:
    kind: Format | None = page.front_matter.format
    if kind not in ("yaml", "toml", "json"):
        raise EditRefusedError(f"{page.source.path}: no front matter that sitectl can edit")
    return cast("FormatEdits", import_module(f"sitectl.content.{kind}_edits"))


def _changing(page: Page, edits: list[Edit]) -> list[Edit]:
    return [edit for edit in edits if page.text[edit.span.start : edit.span.end] != edit.replacement]


def _refuse_obstacles(page: Page, place: Place, path: KeyPath, *nodes: Node) -> None:
    for node in nodes:
        if node.obstacle:
            names = "the front matter" if node is place.root else shown(path)
            raise refused(page, node.start, f"{names} {_OBSTACLES[node.obstacle]}; edit it by hand")


def _adds_a_map(page: Page, value: list[Item], node: Node) -> bool:
    """Say whether a list is an old one of maps with one more map at its end."""
    olds = node.items
    if len(value) != len(olds) + 1 or not olds:
        return False
    have_maps = isinstance(value[-1], dict) and isinstance(olds[0].value, dict)
    return have_maps and all(_same(page, new, old) for new, old in zip(value, olds, strict=False))


def _refuse_structure(page: Page, place: Place, path: KeyPath, *, for_maps: bool = False) -> None:
    """Refuse to replace or extend what is not made of plain values: that would throw structure away.

    Maps may take the place of maps.
    """
    node = place.node
    key_start = place.entries[-1].key_start
    if isinstance(node.value, dict):
        raise refused(page, key_start, f"{shown(path)} is a map; name a key inside it, such as {shown((*path, 'key'))}")
    structures = dict if for_maps else ()
    if any(isinstance(item.value, (dict, list)) and not isinstance(item.value, structures) for item in node.items):
        hint = "edit it by hand" if for_maps else 'give it maps, such as {"key": "value"}, or unset it'
        raise refused(page, key_start, f"{shown(path)} is a list of lists or maps; {hint}")
    if _has_anchor(node):
        raise refused(page, key_start, f"{shown(path)} {_OBSTACLES['anchor']}; edit it by hand")


def _has_anchor(node: Node) -> bool:
    return node.obstacle == "anchor" or any(map(_has_anchor, (*node.items, *(entry.node for entry in node.entries))))


def _new_block(page: Page, path: KeyPath, value: NewValue) -> list[Edit]:
    lookalike = _LOOKALIKE.match(page.text)
    if lookalike:
        reason = "this looks like front matter, but Hugo takes it for text because of what stands before or in it"
        raise refused(page, lookalike.end(), f"{reason}; correct it by hand")
    start = 1 if page.text.startswith("\ufeff") else 0
    return [Edit(Span(start, start), import_module("sitectl.content.yaml_edits").new_block(page, path, value))]
