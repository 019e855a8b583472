"""TOML documents: keys, values and headers in their order, and Hugo's order of complaints."""

from __future__ import annotations

import re
from typing import NamedTuple

from sitectl.content.nodes import Node, Value
from sitectl.content.toml_reader.faults import MAX_DEPTH, FaultError, describe, too_deep
from sitectl.content.toml_reader.numbers import read_number, scan_number
from sitectl.content.toml_reader.strings import scan_comment, scan_line_string, scan_string
from sitectl.content.toml_reader.tables import ClashError, KeyPart, Table, enter
from sitectl.content.toml_reader.times import read_time, scan_time

#: The lines that most front matter consists of; they need no closer look.
_SIMPLE_LINE = re.compile(
    r'[ \t]*([A-Za-z0-9_-]+)[ \t]*=[ \t]*("([^"\\\x00-\x08\x0a-\x1f\x7f\ud800-\udfff]*)"|true|false)[ \t]*\r?\n'
)
_BLANKS = re.compile(r"[ \t]*")
_BARE_KEY = re.compile("[A-Za-z0-9_-]+")
_WORDS: dict[str, tuple[str, Value]] = {
    "t": ("true", True),
    "f": ("false", False),
    "i": ("inf", float("inf")),
    "n": ("nan", float("nan")),
}


class _Key(NamedTuple):
    parts: list[KeyPart]
    #: Where the text after the key and its blanks goes on.
    end: int


