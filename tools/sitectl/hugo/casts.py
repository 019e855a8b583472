"""What Hugo makes of a value for a key of a fixed type (spf13/cast): what does not fit falls to zero in silence."""

from __future__ import annotations

import math
import re
from datetime import UTC
from typing import TYPE_CHECKING

from sitectl.content.nodes import TomlTime
from sitectl.hugo.dates import parse_date_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.content.nodes import Value

_TRUE_WORDS = frozenset(["1", "t", "T", "true", "TRUE", "True"])
_FALSE_WORDS = frozenset(["0", "f", "F", "false", "FALSE", "False"])

_DECIMAL = re.compile(r"[+-]?[0-9]*\.[0-9]*")
#: Go's integer literals: underscores stand between digits, or between a base's prefix and its digits.
GO_INTEGER = re.compile(
    r"[+-]?(?:0[xX](?:_?[0-9a-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0(?:_?[0-7])*|[1-9](?:_?[0-9])*)"
)

_INT64 = range(-(2**63), 2**63)
_SMALLEST = -(2**63)


def to_bool(value: Value) -> bool:
    """Return the boolean that Hugo takes a value for; False for what is none."""
    found = bool_or_none(value)
    return False if found is None else found


def bool_or_none(value: Value) -> bool | None:
    """Return the boolean of a value; None where Hugo's cast reports an error."""
    if value is None:
        return False
    if isinstance(value, (int, float)):
        return bool(value)
    if isinstance(value, str):
        return True if value in _TRUE_WORDS else False if value in _FALSE_WORDS else None
    return None


def to_int(value: Value) -> int:
    """Return the 64-bit integer that Hugo takes a value for, wrapped as Go wraps it; 0 for what is none."""
    if isinstance(value, int):
        return int(value) if value in _INT64 else _wrapped(value)
    if isinstance(value, float):
        return int(value) if math.isfinite(value) and int(value) in _INT64 else _SMALLEST
    return _int_of_text(value) if isinstance(value, str) else 0


def _wrapped(number: int) -> int:
    rest = number & (2**64 - 1)
    return rest - 2**64 if rest >= 2**63 else rest


def _int_of_text(text: str) -> int:
    if _DECIMAL.fullmatch(text):
        text = text[: text.index(".")]
    if not GO_INTEGER.fullmatch(text):
        return 0
    digits = text.lstrip("+-").replace("_", "").lower()
    if digits[0] == "0" and digits[1:].isdigit():
        digits = f"0o{digits[1:]}"
    number = int(digits, 0)
    if text[0] == "-":
        number = -number
    return number if number in _INT64 else 0


def to_text(value: Value) -> str:
    """Return the text that Hugo takes a value for; "" for a list, a map or nothing."""
    found = text_or_none(value)
    return "" if found is None else found


def text_or_none(value: Value) -> str | None:
    """Return the text of a value; None where Hugo's cast reports an error."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, (int, float)):
        return _number_text(value)
    return go_time_text(value) if isinstance(value, TomlTime) else None


def _number_text(value: float) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else _go_float(value)


def _go_float(number: float) -> str:
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "+Inf" if number > 0 else "-Inf"
    from decimal import Decimal  # takes long to import, and few pages have a text that is a fraction

    text = f"{Decimal(repr(number)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def go_time_text(time: TomlTime) -> str:
    """Return the text that Go prints for a TOML time: as written, but with offsets spelled out."""
    if time.kind != "offset-date-time":
        return time.text
    moment = parse_date_text(time.text, UTC)
    if moment is None:
        return time.text
    date, _, clock = moment.rfc3339().partition("T")
    clock = re.split("[Z+-]", clock, maxsplit=1)[0]
    if time.text.endswith("Z") or not moment.offset:
        return f"{date} {clock} +0000 UTC"
    offset = time.text[-6:].replace(":", "")
    return f"{date} {clock} {offset} {offset}"


def to_text_list(value: Value) -> list[str] | None:
    """Return the texts that Hugo takes a value for: a list's elements, or a text's words; None for what is none.

    One list or map inside a list loses all of it.
    """
    if isinstance(value, str):
        return value.split()
    if isinstance(value, bytes):
        return [str(byte) for byte in value]
    if isinstance(value, list):
        return _texts(value)
    if value is None:
        return None
    return _texts([value])


def to_terms(value: Value) -> list[str] | None:
    """Return the terms of a taxonomy key: like a list of texts, but a text is one term, blanks and all."""
    return [value] if isinstance(value, str) else to_text_list(value)


def _texts(values: Sequence[Value]) -> list[str] | None:
    texts = [text_or_none(each) for each in values]
    return None if None in texts else [text for text in texts if text is not None]
