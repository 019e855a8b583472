"""Values read into a structure's fields, loosely typed, as Hugo does for `build` and `sitemap` (mapstructure)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.nodes import TomlTime
from sitectl.hugo.casts import GO_INTEGER, bool_or_none, to_text

if TYPE_CHECKING:
    from sitectl.content.nodes import Value

# Go's strconv.ParseFloat: decimal or hexadecimal, with the special words in any case; underscores between digits.
_GO_FLOAT = re.compile(
    r"[+-]?(?:(?:[0-9](?:_?[0-9])*\.?(?:[0-9](?:_?[0-9])*)?|\.[0-9](?:_?[0-9])*)(?:[eE][+-]?[0-9]+)?"
    r"|0[xX](?:[0-9a-fA-F]+\.?[0-9a-fA-F]*|\.[0-9a-fA-F]+)[pP][+-]?[0-9]+|inf|infinity|nan)",
    re.IGNORECASE,
)


class DecodeError(ValueError):
    """A value of a type that a field cannot take: Hugo stops the build."""


def decode_text(name: str, value: Value, default: str = "") -> str:
    """Return the text for a field; a boolean is "1" or "0", nothing leaves the default."""
    if value is None:
        return default
    if isinstance(value, str):
        return value
    if isinstance(value, (list, dict, TomlTime)):
        raise DecodeError(f"{name}: expected a text, got {kind_of(value)}")
    if isinstance(value, bool):
        return "1" if value else "0"
    return to_text(value)


def decode_bool(name: str, value: Value) -> bool:
    """Return the boolean for a field; an empty text or nothing is False."""
    if value is None or value == "":
        return False
    found = None if isinstance(value, (bytes, list, dict, TomlTime)) else bool_or_none(value)
    if found is None:
        raise DecodeError(f"{name}: expected true or false, got {kind_of(value)}")
    return found


def check_float(name: str, value: Value) -> None:
    """Raise DecodeError unless the value can become a number."""
    if value is None or value == "" or isinstance(value, (int, float)):
        return
    if not (isinstance(value, str) and _GO_FLOAT.fullmatch(value)):
        raise DecodeError(f"{name}: expected a number, got {kind_of(value)}")


def check_int(name: str, value: Value) -> None:
    """Raise DecodeError unless the value can become a whole number; a fraction of a number is cut off."""
    if value is None or value == "" or isinstance(value, (int, float)):
        return
    if not (isinstance(value, str) and GO_INTEGER.fullmatch(value)):
        raise DecodeError(f"{name}: expected a whole number, got {kind_of(value)}")


def kind_of(value: Value) -> str:
    """Return what a value is, in a reader's words."""
    if isinstance(value, str):
        return f"the text {value!r}"
    if isinstance(value, (int, float)):
        return f"the value {to_text(value)}"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a map"
    return "nothing" if value is None else "a date"
