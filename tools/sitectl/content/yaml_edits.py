"""Edits of YAML front matter: each moves only the bytes of its own value, key or item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.key_order import Neighbour
from sitectl.content.key_path import refused
from sitectl.content.source import Edit, Span
from sitectl.content.text_lines import after_line, column, line_end, line_start, newline_after
from sitectl.content.yaml_flow import insert_member, remove_members
from sitectl.content.yaml_items import flow_text, item_lines
from sitectl.content.yaml_keys import (
    add_key,
    end_of_removal,
    end_of_value,
    refuse_empty_item,
    refuse_lonely_dash,
    remove_key,
)
from sitectl.content.yaml_manner import Manner, prevailing_quotes
from sitectl.content.yaml_replacing import collapse, replace_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.content.key_path import KeyPath, Place
    from sitectl.content.new_values import Item, NewValue
    from sitectl.content.nodes import Node, Style
    from sitectl.content.page import Page

__all__ = ["add_key", "append_item", "new_block", "remove_items", "remove_key", "replace_value"]

_DASH = re.compile(r"^[ ]*-(?=[ \t\r\n])", re.MULTILINE)


def new_block(page: Page, path: KeyPath, value: NewValue) -> str:
    """Return a whole front matter for a page that has none."""
    lines = ["---", *Manner().entry_lines(path, value, 0), "---", ""]
    return page.source.newline.join(lines)


def append_item(page: Page, place: Place, value: Item) -> list[Edit]:
    """Return the edits that add an item at the end of a list, in the manner of the last one."""
    text, node = page.text, place.node
    if node.style == "flow":
        quotes = _quotes(node) if node.items else Manner(text, place.root, place.parent).quotes
        last = Neighbour(len(node.items) - 1) if node.items else None
        return insert_member(page, node, flow_text(value, quotes), last)
    if node.items[-1].entries:
        refuse_empty_item(page, place.entries[-1])
    indent = column(text, node.start)
    end = _end_of_item(text, node, -1)
    newline = newline_after(text, node.start, page.source.newline)
    lines = item_lines(value, _quotes(node), _blanks_after_dash(text, node))
    return [Edit(Span(end, end), "".join(f"{newline}{' ' * indent}{line}" for line in lines))]


def _quotes(node: Node) -> Style:
    """Return the quotes of a list's texts, or of those in its maps."""
    return prevailing_quotes([*node.items, *(entry.node for item in node.items for entry in item.entries)])


def _end_of_item(text: str, node: Node, index: int) -> int:
    item = node.items[index]
    if item.style in ("block", "literal", "folded"):
        return end_of_value(text, item, column(text, node.start))
    return line_end(text, max(item.end, node.start + 1))


def _blanks_after_dash(text: str, node: Node) -> str:
    between = text[node.start + 1 : node.items[0].start]
    return between if between and not between.strip(" ") else " "


def remove_items(page: Page, place: Place, indexes: Sequence[int]) -> list[Edit]:
    """Return the edits that remove items with their lines; without any left the list is `[]`."""
    node = place.node
    if node.style == "flow":
        return remove_members(page, node, indexes)
    if len(indexes) == len(node.items):
        return collapse(page, place.entries[-1], "[]")
    last = max(set(range(len(node.items))).difference(indexes))
    if node.items[last].style == "empty":
        refuse_lonely_dash(page, place.entries[-1], node.start)
    return [Edit(_item_lines(page, node, index), "") for index in indexes]


def _item_lines(page: Page, node: Node, index: int) -> Span:
    text = page.text
    start = node.start
    if index:
        dash = _DASH.search(text, after_line(text, node.items[index - 1].end))
        if dash is None or dash.start() > node.items[index].start:
            raise refused(page, node.items[index].start, "an item that does not begin its line; edit it by hand")
        start = dash.end() - 1
    end = after_line(text, max(_end_of_item(text, node, index), start + 1))
    return Span(line_start(text, start), end_of_removal(text, end, node.items[index - 1] if index else None))
