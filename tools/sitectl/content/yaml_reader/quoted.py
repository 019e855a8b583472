"""Quoted scalars: their text as Hugo's parser decodes it, line breaks and escapes included."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.yaml_reader.cursor import count_breaks
from sitectl.content.yaml_reader.tokens import Token, go_quoted_character, refusal_at

if TYPE_CHECKING:
    from sitectl.content.nodes import UnreadableError
    from sitectl.content.yaml_reader.cursor import Cursor

_SINGLE_RUN = re.compile(r"[^'\r\n]+")
_DOUBLE_RUN = re.compile(r'[^"\\\r\n\t]+')
_BLANKS = re.compile(r"[ \t]*")
_ESCAPES = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "t": "\t",
    "n": "\n",
    "v": "\v",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
    " ": " ",
    '"': '"',
    "/": "/",
    "\\": "\\",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
    "\t": "\t",
}
_REPLACEMENT = "\ufffd"


class QuotedScalar:
    """One quoted scalar while it is read."""

    def __init__(self, cursor: Cursor, quote: str) -> None:
        self.cursor = cursor
        self.quote = quote
        self.start = cursor.position
        self.line = cursor.line
        self.column = cursor.column
        self.pieces: list[str] = []
        #: Nothing but blanks and line breaks since the last line break.
        self.fresh = False
        #: Characters that Hugo's parser swallows after the closing quote.
        self.swallowed = 0
        #: Line breaks that stand where an escape wants digits; Hugo's parser does not see them as such.
        self.hidden_breaks = 0

    def break_line(self) -> None:
        """Step over a line break: the first is a blank, each further one of empty lines is kept.

        CR and LF count one by one, as in Hugo.
        """
        cursor = self.cursor
        pieces = self.pieces
        while pieces and not (stripped := pieces[-1].rstrip(" ")):
            pieces.pop()
        if pieces:
            pieces[-1] = stripped
        pieces.append("\n" if self.fresh else " ")
        self.fresh = True
        self.go_to_line(cursor.position + 1)

    def go_to_line(self, position: int) -> None:
        """Go to a line inside the quotes; a document mark there is refused."""
        cursor = self.cursor
        cursor.next_line(position)
        if cursor.at_document_mark():
            raise refusal_at("found unexpected document separator", cursor.line, cursor.column)

    def skip_blanks(self) -> None:
        """Step over the blanks at the start of a line; a tab that stands as indentation is refused."""
        cursor = self.cursor
        found = _BLANKS.match(cursor.text, cursor.position)
        end = found.end() if found else cursor.position
        tab = cursor.text.find("\t", cursor.position, end)
        if tab >= 0 and cursor.limit >= tab - cursor.line_start + 1:
            raise refusal_at(
                f"tab character cannot be used for indentation in {self.name}-quoted text",
                cursor.line,
                tab - cursor.line_start + 1,
            )
        cursor.position = end

    @property
    def name(self) -> str:
        """What Hugo's messages call the kind of quotes."""
        return "single" if self.quote == "'" else "double"

    def finish(self) -> None:
        """Add the token; the cursor stands on the closing quote."""
        cursor = self.cursor
        end = cursor.position + 1
        text = "".join(self.pieces)
        breaks = count_breaks(cursor.text[self.start : end]) - self.hidden_breaks
        cursor.tokens.append(
            Token(
                "quoted",
                text,
                self.line,
                self.column,
                self.start,
                end,
                value=text,
                style="single" if self.quote == "'" else "double",
                breaks=breaks,
            )
        )
        cursor.position = min(end + self.swallowed, cursor.size)
        cursor.line_start += self.swallowed
        cursor.restart()

    def unclosed(self) -> UnreadableError:
        """Return the error: the text ended inside the quotes."""
        return refusal_at(f"could not find end character of {self.name}-quoted text", self.line, self.column)


def scan_single_quoted(cursor: Cursor) -> None:
    """Read a scalar in single quotes."""
    scalar = QuotedScalar(cursor, "'")
    text, size = cursor.text, cursor.size
    cursor.position += 1
    while cursor.position < size:
        character = text[cursor.position]
        if character in "\r\n":
            scalar.break_line()
        elif scalar.fresh and character in " \t":
            scalar.skip_blanks()
        elif character != "'":
            found = _SINGLE_RUN.match(text, cursor.position)
            scalar.pieces.append(found.group() if found else character)
            cursor.position += len(scalar.pieces[-1])
            scalar.fresh = False
        elif text.startswith("''", cursor.position):
            # Two quotes after a line break do not end Hugo's idea of being at the start of a line.
            scalar.pieces.append("'")
            cursor.position += 2
        else:
            scalar.finish()
            return
    raise scalar.unclosed()


