"""What a plain scalar means to Hugo's parser: null, a boolean, a number or text."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sitectl.content.nodes import Value

WORDS: dict[str, Value] = {
    **dict.fromkeys(("null", "Null", "NULL", "~")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF"), math.inf),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), -math.inf),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), math.nan),
}

_BASES = {"0x": 16, "0o": 8, "0b": 2}
_DIGITS = {
    2: re.compile("[01]+"),
    8: re.compile("[0-7]+"),
    10: re.compile("[0-9]+"),
    16: re.compile("[0-9a-fA-F]+"),
}
_FLOAT = re.compile(r"[+-]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_HEX_FLOAT = re.compile(r"[+-]?0X(?:[0-9a-fA-F]+\.[0-9a-fA-F]*|\.[0-9a-fA-F]+)[pP][+-]?[0-9]+")
_NUMBER_START = frozenset("0123456789+-.")
_LARGEST = 2**64 - 1
_DIGITS_OF_LARGEST = 20
_SMALLEST = -(2**63)
# Longer runs of digits cannot be a 64-bit number in any base, and Python refuses to convert the longest.
_MOST_DIGITS = 400


def plain_value(text: str) -> Value:
    """Return what a plain scalar means."""
    first = text[0]
    if first in _NUMBER_START:
        # The two that most pages have, dates and small numbers, first.
        if text[4:5] == "-" and text[:4].isdigit():
            return text
        if first != "0" and len(text) < _DIGITS_OF_LARGEST and text.isdigit() and text.isascii():
            return int(text)
        if text in WORDS:
            return WORDS[text]
        number = _number(text)
        return text if number is None else number
    return WORDS.get(text, text)


def _number(text: str) -> int | float | None:
    dots = text.count(".")
    if dots > 1:
        return None
    negative = text[0] == "-"
    digits = text.removeprefix("+").removeprefix("-").replace("_", "")
    base = _BASES.get(digits[:2])
    if base:
        return _integer(digits[2:], base, negative=negative)
    if dots:
        return _float("-" + digits if negative else digits)
    if digits[:1] == "0" and len(digits) > 1:
        return _integer(digits, 8, negative=negative)
    return _integer(digits, 10, negative=negative)


def _integer(digits: str, base: int, *, negative: bool) -> int | None:
    if not _DIGITS[base].fullmatch(digits):
        return None
    digits = digits.lstrip("0") or "0"
    if len(digits) > _MOST_DIGITS:
        return None
    number = int(digits, base)
    if negative:
        number = -number
    return number if _SMALLEST <= number <= _LARGEST else None


def _float(text: str) -> float | None:
    if _FLOAT.fullmatch(text):
        number = float(text)
    elif _HEX_FLOAT.fullmatch(text):
        try:
            number = float.fromhex(text)
        except OverflowError:
            return None
    else:
        return None
    return None if math.isinf(number) else number
