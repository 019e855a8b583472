"""Date values exactly as Hugo parses them: Go's time.Parse with the layouts that Hugo tries, in their order."""

from __future__ import annotations

import re
from datetime import UTC
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.nodes import TomlTime
from sitectl.hugo.moments import CivilTime, Moment, days_in_month, from_civil, from_unix, in_zone, unix_time

if TYPE_CHECKING:
    from datetime import tzinfo

    from sitectl.content.nodes import Value

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_DIGITS = frozenset("0123456789")
_NAMES = frozenset([*_MONTHS, *_WEEKDAYS])

# The elements of Go's layouts. A blank of a layout matches one or more blanks.
_YEAR = r"(?P<year>[0-9]{4})"
_SHORT_YEAR = r"(?P<short_year>[0-9]{2}|[+-][0-9])"
_DATE = rf"{_YEAR}-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})"
_DAY = r"(?P<day>[0-9]{2})"
_PADDED_DAY = r"(?P<day>[0-9]{1,2})"
_MONTH_NAME = rf"(?P<month_name>(?i:{'|'.join(_MONTHS)}))"
_WEEKDAY = rf"(?i:{'|'.join(_WEEKDAYS)})"
_FULL_WEEKDAY = r"(?i:sunday|monday|tuesday|wednesday|thursday|friday|saturday)"
_MINUTES = r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})"
_CLOCK = rf"{_MINUTES}:(?P<second>[0-9]{{2}})(?:[.,](?P<fraction>[0-9]+))?"
_COLON_OFFSET = r"(?P<sign>[+-])(?P<offset_hour>[0-9]{2}):(?P<offset_minute>[0-9]{2})"
_PLAIN_OFFSET = r"(?P<sign>[+-])(?P<offset_hour>[0-9]{2})(?P<offset_minute>[0-9]{2})"
_ZONE_NAME = (
    r"(?=.{3})(?P<zone_name>UTC|ChST|MeST|GMT(?:[+-][0-9]+)?|[+-][0-9]+"
    r"|WITA|[A-Z]{4}T(?![A-Z])|[A-Z]{3}T(?![A-Z])|[A-Z]{3}(?![A-Z]))"
)

_LAYOUTS = (
    rf"{_DATE}T{_CLOCK}(?:(?P<utc>Z)|{_COLON_OFFSET})",
    rf"{_DATE}T{_CLOCK}",
    rf"{_WEEKDAY}, {_DAY} {_MONTH_NAME} {_YEAR} {_CLOCK} {_PLAIN_OFFSET}",
    rf"{_WEEKDAY}, {_DAY} {_MONTH_NAME} {_YEAR} {_CLOCK} {_ZONE_NAME}",
    rf"{_DAY} {_MONTH_NAME} {_SHORT_YEAR} {_MINUTES} {_PLAIN_OFFSET}",
    rf"{_DAY} {_MONTH_NAME} {_SHORT_YEAR} {_MINUTES} {_ZONE_NAME}",
    rf"{_FULL_WEEKDAY}, {_DAY}-{_MONTH_NAME}-{_SHORT_YEAR} {_CLOCK} {_ZONE_NAME}",
    rf"{_DATE} {_CLOCK} {_PLAIN_OFFSET} {_ZONE_NAME}",
    rf"{_DATE}T{_CLOCK}{_PLAIN_OFFSET}",
    rf"{_DATE} {_CLOCK}(?:(?P<utc>Z)|{_PLAIN_OFFSET})",
    rf"{_DATE} {_CLOCK}",
    rf"{_WEEKDAY} {_MONTH_NAME} {_PADDED_DAY} {_CLOCK} {_YEAR}",
    rf"{_WEEKDAY} {_MONTH_NAME} {_PADDED_DAY} {_CLOCK} {_ZONE_NAME} {_YEAR}",
    rf"{_WEEKDAY} {_MONTH_NAME} {_DAY} {_CLOCK} {_PLAIN_OFFSET} {_YEAR}",
    rf"{_DATE} {_CLOCK}(?:(?P<utc>Z)|{_COLON_OFFSET})",
    rf"{_DATE}",
    rf"{_DAY} {_MONTH_NAME} {_YEAR}",
    rf"{_DATE} {_CLOCK} {_COLON_OFFSET}",
    rf"{_DATE} {_CLOCK} {_PLAIN_OFFSET}",
    r"(?P<hour12>[0-9]{1,2}):(?P<minute>[0-9]{2})(?P<half>AM|PM)",
    rf"{_MONTH_NAME} {_PADDED_DAY} {_CLOCK}",
)


class _Reading(NamedTuple):
    """What one layout made of a text: a civil time, and the offset if the text names one by number."""

    civil: CivilTime
    nanoseconds: int
    offset: int | None
    is_utc: bool = False


