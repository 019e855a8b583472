"""Edits of TOML front matter: values in place, keys where their table allows them, tables with all their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.flow_cells import cells_of, has_comment, insertion, pair_ends, removal, replacement
from sitectl.content.key_path import refused, shown
from sitectl.content.neighbours import neighbour_of, relative_of
from sitectl.content.new_values import same_value, scalars_of
from sitectl.content.source import Edit, Span
from sitectl.content.toml_lines import Lines, Pair, headers_of, pairs_of_entry
from sitectl.content.toml_lists import new_tables, only_maps, other_tables, table_in_list, writes_lists_as_tables
from sitectl.content.toml_removal import lines_of_entry, lines_of_tables, without
from sitectl.content.toml_values import NOTHING, Old, dotted, key_text, quotes_of, value_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.content.key_path import KeyPath, Place
    from sitectl.content.new_values import Inner, Item, NewValue
    from sitectl.content.nodes import Entry, Node
    from sitectl.content.page import Page


def replace_value(page: Page, place: Place, value: NewValue) -> list[Edit]:
    """Return the edits that give the place's last entry, a scalar or a list of scalars, another value."""
    _refuse_unwritable(page, place, value)
    node = place.node
    lines = Lines(page, place.root)
    if node.items and node.style == "block":
        maps = only_maps(value)
        if not maps:
            raise refused(
                page, node.start, f"{_shown(place)} is written as tables, which hold maps alone; unset it first"
            )
        edits = other_tables(place, lines, maps)
        if edits is None:
            advice = "edit them by hand, or unset it first"
            raise refused(page, node.start, f"{_shown(place)} is written as tables with more between them; {advice}")
        return edits
    if isinstance(value, list) and node.items:
        same = [same_value(new, old.value) for new, old in zip(value, node.items, strict=False)]
        olds = [_old(page, item) for item in node.items]
        added = [_written(place, lines, item, (olds + olds[-1:] * len(value))[i]) for i, item in enumerate(value)]
        return replacement(page.text, node, added, same, lines.newline)
    if node.items and has_comment(page.text, node.span, cells_of(page.text, node)):
        raise refused(page, node.start, f"{_shown(place)} is a list with comments; edit it by hand")
    return [Edit(node.span, _written(place, lines, value, _old(page, node)))]


def add_key(page: Page, place: Place, value: NewValue) -> list[Edit]:
    """Return the edits that add the missing keys of a place below its deepest table."""
    _refuse_unwritable(page, place, value)
    lines = Lines(page, place.root)
    written = _written(place, lines, value, NOTHING)
    braces = _innermost_braces(place.entries)
    maps = only_maps(value)
    if maps and writes_lists_as_tables(place, lines):
        return [new_tables(place, lines, maps)]
    if braces is not None:
        return _add_in_braces(page, place, lines, braces, written)
    if place.node.style == "dotted":
        if lines.is_in_header(place.entries[-1].key_start):
            return _add_header_above(page, place, lines, written)
        return _add_dotted(place, lines, written)
    return _add_below_header(page, place, lines, written)


def remove_key(page: Page, place: Place) -> list[Edit]:
    """Return the edits that remove the place's last entry, whatever its value, with its lines."""
    braces = _innermost_braces(place.entries[:-1])
    if braces is not None:
        table = place.entries[braces].node
        ends = set(pair_ends(place.node))
        cells = cells_of(page.text, table)
        return removal(page.text, table.span, cells, [index for index, cell in enumerate(cells) if cell.end in ends])
    lines = Lines(page, place.root)
    return without(lines_of_entry(place.entries[-1], lines))


def append_item(page: Page, place: Place, value: Item) -> list[Edit]:
    """Return the edits that add an item at the end of the place's list of its like, which may be empty."""
    _refuse_unwritable(page, place, value)
    lines = Lines(page, place.root)
    if isinstance(value, dict) and place.node.style == "block":
        return [table_in_list(place, lines, value)]
    cells = cells_of(page.text, place.node)
    old = _old(page, place.node.items[-1]) if place.node.items else NOTHING
    added = [_written(place, lines, value, old)]
    return insertion(page.text, place.node.span, cells, len(cells) - 1, added, lines.newline)


def remove_items(page: Page, place: Place, indexes: Sequence[int]) -> list[Edit]:
    """Return the edits that remove items, named by ascending indexes, from the place's list of scalars or maps."""
    if place.node.style == "block":
        if len(indexes) == len(place.node.items):
            advice = f"unset {_shown(place)} instead"
            raise refused(page, place.node.start, f"tables such as these make no empty list; {advice}")
        return without(lines_of_tables([place.node.items[index] for index in indexes], lines=Lines(page, place.root)))
    return removal(page.text, place.node.span, cells_of(page.text, place.node), indexes)


def _old(page: Page, node: Node) -> Old:
    return Old(node.style, page.text[node.start : node.end])


def _written(place: Place, lines: Lines, value: Inner, old: Old) -> str:
    return value_text(value, old, quotes_of(place.root), lines.newline)


def _innermost_braces(entries: Sequence[Entry]) -> int | None:
    return max((depth for depth, entry in enumerate(entries) if entry.node.style == "flow"), default=None)


def _add_in_braces(page: Page, place: Place, lines: Lines, braces: int, written: str) -> list[Edit]:
    table = place.entries[braces].node
    cells = cells_of(page.text, table)
    keys = [*(entry.key for entry in place.entries[braces + 1 :]), *place.missing]
    pair = f"{dotted(keys)} = {written}"
    if not cells:
        return insertion(page.text, table.span, cells, -1, [pair], lines.newline)
    neighbour = neighbour_of(place.missing[0], place.node.entries)
    after = next(index for index, cell in enumerate(cells) if cell.end == pair_ends(neighbour.node)[-1])
    return insertion(page.text, table.span, cells, after, [pair], lines.newline)


