"""Single values as YAML text that Hugo's parser reads back exactly, and Python's and Ruby's do too."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from sitectl.content.new_values import DateText

if TYPE_CHECKING:
    from sitectl.content.new_values import Scalar
    from sitectl.content.nodes import Style

#: Words that some YAML parser takes for a boolean or null, in lower case.
_WORDS = frozenset(["true", "false", "yes", "no", "on", "off", "y", "n", "null", "~", "", "<<", "="])
#: What some YAML parser takes for a number, a date or a time: it begins with a digit, or a sign or dot and one.
_NUMBER_LIKE = re.compile(r"[-+.]*[0-9][-+.,:_0-9a-fA-FxXoOeEtTzZ ]*|[-+]?\.(?:inf|nan)", re.IGNORECASE)
_UNSAFE_START = frozenset("-?:,[]{}#&*!|>'\"%@`<=~ ")
_UNSAFE_INSIDE = re.compile(r": |:$| #|<<|\s$|[^\S ]")
_UNSAFE_IN_FLOW = re.compile(r"[,\[\]{}:?]")
#: Characters that parsers treat in their own ways: controls, line breaks, byte order marks, halves of pairs.
_SPECIAL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TO_ESCAPE = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]')


def scalar_text(value: Scalar, style: Style = "plain", *, in_flow: bool = False) -> str:
    """Return a value as YAML on one line, in a style if that can hold it.

    Booleans and numbers are never quoted; a text that is not safe without quotes gets them.
    """
    if isinstance(value, DateText):
        return value.text if style not in ("single", "double") else _quoted(value.text, style)
    if isinstance(value, str):
        if style not in ("single", "double") and is_plain(value, in_flow=in_flow):
            return value
        return _quoted(value, style)
    return _word(value)


def is_plain(text: str, *, in_flow: bool = False) -> bool:
    """Say whether a text can stand without quotes and every YAML parser reads it as text."""
    return not (
        text[:1] in _UNSAFE_START
        or text.lower() in _WORDS
        or _UNSAFE_INSIDE.search(text)
        or _SPECIAL.search(text)
        or _NUMBER_LIKE.fullmatch(text)
        or (in_flow and _UNSAFE_IN_FLOW.search(text))
    )


def _quoted(text: str, style: Style) -> str:
    if not _SPECIAL.search(text) and (
        style == "single" or (style != "double" and ("\\" in text or '"' in text) and "'" not in text)
    ):
        return "'" + text.replace("'", "''") + "'"
    return '"' + _TO_ESCAPE.sub(_escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    code = ord(character)
    return _ESCAPES.get(character) or (f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}")


def _word(value: bool | float | None) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if math.isnan(value):
        return ".nan"
    if math.isinf(value):
        return ".inf" if value > 0 else "-.inf"
    text = repr(value)
    return text if "." in text else text.replace("e", ".0e")  # Hugo takes a number without a dot for text
