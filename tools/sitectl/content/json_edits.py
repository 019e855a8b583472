"""Edits of JSON front matter: values in place, keys and items with their commas, in the layout around them."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.flow_cells import cells_of, indent_of, insertion, removal, replacement
from sitectl.content.key_path import refused, shown
from sitectl.content.neighbours import neighbour_of
from sitectl.content.new_values import DateText, as_json_reads, has_maps, same_value, scalars_of
from sitectl.content.source import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitectl.content.key_path import KeyPath, Place
    from sitectl.content.new_values import Inner, Item, NewValue, Scalar
    from sitectl.content.nodes import Entry, Node
    from sitectl.content.page import Page


def replace_value(page: Page, place: Place, value: NewValue) -> list[Edit]:
    """Return the edits that give the place's last entry, a scalar or a list of scalars, another value."""
    node = place.node
    _refuse_unwritable(page, place, value)
    if isinstance(value, list) and node.items:
        same = [same_value(as_json_reads(new), old.value) for new, old in zip(value, node.items, strict=False)]
        layout = _layout(page, place.root)
        written = [_value(item, layout, None) for item in value]
        return replacement(page.text, node, written, same, page.source.newline)
    indent = _line_indent(page.text, node.start)
    return [Edit(node.span, _value(value, _layout(page, place.root), indent))]


def add_key(page: Page, place: Place, value: NewValue) -> list[Edit]:
    """Return the edits that add the missing keys of a place below its deepest map (or null)."""
    _refuse_unwritable(page, place, value)
    text, node = page.text, place.node
    layout = _layout(page, place.root)
    cells = cells_of(text, node)
    if not cells:
        over_lines = "\n" in text[node.start : node.end] or (node is not place.root and layout.maps_over_lines)
        return [Edit(node.span, _map(place.missing, value, layout, _line_indent(text, node.start), over_lines))]
    neighbour = neighbour_of(place.missing[0], node.entries)
    after = next((index for index, cell in enumerate(cells) if cell.end == neighbour.node.end), -1)
    pair = _pair(place.missing, value, layout, indent_of(text, cells[after].start))
    return insertion(text, node.span, cells, after, [pair], layout.newline)


def remove_key(page: Page, place: Place) -> list[Edit]:
    """Return the edits that remove the place's last entry, whatever its value, with its comma."""
    cells = cells_of(page.text, place.parent)
    index = next(index for index, cell in enumerate(cells) if cell.end == place.node.end)
    return removal(page.text, place.parent.span, cells, [index])


def append_item(page: Page, place: Place, value: Item) -> list[Edit]:
    """Return the edits that add an item at the end of the place's list of its like, which may be empty."""
    _refuse_unwritable(page, place, value)
    text, items = page.text, place.node.items
    cells = cells_of(text, place.node)
    over_lines = bool(items) and "\n" in text[items[-1].start : items[-1].end]
    written = _value(value, _layout(page, place.root), indent_of(text, cells[-1].start) if over_lines else None)
    return insertion(text, place.node.span, cells, len(cells) - 1, [written], page.source.newline)


def remove_items(page: Page, place: Place, indexes: Sequence[int]) -> list[Edit]:
    """Return the edits that remove items, named by ascending indexes, from the place's list of scalars."""
    return removal(page.text, place.node.span, cells_of(page.text, place.node), indexes)


class _Layout(NamedTuple):
    """How a page writes its JSON."""

    newline: str
    #: The blanks of one level of indentation.
    unit: str
    colon: str
    maps_over_lines: bool
    lists_over_lines: bool


def _layout(page: Page, root: Node) -> _Layout:
    nodes = list(_nodes(root))
    maps = [node for node in nodes if node.entries]
    lists = [node for node in nodes if node.items]
    example = maps[1] if len(maps) > 1 else root
    return _Layout(
        newline=page.source.newline,
        unit=(indent_of(page.text, root.entries[0].key_start) if root.entries else None) or "  ",
        colon=_colon(page.text, root.entries[0]) if root.entries else ": ",
        maps_over_lines="\n" in page.text[example.start : example.end],
        lists_over_lines=bool(lists) and "\n" in page.text[lists[0].start : lists[0].end],
    )


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for child in (*node.items, *(entry.node for entry in node.entries)):
        yield from _nodes(child)


def _colon(text: str, entry: Entry) -> str:
    gap = text[entry.key_end : entry.node.start]
    return ": " if gap.strip(" :") else gap


def _line_indent(text: str, offset: int) -> str:
    """Return the blanks at the start of the line of an offset."""
    line = text[text.rfind("\n", 0, offset) + 1 : offset]
    return line[: len(line) - len(line.lstrip(" \t"))]


def _pair(keys: KeyPath, value: NewValue, layout: _Layout, indent: str | None) -> str:
    """Return a key with its value, which is a map if there are more keys; `indent` is None inside a line."""
    if len(keys) == 1:
        written = _value(value, layout, indent)
    else:
        over_lines = indent is not None and layout.maps_over_lines
        written = _map(keys[1:], value, layout, indent or "", over_lines)
    return f"{_text(keys[0])}{layout.colon}{written}"


def _map(keys: KeyPath, value: NewValue, layout: _Layout, indent: str, over_lines: bool) -> str:
    if not over_lines:
        return f"{{{_pair(keys, value, layout, None)}}}"
    inner = indent + layout.unit
    return f"{{{layout.newline}{inner}{_pair(keys, value, layout, inner)}{layout.newline}{indent}}}"


def _value(value: Inner, layout: _Layout, indent: str | None) -> str:
    """Return a value, over lines where the page writes its like so; `indent` is None inside a line."""
    if isinstance(value, list):
        inner = _indent_inside(layout, indent, over_lines=layout.lists_over_lines or has_maps(value))
        return _enclosed("[]", [_value(item, layout, inner) for item in value], layout, inner, indent)
    if isinstance(value, dict):
        inner = _indent_inside(layout, indent, over_lines=layout.maps_over_lines)
        pairs = [f"{_text(key)}{layout.colon}{_value(each, layout, inner)}" for key, each in value.items()]
        return _enclosed("{}", pairs, layout, inner, indent)
    return _scalar(value)


def _indent_inside(layout: _Layout, indent: str | None, *, over_lines: bool) -> str | None:
    return None if indent is None or not over_lines else indent + layout.unit


def _enclosed(brackets: str, cells: list[str], layout: _Layout, inner: str | None, indent: str | None) -> str:
    if not cells or inner is None:
        return brackets[0] + ", ".join(cells) + brackets[1]
    line = layout.newline + inner
    return f"{brackets[0]}{line}{f',{line}'.join(cells)}{layout.newline}{indent}{brackets[1]}"


def _scalar(value: Scalar) -> str:
    if isinstance(value, DateText):
        return _text(value.text)
    return _text(value) if isinstance(value, str) else json.dumps(value)


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _refuse_unwritable(page: Page, place: Place, value: Inner) -> None:
    for scalar in scalars_of(value):
        if isinstance(scalar, float) and not math.isfinite(scalar):
            names = shown((*(entry.key for entry in place.entries), *place.missing))
            raise refused(page, place.node.start, f"JSON cannot write {scalar} as {names}; use a text or a number")
