"""The values of the plainest front matter, without places: for runs that read ten thousand pages and edit none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.yaml_reader.lines import DOUBLE, FLOW, LINE, PLAIN, SINGLE, TEXT_LINE, UNUSUAL
from sitectl.content.yaml_reader.plain import plain_value
from sitectl.content.yaml_reader.simple_flow import FlowReader, NotSimpleError

if TYPE_CHECKING:
    from sitectl.content.nodes import Value

_DASHED_KEY, _KEY, _DASH, _HEADER = 2, 3, 4, 9
_PLAIN_ITEMS = re.compile(r"\[( *+[A-Za-z0-9_/][\w ./+-]*+(?:,[ ]*+[A-Za-z0-9_/][\w ./+-]*+)*+)\]")
_QUOTED_ITEMS = re.compile(r'\[ *+"[^"\\\n]*+" *+(?:, *+"[^"\\\n]*+" *+)*+\]')
#: Lines that begin with the same blanks.
_INDENTED_LINES = re.compile(r"( +)[^ \n][^\n]*\n(?:\1[^\n]*\n)*")
_BLANK_LINE = re.compile(r" *\n| +\Z")
#: From here on Hugo's limit on the number of collections could matter.
_MOST_COLLECTIONS = 100
_QUOTED = re.compile(r'"([^"\\\n]*+)"')
_SPECIAL_KEYS = frozenset(["null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE"])


def quick_values(text: str) -> dict[str, Value] | None:
    """Return the values of a block of keys with scalars, lists of scalars and maps of such; None for any other text.

    A text that is taken here means the same to `read`; so `read` must decide on every text that is not.
    """
    if UNUSUAL.search(text):
        return None
    try:
        return _QuickReader(text).values
    except NotSimpleError:
        return None


class _QuickReader:
    __slots__ = ("collections", "indents", "item_indent", "items", "maps", "pending", "position", "text", "values")

    def __init__(self, text: str) -> None:
        self.text = text
        self.values: dict[str, Value] = {}
        self.maps = [self.values]  # the maps that are open, outermost first, and the indentation of their keys
        self.indents = [0]
        self.pending: str | None = None  # the key of the innermost map that has no value so far
        self.items: list[Value] | None = None  # its items, if they are a list
        self.item_indent = 0
        self.collections = 1
        self.position, end = 0, len(text)
        match = LINE.match
        while self.position < end:
            line = match(text, self.position)
            if line is None or line.end() == self.position:
                raise NotSimpleError
            self.position = line.end()
            self._take(line)
        if self.collections > _MOST_COLLECTIONS:
            raise NotSimpleError

    def _take(self, line: re.Match[str]) -> None:
        margin, dashed, key, dash = line.group(1, _DASHED_KEY, _KEY, _DASH)
        kind = line.lastindex or 0
        if dashed is not None:
            raise NotSimpleError
        if key is not None:
            self._open_key(key, len(margin))
            if kind != _KEY:
                self.maps[-1][key] = self._value(line, kind, len(margin))
                self.pending = None
        elif dash is not None:
            self._add_item(self._value(line, kind, len(margin)), len(margin))
        elif kind == PLAIN:
            self._take_text(line.start(), len(margin))
        elif kind > 1:
            raise NotSimpleError

    def _open_key(self, key: str, indent: int) -> None:
        if indent > self.indents[-1]:
            if self.pending is None or self.items is not None:
                raise NotSimpleError
            inner: dict[str, Value] = {}
            self.maps[-1][self.pending] = inner
            self.maps.append(inner)
            self.collections += 1
            self.indents.append(indent)
        while indent < self.indents[-1]:
            self.maps.pop()
            self.indents.pop()
        if indent != self.indents[-1] or key in self.maps[-1] or key in _SPECIAL_KEYS:
            raise NotSimpleError
        self.maps[-1][key] = None
        self.pending, self.items = key, None

    def _take_text(self, position: int, indent: int) -> None:
        """Read plain text on the lines below its key."""
        outer = self.indents[-1]
        if self.pending is None or self.items is not None or indent <= outer:
            raise NotSimpleError
        lines: list[str] = []
        while found := TEXT_LINE.match(self.text, position):
            if len(found[1]) <= outer:
                break
            lines.append(found[2].rstrip(" "))
            position = found.end()
        if not lines:
            raise NotSimpleError
        self.position = position
        self.maps[-1][self.pending] = plain_value(" ".join(lines))
        self.pending = None

    def _add_item(self, value: Value, indent: int) -> None:
        if self.pending is None or indent < self.indents[-1]:
            raise NotSimpleError
        if self.items is None:
            self.items, self.item_indent = [], indent
            self.collections += 1
            self.maps[-1][self.pending] = self.items
        elif indent != self.item_indent:
            raise NotSimpleError
        self.items.append(value)

    def _value(self, line: re.Match[str], kind: int, indent: int) -> Value:
        if kind == PLAIN:
            return plain_value(line[PLAIN].rstrip(" "))
        if kind == DOUBLE:
            return line[DOUBLE][1:-1]
        if kind == SINGLE:
            return line[SINGLE][1:-1].replace("''", "'")
        if kind == FLOW:
            return self._collection(line.start(FLOW), line.end())
        if kind == _HEADER:
            return self._block_scalar(line[_HEADER], indent)
        raise NotSimpleError

    def _collection(self, start: int, end: int) -> Value:
        text = self.text[start:end].rstrip(" \n")
        self.collections += 1
        if text == "[]":
            return []
        plain = _PLAIN_ITEMS.fullmatch(text)
        if plain:
            return [plain_value(item.strip(" ")) for item in plain[1].split(",")]
        if _QUOTED_ITEMS.fullmatch(text):
            return list(_QUOTED.findall(text))
        reader = FlowReader(self.text, start)
        value = reader.read_line().value
        self.collections += reader.collections
        return value

    def _block_scalar(self, header: str, indent: int) -> Value:
        """Read the lines below `|` or `>`: all at one indentation, and no blank line at their end."""
        lines = _INDENTED_LINES.match(self.text, self.position)
        if lines is None:
            raise NotSimpleError
        width = len(lines[1])
        after = lines.end()
        if width <= indent or _BLANK_LINE.match(self.text, after):
            raise NotSimpleError
        self.position = after
        content = [each[width:] for each in lines[0][:-1].split("\n")]
        if any(each[:1] in ("", " ") for each in content):
            raise NotSimpleError
        value = ("\n" if header[0] == "|" else " ").join(content)
        return value.rstrip(" ") if header[1:] else value + "\n"
