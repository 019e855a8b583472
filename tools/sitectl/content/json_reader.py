"""JSON front matter as Hugo 0.168 reads it, with the place of every key and value.

All numbers are floats, as in Go. A key that stands twice keeps both entries in the tree; the last one is the
value. The place that Hugo names for a fault is hardly ever the real one, so the message adds that.
"""

from __future__ import annotations

import re

from sitectl.content.nodes import Entry, Node, Problem, UnreadableError, Value
from sitectl.content.source import ENCODING_ERRORS

#: Deeper nesting is refused, so that nobody who walks a tree runs out of stack; Hugo's own limit is 10,000.
MAX_DEPTH = 200

_BLANKS = re.compile(r"[ \t\r\n]*")
#: A number, or as much of it as is one: a broken one ends without a digit.
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.(?:[0-9]+(?:[eE][+-]?[0-9]*)?)?|[eE][+-]?[0-9]*)?")
_PLAIN_TEXT = re.compile(r'[^"\\\x00-\x1f]*')
_HEX = re.compile("[0-9a-fA-F]{4}")
_UNDECODABLE = re.compile("[\ud800-\udfff]")
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_WORDS: dict[str, tuple[str, Value]] = {"t": ("true", True), "f": ("false", False), "n": ("null", None)}


def read(text: str) -> Node:
    """Return the root mapping of a `{...}` text; UnreadableError where Hugo refuses it."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        #: Hugo looks at the size of numbers only when the whole text is JSON.
        self._overflow: UnreadableError | None = None

    def read(self) -> Node:
        start = self._skip_blanks(0)
        node = self._value(start, 0)
        end = self._skip_blanks(node.end)
        if end < len(self._text):
            raise self._invalid(end, "after top-level value")
        if self._overflow:
            raise self._overflow
        if node.style == "flow" and not isinstance(node.value, list):
            return node
        raise UnreadableError(Problem("front matter must be a JSON object", 1, 1))

    def _value(self, start: int, depth: int) -> Node:
        text = self._text
        first = text[start : start + 1]
        if first == '"':
            value, end = self._string(start)
            return Node(value, start, end, "double")
        if first and first in "{[":
            if depth >= MAX_DEPTH:
                raise self._fault(start, f"values are nested more than {MAX_DEPTH} levels deep")
            return self._object(start, depth) if first == "{" else self._array(start, depth)
        if first in _WORDS:
            return self._word(start)
        if first and first in "-0123456789":
            return self._number(start)
        raise self._invalid(start, "looking for beginning of value")

    def _object(self, start: int, depth: int) -> Node:
        entries: list[Entry] = []
        value: dict[str, Value] = {}
        offset = self._skip_blanks(start + 1)
        while not (self._text.startswith("}", offset) and not entries):
            if not self._text.startswith('"', offset):
                raise self._invalid(offset, "looking for beginning of object key string")
            key, key_end = self._string(offset)
            colon = self._skip_blanks(key_end)
            if not self._text.startswith(":", colon):
                raise self._invalid(colon, "after object key")
            node = self._value(self._skip_blanks(colon + 1), depth + 1)
            entries.append(Entry(key, offset, key_end, node))
            value[key] = node.value
            offset = self._skip_blanks(node.end)
            if self._text.startswith("}", offset):
                break
            offset = self._after_comma(offset, "after object key:value pair")
        return Node(value, start, offset + 1, "flow", tuple(entries))

    def _array(self, start: int, depth: int) -> Node:
        items: list[Node] = []
        offset = self._skip_blanks(start + 1)
        while not (self._text.startswith("]", offset) and not items):
            items.append(self._value(offset, depth + 1))
            offset = self._skip_blanks(items[-1].end)
            if self._text.startswith("]", offset):
                break
            offset = self._after_comma(offset, "after array element")
        return Node([item.value for item in items], start, offset + 1, "flow", (), tuple(items))

    def _after_comma(self, offset: int, place: str) -> int:
        if not self._text.startswith(",", offset):
            raise self._invalid(offset, place)
        return self._skip_blanks(offset + 1)

    def _word(self, start: int) -> Node:
        word, value = _WORDS[self._text[start]]
        for offset, letter in enumerate(word, start):
            if not self._text.startswith(letter, offset):
                raise self._invalid(offset, f"in literal {word} (expecting {letter!r})")
        return Node(value, start, start + len(word), "plain")

    def _number(self, start: int) -> Node:
        found = _NUMBER.match(self._text, start)
        if found is None or not found.group()[-1].isdigit():
            raise self._invalid(found.end() if found else start + 1, "in numeric literal")
        value = float(found.group())
        if value in (float("inf"), float("-inf")) and self._overflow is None:
            message = f"cannot unmarshal number {found.group()[:40]} into a float64"
            self._overflow = self._fault(start, message, len(found.group()))
        return Node(value, start, found.end(), "plain")

    def _string(self, start: int) -> tuple[str, int]:
        pieces: list[str] = []
        offset = start + 1
        while True:
            found = _PLAIN_TEXT.match(self._text, offset)
            end = found.end() if found else offset
            pieces.append(self._text[offset:end])
            if self._text.startswith('"', end):
                return _UNDECODABLE.sub("\ufffd", "".join(pieces)), end + 1
            if not self._text.startswith("\\", end):
                raise self._invalid(end, "in string")
            piece, offset = self._escape(end)
            pieces.append(piece)

    def _escape(self, backslash: int) -> tuple[str, int]:
        letter = self._text[backslash + 1 : backslash + 2]
        if letter in _ESCAPES:
            return _ESCAPES[letter], backslash + 2
        unit = self._code_unit(backslash)
        if unit is None:
            raise self._invalid_escape(backslash)
        end = backslash + 6
        if 0xD800 <= unit < 0xDC00:
            low = self._code_unit(end)
            if low is not None and 0xDC00 <= low < 0xE000:
                return chr(0x10000 + ((unit - 0xD800) << 10) + low - 0xDC00), end + 6
        return chr(unit), end

    def _invalid_escape(self, backslash: int) -> UnreadableError:
        width = 6 if self._text.startswith("u", backslash + 1) else 2
        sequence = self._text[backslash : backslash + width]
        if len(sequence) < width:
            return self._fault(len(self._text), "unexpected end of JSON input")
        return self._fault(backslash, f"invalid escape sequence `{sequence}` in string", width)

    def _code_unit(self, backslash: int) -> int | None:
        digits = _HEX.match(self._text, backslash + 2)
        return int(digits.group(), 16) if digits and self._text.startswith("\\u", backslash) else None

    def _skip_blanks(self, offset: int) -> int:
        found = _BLANKS.match(self._text, offset)
        return found.end() if found else offset

    def _invalid(self, offset: int, place: str) -> UnreadableError:
        if offset >= len(self._text):
            return self._fault(offset, "unexpected end of JSON input")
        return self._fault(offset, f"invalid character {self._text[offset]!r} {place}")

    def _fault(self, offset: int, message: str, width: int = 0) -> UnreadableError:
        """Return the error of a fault that is `width` bytes wide, else one character."""
        text = self._text
        before = len(text[:offset].encode("utf-8", ENCODING_ERRORS))
        fault_end = before + (width or len(text[offset : offset + 1].encode("utf-8", ENCODING_ERRORS)))
        line = text.count("\n", 0, offset) + 1
        column = offset - text.rfind("\n", 0, offset)
        place = f"line {line}, column {column} of the object"
        return UnreadableError(Problem(f"{message} ({place})", _line_named_by_hugo(text, fault_end), 1))


def _line_named_by_hugo(text: str, fault_end: int) -> int:
    """Return the line in which Hugo looks for a fault: it adds up the lines' lengths without their breaks."""
    seen = 0
    for number, line in enumerate(text.encode("utf-8", ENCODING_ERRORS).split(b"\n"), 1):
        if seen <= fault_end < seen + len(line):
            return number
        seen += len(line)
    return 1
