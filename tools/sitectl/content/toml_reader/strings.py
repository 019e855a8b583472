"""TOML's four kinds of text, scanned to the character that Hugo's parser stumbles over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.source import ENCODING_ERRORS
from sitectl.content.toml_reader.faults import FaultError, describe

if TYPE_CHECKING:
    from sitectl.content.nodes import Style

_CONTROLS = r"\x00-\x08\x0a-\x1f\x7f\ud800-\udfff"
_LITERAL = re.compile(rf"[^'{_CONTROLS}]*")
_BASIC = re.compile(rf'[^"\\{_CONTROLS}]*')
_COMMENT = re.compile(rf"#[^{_CONTROLS}]*")
_MULTI_LITERAL = re.compile(r"(?:[^'\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]|\r\n)*")
_MULTI_BASIC = re.compile(r'(?:[^"\\\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]|\r\n)*')
_FIRST_LINE_BREAK = re.compile(r"\r?\n|")
_QUOTES = {"'": re.compile("'+"), '"': re.compile('"+')}
_ESCAPED_LINE_BREAK = re.compile(r"[ \t]*\r?\n(?:[ \t\n]|\r\n)*")
_HEX_DIGITS = re.compile("[0-9a-fA-F]*")
_ESCAPES = {'"': '"', "\\": "\\", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "e": "\x1b"}
_CODE_POINT_DIGITS = {"x": 2, "u": 4, "U": 8}


class Text(NamedTuple):
    """A decoded TOML string that ends before the offset `end`."""

    value: str
    end: int
    style: Style


def scan_comment(text: str, start: int) -> int:
    """Return the end of a comment, which is the offset of its line break."""
    found = _COMMENT.match(text, start)
    end = found.end() if found else start
    if end == len(text) or text[end] == "\n" or text.startswith("\r\n", end):
        return end
    if text[end] == "\r":
        raise FaultError("carriage returns are not allowed in comments", end)
    raise _bad_character(text, end, "comment", "control characters are not allowed in comments")


def scan_string(text: str, start: int) -> Text:
    """Read the text whose first quote is at `start`, triple quotes included."""
    quote = text[start]
    if text.startswith(quote * 3, start):
        return _multi_literal(text, start) if quote == "'" else _multi_basic(text, start)
    return scan_line_string(text, start)


def scan_line_string(text: str, start: int) -> Text:
    """Read a text that ends on its line; three quotes are an empty text and a quote, as in a key."""
    return _literal(text, start) if text[start] == "'" else _basic(text, start)


def _literal(text: str, start: int) -> Text:
    found = _LITERAL.match(text, start + 1)
    end = found.end() if found else start
    if text.startswith("'", end):
        return Text(text[start + 1 : end], end + 1, "single")
    raise _line_string_fault(text, end, "literal")


def _basic(text: str, start: int) -> Text:
    pieces: list[str] = []
    offset = start + 1
    while True:
        found = _BASIC.match(text, offset)
        end = found.end() if found else offset
        pieces.append(text[offset:end])
        if text.startswith('"', end):
            return Text("".join(pieces), end + 1, "double")
        if not text.startswith("\\", end):
            raise _line_string_fault(text, end, "basic")
        piece, offset = _unescape(text, end)
        pieces.append(piece)


def _line_string_fault(text: str, offset: int, kind: str) -> FaultError:
    if offset == len(text):
        return FaultError(f"unterminated {kind} string", offset)
    if text[offset] in "\r\n":
        return FaultError(f"{kind} strings cannot have new lines", offset)
    return _bad_character(text, offset, f"{kind} string", f"{kind} strings cannot have control characters")


def _multi_literal(text: str, start: int) -> Text:
    body = _body_start(text, start)
    offset = body
    while True:
        found = _MULTI_LITERAL.match(text, offset)
        offset = found.end() if found else offset
        if not text.startswith("'", offset):
            raise _multi_string_fault(text, offset, "literal", "'''")
        quotes = _quotes(text, offset, "literal")
        if quotes >= 3:
            return Text(text[body : offset + quotes - 3], offset + quotes, "multi-single")
        offset += quotes


def _multi_basic(text: str, start: int) -> Text:
    pieces: list[str] = []
    offset = _body_start(text, start)
    while True:
        found = _MULTI_BASIC.match(text, offset)
        end = found.end() if found else offset
        pieces.append(text[offset:end])
        if text.startswith("\\", end):
            skipped = _ESCAPED_LINE_BREAK.match(text, end + 1)
            piece, offset = ("", skipped.end()) if skipped else _unescape(text, end)
            pieces.append(piece)
            continue
        if not text.startswith('"', end):
            raise _multi_string_fault(text, end, "basic", '"""')
        quotes = _quotes(text, end, "basic")
        offset = end + quotes
        if quotes >= 3:
            return Text("".join(pieces) + '"' * (quotes - 3), offset, "multi-double")
        pieces.append(text[end:offset])


def _body_start(text: str, start: int) -> int:
    found = _FIRST_LINE_BREAK.match(text, start + 3)
    return found.end() if found else start + 3


def _quotes(text: str, offset: int, kind: str) -> int:
    found = _QUOTES[text[offset]].match(text, offset)
    count = found.end() - offset if found else 0
    if count > 5:
        raise FaultError(f"too many quotes at the end of a multiline {kind} string", offset)
    return count


def _multi_string_fault(text: str, offset: int, kind: str, quotes: str) -> FaultError:
    if offset == len(text):
        return FaultError(f"multiline {kind} string not terminated by {quotes}", offset)
    if text[offset] == "\r":
        return FaultError("carriage returns must be followed by a newline character", offset)
    kind = f"multiline {kind} string"
    return _bad_character(text, offset, kind, f"{kind}s cannot have control characters")


def _bad_character(text: str, offset: int, kind: str, control_message: str) -> FaultError:
    undecodable = "\ud800" <= text[offset] <= "\udfff"
    return FaultError(f"invalid UTF-8 character in {kind}" if undecodable else control_message, offset)


def _unescape(text: str, backslash: int) -> tuple[str, int]:
    """Return the character that an escape means and the offset after it."""
    if backslash + 1 == len(text):
        raise FaultError("need a character after \\", backslash)
    letter = text[backslash + 1]
    if letter in _ESCAPES:
        return _ESCAPES[letter], backslash + 2
    if letter not in _CODE_POINT_DIGITS:
        raise FaultError(f"invalid escape character {describe(text, backslash + 1)}", backslash)
    start, width = backslash + 2, _CODE_POINT_DIGITS[letter]
    digits = text[start : start + width]
    if len(digits.encode("utf-8", ENCODING_ERRORS)) < width:
        raise FaultError("unicode escape sequence is too short", backslash)
    found = _HEX_DIGITS.match(digits)
    if found is None or found.end() < width:
        message = "invalid hexadecimal digit in unicode escape sequence"
        raise FaultError(message, start + (found.end() if found else 0))
    number = int(digits, 16)
    if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        raise FaultError("escape sequence is not a valid unicode code point", backslash)
    return chr(number), start + width
