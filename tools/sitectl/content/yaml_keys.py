"""Keys of YAML maps added beside their kin, and removed with their lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.key_order import neighbour
from sitectl.content.key_path import refused, shown
from sitectl.content.source import Edit, Span
from sitectl.content.text_lines import after_line, begins_line, blanks_end, column, line_end, line_start, newline_after
from sitectl.content.yaml_block_scalars import LINES_OF_BLANKS
from sitectl.content.yaml_flow import insert_member, remove_members
from sitectl.content.yaml_manner import Manner, flow_entry, prevailing_quotes
from sitectl.content.yaml_replacing import after_colon, collapse, fill

if TYPE_CHECKING:
    from sitectl.content.key_path import KeyPath, Place
    from sitectl.content.new_values import NewValue
    from sitectl.content.nodes import Entry, Node
    from sitectl.content.page import Page

_DASH_ALONE = "Hugo takes a key below a dash without a value for that value; write the value or remove the dash"
#: So many characters below a line tell what they are.
_LOOKED_AT = 200
_KEEP = re.compile(r"[|>]\d?\+")
#: The headers of block scalars for which lines without any blank count too.
_EXACT = re.compile(r"[|>][1-9+-]*[1-9+]")
_NUMBERED = re.compile(r"[|>][+-]?[1-9]")
_BLANK_LINES = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r))*")
_COMMENT_LINE = re.compile(r"([ \t]*)#[^\r\n]*")


def add_key(page: Page, place: Place, value: NewValue) -> list[Edit]:
    """Return the edits that add keys beside their kin; a map that is not there yet is made."""
    text, parent = page.text, place.node
    if parent.style == "flow":
        return _add_in_flow(page, parent, place.missing, value)
    if parent.entries:
        return _add_line(page, place, value)
    manner = Manner(text, place.root, place.parent)
    if not place.entries:
        end = page.front_matter.inner_span.end
        newline = newline_after(text, page.front_matter.block_span.start, page.source.newline)
        lines = manner.entry_lines(place.missing, value, 0)
        return [Edit(Span(end, end), "".join(line + newline for line in lines))]
    entry = place.entries[-1]
    if parent.style != "empty":
        return [Edit(parent.span, "{" + flow_entry(place.missing, value, manner.quotes, "plain") + "}")]
    if len(place.entries) > 1 and place.parent.style == "flow":
        written = "{" + flow_entry(place.missing, value, manner.quotes, "plain") + "}"
        return [fill(text, _after_colon_in_flow(page, entry), written)]
    after_colon(page, entry)
    end = line_end(text, parent.end)
    newline = newline_after(text, end, page.source.newline)
    lines = manner.entry_lines(place.missing, value, column(text, entry.key_start) + manner.unit, _below(text, end))
    return [Edit(Span(end, end), "".join(newline + line for line in lines))]


def _after_colon_in_flow(page: Page, entry: Entry) -> int:
    colon = blanks_end(page.text, entry.key_end)
    if page.text[colon : colon + 1] != ":":
        raise refused(page, entry.key_start, f"{entry.key} is not written as `key: value`; edit it by hand")
    return colon + 1


def _add_in_flow(page: Page, parent: Node, path: KeyPath, value: NewValue) -> list[Edit]:
    quotes = prevailing_quotes([entry.node for entry in parent.entries])
    keys = [entry.key for entry in parent.entries]
    quoted_keys = bool(keys) and all(page.text[entry.key_start] == '"' for entry in parent.entries)
    if quoted_keys:
        quotes = "double"
    new = flow_entry(path, value, quotes, "double" if quoted_keys else "plain")
    return insert_member(page, parent, new, neighbour(path[0], keys) if keys else None)


def _add_line(page: Page, place: Place, value: NewValue) -> list[Edit]:
    text, parent = page.text, place.node
    beside = neighbour(place.missing[0], [entry.key for entry in parent.entries])
    kin = parent.entries[beside.place]
    if not begins_line(text, kin.key_start):
        raise refused(page, kin.key_start, f"{kin.key} does not begin its line; edit it by hand")
    indent = column(text, kin.key_start)
    manner = Manner(text, place.root, parent)
    newline = newline_after(text, kin.key_start, page.source.newline)
    refuse_empty_item(page, kin)
    if beside.before:
        start = line_start(text, kin.key_start)
        lines = manner.entry_lines(place.missing, value, indent)
        return [Edit(Span(start, start), "".join(line + newline for line in lines))]
    end = end_of_value(text, kin.node, indent)
    lines = manner.entry_lines(place.missing, value, indent, _below(text, end))
    return [Edit(Span(end, end), "".join(newline + line for line in lines))]


def _below(text: str, end: int) -> str:
    """Return the beginning of what stands below a line, its line break included."""
    return text[end : end + _LOOKED_AT]


def refuse_lonely_dash(page: Page, entry: Entry, dash: int) -> None:
    """Refuse to leave a dash alone at the end of a list, in the column of its key."""
    if column(page.text, dash) <= column(page.text, entry.key_start):
        raise refused(page, dash, _DASH_ALONE)


def refuse_empty_item(page: Page, entry: Entry) -> None:
    """Refuse a value that ends with a dash alone in the column of its key: Hugo takes keys below for that item's."""
    text, node = page.text, entry.node
    indent = column(text, entry.key_start)
    while node.items or node.entries:
        inner = node.items[-1] if node.items else node.entries[-1].node
        starts = [node.start] if node.items else [each.key_start for each in node.entries]
        if node.style == "block" and not (node.items and inner.style != "empty"):
            first = min(starts, key=lambda start: column(text, start))
            if column(text, first) <= indent:
                raise refused(page, first, _DASH_ALONE)
        node = inner


