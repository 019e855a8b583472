"""Lists of maps that TOML writes as tables, `[[links]]`: one more, and new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.source import Edit, Span
from sitectl.content.toml_removal import lines_of_tables
from sitectl.content.toml_values import NOTHING, dotted, key_text, quotes_of, value_text

if TYPE_CHECKING:
    from sitectl.content.key_path import Place
    from sitectl.content.new_values import Inner, Item
    from sitectl.content.toml_lines import Lines


def table_in_list(place: Place, lines: Lines, value: dict[str, Inner]) -> Edit:
    """Return the edit that adds a map to a list whose maps are tables: a table of its own behind the last one."""
    last = max(span.end for span in lines_of_tables(place.node.items[-1:], lines))
    end = lines.end(len(lines.text[:last].rstrip(" \t\r\n")))
    blank = "" if lines.is_tight else lines.newline
    return Edit(Span(end, end), lines.newline + blank + _table_text(place, lines, value))


def new_tables(place: Place, lines: Lines, value: list[Item]) -> Edit:
    """Return the edit that adds a list of maps as tables at the end, where every header stands for itself."""
    end = lines.end(len(lines.text[: lines.inner.end].rstrip(" \t\r\n")))
    gap = lines.newline + ("" if lines.is_tight else lines.newline)
    tables = [_table_text(place, lines, item) for item in value if isinstance(item, dict)]
    return Edit(Span(end, end), "".join(gap + table for table in tables))


def _table_text(place: Place, lines: Lines, value: dict[str, Inner]) -> str:
    header = f"[[{dotted([*(entry.key for entry in place.entries), *place.missing])}]]"
    quotes = quotes_of(place.root)
    pairs = [f"{key_text(key)} = {value_text(inner, NOTHING, quotes, lines.newline)}" for key, inner in value.items()]
    return lines.newline.join([header, *pairs])


def writes_lists_as_tables(place: Place, lines: Lines) -> bool:
    """Say whether the page has a list of tables, and a key can be added at a place by a header."""
    above = all(entry.node.style == "block" or lines.is_in_header(entry.key_start) for entry in place.entries)
    return above and any(entry.node.items and entry.node.style == "block" for entry in place.root.entries)
