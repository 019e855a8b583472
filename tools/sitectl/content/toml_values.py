"""TOML values and keys as text, in the quotes and the date precision of what they replace."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.new_values import DateText
from sitectl.content.nodes import TomlTime
from sitectl.content.toml_reader.faults import FaultError
from sitectl.content.toml_reader.times import read_time, scan_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.content.new_values import Inner, Scalar
    from sitectl.content.nodes import Node, Style

_QUOTED: tuple[Style, ...] = ("single", "double", "multi-single", "multi-double")
_BARE_KEY = re.compile("[A-Za-z0-9_-]+")
_NOT_LITERAL = re.compile(r"[^\t\x20-\x26\x28-\x7e\x80-\U0010ffff]")
_NOT_MULTI_LITERAL = re.compile(r"'''|'\Z|[^\t\n\x20-\x7e\x80-\U0010ffff]")
_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f]')
_ESCAPED_IN_LINES = re.compile(r'"(?="")|"\Z|[\\\x00-\x08\x0b-\x1f\x7f]')
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
_LOOSE_ZONE = re.compile(r" ?([+-]\d\d):?(\d\d)\Z")
_CLOCK = re.compile(r"(?<=\d[Tt ])\d\d:\d\d(?::\d\d)?(\.\d+)?")


def key_text(key: str) -> str:
    """Return one part of a key, quoted if it must be."""
    return key if _BARE_KEY.fullmatch(key) else _basic(key)


def dotted(keys: Sequence[str]) -> str:
    """Return the keys of a path as one name."""
    return ".".join(map(key_text, keys))


class Old(NamedTuple):
    """What a new value replaces or stands beside: its style and its own text; both empty for a new key."""

    style: Style
    text: str


NOTHING = Old("empty", "")


def scalar_text(value: Scalar, old: Old, quotes: Style, newline: str) -> str:
    """Return a value as TOML: text in the old value's quotes, or else in `quotes`, a time as precise as the old one.

    None has no TOML; whoever calls refuses it.
    """
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, (int, float)):
        return str(value)
    if old.style not in _QUOTED:
        native = _like_old(_native(value.text), old.text) if isinstance(value, DateText) else ""
        if native:
            return native
        old = Old(quotes, "")
    return _string(value.text if isinstance(value, DateText) else value, old, newline)


def value_text(value: Inner, old: Old, quotes: Style, newline: str) -> str:
    """Return a value as TOML on one line, its lists and maps in brackets and braces."""
    if isinstance(value, list):
        return f"[{', '.join(value_text(item, NOTHING, quotes, newline) for item in value)}]"
    if isinstance(value, dict):
        pairs = [f"{key_text(key)} = {value_text(inner, NOTHING, quotes, newline)}" for key, inner in value.items()]
        return f"{{ {', '.join(pairs)} }}" if pairs else "{}"
    return scalar_text(value, old, quotes, newline)


def quotes_of(root: Node) -> Style:
    """Return the quotes that the front matter uses first, double ones if none."""
    pending = [root]
    while pending:
        node = pending.pop()
        if node.style in ("single", "double"):
            return node.style
        pending += reversed([*node.items, *(entry.node for entry in node.entries)])
    return "double"


def _string(value: str, old: Old, newline: str) -> str:
    if old.style == "single" and not _NOT_LITERAL.search(value):
        return f"'{value}'"
    if old.style not in ("multi-single", "multi-double") or "+++" in value:  # which would end the front matter
        return _basic(value)
    opening = newline if value.startswith("\n") or old.text[3:5].startswith(("\n", "\r\n")) else ""
    raw_breaks = newline == "\n" or "\n" not in value
    if old.style == "multi-single" and raw_breaks and not _NOT_MULTI_LITERAL.search(value):
        return f"'''{opening}{value}'''"
    escaped = _ESCAPED_IN_LINES.sub(_escape, value)
    return f'"""{opening}{escaped if raw_breaks else escaped.replace(newline[-1], _SHORT_ESCAPES[newline[-1]])}"""'


def _basic(value: str) -> str:
    return f'"{_ESCAPED.sub(_escape, value)}"'


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    return _SHORT_ESCAPES.get(character) or f"\\u{ord(character):04X}"


def _native(date: str) -> str:
    """Return a date as TOML's own time, "" if it is none: `+0100` and a blank before the zone are repaired."""
    text = _LOOSE_ZONE.sub(r"\1:\2", date) if len(date) > 10 else date
    end = scan_time(text, 0)
    try:
        return text if end == len(text) and isinstance(read_time(text, 0, end), TomlTime) else ""
    except FaultError:
        return ""


def _like_old(new: str, old: str) -> str:
    """Return a native time with the old one's separator, digits of a second, and seconds left out."""
    mine, theirs = _CLOCK.search(new), _CLOCK.search(old)
    if not (mine and theirs):
        return new
    clock = mine.group()
    if theirs.group().count(":") == 1 and clock.endswith(":00"):
        clock = clock[:-3]
    elif theirs[1] and not mine[1] and clock.count(":") == 2:
        clock += "." + "0" * (len(theirs[1]) - 1)
    separator = old[theirs.start() - 1]
    return new[: mine.start() - 1] + separator + clock + new[mine.end() :]
