"""The first thing wrong in a TOML text, before its place has a line and a column."""

from __future__ import annotations

from sitectl.content.nodes import Problem
from sitectl.content.source import ENCODING_ERRORS

#: Deeper nesting is refused, so that nobody who walks a tree runs out of stack; Hugo's own limit is 10,000.
MAX_DEPTH = 200


class FaultError(Exception):
    """A text that is no TOML; `offset` is the character that Hugo's parser points at, or the text's length.

    `first` is the offset of what a key repeats.
    """

    def __init__(self, message: str, offset: int, first: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.first = first


def too_deep(offset: int) -> FaultError:
    """Return the fault of a value that is nested deeper than MAX_DEPTH."""
    return FaultError(f"values are nested more than {MAX_DEPTH} levels deep", offset)


def describe(text: str, offset: int) -> str:
    """Return a character as Hugo names it in messages: its first byte's number, with the sign if it has one."""
    byte = text[offset].encode("utf-8", ENCODING_ERRORS)[0]
    sign = f" '{chr(byte)}'" if 0x20 <= byte < 0x7F or byte > 0xA0 else ""
    return f"U+{byte:04X}{sign}"


def problem_of(text: str, fault: FaultError) -> Problem:
    """Return the fault with the line and column that Hugo names: columns count bytes.

    A fault at the end of the text is reported at its last byte.
    """
    data = text.encode("utf-8", ENCODING_ERRORS)
    offset = len(text[: fault.offset].encode("utf-8", ENCODING_ERRORS))
    if offset and offset == len(data):
        offset -= 1
    line_start = data.rfind(b"\n", 0, offset) + 1
    first_line = 0 if fault.first is None else text.count("\n", 0, fault.first) + 1
    return Problem(fault.message, data.count(b"\n", 0, offset) + 1, offset - line_start + 1, first_line)
