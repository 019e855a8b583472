"""TOML's dates and times: validated field by field, in the order in which Hugo's parser complains."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import Literal, TypeAlias

from sitectl.content.nodes import TomlTime
from sitectl.content.toml_reader.faults import FaultError

_Kind: TypeAlias = Literal["offset-date-time", "local-date-time", "local-date", "local-time"]

_START = re.compile("[0-9]{2}:|[0-9]{4}-")
_TOKEN = re.compile("(?:[-0-9:+.ZzTt]| (?=[0-9]))*")
_SEPARATOR = re.compile("[Tt ]")
_ZONE_SIGN = re.compile("[-Zz+]")
_FRACTION = re.compile("[0-9]+")


def scan_time(text: str, start: int) -> int | None:
    """Return the end of the date or time that starts here; None if the text looks like something else."""
    if not _START.match(text, start):
        return None
    found = _TOKEN.match(text, start)
    return found.end() if found else None


def read_time(text: str, start: int, end: int) -> TomlTime:
    """Return the time that a scanned token means, in normal form; a FaultError where it is none."""
    token = text[start:end]
    kind = _kind(token)
    try:
        return TomlTime(kind, _normal(token, kind))
    except FaultError as fault:
        raise FaultError(fault.message, start + fault.offset) from None


def _kind(token: str) -> _Kind:
    if token[2] == ":":
        return "local-time"
    separator = _SEPARATOR.search(token)
    if separator is None:
        return "local-date"
    zoned = _ZONE_SIGN.search(token, separator.end())
    return "offset-date-time" if zoned else "local-date-time"


def _normal(token: str, kind: _Kind) -> str:
    if kind == "local-date":
        return _date(token, 0)
    if kind == "local-time":
        time, fraction, end = _time(token, 0)
        _refuse_rest(token, end, "extra characters at the end of a local time")
        return time + fraction
    if len(token) < 11:
        raise FaultError("local datetimes are expected to have the format YYYY-MM-DDTHH:MM[:SS[.NNNNNNNNN]]", 0)
    date = _date(token[:10], 0)
    if token[10] not in "Tt ":
        raise FaultError("datetime separator is expected to be T or a space", 10)
    time, fraction, end = _time(token, 11)
    if kind == "local-date-time":
        _refuse_rest(token, end, "extra characters at the end of a local date time")
        return f"{date}T{time}{fraction}"
    return f"{date}T{time}{fraction.rstrip('0').rstrip('.')}{_zone(token, end)}"


def _date(token: str, start: int) -> str:
    if len(token) != 10 or token[4] != "-" or token[7] != "-":
        raise FaultError("dates are expected to have the format YYYY-MM-DD", start)
    year, month, day = _digits(token, 0, 4), _digits(token, 5, 2), _digits(token, 8, 2)
    if not 1 <= month <= 12:
        raise FaultError("impossible date", 5)
    # The calendar module knows no year 0; 2000 has its leap day.
    if not 1 <= day <= monthrange(year or 2000, month)[1]:
        raise FaultError("impossible date", 8)
    return token


def _time(token: str, start: int) -> tuple[str, str, int]:
    """Return HH:MM:SS, the fraction with its point, and where the time ends."""
    if len(token) - start < 5:
        raise FaultError("times are expected to have the format HH:MM[:SS[.NNNNNN]]", start)
    hour = _limited(token, start, 23, "hour cannot be greater 23")
    if token[start + 2] != ":":
        raise FaultError("expecting colon between hours and minutes", start + 2)
    minute = _limited(token, start + 3, 59, "minutes cannot be greater 59")
    end = start + 5
    if not token.startswith(":", end):
        return f"{hour:02}:{minute:02}:00", "", end
    if len(token) - end < 3:
        raise FaultError("incomplete seconds", end)
    second = _limited(token, end + 1, 59, "seconds cannot be greater than 59")
    time, end = f"{hour:02}:{minute:02}:{second:02}", end + 3
    if not token.startswith(".", end):
        return time, "", end
    found = _FRACTION.match(token, end + 1)
    if not found:
        raise FaultError("need at least one digit after fraction point", end)
    return time, "." + found.group()[:9], found.end()


def _zone(token: str, start: int) -> str:
    if token[start] in "Zz":
        _refuse_rest(token, start + 1, "extra bytes at the end of the timezone")
        return "Z"
    if len(token) - start != 6:
        raise FaultError("invalid date-time timezone", start)
    if token[start] not in "+-":
        raise FaultError("invalid timezone offset character", start)
    if token[start + 3] != ":":
        raise FaultError("expected a : separator", start + 3)
    hours = _limited(token, start + 1, 23, "invalid timezone offset hours")
    minutes = _limited(token, start + 4, 59, "invalid timezone offset minutes")
    return token[start:] if hours or minutes else "Z"


def _digits(token: str, start: int, width: int) -> int:
    for offset in range(start, start + width):
        if not "0" <= token[offset] <= "9":
            raise FaultError("expected digit (0-9)", offset)
    return int(token[start : start + width])


def _limited(token: str, start: int, highest: int, message: str) -> int:
    number = _digits(token, start, 2)
    if number > highest:
        raise FaultError(message, start)
    return number


def _refuse_rest(token: str, end: int, message: str) -> None:
    if end < len(token):
        raise FaultError(message, end)
