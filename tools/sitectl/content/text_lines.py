"""Lines of a text around an offset; a line ends at CR LF, LF or CR, as in Hugo's parsers."""

from __future__ import annotations

import re

_END = re.compile(r"[\r\n]|\Z")
_BREAK = re.compile(r"\r\n|\n|\r")
_BLANKS = re.compile(r"[ \t]*")


def line_start(text: str, offset: int) -> int:
    """Return the offset at which the line of an offset begins."""
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def line_end(text: str, offset: int) -> int:
    """Return the offset at which the line of an offset ends, before its line break."""
    found = _END.search(text, offset)
    return found.start() if found else len(text)


def after_line(text: str, offset: int) -> int:
    """Return the offset after the line of an offset, its line break included."""
    end = line_end(text, offset)
    found = _BREAK.match(text, end)
    return found.end() if found else end


def newline_after(text: str, offset: int, otherwise: str) -> str:
    """Return the line break that ends the line of an offset."""
    found = _BREAK.match(text, line_end(text, offset))
    return found.group() if found else otherwise


def column(text: str, offset: int) -> int:
    """Return the number of characters before an offset on its line."""
    return offset - line_start(text, offset)


def blanks_end(text: str, offset: int) -> int:
    """Return the first offset from one on that has no blank or tab."""
    found = _BLANKS.match(text, offset)
    return found.end() if found else offset


def begins_line(text: str, offset: int) -> bool:
    """Say whether only blanks stand before an offset on its line."""
    start = line_start(text, offset)
    return blanks_end(text, start) >= offset
