"""The values of the plainest front matter, without places: for runs that read ten thousand pages and edit none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.yaml_reader.lines import DOUBLE, FLOW, LINE, PLAIN, SINGLE, UNUSUAL
from sitectl.content.yaml_reader.plain import plain_value

if TYPE_CHECKING:
    from sitectl.content.nodes import Value

_DASHED_KEY, _KEY, _DASH, _HEADER = 2, 3, 4, 9
_PLAIN_ITEMS = re.compile(r"\[( *+[A-Za-z0-9_][\w ./+-]*+(?:,[ ]*+[A-Za-z0-9_][\w ./+-]*+)*+)\]")
_QUOTED_ITEMS = re.compile(r'\[ *+"[^"\\\n]*+" *+(?:, *+"[^"\\\n]*+" *+)*+\]')
_PAIR = r" *+[A-Za-z_][A-Za-z0-9_]*+: ++[A-Za-z0-9_][\w ./+-]*+"
_PLAIN_MAP = re.compile(rf"\{{{_PAIR}(?:,{_PAIR})*+\}}")
_QUOTED = re.compile(r'"([^"\\\n]*+)"')
_SPECIAL_KEYS = frozenset(["null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE"])


class _NotPlainError(Exception):
    """A line that only a reader can judge."""


def quick_values(text: str) -> dict[str, Value] | None:
    """Return the values of a block of keys with scalars, lists of scalars and maps of such; None for any other text.

    A text that is taken here means the same to `read`; so `read` must decide on every text that is not.
    """
    if UNUSUAL.search(text):
        return None
    try:
        return _QuickReader(text).values
    except _NotPlainError:
        return None


class _QuickReader:
    __slots__ = ("indents", "item_indent", "items", "maps", "pending", "values")

    def __init__(self, text: str) -> None:
        self.values: dict[str, Value] = {}
        self.maps = [self.values]  # the maps that are open, outermost first, and the indentation of their keys
        self.indents = [0]
        self.pending: str | None = None  # the key of the innermost map that has no value so far
        self.items: list[Value] | None = None  # its items, if they are a list
        self.item_indent = 0
        position, end = 0, len(text)
        match = LINE.match
        while position < end:
            line = match(text, position)
            if line is None or line.end() == position:
                raise _NotPlainError
            position = line.end()
            self._take(text, line)

    def _take(self, text: str, line: re.Match[str]) -> None:
        margin, dashed, key, dash = line.group(1, _DASHED_KEY, _KEY, _DASH)
        kind = line.lastindex or 0
        if dashed is not None or kind == _HEADER:
            raise _NotPlainError
        if key is not None:
            self._open_key(key, len(margin))
            if kind != _KEY:
                self.maps[-1][key] = _value(text, line, kind)
                self.pending = None
        elif dash is not None:
            self._add_item(_value(text, line, kind), len(margin))
        elif kind > 1:
            raise _NotPlainError

    def _open_key(self, key: str, indent: int) -> None:
        if indent > self.indents[-1]:
            if self.pending is None or self.items is not None:
                raise _NotPlainError
            inner: dict[str, Value] = {}
            self.maps[-1][self.pending] = inner
            self.maps.append(inner)
            self.indents.append(indent)
        while indent < self.indents[-1]:
            self.maps.pop()
            self.indents.pop()
        if indent != self.indents[-1] or key in self.maps[-1] or key in _SPECIAL_KEYS:
            raise _NotPlainError
        self.maps[-1][key] = None
        self.pending, self.items = key, None

    def _add_item(self, value: Value, indent: int) -> None:
        if self.pending is None or indent < self.indents[-1]:
            raise _NotPlainError
        if self.items is None:
            self.items, self.item_indent = [], indent
            self.maps[-1][self.pending] = self.items
        elif indent != self.item_indent:
            raise _NotPlainError
        self.items.append(value)


def _value(text: str, line: re.Match[str], kind: int) -> Value:
    if kind == PLAIN:
        return plain_value(line[PLAIN].rstrip(" "))
    if kind == DOUBLE:
        return line[DOUBLE][1:-1]
    if kind == SINGLE:
        return line[SINGLE][1:-1].replace("''", "'")
    if kind == FLOW:
        return _collection(text[line.start(FLOW) : line.end()].rstrip(" \n"))
    raise _NotPlainError


def _collection(text: str) -> Value:
    plain = _PLAIN_ITEMS.fullmatch(text)
    if plain:
        return [plain_value(item.strip(" ")) for item in plain[1].split(",")]
    if _QUOTED_ITEMS.fullmatch(text):
        return list(_QUOTED.findall(text))
    if text == "[]":
        return []
    if not _PLAIN_MAP.fullmatch(text):
        raise _NotPlainError
    pairs = [pair.strip(" ").split(":") for pair in text[1:-1].split(",")]
    values = {key: plain_value(value.strip(" ")) for key, value in pairs}
    if len(values) < len(pairs) or not values.keys().isdisjoint(_SPECIAL_KEYS):
        raise _NotPlainError
    return values