def end_of_value(text: str, node: Node, indent: int) -> int:
    """Return the end of the last line that belongs to a value: deeper comments below its key or dash do too."""
    end = line_end(text, max(node.start, node.start + len(text[node.start : node.end].rstrip("\r\n"))))
    deepest = _last_leaf(node)
    if deepest.style in ("literal", "folded"):
        kept = _BLANK_LINES if _KEEP.match(text, deepest.start) else LINES_OF_BLANKS
        found = kept.match(text, after_line(text, end))  # they are part of its value
        if found and found.group():
            end = found.end() - (2 if found.group().endswith("\r\n") else 1)
        return end
    while True:
        comment = _COMMENT_LINE.match(text, after_line(text, end))
        if comment is None or comment.end() <= end or len(comment.group(1)) <= indent:
            return end
        end = comment.end()


def _last_leaf(node: Node) -> Node:
    while node.entries or node.items:
        node = node.items[-1] if node.items else node.entries[-1].node
    return node


def remove_key(page: Page, place: Place) -> list[Edit]:
    """Return the edits that remove an entry with its lines; a map without any left becomes `{}`."""
    text, entry, parent = page.text, place.entries[-1], place.parent
    if parent.style == "flow":
        return remove_members(page, parent, [parent.entries.index(entry)])
    if not begins_line(text, entry.key_start):
        raise refused(page, entry.key_start, f"{shown((entry.key,))} does not begin its line; edit it by hand")
    if len(parent.entries) == 1 and len(place.entries) > 1:
        return collapse(page, place.entries[-2], "{}")
    end = after_line(text, end_of_value(text, entry.node, column(text, entry.key_start)))
    at = parent.entries.index(entry)
    above = parent.entries[at - 1].node if at else None
    span = Span(line_start(text, entry.key_start), end_of_removal(text, end, above))
    if above and _would_end_badly(page, above, span):
        line = page.source.position(above.start).line
        reason = f"Hugo cannot read the text of line {line} when it stands last, for the digit at its beginning"
        raise refused(page, entry.key_start, f"{reason}; remove the digit first")
    return [Edit(span, "")]


def _would_end_badly(page: Page, above: Node, removed: Span) -> bool:
    """Say whether a block scalar with an indentation digit and empty lines below would be the last value."""
    is_numbered = _NUMBERED.match(page.text, _last_leaf(above).start)
    rest = page.text[removed.end : page.front_matter.inner_span.end]
    return bool(is_numbered) and not rest.strip() and page.text[: removed.start].endswith(("\n\n", "\n\r\n"))


def end_of_removal(text: str, end: int, above: Node | None) -> int:
    """Return where lines end that are to be removed: with the empty ones below if the text above would take them."""
    leaf = _last_leaf(above) if above else None
    if leaf is None or leaf.style not in ("literal", "folded"):
        return end
    taken = (_BLANK_LINES if _EXACT.match(text, leaf.start) else LINES_OF_BLANKS).match(text, end)
    return taken.end() if taken else end