class DocumentReader:
    """One reading of one text.

    Hugo's parser checks a whole expression up to its line's end before it looks at what the keys clash with,
    and that before it converts numbers and times. So faults of the later kinds wait in `_clash` and `_late`.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._root = Table("inline", 0, 0, 0)
        self._current = self._root
        self._clash: ClashError | None = None
        self._late: FaultError | None = None

    def read(self) -> Node:
        """Return the root table; a FaultError where the text is no TOML."""
        text, offset = self._text, 0
        while True:
            if simple := _SIMPLE_LINE.match(text, offset):
                offset = simple.end()
                self._put(*_simple_pair(simple), self._content_end(offset))
                continue
            offset = self._skip_blanks(offset)
            if offset == len(text):
                return self._root.node()._replace(end=len(text), style="block")
            first = text[offset]
            if first == "[":
                offset = self._header(offset)
            elif first in "\r\n#":
                offset = self._line_end(offset)
            else:
                offset = self._key_value(offset)

    def _header(self, start: int) -> int:
        text = self._text
        repeated = text.startswith("[[", start)
        brackets, kind = ("]]", "array table") if repeated else ("]", "table")
        key = self._key(self._skip_blanks(start + len(brackets)))
        if not text.startswith(brackets, key.end):
            raise FaultError(f"expected '{brackets}' to close {kind} name", key.end)
        after = self._line_end(key.end + len(brackets))
        try:
            self._current = enter(self._root, key.parts, start, self._content_end(after), repeated=repeated)
        except ClashError as clash:
            raise FaultError(str(clash), key.parts[0].start, clash.first) from None
        return after

    def _key_value(self, start: int) -> int:
        key, node = self._pair(start, 0)
        after = self._line_end(node.end)
        self._put(key.parts, node, self._content_end(after))
        if self._late:
            raise self._late
        return after

    def _put(self, parts: list[KeyPart], node: Node, line_end: int) -> None:
        try:
            self._current.put(parts, node, line_end)
            if self._clash:
                raise self._clash
        except ClashError as clash:
            raise FaultError(str(clash), parts[0].start, clash.first) from None

    def _pair(self, start: int, depth: int) -> tuple[_Key, Node]:
        key = self._key(start)
        if not self._text.startswith("=", key.end):
            raise FaultError("expected '=' after key", key.end)
        return key, self._value(self._skip_blanks(key.end + 1), depth)

    def _key(self, offset: int) -> _Key:
        text, parts = self._text, []
        while True:
            part = self._key_part(offset)
            parts.append(part)
            offset = self._skip_blanks(part.end)
            if not text.startswith(".", offset):
                return _Key(parts, offset)
            offset = self._skip_blanks(offset + 1)

    def _key_part(self, offset: int) -> KeyPart:
        text = self._text
        bare = _BARE_KEY.match(text, offset)
        if bare:
            return KeyPart(bare.group(), offset, bare.end())
        if offset == len(text):
            raise FaultError("expected key but reached end of input", offset)
        if text[offset] in "'\"":
            quoted = scan_line_string(text, offset)
            return KeyPart(quoted.value, offset, quoted.end)
        raise FaultError(f"invalid character at start of key: {describe(text, offset)}", offset)

    def _value(self, start: int, depth: int) -> Node:
        text = self._text
        if start == len(text):
            raise FaultError("expected value, not end of input", start)
        first = text[start]
        if first in "'\"":
            string = scan_string(text, start)
            return Node(string.value, start, string.end, string.style)
        if first in "[{":
            if depth >= MAX_DEPTH:
                raise too_deep(start)
            return self._array(start, depth) if first == "[" else self._inline_table(start, depth)
        if first in _WORDS:
            word, value = _WORDS[first]
            if not text.startswith(word, start):
                raise FaultError(f'expected keyword "{word}"', start)
            return Node(value, start, start + len(word), "plain")
        if first in "+-0123456789":
            return self._number_or_time(start)
        raise FaultError(f"unexpected character {describe(text, start)} at start of value", start)

    def _number_or_time(self, start: int) -> Node:
        text, value = self._text, None
        time_end = scan_time(text, start)
        end = scan_number(text, start) if time_end is None else time_end
        try:
            value = read_number(text[start:end], start) if time_end is None else read_time(text, start, end)
        except FaultError as fault:
            self._late = self._late or fault
        return Node(value, start, end, "plain")

    def _array(self, start: int, depth: int) -> Node:
        items: list[Node] = []
        offset, wants_comma = self._next_token(start + 1, "array"), False
        while self._text[offset] != "]":
            if self._text[offset] == ",":
                if not wants_comma:
                    raise FaultError(f"expected value but got {describe(self._text, offset)}", offset)
                offset, wants_comma = offset + 1, False
            elif wants_comma:
                raise FaultError("expected ',' or ']' after array value", offset)
            else:
                items.append(self._value(offset, depth + 1))
                offset, wants_comma = items[-1].end, True
            offset = self._next_token(offset, "array")
        return Node([item.value for item in items], start, offset + 1, "flow", (), tuple(items))

    def _inline_table(self, start: int, depth: int) -> Node:
        table = Table("inline", start, start, depth)
        offset, wants_comma = self._next_token(start + 1, "inline table"), False
        while self._text[offset] != "}":
            if self._text[offset] == ",":
                if not wants_comma:
                    raise FaultError("unexpected comma in inline table", offset)
                offset, wants_comma = offset + 1, False
            elif wants_comma:
                raise FaultError("expected ',' or '}' after inline table key-value", offset)
            else:
                key, node = self._pair(offset, depth + 1)
                self._put_inline(table, key, node)
                offset, wants_comma = node.end, True
            offset = self._next_token(offset, "inline table")
        table.end = offset + 1
        return table.node()

    def _put_inline(self, table: Table, key: _Key, node: Node) -> None:
        try:
            table.put(key.parts, node, node.end)
        except ClashError as clash:
            self._clash = self._clash or clash

    def _next_token(self, offset: int, kind: str) -> int:
        """Return the offset of what comes next inside brackets, after blanks, line breaks and comments."""
        text = self._text
        while True:
            offset = self._skip_blanks(offset)
            if offset == len(text):
                raise FaultError(f"{kind} is incomplete", offset)
            if text[offset] not in "\r\n#":
                return offset
            offset = scan_comment(text, offset) if text[offset] == "#" else self._line_end(offset)

    def _line_end(self, offset: int) -> int:
        """Return the start of the next line; only blanks and a comment may stand before it."""
        text = self._text
        offset = self._skip_blanks(offset)
        if text.startswith("#", offset):
            offset = scan_comment(text, offset)
        if offset == len(text):
            return offset
        if text[offset] == "\n":
            return offset + 1
        if text.startswith("\r\n", offset):
            return offset + 2
        raise FaultError(f"expected newline but got {describe(text, offset)}", offset)

    def _content_end(self, next_line: int) -> int:
        """Return where the line before an offset ends, its line break not counted."""
        text = self._text
        if not text.startswith("\n", next_line - 1):
            return next_line
        return next_line - 2 if text.startswith("\r\n", next_line - 2) else next_line - 1

    def _skip_blanks(self, offset: int) -> int:
        found = _BLANKS.match(self._text, offset)
        return found.end() if found else offset


def _simple_pair(line: re.Match[str]) -> tuple[list[KeyPart], Node]:
    start, end = line.span(2)
    string = line[3]
    node = Node(line[2] == "true", start, end, "plain") if string is None else Node(string, start, end, "double")
    return [KeyPart(line[1], line.start(1), line.end(1))], node
