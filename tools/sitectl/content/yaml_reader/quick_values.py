"""The values of the plainest front matter, without places: for runs that read ten thousand pages and edit none."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from sitectl.content.yaml_reader.lines import DOUBLE_QUOTED, KEY, PLAIN_TEXT, SINGLE_QUOTED, has_unusual
from sitectl.content.yaml_reader.plain import plain_value
from sitectl.content.yaml_reader.simple_flow import FlowReader, NotSimpleError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitectl.content.nodes import Value

_MORE_TEXT = rf"\n\1\ ++(?!---|\.\.\.){PLAIN_TEXT}$"
#: Groups: indentation, dash before a key, key, dash before a value; then the value: plain and its further lines, in
#: quotes, in brackets or braces, the header of a block scalar and its lines, plain on the lines below; or a line that
#: is something else.
_LINE = re.compile(
    rf"""^(\ *+)
    (?:(?:(-\ ++)?({KEY})\ *+:(?=[\ \n]|\Z)\ *+|(-\ ++))
       (?:({PLAIN_TEXT})((?:{_MORE_TEXT})*)
         |({SINGLE_QUOTED}|{DOUBLE_QUOTED})
         |([\[{{][^\n]*+)
         |([|>]-?)\ *+((?:\n++\1\ ++[^\ \n][^\n]*+)+)(?!\n++\1\ ++[^\ \n])(?=\n++(?!\ ++(?:\n|\Z)))
         |((?:{_MORE_TEXT})+)
       )?
    )?
    \ *+(?:\#[^\n]*+)?$
    |^(.+)""",
    re.VERBOSE | re.MULTILINE,
)
_KEY = re.compile(KEY)
_PLAIN_ITEMS = re.compile(r"\[( *+[A-Za-z0-9_/][\w ./+-]*+(?:,[ ]*+[A-Za-z0-9_/][\w ./+-]*+)*)\]")
_QUOTED_ITEMS = re.compile(r'\[ *+"[^"\\\n]*+" *+(?:, *+"[^"\\\n]*+" *+)*\]')
_QUOTED = re.compile(r'"([^"\\\n]*+)"')
_SPECIAL_KEYS = frozenset(["null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE"])
_QUOTES, _PAIR = frozenset("'\""), 2
#: From here on Hugo's limit on the number of collections could matter.
_MOST_COLLECTIONS = 100
#: Deeper nesting is left to the reader that counts it.
_MOST_OPEN = 50


def quick_values(text: str) -> dict[str, Value] | None:
    """Return the values of a block of keys with scalars, lists and maps of the plainest kind; None for any other text.

    A text that is taken here means the same to `read`; so `read` must decide on every text that is not.
    """
    if has_unusual(text):
        return None
    reader = _QuickReader()
    is_flat = not ("\n " in text or "\n-" in text or text.startswith((" ", "-")))
    try:
        values = (reader.read_flat(text) if is_flat else None) or reader.read(text)
    except NotSimpleError:
        return None
    return values if reader.collections <= _MOST_COLLECTIONS else None


@lru_cache(maxsize=1024)
def _is_key(text: str) -> bool:
    return bool(_KEY.fullmatch(text)) and text not in _SPECIAL_KEYS


class _Map:
    """A map whose end is not yet seen; its `pending` key has no value so far, or is the list of `items`."""

    __slots__ = ("indent", "item_indent", "items", "pending", "values")

    def __init__(self, indent: int) -> None:
        self.indent = indent
        self.values: dict[str, Value] = {}
        self.pending: str | None = None
        self.items: list[Value] = []
        self.item_indent = -1


class _QuickReader:
    __slots__ = ("collections", "open")

    def __init__(self) -> None:
        self.open = [_Map(0)]  # outermost first
        self.collections = 1

    def read_flat(self, text: str) -> dict[str, Value] | None:
        """Return the values of a text without indented lines and lists below; None for what is not so soon read."""
        values: dict[str, Value] = {}
        for line in text.split("\n"):
            key, colon, value = line.partition(": ")
            if not colon:
                if not line or line[0] == "#":
                    continue
                if line[-1] != ":":
                    return None
                key = line[:-1]
            if key in values or not _is_key(key):
                return None
            value = value.strip(" ")
            first = value[:1]
            if first.isalnum():
                if ": " in value or " #" in value or value[-1] == ":":
                    return None
                values[key] = plain_value(value)
            elif first in _QUOTES:
                if value.count(first) != _PAIR or value[-1] != first or "\\" in value:
                    return None
                values[key] = value[1:-1]
            elif first == "[":
                values[key] = self._collection(value)
            elif value:
                return None
            else:
                values[key] = None
        return values

    def read(self, text: str) -> dict[str, Value]:
        current = self.open[0]
        for indent, dashed, key, dash, plain, more, quoted, flow, header, body, below, other in _LINE.findall(text):
            if not (key or dash):
                if other:
                    raise NotSimpleError
                continue
            if dashed or dash:
                if more or body or below:
                    raise NotSimpleError  # whether these lines belong to an item depends on more than its dash
                current = self._with_list_at(len(indent))
                if dashed:
                    current = self._open(current.items.append, len(indent + dashed))
            elif len(indent) != current.indent:
                current = self._map_at(len(indent))
            if plain:
                value = _folded(plain + more) if more else plain_value(plain.rstrip(" "))
            else:
                value = self._value(quoted, flow, header, body, below)
            if dash:
                if value is None and not plain:
                    raise NotSimpleError
                current.items.append(value)
                continue
            if key in current.values or key in _SPECIAL_KEYS:
                raise NotSimpleError
            current.values[key] = value
            current.pending = key if value is None and not plain else None
            current.item_indent = -1
        return self.open[0].values

    def _map_at(self, indent: int) -> _Map:
        """Return the map whose keys have an indentation: one further out, or a new one below a key without a value."""
        current = self.open[-1]
        if indent > current.indent:
            key = current.pending
            if key is None or current.item_indent >= 0:
                raise NotSimpleError
            current.pending = None
            return self._open(partial(current.values.__setitem__, key), indent)
        while indent < current.indent:
            self.open.pop()
            current = self.open[-1]
        if indent != current.indent:
            raise NotSimpleError
        return current

    def _open(self, place: Callable[[Value], None], indent: int) -> _Map:
        opened = _Map(indent)
        place(opened.values)
        self.open.append(opened)
        self.collections += 1
        if len(self.open) > _MOST_OPEN:
            raise NotSimpleError
        return opened

    def _with_list_at(self, indent: int) -> _Map:
        """Return the map whose last key is, or becomes here, a list with its dashes at an indentation."""
        while indent < self.open[-1].indent:
            self.open.pop()
        current = self.open[-1]
        if current.pending is None or (current.item_indent >= 0 and indent != current.item_indent):
            raise NotSimpleError
        if current.item_indent < 0:
            current.items, current.item_indent = [], indent
            current.values[current.pending] = current.items
            self.collections += 1
        return current

    def _value(self, quoted: str, flow: str, header: str, body: str, below: str) -> Value:
        """Return a value that is not plain on its key's line; None where nothing is written."""
        if quoted:
            return quoted[1:-1] if quoted[0] == '"' else quoted[1:-1].replace("''", "'")
        if flow:
            return self._collection(flow)
        if header:
            return _block_scalar(header, body[1:].split("\n"))
        if not below:
            return None
        value = _folded(below[1:])
        if value is None:
            raise NotSimpleError
        return value

    def _collection(self, text: str) -> Value:
        text = text.rstrip(" ")
        self.collections += 1
        if text == "[]":
            return []
        plain = _PLAIN_ITEMS.fullmatch(text)
        if plain:
            return [plain_value(item.strip(" ")) for item in plain[1].split(",")]
        if _QUOTED_ITEMS.fullmatch(text):
            return list(_QUOTED.findall(text))
        reader = FlowReader(text, 0)
        value = reader.read_line().value
        self.collections += reader.collections
        return value


def _folded(text: str) -> Value:
    return plain_value(" ".join([line.strip(" ") for line in text.split("\n")]))


def _block_scalar(header: str, lines: list[str]) -> Value:
    """Return the text of lines below `|`, or below `>`, which must then all be at one indentation."""
    first = lines[0].lstrip(" ")
    width = len(lines[0]) - len(first)
    margin = " " * width
    is_literal = header[0] == "|"
    if is_literal:
        is_simple = all(not line or line.startswith(margin) for line in lines)
    else:
        is_simple = all(line.startswith(margin) and line[width:][:1] != " " for line in lines)
    if not (first and is_simple):
        raise NotSimpleError
    value = ("\n" if is_literal else " ").join([line[width:] for line in lines])
    return value.rstrip(" ") if header[1:] else value + "\n"