def scan_double_quoted(cursor: Cursor) -> None:
    """Read a scalar in double quotes."""
    scalar = QuotedScalar(cursor, '"')
    text, size = cursor.text, cursor.size
    cursor.position += 1
    while cursor.position < size:
        character = text[cursor.position]
        if character in "\r\n":
            scalar.break_line()
        elif scalar.fresh and character in " \t":
            scalar.skip_blanks()
        elif character == "\\":
            scalar.fresh = False
            _take_escape(cursor, scalar)
        elif character == "\t":
            _take_tab(cursor, scalar)
        elif character != '"':
            found = _DOUBLE_RUN.match(text, cursor.position)
            scalar.pieces.append(found.group() if found else character)
            cursor.position += len(scalar.pieces[-1])
            scalar.fresh = False
        else:
            scalar.finish()
            return
    raise scalar.unclosed()


def _take_tab(cursor: Cursor, scalar: QuotedScalar) -> None:
    """Read blanks of which the first is a tab; at the end of a line they do not count."""
    text = cursor.text
    found = _BLANKS.match(text, cursor.position)
    blanks = found.group() if found else ""
    cursor.position += len(blanks)
    following = text[cursor.position : cursor.position + 1]
    if following in {"", "\r", "\n"}:
        return
    scalar.pieces.append(blanks)
    # Hugo's parser counts a tab twice, unless the closing quote follows, and so loses its place when the quote
    # closes.
    twice = blanks.count("\t") - (blanks[-1] == "\t" and following == '"')
    scalar.swallowed += twice
    cursor.line_start -= twice


def _take_escape(cursor: Cursor, scalar: QuotedScalar) -> None:
    text, position = cursor.text, cursor.position
    if position + 1 >= cursor.size:
        scalar.pieces.append("\\")
        cursor.position += 1
        return
    character = text[position + 1]
    if character in _ESCAPES:
        scalar.pieces.append(_ESCAPES[character])
        cursor.position += 2
    elif character in "xuU":
        _take_code_point(cursor, scalar, character)
    elif character in "\r\n":
        _take_escaped_break(cursor, scalar, character)
    else:
        raise refusal_at(
            f"found unknown escape character {go_quoted_character(character)}",
            cursor.line,
            cursor.column + 1,
        )


def _take_escaped_break(cursor: Cursor, scalar: QuotedScalar, character: str) -> None:
    scalar.fresh = True
    position = cursor.position
    if character == "\n":
        cursor.next_line(position + 2)
        return
    taken = 2 if cursor.text.startswith("\n", position + 2) else 1
    cursor.next_line(position + 1 + taken)
    # The columns of the next line are counted from before the break.
    cursor.line_start -= taken


def _take_code_point(cursor: Cursor, scalar: QuotedScalar, letter: str) -> None:
    text, position = cursor.text, cursor.position
    left = cursor.size - position
    if letter == "x":
        if left <= 3:
            scalar.pieces.append("x")
            cursor.position += 2
            return
        length, code = 4, _hexadecimal(text[position + 2 : position + 4])
    elif letter == "u":
        if left <= 5:
            raise _bad_escape(cursor, "not enough length for escaped UTF-16 character")
        length, code = 6, _hexadecimal(text[position + 2 : position + 6])
        if 0xD800 <= code <= 0xDBFF:
            length, code = 12, _surrogate_pair(cursor, code)
    else:
        if left <= 9:
            raise _bad_escape(cursor, "not enough length for escaped UTF-32 character")
        length, code = 10, _hexadecimal(text[position + 2 : position + 10])
    scalar.pieces.append(_character(code))
    scalar.hidden_breaks += count_breaks(text[position + 2 : position + length])
    cursor.position += length


def _surrogate_pair(cursor: Cursor, high: int) -> int:
    text, position = cursor.text, cursor.position
    if cursor.size - position <= 11:
        raise _bad_escape(cursor, "not enough length for escaped UTF-16 surrogate pair")
    if not text.startswith("\\u", position + 6):
        raise _bad_escape(cursor, "found unexpected character after high surrogate for UTF-16 surrogate pair")
    low = _hexadecimal(text[position + 8 : position + 12])
    if not 0xDC00 <= low <= 0xDFFF:
        raise _bad_escape(cursor, "found unexpected low surrogate after high surrogate")
    return (high - 0xD800) * 0x400 + (low - 0xDC00) + 0x10000


def _bad_escape(cursor: Cursor, message: str) -> UnreadableError:
    return refusal_at(message, cursor.line, cursor.column)


def _hexadecimal(digits: str) -> int:
    """Return the number that Hugo's parser makes of characters that should be hexadecimal digits."""
    total = 0
    for digit in digits:
        is_letter = "A" <= digit <= "F" or "a" <= digit <= "f"
        total = total * 16 + (int(digit, 16) if is_letter else ord(digit) - ord("0"))
    return total


def _character(code: int) -> str:
    code = (code + 2**31) % 2**32 - 2**31
    if 0 <= code < 0xD800 or 0xDFFF < code <= 0x10FFFF:
        return chr(code)
    return _REPLACEMENT
