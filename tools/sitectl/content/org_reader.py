"""Org keywords as front matter: `#+title: A` lines, read as Hugo reads them.

What counts was measured on Hugo 0.168.0: keys mean their lower case, a key that ends in `[]` holds a list of words, a
key that stands twice a list of its lines, `filetags` a list between colons; of a date only the day is kept.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.nodes import Entry, Node

if TYPE_CHECKING:
    from sitectl.content.nodes import Value

_KEYWORD = re.compile(r"^[ \t]*#\+(?P<key>[^:\n]+):(?:[ \t]+(?P<value>[^\n]*)|(?=\r?\n|\Z))", re.MULTILINE)
_DAY = re.compile(r"[<\[](\d{4}-\d{2}-\d{2}) .*[>\]]")
_DATES = frozenset(["date", "lastmod", "publishdate", "expirydate"])
_UNDECODABLE = re.compile("[\ud800-\udfff]")


def read(text: str) -> Node:
    """Return the keywords of an Org header; there is nothing in one that cannot be read."""
    written: dict[str, list[str]] = {}
    entries: list[Entry] = []
    for found in _KEYWORD.finditer(text):
        key = found["key"].lower()
        start, end = _place(found)
        raw = _UNDECODABLE.sub("\ufffd", text[start:end])
        written.setdefault(key, []).append(raw)
        name, value = _meaning(key, [raw])
        node = Node(value, start, end, "plain" if raw else "empty", obstacle="org")
        entries.append(Entry(name, *found.span("key"), node))
    values = dict(_meaning(key, lines) for key, lines in written.items())
    return Node(values, 0, len(text), "block", tuple(entries), obstacle="org")


def _place(found: re.Match[str]) -> tuple[int, int]:
    """Return where a keyword's value stands; right after the colon if there is none."""
    if found["value"] is None:
        return found.end(), found.end()
    start, end = found.span("value")
    return start, start + len(found.string[start:end].rstrip())


def _meaning(key: str, lines: list[str]) -> tuple[str, Value]:
    if key.endswith("[]"):
        return key[:-2], list("\n".join(lines).split())
    if len(lines) > 1:
        return key, list(lines)
    line = lines[0]
    if key == "filetags":
        return key, [*line.removeprefix(":").removesuffix(":").split(":")]
    if key in _DATES:
        day = _DAY.search(line)
        return key, day[1] if day else line
    return key, line
