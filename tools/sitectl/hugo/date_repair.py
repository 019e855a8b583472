"""The valid spelling nearest to a date that Hugo refuses, where there is only one it can mean."""

from __future__ import annotations

import re
from datetime import UTC
from typing import Final

from sitectl.hugo.dates import parse_date_text

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), 1)
    for name in names.split()
}  # fmt: skip
_TIME = r"(?:(?:[Tt]|\s+|,\s*)(?P<hour>\d{1,2}):(?P<minute>\d{1,2})(?::(?P<second>\d{1,2})(?P<fraction>[.,]\d+)?)?)?"
_ZONE = r"\s*(?P<zone>[Zz]|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?"
_NUMERIC = re.compile(
    rf"(?P<year>\d{{4}})(?P<mark>[-/.–—‑])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}}){_TIME}{_ZONE}"
)
_DAY_FIRST = re.compile(
    rf"(?:[A-Za-z]+,?\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?[\s-]+(?P<name>[A-Za-z]+)\.?,?[\s-]+(?P<year>\d{{4}}){_TIME}{_ZONE}"
)
_MONTH_FIRST = re.compile(
    rf"(?:[A-Za-z]+,?\s+)?(?P<name>[A-Za-z]+)\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){_TIME}{_ZONE}"
)
_GERMAN = re.compile(rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>\d{{4}}){_TIME}{_ZONE}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_AND_MONTH = re.compile(r"(?P<year>\d{4})[-/.–—‑](?P<month>\d{1,2})|(?P<in>\d{1,2})/(?P<of>\d{4})")
_NAMED_MONTH = re.compile(r"(?P<name>[A-Za-z]+)\.?,?\s+(?P<year>\d{4})")
_MARKS = "“”\u00a0\u200b\ufeff"


def first_day(text: str) -> str | None:
    """Return the first day of a month without a day, such as `Oct 2025`, or of a year; None for all else."""
    stripped = text.strip().strip(_MARKS)
    if _YEAR.fullmatch(stripped):
        return f"{stripped}-01-01"
    numeric, named = _YEAR_AND_MONTH.fullmatch(stripped), _NAMED_MONTH.fullmatch(stripped)
    if numeric:
        year, month = numeric["year"] or numeric["of"], int(numeric["month"] or numeric["in"])
    elif named:
        year, month = named["year"], _MONTHS.get(named["name"].lower(), 0)
    else:
        return None
    spelled = f"{year}-{month:02d}-01"
    return spelled if parse_date_text(spelled, UTC) is not None else None


def known_part(text: str) -> str:
    """Return what is known of a date that `first_day` completes: the month, or the year alone."""
    return "year" if _YEAR.fullmatch(text.strip().strip(_MARKS)) else "month"


def nearest_date(text: str) -> str | None:
    """Return the date as Hugo reads it; None where a text is no date or could be more than one.

    A numeric date with slashes and the year last is never guessed: 01/11/2025 is January in one country and November
    in another. Nothing is invented: a date without a time stays without one.
    """
    stripped = text.strip().strip(_MARKS)
    for layout in (_NUMERIC, _DAY_FIRST, _MONTH_FIRST, _GERMAN):
        found = layout.fullmatch(stripped)
        if found:
            spelled = _spelled(found.groupdict())
            return spelled if spelled and parse_date_text(spelled, UTC) is not None else None
    return None


def _spelled(parts: dict[str, str | None]) -> str | None:
    month = int(parts.get("month") or 0) or _MONTHS.get((parts.get("name") or "").lower(), 0)
    if not month:
        return None
    date = f"{parts['year']}-{month:02d}-{int(parts['day'] or 0):02d}"
    if parts["hour"] is None:
        return date if parts["zone"] is None else None
    clock = f"{int(parts['hour']):02d}:{int(parts['minute'] or 0):02d}:{int(parts['second'] or 0):02d}"
    zone = _zone(parts["zone"])
    mark = "T" if zone else " "
    return f"{date}{mark}{clock}{(parts['fraction'] or '').replace(',', '.')}{zone}"


def _zone(text: str | None) -> str:
    if text is None:
        return ""
    if text.upper() in ("Z", "UTC", "GMT"):
        return "Z"
    digits = text[1:].replace(":", "")
    return f"{text[0]}{digits[:2]}:{digits[2:] or '00'}"
