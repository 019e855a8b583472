"""Edits of YAML front matter: each moves only the bytes of its own value, key or item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.key_order import Neighbour
from sitectl.content.key_path import refused
from sitectl.content.source import Edit, Span
from sitectl.content.text_lines import after_line, column, line_end, line_start, newline_after
from sitectl.content.yaml_flow import insert_member, remove_members
from sitectl.content.yaml_keys import add_key, remove_key
from sitectl.content.yaml_manner import Manner, prevailing_quotes
from sitectl.content.yaml_replacing import collapse, replace_value
from sitectl.content.yaml_scalars import scalar_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.content.key_path import KeyPath, Place
    from sitectl.content.new_values import NewValue, Scalar
    from sitectl.content.nodes import Node
    from sitectl.content.page import Page

__all__ = ["add_key", "append_item", "new_block", "remove_items", "remove_key", "replace_value"]

_DASH = re.compile(r"^[ ]*-(?=[ \t\r\n])", re.MULTILINE)


def new_block(page: Page, path: KeyPath, value: NewValue) -> str:
    """Return a whole front matter for a page that has none."""
    lines = ["---", *Manner().entry_lines(path, value, 0), "---", ""]
    return page.source.newline.join(lines)


def append_item(page: Page, place: Place, value: Scalar) -> list[Edit]:
    """Return the edits that add an item at the end of a list, in the manner of the last one."""
    text, node = page.text, place.node
    if node.style == "flow":
        quotes = prevailing_quotes(list(node.items))
        if not node.items:
            quotes = Manner(text, place.root, place.parent).quotes
        last = Neighbour(len(node.items) - 1) if node.items else None
        return insert_member(page, node, scalar_text(value, quotes, in_flow=True), last)
    last_item = node.items[-1]
    end = line_end(text, max(last_item.end, node.start + 1))
    newline = newline_after(text, node.start, page.source.newline)
    dash = " " * column(text, node.start) + "-" + _blanks_after_dash(text, node)
    return [Edit(Span(end, end), newline + dash + scalar_text(value, prevailing_quotes(list(node.items))))]


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
    return [Edit(_item_lines(page, node, index), "") for index in indexes]


def _item_lines(page: Page, node: Node, index: int) -> Span:
    text = page.text
    start = node.start
    if index:
        dash = _DASH.search(text, after_line(text, node.items[index - 1].end))
        if dash is None or dash.start() > node.items[index].start:
            raise refused(page, node.items[index].start, "an item that does not begin its line; edit it by hand")
        start = dash.end() - 1
    return Span(line_start(text, start), after_line(text, max(node.items[index].end, start + 1)))
