"""Whole lines of TOML that go when a key or a table goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.source import Edit, Span
from sitectl.content.toml_lines import headers_of, pairs_of, pairs_of_entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.content.nodes import Entry, Node
    from sitectl.content.toml_lines import Lines


def without(lines: list[Span]) -> list[Edit]:
    """Return the edits that remove lines, those that touch each other together."""
    spans: list[Span] = []
    for span in sorted(lines):
        if spans and span.start <= spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(span.end, spans[-1].end))
        else:
            spans.append(span)
    return [Edit(span, "") for span in spans]


def lines_of_entry(entry: Entry, lines: Lines) -> list[Span]:
    """Return the lines of a key: of its pair, or of all pairs and headers of its table."""
    spans = [_whole_lines(lines, pair.key_start, pair.value_end) for pair in pairs_of_entry(entry)]
    if entry.node.style in ("block", "dotted"):
        spans += _lines_of_headers(entry.node.items or (entry.node,), lines)
    return spans


def lines_of_tables(tables: Sequence[Node], lines: Lines) -> list[Span]:
    """Return the lines of some of the tables of a list."""
    pairs = (pair for table in tables for pair in pairs_of(table))
    return [*(_whole_lines(lines, pair.key_start, pair.value_end) for pair in pairs), *_lines_of_headers(tables, lines)]


def _lines_of_headers(tables: Sequence[Node], lines: Lines) -> list[Span]:
    spans: list[Span] = []
    own = [table.start for table in tables if table.style == "block"]
    for header in [*own, *(each for table in tables for each in headers_of(table))]:
        below = lines.pairs_below(header)
        spans.append(
            _with_blank_line_above(lines, _whole_lines(lines, header, below[-1].value_end if below else header))
        )
    return spans


def _whole_lines(lines: Lines, start: int, end: int) -> Span:
    if lines.shares_opening_line(start):
        return Span(start, lines.end(end))
    return Span(lines.start(start), lines.next(end))


def _with_blank_line_above(lines: Lines, span: Span) -> Span:
    """Return the lines of a table with the blank line above them, if one stays below them or nothing does."""
    above = lines.start(span.start - 1) if span.start > lines.inner.start else span.start
    ends_there = span.end == lines.inner.end or not lines.text[span.end : lines.end(span.end)].strip()
    return Span(above, span.end) if ends_there and not lines.text[above : span.start].strip() else span
