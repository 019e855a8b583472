"""Members of collections in brackets and braces: added and removed together with their commas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.key_path import refused
from sitectl.content.source import Edit, Span
from sitectl.content.text_lines import after_line, begins_line, line_end, line_start, newline_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.content.key_order import Neighbour
    from sitectl.content.nodes import Node
    from sitectl.content.page import Page

_REST_OF_LINE = re.compile(r"[ \t]*(,?)[ \t]*(#[^\r\n]*)?(?=[\r\n]|\Z)")
_SEPARATOR = re.compile(r",[ \t]*")
_COMMENT = re.compile(r"(?:^|[ \t\r\n])#")


def has_comment(text: str, span: Span) -> bool:
    """Say whether there may be a comment in a span; a quoted text that looks like one counts too."""
    return bool(_COMMENT.search(text, span.start, span.end))


def members(node: Node) -> list[Span]:
    """Return the places of a collection's members, keys included."""
    if node.items:
        return [item.span for item in node.items]
    return [Span(entry.key_start, max(entry.key_end, entry.node.end)) for entry in node.entries]


def insert_member(page: Page, node: Node, new: str, beside: Neighbour | None) -> list[Edit]:
    """Return the edits that add a member beside another one, or into an empty collection."""
    text = page.text
    spans = members(node)
    if beside is None or not spans:
        if has_comment(text, node.span):
            raise refused(page, node.start, "an empty list or map with a comment inside; edit it by hand")
        return [Edit(node.span, text[node.start] + new + text[node.end - 1])]
    if beside.before:
        start = spans[beside.place].start
        separator = ", "
        if begins_line(text, start):
            separator = "," + newline_after(text, start, page.source.newline) + text[line_start(text, start) : start]
        return [Edit(Span(start, start), new + separator)]
    return _insert_after(page, node, spans, new, beside.place)


def _insert_after(page: Page, node: Node, spans: list[Span], new: str, index: int) -> list[Edit]:
    text, span = page.text, spans[index]
    at_end = Span(span.end, span.end)
    rest = _REST_OF_LINE.match(text, span.end)
    own_line = begins_line(text, span.start) and span.start > after_line(text, node.start) - 1
    if not (own_line and rest):
        return [Edit(at_end, _separator(text, spans) + new)]
    line = newline_after(text, span.end, page.source.newline) + text[line_start(text, span.start) : span.start] + new
    comma, comment = rest.group(1), rest.group(2)
    if not comment:
        return [Edit(at_end, "," + line)]
    end = Span(rest.end(), rest.end())
    if comma:
        return [Edit(end, line + ",")]
    if index + 1 < len(spans):  # the comma stands below the comment
        return [Edit(at_end, ", " + new)]
    return [Edit(at_end, ","), Edit(end, line)]


def _separator(text: str, spans: list[Span]) -> str:
    if len(spans) > 1:
        between = text[spans[-2].end : spans[-1].start]
        if _SEPARATOR.fullmatch(between):
            return between
    return ", "


def remove_members(page: Page, node: Node, indexes: Sequence[int]) -> list[Edit]:
    """Return the edits that remove members; without any left, the brackets stay."""
    text = page.text
    spans = members(node)
    if len(indexes) == len(spans):
        if has_comment(text, node.span):
            raise refused(page, node.start, "a list or map with a comment inside would become empty; edit it by hand")
        return [Edit(node.span, text[node.start] + text[node.end - 1])]
    gone = set(indexes)
    last_kept = max(index for index in range(len(spans)) if index not in gone)
    edits = [_removal(page, spans, index) for index in indexes if index < last_kept]
    if last_kept + 1 < len(spans):
        edits.append(_removal_of_tail(page, spans, last_kept))
    return edits


def _removal(page: Page, spans: list[Span], index: int) -> Edit:
    text, span, following = page.text, spans[index], spans[index + 1]
    rest = _REST_OF_LINE.match(text, span.end)
    if rest and rest.group(1) and begins_line(text, span.start):
        return Edit(Span(line_start(text, span.start), after_line(text, span.end)), "")
    if has_comment(text, Span(span.end, following.start)):
        raise refused(page, span.start, "a comment follows this item; edit it by hand")
    return Edit(Span(span.start, following.start), "")


def _removal_of_tail(page: Page, spans: list[Span], last_kept: int) -> Edit:
    """Remove all members after one, with the comma before them; a comma behind the last one stays."""
    text, kept, last = page.text, spans[last_kept], spans[-1]
    if not has_comment(text, Span(kept.end, line_end(text, last.end))):
        return Edit(Span(kept.end, last.end), "")
    rest = _REST_OF_LINE.match(text, last.end)
    first = spans[last_kept + 1]
    if rest and begins_line(text, first.start) and not has_comment(text, Span(first.start, last.start)):
        return Edit(Span(line_start(text, first.start), after_line(text, last.end)), "")
    raise refused(page, first.start, "a comment stands beside this item; edit it by hand")
