"""Values of YAML keys replaced by others, in the style of the old ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.key_path import refused
from sitectl.content.source import Edit, Span
from sitectl.content.text_lines import after_line, begins_line, blanks_end, column, line_end, newline_after
from sitectl.content.yaml_block_scalars import LINES_OF_BLANKS, block_scalar
from sitectl.content.yaml_flow import has_comment
from sitectl.content.yaml_items import flow_text, item_lines
from sitectl.content.yaml_manner import FOLD_WIDTH, Manner, indented, prevailing_quotes
from sitectl.content.yaml_scalars import scalar_text

if TYPE_CHECKING:
    from sitectl.content.key_path import Place
    from sitectl.content.new_values import Item, NewValue, Scalar
    from sitectl.content.nodes import Entry, Style
    from sitectl.content.page import Page

_HEADER = re.compile(r"[|>][0-9+-]*")


def replace_value(page: Page, place: Place, value: NewValue) -> list[Edit]:
    """Return the edits that give an entry another value, in the style of the old one."""
    entry, old = place.entries[-1], place.node
    if place.parent.style == "flow":
        return _replace_in_flow(page, place, value)
    if isinstance(value, list):
        return _replace_by_list(page, place, value)
    if old.style in ("literal", "folded"):
        return _replace_block_scalar(page, entry, value)
    if old.style == "block" or (old.style == "flow" and begins_line(page.text, old.start)):
        return collapse(page, entry, scalar_text(value, Manner(page.text, place.root, place.parent).quotes))
    if old.style == "empty":
        manner = Manner(page.text, place.root, place.parent)
        return [fill(page.text, after_colon(page, entry), manner.value_text(value))]
    return [Edit(old.span, scalar_text(value, old.style))]


def _replace_in_flow(page: Page, place: Place, value: NewValue) -> list[Edit]:
    entry, old = place.entries[-1], place.node
    quoted = old.style in ("single", "double")
    style: Style = old.style if quoted else prevailing_quotes([each.node for each in place.parent.entries])
    if old.style in ("single", "double", "plain") and not isinstance(value, list):
        return [Edit(old.span, scalar_text(value, old.style, in_flow=True))]
    if isinstance(value, list):
        text = flow_text(value, prevailing_quotes(list(old.items)) if old.items else style)
    else:
        text = scalar_text(value, style, in_flow=True)
    if old.style == "empty":
        colon = blanks_end(page.text, entry.key_end)
        if page.text[colon : colon + 1] != ":":
            return [Edit(Span(entry.key_end, entry.key_end), ": " + text)]
        return [fill(page.text, colon + 1, text)]
    _refuse_lost_comment(page, entry, old.span)
    return [Edit(old.span, text)]


def _replace_by_list(page: Page, place: Place, value: list[Item]) -> list[Edit]:
    entry, old = place.entries[-1], place.node
    if old.style == "empty":
        return _fill_with_list(page, place, value)
    if not isinstance(old.value, list):
        text = flow_text(value, old.style if old.style in ("single", "double") else "plain")
        return collapse(page, entry, text) if old.style in ("literal", "folded") else [Edit(old.span, text)]
    quotes = prevailing_quotes(list(old.items)) if old.items else Manner(page.text, place.root, place.parent).quotes
    if old.style == "block" and value:
        _refuse_lost_comment(page, entry, old.span)
        separator = newline_after(page.text, old.start, page.source.newline) + " " * column(page.text, old.start)
        return [Edit(old.span, separator.join(line for item in value for line in item_lines(item, quotes)))]
    if old.style == "block":
        return collapse(page, entry, "[]")
    _refuse_lost_comment(page, entry, old.span)
    return [Edit(old.span, flow_text(value, quotes))]


def _fill_with_list(page: Page, place: Place, value: list[Item]) -> list[Edit]:
    text, entry = page.text, place.entries[-1]
    manner = Manner(text, place.root, place.parent)
    colon = after_colon(page, entry)
    lines = manner.entry_lines((entry.key,), value, column(text, entry.key_start))
    if len(lines) == 1:
        return [fill(text, colon, manner.value_text(value))]
    end = line_end(text, entry.key_end)
    newline = newline_after(text, end, page.source.newline)
    return [Edit(Span(end, end), "".join(newline + line for line in lines[1:]))]


def _replace_block_scalar(page: Page, entry: Entry, value: Scalar) -> list[Edit]:
    text, old = page.text, entry.node
    header = _HEADER.match(text, old.start)
    content = after_line(text, old.start)
    if not isinstance(value, str) or header is None or content >= old.end:
        return collapse(page, entry, scalar_text(value, "plain"))
    content_end = content + len(text[content : old.end].rstrip("\r\n"))
    blanks = LINES_OF_BLANKS.match(text, after_line(text, content_end))
    if blanks and blanks.group():
        content_end = blanks.start() + len(blanks.group().rstrip("\r\n"))
    old_lines = text[content:content_end].splitlines()
    widths = [len(line) - len(line.lstrip(" ")) for line in old_lines if line.strip()]
    indent = min(widths, default=column(text, entry.key_start) + 2)
    width = max(FOLD_WIDTH, *(len(line) - indent for line in old_lines))
    new = block_scalar(value, old.style, width)
    if new is None:
        return collapse(page, entry, scalar_text(value, "double"))
    newline = newline_after(text, old.start, page.source.newline)
    return [
        Edit(Span(*header.span()), new.header),
        Edit(Span(content, content_end), newline.join(indented(new.lines, indent))),
    ]


def collapse(page: Page, entry: Entry, written: str) -> list[Edit]:
    """Return the edits that put a value of one line over one of several; a comment behind the key stays."""
    text, old = page.text, entry.node
    colon = after_colon(page, entry)
    first_line_end = line_end(text, colon)
    if old.style in ("literal", "folded"):
        header = _HEADER.match(text, old.start)
        after_header = header.end() if header else old.start + 1
        end = max(first_line_end, old.start + len(text[old.start : old.end].rstrip("\r\n")))
        return [Edit(Span(old.start, after_header), written), *_nonempty(Span(first_line_end, end))]
    _refuse_lost_comment(page, entry, Span(max(first_line_end, min(old.start, first_line_end)), old.end))
    if old.start < first_line_end:
        return [Edit(old.span, written)]
    return [Edit(Span(colon, colon), " " + written), Edit(Span(first_line_end, old.end), "")]


def _nonempty(span: Span) -> list[Edit]:
    return [Edit(span, "")] if span.end > span.start else []


def fill(text: str, colon_end: int, written: str) -> Edit:
    """Return the edit that writes a value after a colon that has none; blanks at the end of the line are replaced."""
    end = blanks_end(text, colon_end)
    if end != line_end(text, colon_end) and text[end] not in ",}":
        end = colon_end
    return Edit(Span(colon_end, end), " " + written)


def after_colon(page: Page, entry: Entry) -> int:
    """Return the offset after the colon of a key that begins its line; refuse any other key."""
    colon = blanks_end(page.text, entry.key_end)
    if page.text[colon : colon + 1] != ":" or not begins_line(page.text, entry.key_start):
        raise refused(page, entry.key_start, f"{entry.key} is not written as `key: value`; edit it by hand")
    return colon + 1


def _refuse_lost_comment(page: Page, entry: Entry, span: Span) -> None:
    if has_comment(page.text, span):
        raise refused(page, entry.key_start, f"the value of {entry.key} has a comment inside; edit it by hand")
