"""Block scalars (after | and >), and the text into which a plain scalar turns before a deeper dash."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.yaml_reader.tokens import Token, go_quoted, refusal_at

if TYPE_CHECKING:
    from sitectl.content.yaml_reader.cursor import Cursor

_HEADER_REST = re.compile(r"[^\r\n]*")
_SPACES = re.compile(" *")
_REST = re.compile(r"[^\r\n]*")
_WIDTH = re.compile(r"[+-]?[0-9]+")
_WIDEST = 9


def scan_header(cursor: Cursor) -> None:
    """Read the header of a block scalar and its content; a bad header or indentation is refused."""
    text, start = cursor.text, cursor.position
    found = _HEADER_REST.match(text, start + 1)
    line_end = found.end() if found else cursor.size
    # Where the text ends in the header, Hugo's parser loses the last character.
    stop = line_end if line_end < cursor.size else max(line_end - 1, start + 1)
    rest = text[start + 1 : stop].rstrip(" ")
    comment = rest.find("#")
    indicators = (rest[:comment] if comment > 0 else rest).rstrip(" \t")
    width = _header_width(indicators, cursor)
    if cursor.column == 1:
        cursor.limit = 1
    header = cursor.emit("header", 1)
    header.text = text[start] + indicators
    header.end = start + 1 + len(indicators)
    header.style = "literal" if text[start] == "|" else "folded"
    if comment > 0:
        place = start + 1 + comment
        cursor.tokens.append(Token("comment", "", cursor.line, place - cursor.line_start + 1, place, line_end))
    cursor.next_line(line_end + (2 if text.startswith("\r\n", line_end) else 1))
    cursor.restart()
    scalar = BlockScalar(cursor, header.style, indicators)
    scalar.explicit = width != 0
    scalar.indent = cursor.limit + width if width > 0 else 0
    scalar.read()


def _header_width(indicators: str, cursor: Cursor) -> int:
    width = indicators.removeprefix("-").removeprefix("+").removesuffix("-").removesuffix("+")
    if not width:
        return 0
    number = int(width) if _WIDTH.fullmatch(width) and len(width) < 20 else None
    if number is None or width == "0" or number > _WIDEST:
        raise refusal_at(f"invalid header option: {go_quoted(indicators)}", cursor.line, cursor.column)
    return number


def scan_raw_folded(cursor: Cursor) -> None:
    """Read on a plain scalar whose next line begins with a deeper dash: all that follows is its text."""
    scalar = BlockScalar(cursor, "plain", "-")
    scalar.indent = scalar.line_indent = cursor.column
    scalar.pieces = [*cursor.buffer.pieces, cursor.buffer.separator]
    scalar.start = cursor.buffer.start
    if cursor.text[cursor.position + 1 : cursor.position + 2] not in {"", "\t", "\r", "\n"}:
        cursor.limit = cursor.column - 1
    scalar.take_rest_of_line()
    scalar.read()


class BlockScalar:
    """The content of one block scalar, line by line."""

    def __init__(self, cursor: Cursor, style: str, indicators: str) -> None:
        self.cursor = cursor
        self.folds = style != "literal"
        self.strip = indicators.startswith("-") or indicators.endswith("-")
        self.keep = indicators.startswith("+") or indicators.endswith("+")
        self.explicit = False
        #: The column where content begins; 0 until the first line with content tells.
        self.indent = 0
        self.line_indent = 0
        self.previous_indent = 0
        self.last_content_indent = 0
        self.widest_blank = 0
        self.may_fold = False
        self.pieces: list[str] = []
        self.start = cursor.position
        self.content_end = 0
        self.origin = cursor.origin
        self.done = False

    def read(self) -> None:
        """Read lines until one ends the scalar; add the tokens that Hugo's parser makes of it."""
        while not self.done and self.cursor.position < self.cursor.size:
            self._read_line()
        if not self.done and self.keep:
            self._emit("\n", self.cursor.line, self.cursor.column)

    def _read_line(self) -> None:
        cursor = self.cursor
        if self._skip_blanks():
            return
        character = cursor.text[cursor.position]
        if character in "\r\n":
            self._end_line()
        elif cursor.limit and cursor.column <= cursor.limit and cursor.fresh_line:
            self._end_before_line()
        else:
            cursor.fresh_line = False
            if cursor.position < cursor.size - 1:
                self._begin_content()
            self.take_rest_of_line()

    def _skip_blanks(self) -> bool:
        """Step over blanks at the start of a line, and say whether the text ends in them."""
        cursor = self.cursor
        while cursor.fresh_line and cursor.position < cursor.size:
            character = cursor.text[cursor.position]
            if character == " ":
                found = _SPACES.match(cursor.text, cursor.position)
                end = found.end() if found else cursor.position
                self._take_indentation(cursor.column, end - cursor.position)
                cursor.indented = True
                cursor.position = end
            elif character == "\t":
                self._take_tab()
            else:
                return False
            if cursor.position == cursor.size:
                cursor.position -= 1
                self._end_of_text()
                return True
        return False

    def _take_indentation(self, column: int, count: int) -> None:
        if self.indent:
            kept = min(count, column + count - self.indent)
            if kept > 0:
                self.may_fold = self.may_fold and not self.folds
                self.pieces.append(" " * kept)

    def _take_tab(self) -> None:
        cursor = self.cursor
        column = cursor.column
        is_last = cursor.position == cursor.size - 1
        if not is_last and ((column < self.indent) if self.indent else (column == 1)):
            raise refusal_at("found a tab character where an indentation space is expected", cursor.line, column)
        if not is_last:
            self.pieces.append("\t")
        cursor.position += 1

    def _begin_content(self) -> None:
        cursor = self.cursor
        column = cursor.column
        if not self.indent and self.widest_blank > column:
            raise refusal_at("invalid number of indent is specified after space only", cursor.line, column)
        self._note_indent(column)
        if self.indent > 1:
            cursor.limit = self.indent - 1
        if self.folds and self.may_fold:
            self._fold(column)

    def _note_indent(self, column: int) -> None:
        self.indent = self.indent or column
        self.line_indent = self.line_indent or column
        if self.explicit and self.indent > self.line_indent:
            raise refusal_at("invalid number of indent is specified in the multi-line header", self.cursor.line, column)

    def _fold(self, column: int) -> None:
        self.may_fold = False
        pieces = self.pieces
        if not pieces or pieces[-1] != "\n":
            return
        if self.line_indent == self.previous_indent:
            pieces[-1] = " "
        elif not self.previous_indent and self.last_content_indent == column and pieces[-2:-1] == ["\n"]:
            pieces.pop()

    def take_rest_of_line(self) -> None:
        """Add the text up to the end of the line."""
        cursor = self.cursor
        found = _REST.match(cursor.text, cursor.position)
        end = found.end() if found else cursor.size
        content = cursor.text[cursor.position : end]
        self.content_end = end
        cursor.fresh_line = False
        if end == cursor.size:
            cursor.position = end - 1
            self.pieces.append(content.removesuffix("\t").rstrip(" "))
            self._end_of_text()
            return
        self.pieces.append(content)
        cursor.position = end
        self._end_line()

    def _end_line(self) -> None:
        cursor = self.cursor
        column = cursor.column
        after = cursor.position + (2 if cursor.text.startswith("\r\n", cursor.position) else 1)
        self.pieces.append("\n")
        if after >= cursor.size:
            self._end_of_text()
            return
        if not self.indent:
            self.widest_blank = column - 1
        self.previous_indent = self.line_indent
        self.last_content_indent = self.line_indent or self.last_content_indent
        self.may_fold = True
        self.line_indent = 0
        if self.keep:
            self.content_end = cursor.position
        cursor.next_line(after)
        if cursor.at_document_mark():
            self._emit(self._value(), cursor.line, cursor.column)
            self.done = True

    def _end_of_text(self) -> None:
        cursor = self.cursor
        self._note_indent(cursor.column)
        if self.keep and cursor.text[cursor.position] in "\r\n":
            self.content_end = cursor.position
        self._emit(self._value(), cursor.line, cursor.column)
        cursor.position = cursor.size
        cursor.origin = cursor.size
        self.done = True

    def _end_before_line(self) -> None:
        cursor = self.cursor
        raw = "".join(self.pieces)
        value = self._value()
        if value:
            line, column = cursor.buffer.saved or (
                cursor.line - raw.count("\n"),
                cursor.text[self.origin : cursor.position].find(raw) + 1,
            )
            self._emit(value, line, column)
        else:
            cursor.restart()
            cursor.origin = self.origin
            cursor.buffer.ghost = raw
        cursor.buffer.saved = None
        last = cursor.tokens[-1]
        if last.column == 1:
            raise refusal_at("could not find multi-line content", cursor.line, cursor.column)
        if last.kind != "string":
            cursor.tokens.append(Token("string", "", cursor.line, cursor.column, 0, 0, value=""))
        # The line's first character is dealt with: it ended the scalar.
        cursor.fresh_line = False
        self.done = True

    def _emit(self, value: str, line: int, column: int) -> None:
        cursor = self.cursor
        content = cursor.text[self.start : cursor.position]
        breaks = cursor.breaks_since(self.start + len(content) - len(content.lstrip(" \r\n")))
        cursor.restart()
        end = max(self.content_end, 0)
        cursor.tokens.append(Token("string", value, line, column, self.start, end, value=value, breaks=breaks))

    def _value(self) -> str:
        text = "".join(self.pieces)
        if self.strip:
            text = text.rstrip("\n").rstrip(" ")
        elif not self.keep:
            content = text.rstrip("\n")
            text = content + "\n" if len(content) < len(text) else content
        if text == "\n":
            text = ""
        return text or ("\n" if self.keep else "")