def parse_date(value: Value, zone: tzinfo = UTC) -> Moment | None:
    """Return the moment that Hugo reads from a front matter value; None where it reports an unparsable date.

    `zone` is the site's time zone; it holds for every text that gives no offset as a number.
    """
    if isinstance(value, str):
        return parse_date_text(value, zone)
    if isinstance(value, TomlTime):
        return _parse_toml_time(value, zone)
    if isinstance(value, int) and not isinstance(value, bool):
        return from_unix(value)
    return None


def may_be_date(text: str) -> bool:
    """Say whether a text begins as dates do: where this is false, `parse_date_text` finds none, in more time."""
    return text[:1] in _DIGITS or text[:3].lower() in _NAMES


@lru_cache(maxsize=8192)
def parse_date_text(text: str, zone: tzinfo) -> Moment | None:
    """Return the moment of a text by the first of Hugo's layouts that fits; None if none does."""
    after_date = text[10:11] if text[4:5] == text[7:8] == "-" else None
    for layout in _layouts(after_date):
        found = layout.fullmatch(text)
        if found is not None:
            reading = _read(found.groupdict())
            if reading is not None:
                if reading.offset is None:
                    return in_zone(reading.civil, reading.nanoseconds, zone)
                moment = from_civil(reading.civil, reading.nanoseconds, reading.offset)
                return moment._replace(in_site_zone=reading.is_utc and zone is UTC)
    return None


@cache
def _layouts(after_date: str | None) -> tuple[re.Pattern[str], ...]:
    """Return, in Hugo's order, the layouts of texts that are a date and then this character, or (None) of all others.

    A text can only fit layouts of its own group; and compiling all of them would take longer than reading a page.
    """
    groups = ((layout.removeprefix(_DATE)[:1] if layout.startswith(_DATE) else None, layout) for layout in _LAYOUTS)
    return tuple(re.compile(layout.replace(" ", " +")) for group, layout in groups if group == after_date)


def _parse_toml_time(value: TomlTime, zone: tzinfo) -> Moment | None:
    if value.kind == "local-time":
        return None
    moment = parse_date_text(value.text, zone)
    if moment is not None and not moment.in_site_zone:
        return moment._replace(nanoseconds=0)
    return moment


def _read(parts: dict[str, str | None]) -> _Reading | None:
    civil = _civil(parts)
    if civil is None:
        return None
    fraction = parts.get("fraction") or ""
    nanoseconds = int(fraction[:9].ljust(9, "0")) if fraction else 0
    sign, name = parts.get("sign"), parts.get("zone_name") or ""
    without_date = "year" not in parts and "short_year" not in parts
    if parts.get("utc") or without_date or (sign and name == "UTC"):
        return _Reading(civil, nanoseconds, 0, is_utc=True)
    if not _is_zone_name(name):
        return None
    if not sign:
        return _Reading(_shifted(civil, name), nanoseconds, None)
    hours, minutes = int(parts["offset_hour"] or 0), int(parts["offset_minute"] or 0)
    if hours > 24 or minutes > 60:
        return None
    offset = (hours * 60 + minutes) * 60
    return _Reading(civil, nanoseconds, -offset if sign == "-" else offset)


def _is_zone_name(name: str) -> bool:
    number = name.removeprefix("GMT")
    return not number.startswith(("+", "-")) or int(number[1:]) <= 23


def _shifted(civil: CivilTime, name: str) -> CivilTime:
    """Return what Go shows for a wall time with a zone name: the name counts only in the form GMT+3."""
    if not name.startswith("GMT") or name == "GMT":
        return civil
    return Moment(unix_time(civil) + int(name[3:]) * 3600).civil


def _civil(parts: dict[str, str | None]) -> CivilTime | None:
    month_name = parts.get("month_name")
    month = _MONTHS.index(month_name.lower()) + 1 if month_name else int(parts.get("month") or 1)
    year, day = _year(parts), int(parts.get("day") or 1)
    hour, minute, second = _hour(parts), int(parts.get("minute") or 0), int(parts.get("second") or 0)
    if not (1 <= month <= 12 and 0 <= hour < 24 and minute < 60 and second < 60):
        return None
    if not 1 <= day <= days_in_month(year, month):
        return None
    return CivilTime(year, month, day, hour, minute, second)


def _year(parts: dict[str, str | None]) -> int:
    short_year = parts.get("short_year")
    if short_year is None:
        return int(parts.get("year") or 0)
    number = int(short_year)
    return number + (1900 if number >= 69 else 2000)


def _hour(parts: dict[str, str | None]) -> int:
    hour12 = parts.get("hour12")
    if hour12 is None:
        return int(parts.get("hour") or 0)
    hour = int(hour12)
    if hour > 12:
        return -1
    if parts["half"] == "PM":
        return hour + 12 if hour < 12 else hour
    return 0 if hour == 12 else hour
