"""From YAML text to tokens, as Hugo's parser cuts it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.yaml_reader.block_scalars import scan_header, scan_raw_folded
from sitectl.content.yaml_reader.cursor import Cursor
from sitectl.content.yaml_reader.quoted import scan_double_quoted, scan_single_quoted
from sitectl.content.yaml_reader.tokens import MAX_DEPTH, TOO_DEEP, Token, go_quoted_character, refusal_at

if TYPE_CHECKING:
    from collections.abc import Callable

_SPACES = re.compile(" *")
_BLOCK_RUN = re.compile(r"[^\n\r\t:#<]*")
_FLOW_RUN = re.compile(r"[^\n\r\t:#<,\[\]{}]*")
_NAME_RUN = re.compile(r"[^\n\r\t :#<,\[\]{}]*")
_MERGE = re.compile(r"<<(?!<) *:+[ \r\n]")
_TAB_FIRST = re.compile(r" ?\t[ \t]*[^ \t\r\n]")
_TAG_END = re.compile(r"[ \r\n{}]")
_FLOW_TAG_END = re.compile(r"[ ,\r\n{}]")
_LINE_REST = re.compile(r"[^\r\n]*")
_MARK_END = frozenset(" \t\r\n")


def scan(text: str) -> list[Token]:
    """Return the tokens of a text, comments not included; what cannot be cut into tokens is refused."""
    cursor = Cursor(text)
    while cursor.position < cursor.size:
        _scan_character(cursor)
    cursor.flush()
    return [token for token in cursor.tokens if token.kind != "comment"]


def _scan_character(cursor: Cursor) -> None:
    character = cursor.text[cursor.position]
    if cursor.fresh_line:
        if character == " ":
            found = _SPACES.match(cursor.text, cursor.position)
            cursor.position = found.end() if found else cursor.position
            cursor.indented = True
            return
        if character not in "\r\n\t":
            cursor.fresh_line = False
            cursor.deeper = 0 < cursor.limit < cursor.column
            if cursor.limit > 0 and not cursor.deeper:
                cursor.flush()
    handle = _HANDLERS.get(character)
    if handle is None or not handle(cursor):
        _take_text(cursor)
    cursor.deeper = False


def _take_text(cursor: Cursor) -> None:
    """Add the character reached, and what certainly follows it, to the plain scalar."""
    run = _NAME_RUN if cursor.name or cursor.directive else _FLOW_RUN if cursor.in_flow else _BLOCK_RUN
    start = cursor.position
    found = run.match(cursor.text, start + 1) if cursor.buffer.begun or cursor.text[start] not in " \t" else None
    end = found.end() if found else start + 1
    cursor.buffer.add(cursor.text[start:end], start)
    cursor.position = end


def _next(cursor: Cursor) -> str:
    following = cursor.position + 1
    return cursor.text[following] if following < cursor.size else ""


def _break_line(cursor: Cursor) -> bool:
    buffer, text, position = cursor.buffer, cursor.text, cursor.position
    if buffer.pieces and buffer.saved is None:
        buffer.saved = (cursor.line, cursor.column - buffer.content_length)
    after_blank = position > cursor.origin and text[position - 1] in " \t"
    after = position + (2 if text.startswith("\r\n", position) else 1)
    if after >= cursor.size or cursor.name or cursor.directive:
        cursor.flush()
    buffer.break_line(after_blank=after_blank, empty_line=cursor.fresh_line)
    cursor.next_line(after)
    return True


def _open(cursor: Cursor) -> bool:
    if cursor.buffer.begun and not cursor.in_flow:
        return False
    cursor.flush()
    if cursor.flow_maps + cursor.flow_sequences > MAX_DEPTH:
        raise refusal_at(TOO_DEEP, cursor.line, cursor.column)
    if cursor.text[cursor.position] == "{":
        cursor.emit("{")
        cursor.flow_maps += 1
    else:
        cursor.emit("[")
        cursor.flow_sequences += 1
    return True


def _close_map(cursor: Cursor) -> bool:
    if cursor.flow_maps <= 0:
        return False
    cursor.flush()
    cursor.emit("}")
    cursor.flow_maps -= 1
    return True


def _close_sequence(cursor: Cursor) -> bool:
    if cursor.buffer.begun and cursor.flow_sequences <= 0:
        return False
    cursor.flush()
    cursor.emit("]")
    cursor.flow_sequences -= 1
    return True


def _scan_comma(cursor: Cursor) -> bool:
    if not cursor.in_flow:
        return False
    cursor.flush()
    cursor.emit(",")
    return True


def _mark_length(cursor: Cursor) -> int:
    """Return how often the character reached is repeated where a document mark may stand."""
    if cursor.indented or cursor.column != 1:
        return 0
    rest = cursor.text[cursor.position : cursor.position + 4]
    return len(rest) - len(rest.lstrip(rest[0]))


def _scan_dot(cursor: Cursor) -> bool:
    if _mark_length(cursor) != 3:
        return False
    cursor.flush()
    cursor.emit("...", 3)
    return True


def _scan_dash(cursor: Cursor) -> bool:
    if _mark_length(cursor) == 3 and cursor.text[cursor.position + 3 : cursor.position + 4] in _MARK_END | {""}:
        cursor.flush()
        cursor.emit("---", 3)
        cursor.limit = 0
        return True
    if cursor.buffer.begun:
        if not cursor.deeper:
            return False
        scan_raw_folded(cursor)
        return True
    if _next(cursor) not in {"", "\0", " ", "\t", "\r", "\n"}:
        return False
    _refuse_tab_first(cursor, "tab character cannot use as a sequence delimiter")
    cursor.limit = cursor.column
    cursor.emit("-")
    return True


def _refuse_tab_first(cursor: Cursor, message: str) -> None:
    if _TAB_FIRST.match(cursor.text, cursor.origin, cursor.position + 1):
        raise refusal_at(message, cursor.line, cursor.column)


def _scan_merge(cursor: Cursor) -> bool:
    if not _MERGE.match(cursor.text, cursor.position):
        return False
    cursor.limit = cursor.column
    cursor.emit("<<", 2)
    return True


def _scan_colon(cursor: Cursor) -> bool:
    if cursor.name or cursor.directive:
        return False
    following = _next(cursor)
    if cursor.flow_maps > 0:
        last = cursor.tokens[-1] if cursor.tokens else None
        if following == "/" or (last is not None and last.kind == ":"):
            return False
    elif following not in {"", " ", "\t", "\r", "\n"}:
        return False
    _refuse_tab_first(cursor, "tab character cannot use as a map key directly")
    key = cursor.flush()
    if key is None and cursor.tokens and cursor.tokens[-1].kind == "quoted":
        key = cursor.tokens[-1]
    if key is not None:
        cursor.limit = key.column
    cursor.emit(":")
    return True


def _scan_block_header(cursor: Cursor) -> bool:
    if cursor.buffer.begun:
        return False
    scan_header(cursor)
    return True


def _scan_tag(cursor: Cursor) -> bool:
    if cursor.buffer.begun or cursor.directive:
        return False
    text, start = cursor.text, cursor.position
    found = (_FLOW_TAG_END if cursor.in_flow else _TAG_END).search(text, start + 1)
    if found is None:
        # A tag that ends the text is no token at all.
        cursor.position = cursor.size
        cursor.restart()
        return True
    end = found.start()
    if text[end] in "{}":
        raise refusal_at(
            f"found invalid tag character {go_quoted_character(text[end])}",
            cursor.line,
            cursor.column + end - start,
        )
    cursor.emit("!", end - start)
    # Hugo's parser does not count the exclamation mark as a column.
    cursor.line_start += 1
    if text[end] == " ":
        cursor.position += 1
        cursor.origin = cursor.position
    return True


def _scan_directive(cursor: Cursor) -> bool:
    if cursor.buffer.begun or cursor.indented:
        return False
    cursor.emit("%")
    cursor.directive = True
    return True


def _scan_question(cursor: Cursor) -> bool:
    if cursor.buffer.begun or _next(cursor) not in {" ", "\t"}:
        return False
    cursor.limit = cursor.column
    cursor.emit("?")
    return True


def _scan_anchor(cursor: Cursor) -> bool:
    if cursor.buffer.begun:
        return False
    cursor.emit("&")
    cursor.name = True
    return True


def _scan_alias(cursor: Cursor) -> bool:
    if cursor.buffer.begun:
        return False
    cursor.emit("*")
    cursor.name = True
    return True


def _scan_comment(cursor: Cursor) -> bool:
    if cursor.buffer.begun and cursor.text[cursor.position - 1] not in " \t\r\n":
        return False
    cursor.flush()
    found = _LINE_REST.match(cursor.text, cursor.position)
    cursor.emit("comment", (found.end() if found else cursor.size) - cursor.position)
    # Of CR LF only one is stepped over: Hugo's parser counts the line twice.
    cursor.next_line(cursor.position + 1)
    cursor.origin = cursor.position
    return True


def _scan_quote(cursor: Cursor) -> bool:
    if cursor.buffer.begun:
        return False
    if cursor.text[cursor.position] == "'":
        scan_single_quoted(cursor)
    else:
        scan_double_quoted(cursor)
    return True


def _scan_space(cursor: Cursor) -> bool:
    if not (cursor.name or cursor.directive):
        return False
    cursor.flush()
    if cursor.directive:
        cursor.position += 1
    else:
        cursor.name = False
    return True


def _refuse_reserved(cursor: Cursor) -> bool:
    if cursor.buffer.begun:
        return False
    character = cursor.text[cursor.position]
    raise refusal_at(f"{go_quoted_character(character)} is a reserved character", cursor.line, cursor.column)


def _scan_tab(cursor: Cursor) -> bool:
    if (cursor.buffer.begun and not cursor.limit) or cursor.limit < cursor.column:
        # The tab vanishes; it counts as indentation, but not as a column.
        cursor.indented = True
        cursor.position += 1
        cursor.line_start += 1
        return True
    if not cursor.fresh_line:
        return False
    if cursor.in_flow:
        cursor.buffer.add("\t", cursor.position)
        cursor.position += 1
        return True
    raise refusal_at("found character '\t' that cannot start any token", cursor.line, cursor.column)


_HANDLERS: dict[str, Callable[[Cursor], bool]] = {
    "\n": _break_line,
    "\r": _break_line,
    "{": _open,
    "[": _open,
    "}": _close_map,
    "]": _close_sequence,
    ",": _scan_comma,
    ".": _scan_dot,
    "-": _scan_dash,
    "<": _scan_merge,
    ":": _scan_colon,
    "|": _scan_block_header,
    ">": _scan_block_header,
    "!": _scan_tag,
    "%": _scan_directive,
    "?": _scan_question,
    "&": _scan_anchor,
    "*": _scan_alias,
    "#": _scan_comment,
    "'": _scan_quote,
    '"': _scan_quote,
    " ": _scan_space,
    "@": _refuse_reserved,
    "`": _refuse_reserved,
    "\t": _scan_tab,
}
