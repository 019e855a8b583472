"""A file as text with exact positions: bytes in, spans and edits, the same bytes out."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

#: Undecodable bytes travel through the text as lone surrogates and come out as the same bytes.
ENCODING_ERRORS = "surrogateescape"

BOM = "\ufeff"

_READING = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_LINE_BREAK = re.compile(r"\r\n|\n|\r")
_LINE_FEED = re.compile(r"\n")


@lru_cache(maxsize=4)  # several readers ask it of one page
def has_undecodable(text: str) -> bool:
    """Say whether lone surrogates stand in a text for bytes that are no UTF-8."""
    if text.isascii():
        return False
    try:
        text.encode()  # many times faster than a search for them
    except UnicodeEncodeError:
        return True
    return False


class Span(NamedTuple):
    """A half-open range of character offsets into a decoded text."""

    start: int
    end: int


class Position(NamedTuple):
    """A place for people: line and column, both counted from 1, columns in characters."""

    line: int
    column: int


class Edit(NamedTuple):
    """The replacement of one span by another text; an empty span inserts."""

    span: Span
    replacement: str


class OverlappingEditsError(ValueError):
    """Two edits of one batch touch the same characters, so their order would matter."""


#: Below this offset the lines before a place are counted for each place; a long text is split once for all.
_COUNTED = 20_000


@dataclass(frozen=True)
class Source:
    """One file's text and where it came from.

    The text is the whole file, byte order mark and line ends included, so that `to_bytes` gives back exactly
    the bytes that `from_bytes` took.
    """

    path: Path
    text: str

    @classmethod
    def from_bytes(cls, path: Path, data: bytes) -> Source:
        """Decode UTF-8; bytes that are no UTF-8 are kept as lone surrogates."""
        return cls(path, data.decode("utf-8", ENCODING_ERRORS))

    @classmethod
    def read(cls, path: Path) -> Source:
        """Read a file; an OSError of the system passes through."""
        return cls.from_bytes(path, path.read_bytes())

    def to_bytes(self) -> bytes:
        """Return the bytes of the file that this text is."""
        return self.text.encode("utf-8", ENCODING_ERRORS)

    @cached_property
    def newline(self) -> str:
        """The first line break of the text; a line feed where there is none."""
        found = _LINE_BREAK.search(self.text)
        return found.group() if found else "\n"

    @cached_property
    def _line_starts(self) -> list[int]:
        breaks = _LINE_FEED if "\n" in self.text else _LINE_BREAK  # a carriage return alone ends no line beside them
        return [0, *[found.end() for found in breaks.finditer(self.text)]]

    def position(self, offset: int) -> Position:
        """Return the line and column of an offset; a byte order mark at the start takes no column."""
        if offset < _COUNTED and "\n" in self.text:  # counting what stands before is faster than finding all lines
            line = self.text.count("\n", 0, offset) + 1
            start = self.text.rfind("\n", 0, offset) + 1
        else:
            line = bisect_right(self._line_starts, offset)
            start = self._line_starts[line - 1]
        column = offset - start + 1
        if line == 1 and offset > 0 and self.text.startswith(BOM):
            column -= 1
        return Position(line, column)

    def positions(self, span: Span) -> tuple[Position, Position]:
        """Return where a span begins and ends."""
        start = self.position(span.start)
        inside = self.text[span.start : span.end]
        if span.start == 0 or "\n" in inside or "\r" in inside:
            return start, self.position(span.end)
        return start, Position(start.line, start.column + span.end - span.start)

    def offset(self, line: int, column: int = 1) -> int:
        """Return the offset of a line and column, held inside that line; a byte order mark takes no column."""
        line = min(max(line, 1), len(self._line_starts))
        start = self._line_starts[line - 1]
        end = self._line_starts[line] if line < len(self._line_starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        if start == 0 and self.text.startswith(BOM):
            start = 1
        return min(start + max(column, 1) - 1, max(end, start))

    def line(self, number: int) -> str:
        """Return one line, counted from 1, without its line break; a byte order mark is no part of it."""
        start = self.offset(number)
        end = self._line_starts[number] if number < len(self._line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def line_at(self, offset: int) -> str:
        """Return the line of an offset, as `line` does."""
        if "\n" not in self.text:
            return self.line(self.position(offset).line)
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        if start == 0 and self.text.startswith(BOM):
            start = 1
        return self.text[start : end if end >= 0 else len(self.text)].rstrip("\r\n")

    def with_edits(self, edits: Iterable[Edit]) -> Source:
        """Return the source with edits applied; overlapping ones raise OverlappingEditsError."""
        return Source(self.path, apply_edits(self.text, edits))


def read_bytes(path: str, most: int | None = None) -> tuple[bytes, os.stat_result]:
    """Return a file's bytes and what the system knows of it; no bytes if there are more than `most`."""
    handle = os.open(path, _READING)  # half the system calls of a buffered file
    try:
        known = os.fstat(handle)
        if most is not None and known.st_size > most:
            return b"", known
        data = os.read(handle, known.st_size + 1)
        if len(data) != known.st_size:  # it grew meanwhile, or its size is not known before
            pieces = [data]
            while len(pieces[-1]):
                pieces.append(os.read(handle, 1 << 20))
            data = b"".join(pieces)
        return data, known
    finally:
        os.close(handle)


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with all edits made at once; overlapping edits raise OverlappingEditsError."""
    pieces: list[str] = []
    cursor = 0
    previous: Edit | None = None
    for edit in sorted(edits, key=lambda each: each.span):
        if edit.span.start < cursor or (previous is not None and previous.span == edit.span):
            raise OverlappingEditsError(f"{previous} and {edit}")
        pieces += (text[cursor : edit.span.start], edit.replacement)
        cursor = edit.span.end
        previous = edit
    return "".join([*pieces, text[cursor:]])
