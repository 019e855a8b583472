"""Random JSON objects, and pieces to break them with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

_TEXTS = [
    '""',
    '"a"',
    '"é \\u00e9 \\ud83d\\ude00 \\ud800"',
    '"\\"\\\\\\/\\b\\f\\n\\r\\t"',
    '"b"',
    '"title"',
    '"\u2028"',
]
_SCALARS = [*_TEXTS, "0", "-0", "1", "-1.5", "1e3", "2E-5", "12345678901234567890", "1e-400", "true", "false", "null"]
PIECES = [
    *'\n\n\r\t  {}[]:,""\\-+.eE0159u\x00\x7f\u00a0\ufeffé\udcff\udce2\udc82#/\'',
    *("true", "nul", "1e400", "-", "01", "\\u", "\\ud83d", "\\ude00", '"a":1,', '"a":{"b":1},', "[1,", ',"b":', "NaN"),
]


def _gap(source: random.Random) -> str:
    return source.choice(["", "", " ", "\n", "\n  ", "\r\n\t"])


def _value(source: random.Random, depth: int) -> str:
    chance = source.random()
    gap = _gap(source)
    if depth and chance < 0.2:
        items = [_value(source, depth - 1) for _ in range(source.randint(0, 3))]
        return f"[{gap}{f',{gap}'.join(items)}{gap}]"
    if depth and chance < 0.4:
        return _object(source, depth - 1)
    return source.choice(_SCALARS)


def _object(source: random.Random, depth: int) -> str:
    gap = _gap(source)
    pairs = [f"{source.choice(_TEXTS)}:{gap}{_value(source, depth)}" for _ in range(source.randint(0, 4))]
    return f"{{{gap}{f',{gap}'.join(pairs)}{gap}}}"


def generate(source: random.Random) -> str:
    """Return an object that is right."""
    return _object(source, 3)
