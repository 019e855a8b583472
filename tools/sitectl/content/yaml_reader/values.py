"""Values as Go's `fmt` prints them, and what a tag makes of them."""

from __future__ import annotations

import base64
import binascii
import math
import re
from datetime import datetime
from typing import TYPE_CHECKING

from sitectl.content.nodes import TomlTime

if TYPE_CHECKING:
    from sitectl.content.nodes import Value

_WORDS = {None: "<nil>", True: "true", False: "false"}
_TRUE = frozenset({"1", "t", "true", "yes"})
_FALSE = frozenset({"0", "f", "false", "no"})
_INTEGER = re.compile(r"[+-]?[0-9]+")
_LONGEST_INTEGER = 400
_FIRST_POWER_WITH_EXPONENT = 6
_HEX_FLOAT = re.compile(r"[+-]?0[xX](?:[0-9a-fA-F]+\.?[0-9a-fA-F]*|\.[0-9a-fA-F]+)[pP][+-]?[0-9]+")
_FLOAT = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_INFINITE = re.compile(r"([+-]?)(?:inf|infinity)", re.IGNORECASE)
_TIMESTAMP = re.compile(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
    r"(?:([Tt ])([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,]([0-9]+))?(Z|[+-][0-9]{2}:[0-9]{2})?)?"
)
_ZERO_TIME = TomlTime("offset-date-time", "0001-01-01T00:00:00Z")


def go_text(value: Value) -> str:
    """Return a value as Go's fmt.Sprint prints it."""
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return _go_float(value)
    if isinstance(value, TomlTime):
        return _go_time(value.text)
    if isinstance(value, dict):
        return f"map[{' '.join(f'{key}:{go_text(value[key])}' for key in sorted(value))}]"
    if isinstance(value, bytes | list):
        return f"[{' '.join(map(go_text, value))}]"
    return _WORDS[value] if isinstance(value, bool | None) else str(value)


def _go_float(value: float) -> str:
    if math.isnan(value) or math.isinf(value):
        return {"nan": "NaN", "inf": "+Inf", "-inf": "-Inf"}[str(value)]
    candidates = (f"{value:.{digits}e}" for digits in range(17))
    shortest = next(text for text in candidates if float(text) == value)
    power = int(shortest.partition("e")[2])
    if not -4 <= power < _FIRST_POWER_WITH_EXPONENT:
        return shortest
    return repr(value).removesuffix(".0")


def _go_time(text: str) -> str:
    """Return a time in our normal form as Go prints it: `2001-01-01 01:02:03 +0100 +0100`."""
    date, _, clock = text.partition("T")
    if clock.endswith("Z"):
        return f"{date} {clock[:-1]} +0000 UTC"
    offset = clock[-6:].replace(":", "")
    return f"{date} {clock[:-6]} {offset} {offset}"


def to_integer(value: Value) -> int:
    """Return what the tag !!int makes of a value: held in 64 bits; 0 of what is no decimal integer.

    Go stops reading where the number grows too large, and does not see what follows.
    """
    text = go_text(value)
    found = _INTEGER.match(text)
    number = int(found.group()[:_LONGEST_INTEGER]) if found else 0
    if found is None or (found.end() < len(text) and abs(number) < 2**64):
        return 0
    return max(min(number, 2**63 - 1), -(2**63))


def to_float(value: Value) -> float | int:
    """Return what the tag !!float makes of a value; 0 of anything that is no number."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return 0
    if not isinstance(value, str):
        return float(value)
    if _FLOAT.fullmatch(value):
        return float(value)
    if _HEX_FLOAT.fullmatch(value):
        return float.fromhex(value)
    found = _INFINITE.fullmatch(value)
    if found:
        return -math.inf if found[1] == "-" else math.inf
    return math.nan if value.lower() == "nan" else 0.0


def to_boolean(value: Value) -> bool | None:
    """Return what the tag !!bool makes of a value, or None if it is refused."""
    text = go_text(value).lower()
    if text in _TRUE:
        return True
    return False if text in _FALSE else None


def to_bytes(text: str) -> bytes:
    """Return what the tag !!binary makes of a text: what can be decoded before the first fault."""
    compact = text.replace("\n", "").replace("\r", "")
    try:
        return base64.b64decode(compact, validate=True)
    except (binascii.Error, ValueError):
        return _decodable_part(compact)


def _decodable_part(text: str) -> bytes:
    found = re.match(r"(?:[A-Za-z0-9+/]{4})*", text)
    return base64.b64decode(found.group()) if found else b""


def to_time(value: Value) -> TomlTime:
    """Return what the tag !!timestamp makes of a value; Go's zero time of anything that is no date."""
    found = _TIMESTAMP.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return _ZERO_TIME
    year, month, day, separator, hour, minute, second, fraction, zone = found.groups()
    if separator and (separator == " ") == bool(zone):
        return _ZERO_TIME
    date = f"{year}-{int(month):02d}-{int(day):02d}"
    clock = f"{int(hour or 0):02d}:{int(minute or 0):02d}:{int(second or 0):02d}"
    digits = (fraction or "")[:9].rstrip("0")
    text = f"{date}T{clock}{'.' + digits if digits else ''}{zone or 'Z'}"
    try:
        # Python has no year 0; it is a leap year as 2000 is.
        known = date.replace("0000", "2000", 1) if year == "0000" else date
        datetime.fromisoformat(f"{known}T{clock}{(zone or 'Z').replace('Z', '+00:00')}")
    except ValueError:
        return _ZERO_TIME
    return TomlTime("offset-date-time", text)
