"""Lists of maps that TOML writes as tables, `[[links]]`: one more, and new ones."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sitectl.content.new_values import same_value
from sitectl.content.source import Edit, Span
from sitectl.content.toml_lines import headers_of, pairs_of
from sitectl.content.toml_removal import lines_of_tables
from sitectl.content.toml_values import NOTHING, dotted, key_text, quotes_of, value_text

if TYPE_CHECKING:
    from sitectl.content.key_path import Place
    from sitectl.content.new_values import Inner, NewValue
    from sitectl.content.nodes import Node
    from sitectl.content.toml_lines import Lines


def only_maps(value: NewValue) -> list[dict[str, Inner]]:
    """Return the maps of a list of nothing else; none for any other value, which tables cannot hold."""
    if not isinstance(value, list):
        return []
    maps = [item for item in value if isinstance(item, dict)]
    return maps if len(maps) == len(value) else []


def table_in_list(place: Place, lines: Lines, value: dict[str, Inner]) -> Edit:
    """Return the edit that adds a map to a list whose maps are tables: a table of its own behind the last one."""
    last = max(span.end for span in lines_of_tables(place.node.items[-1:], lines))
    end = lines.end(len(lines.text[:last].rstrip(" \t\r\n")))
    blank = "" if lines.is_tight else lines.newline
    return Edit(Span(end, end), lines.newline + blank + _table_text(place, lines, value))


def new_tables(place: Place, lines: Lines, maps: list[dict[str, Inner]]) -> Edit:
    """Return the edit that adds a list of maps as tables at the end, where every header stands for itself."""
    end = lines.end(len(lines.text[: lines.inner.end].rstrip(" \t\r\n")))
    gap = lines.newline + ("" if lines.is_tight else lines.newline)
    return Edit(Span(end, end), "".join(gap + _table_text(place, lines, item) for item in maps))


def other_tables(place: Place, lines: Lines, maps: list[dict[str, Inner]]) -> list[Edit] | None:
    """Return the edits that give a list of tables another value; a map that is equal keeps its table as it stands.

    None where that would lose a comment, or where something else stands in or between the tables.
    """
    tables = place.node.items
    spans = [_span_of(table, lines) for table in tables]
    gaps = [lines.text[one.end : two.start] for one, two in pairwise(spans)]
    if "".join(gaps).strip() or any(table.style != "block" for table in tables):
        return None
    edits: list[Edit] = []
    for table, span, new in zip(tables, spans, maps, strict=False):
        if not same_value(new, table.value):
            if not _is_plain(table, span, lines):
                return None
            edits.append(Edit(span, _table_text(place, lines, new)))
    if len(maps) > len(tables):
        gap = gaps[-1] if gaps else lines.newline + ("" if lines.is_tight else lines.newline)
        more = "".join(gap + _table_text(place, lines, new) for new in maps[len(tables) :])
        if edits and edits[-1].span == spans[-1]:
            edits[-1] = Edit(spans[-1], edits[-1].replacement + more)
        else:
            edits.append(Edit(Span(spans[-1].end, spans[-1].end), more))
    elif len(maps) < len(tables):
        if not all(_is_plain(table, span, lines) for table, span in list(zip(tables, spans, strict=True))[len(maps) :]):
            return None
        last = spans[len(maps) - 1]
        if edits and edits[-1].span == last:
            edits[-1] = Edit(Span(last.start, spans[-1].end), edits[-1].replacement)
        else:
            edits.append(Edit(Span(last.end, spans[-1].end), ""))
    return edits


def _span_of(table: Node, lines: Lines) -> Span:
    """Return the place of a table, from its header to the end of its last line."""
    ends = [pair.value_end for pair in pairs_of(table)]
    return Span(lines.start(table.start), lines.end(max([table.start, *ends])))


def _is_plain(table: Node, span: Span, lines: Lines) -> bool:
    """Say whether a table has its header and pairs alone: no comment, and no table of its own."""
    if any(True for _ in headers_of(table)):
        return False
    rest, at = "", lines.end(table.start)
    header = lines.text[span.start : at]
    for pair in sorted(pairs_of(table), key=lambda pair: pair.key_start):
        rest += lines.text[at : pair.key_start]
        at = pair.value_end
    return not (rest + lines.text[at : span.end]).strip() and header.rstrip().endswith("]]")


def _table_text(place: Place, lines: Lines, value: dict[str, Inner]) -> str:
    header = f"[[{dotted([*(entry.key for entry in place.entries), *place.missing])}]]"
    quotes = quotes_of(place.root)
    pairs = [f"{key_text(key)} = {value_text(inner, NOTHING, quotes, lines.newline)}" for key, inner in value.items()]
    return lines.newline.join([header, *pairs])


def writes_lists_as_tables(place: Place, lines: Lines) -> bool:
    """Say whether the page has a list of tables, and a key can be added at a place by a header."""
    above = all(entry.node.style == "block" or lines.is_in_header(entry.key_start) for entry in place.entries)
    return above and any(entry.node.items and entry.node.style == "block" for entry in place.root.entries)