def _add_dotted(place: Place, lines: Lines, written: str) -> list[Edit]:
    """Return the edit that adds a pair like `params.note = 1` behind the pairs that make the table."""
    keys = list(place.missing)
    for entry in reversed(place.entries):
        if entry.node.style != "dotted" or lines.is_in_header(entry.key_start):
            break
        keys.insert(0, entry.key)
    section = lines.pairs_below(lines.header_above(place.entries[-1].key_start))
    own = [pair for entry in place.node.entries for pair in pairs_of_entry(entry) if pair in section]
    like = _last_pair_of_relative(place, own) or own[-1]
    return [_below(lines, like, lines.pair_text(dotted(keys), written, like))]


def _add_below_header(page: Page, place: Place, lines: Lines, written: str) -> list[Edit]:
    pair = _pair_of_table(page, place, lines, written)
    if pair is None:
        return [_new_table(page, place, lines, written)]
    header = place.entries[-1].node.start if place.entries else None
    pairs = lines.pairs_below(header)
    if pairs:
        like = _last_pair_of_relative(place, pairs) or pairs[-1]
        return [_below(lines, like, lines.pair_text(*pair, like))]
    line = lines.pair_text(*pair, None)
    if header is not None:
        end = lines.end(header)
        return [Edit(Span(end, end), lines.newline + line)]
    return [_first_line(page, place, lines, line)]


def _last_pair_of_relative(place: Place, among: Sequence[Pair]) -> Pair | None:
    relative = relative_of(place.missing[0], place.node.entries)
    pairs = [pair for pair in pairs_of_entry(relative) if pair in among] if relative else []
    return pairs[-1] if pairs else None


def _pair_of_table(page: Page, place: Place, lines: Lines, written: str) -> tuple[str, str] | None:
    """Return key and value of one pair that sets the missing keys; None if this page would write a header."""
    if len(place.missing) == 1:
        return key_text(place.missing[0]), written
    tables = [entry.node for entry in place.node.entries if isinstance(entry.node.value, dict)]
    if any(node.style == "dotted" and not lines.is_in_header(node.start) for node in tables):
        return dotted(place.missing), written
    braces = [page.text[node.start : node.end] for node in tables if node.style == "flow"]
    if braces and not lines.headers:
        blank = " " if braces[0].startswith("{ ") else ""
        return key_text(place.missing[0]), f"{{{blank}{dotted(place.missing[1:])} = {written}{blank}}}"
    return None


def _new_table(page: Page, place: Place, lines: Lines, written: str) -> Edit:
    """Return the edit that adds a header with one pair: behind the table above it, or at the end."""
    header = f"[{dotted([*(entry.key for entry in place.entries), *place.missing[:-1]])}]"
    lines_added = [header, f"{key_text(place.missing[-1])} = {written}"]
    text = page.text
    last = len(text[: lines.inner.end].rstrip(" \t\r\n"))
    if place.entries:
        last = min(last, place.node.end)
    if last <= lines.inner.start:
        return _first_line(page, place, lines, lines.newline.join(lines_added))
    end = lines.end(last)
    blank = "" if lines.is_tight else lines.newline
    return Edit(Span(end, end), lines.newline + blank + lines.newline.join(lines_added))


def _add_header_above(page: Page, place: Place, lines: Lines, written: str) -> list[Edit]:
    """Return the edit that gives a table, made in passing by `[table.below]`, a header of its own above that."""
    below = min(headers_of(place.node))
    if lines.shares_opening_line(below):
        raise refused(page, below, "a header on the line of the opening +++; put it on a line of its own first")
    start = lines.comments_above(below)
    header = f"[{dotted([*(entry.key for entry in place.entries), *place.missing[:-1]])}]"
    blank = "" if lines.is_tight else lines.newline
    pair = f"{key_text(place.missing[-1])} = {written}"
    return [Edit(Span(start, start), f"{header}{lines.newline}{pair}{lines.newline}{blank}")]


def _first_line(page: Page, place: Place, lines: Lines, line: str) -> Edit:
    start = lines.inner.start
    if not lines.shares_opening_line(start):
        blank = lines.newline if start in lines.headers else ""
        return Edit(Span(start, start), line + lines.newline + blank)
    if lines.headers and lines.shares_opening_line(lines.headers[0]):
        reason = f"{_shown(place)} would belong to the table on the opening line; put its header on a line of its own"
        raise refused(page, start, reason)
    end = lines.end(start)
    return Edit(Span(end, end), lines.newline + line)


def _below(lines: Lines, pair: Pair, line: str) -> Edit:
    end = lines.end(pair.value_end)
    return Edit(Span(end, end), lines.newline + line)


def _shown(place: Place) -> str:
    path: KeyPath = (*(entry.key for entry in place.entries), *place.missing)
    return shown(path)


def _refuse_unwritable(page: Page, place: Place, value: Inner) -> None:
    offset = place.entries[-1].key_start if place.entries else page.front_matter.inner_span.start
    for scalar in scalars_of(value):
        if scalar is None:
            raise refused(page, offset, f"TOML has no null for {_shown(place)}; unset the key instead")
        if type(scalar) is int and not -(1 << 63) <= scalar < 1 << 63:
            raise refused(page, offset, f"{scalar} is too large for a number in TOML; write it as text")
        if isinstance(scalar, str) and any("\ud800" <= character <= "\udfff" for character in scalar):
            raise refused(page, offset, f"the new value of {_shown(place)} is not UTF-8 text")
