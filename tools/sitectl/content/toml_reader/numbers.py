"""TOML's numbers: where a token ends, and the 64-bit value that it means."""

from __future__ import annotations

import re

from sitectl.content.toml_reader.faults import FaultError, describe

_DECIMAL = re.compile("[0-9]+(?:_[0-9]+)*")
_RADIX = {
    "x": (16, "hexadecimal", re.compile("[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*")),
    "o": (8, "octal", re.compile("[0-7]+(?:_[0-7]+)*")),
    "b": (2, "binary", re.compile("[01]+(?:_[01]+)*")),
}
_LETTER = re.compile("[A-Za-z]")


def scan_number(text: str, start: int) -> int:
    """Return the end of a number, inf and nan included; a FaultError where it is malformed."""
    first = start + 1 if text[start] in "+-" else start
    if first == len(text):
        raise FaultError("expected number after sign", start)
    if text[first] in "in":
        word = "inf" if text[first] == "i" else "nan"
        if not text.startswith(word, first):
            raise FaultError(f'expected "{word}"', first)
        return first + 3
    if not "0" <= text[first] <= "9":
        raise FaultError(f"expected digit but got {describe(text, first)}", first)
    if text[first] == "0" and text[first + 1 : first + 2] in _RADIX:
        return _scan_radix(text, start, first)
    end = _scan_digits(text, first, _DECIMAL)
    if text[first] == "0" and end > first + 1:
        raise FaultError("integers cannot have leading zeroes", first)
    if text.startswith(".", end):
        end = _scan_part(text, end + 1, "decimal point must be followed by a digit")
    if text.startswith(("e", "E"), end):
        digits = end + 2 if text.startswith(("+", "-"), end + 1) else end + 1
        end = _scan_part(text, digits, "exponent must contain at least one digit")
    if _LETTER.match(text, end):
        raise FaultError("strings must be quoted", end)
    return end


def read_number(token: str, start: int) -> int | float:
    """Return the value of a scanned number; `start` is its place, for the fault of one beyond 64 bits."""
    radix = _RADIX.get(token[1:2])
    if radix and token[0] == "0":
        return _limited(int(token[2:].replace("_", ""), radix[0]), radix[1], start)
    if not set(token).isdisjoint(".eEin"):
        return _float(token, start)
    digits = token.replace("_", "")
    # More digits than any 64-bit number has; Python refuses to convert thousands of them.
    return _limited(int(digits) if len(digits) <= 20 else 1 << 64, "decimal", start)


def _scan_radix(text: str, start: int, first: int) -> int:
    if first != start:
        raise FaultError("sign is not allowed on numbers with a radix prefix", start)
    digits = _RADIX[text[first + 1]][2]
    if not digits.match(text, first + 2):
        raise FaultError("radix prefix must be followed by at least one digit", start)
    return _scan_digits(text, first + 2, digits)


def _scan_part(text: str, start: int, message: str) -> int:
    if not _DECIMAL.match(text, start):
        raise FaultError(message, start)
    return _scan_digits(text, start, _DECIMAL)


def _scan_digits(text: str, start: int, pattern: re.Pattern[str]) -> int:
    found = pattern.match(text, start)
    end = found.end() if found else start
    if text.startswith("_", end):
        raise FaultError("number must have at least one digit between underscores", end)
    return end


def _float(token: str, start: int) -> float:
    number = float(token.replace("_", ""))
    if number in (float("inf"), float("-inf")) and not token.endswith("inf"):
        raise FaultError("unable to parse float: value out of range", start)
    return number


def _limited(number: int, kind: str, start: int) -> int:
    if not -(1 << 63) <= number < 1 << 63:
        raise FaultError(f"{kind} number is too large to fit in a 64-bit signed integer", start)
    return number
