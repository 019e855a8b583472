"""Random TOML documents that are likely to be right, and pieces to break them with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

PIECES = [
    *"\n\n\n\r\t =.,[]{}'\"#\\_-+:0129aeETZz\x00\x7f\u00a0\ufeffé\udcff\udce2\udc82",
    *("\r\n", "[[", "]]", '"""', "'''", "\\u", "\\U0010", "\\x4", "0x", "nan", "inf", "true", "fals", "# c\n"),
    *("[a]\n", "[[a]]\n", "[a.b]\n", "a.b = 1\n", "a = 1\n", "a = {b = 1}\n", "\na = 2025-02-30\n", "1e400", "9" * 20),
    *("2025-11-01", "T10:00:00", "+01:00", ".5", " 10:00", "b = [1, # c\n2]", "\n[params]\n", "\n[a]\nb.c = 1\n"),
]
_NAMES = ["a", "b", "title", "params", "menu", "'q'", '"é"', "x-y", "1", '""']
_NUMBERS = ["1", "-0", "+7", "1_000", "0x1F", "0o17", "0b1", "9223372036854775807"]
_FLOATS = ["1.5", "-1e3", "6.02_2e+23", "inf", "-nan"]
_DATES = ["2025-11-01", "2025-11-01T10:00:00", "2025-11-01T10:00Z", "2025-11-01T10:00:00.120+05:30"]
_SCALARS = [
    *_NUMBERS,
    *_FLOATS,
    *_DATES,
    "07:32",
    "07:32:00.5",
    "true",
    "false",
    "2025-11-01 10:00:00-00:00",
    '"x"',
    "'x'",
    '""',
    '"é \\u00e9 \\U0001F600 \\x41 \\e \\t \\\\ \\""',
    "'C:\\dir'",
    '"""\nx \\\n  y ""z\n"""',
    "'''\nx ''y\n'''",
    '"""x"""""',
]


def _key(source: random.Random) -> str:
    blank = source.choice(["", "", " "])
    parts = [source.choice(_NAMES) for _ in range(source.choice([1, 1, 1, 2, 3]))]
    return f"{blank}.{blank}".join(parts)


def _value(source: random.Random, depth: int) -> str:
    chance = source.random()
    if depth and chance < 0.15:
        gap = source.choice(["", " ", "\n  ", " # c\n"])
        items = [_value(source, depth - 1) for _ in range(source.randint(0, 3))]
        return f"[{gap}{f',{gap}'.join(items)}{source.choice(['', gap])}]"
    if depth and chance < 0.25:
        gap = source.choice(["", " ", "\n"])
        pairs = [f"{_key(source)} = {_value(source, depth - 1)}" for _ in range(source.randint(0, 3))]
        return f"{{{gap}{f', {gap}'.join(pairs)}{gap}}}"
    return source.choice(_SCALARS)


def _line(source: random.Random) -> str:
    chance = source.random()
    if chance < 0.12:
        return f"[{_key(source)}]"
    if chance < 0.2:
        return f"[[{_key(source)}]]"
    if chance < 0.27:
        return source.choice(["", "  ", "# comment é", "\t# c"])
    comment = source.choice(["", "", "", " # c", "  "])
    return f"{source.choice(['', '', ' '])}{_key(source)}{source.choice(['=', ' = '])}{_value(source, 3)}{comment}"


def generate(source: random.Random) -> str:
    """Return a document of keys, tables and values that is likely to be right."""
    newline = source.choice(["\n", "\n", "\n", "\r\n"])
    lines = [_line(source) for _ in range(source.randint(1, 7))]
    return newline.join(lines) + source.choice(["", newline])
