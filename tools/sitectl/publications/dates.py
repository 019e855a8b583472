"""Dates of publications, as precise as their source and no more."""

from __future__ import annotations

import re
from datetime import date

from sitectl.publications.bibtex import MONTHS
from sitectl.publications.latex import latex_to_text
from sitectl.publications.record import PartialDate

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?![\d-])")
_EXACT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_YEAR = re.compile(r"(?<!\d)([12]\d{3})(?!\d)")
_NUMBER = re.compile(r"\d{1,2}")
_WORD = re.compile(r"[A-Za-z]{3,}")


def parse_date(year: str, month: str = "", day: str = "") -> PartialDate | None:
    """Return the date that BibTeX's year and month, or biblatex' date, name; None without a year.

    Of a range the first end counts. A month or day that cannot be is left out, never guessed.
    """
    year = latex_to_text(year).text
    if written := _ISO.match(year):
        parts = [int(part) if part else 0 for part in written.groups()]
    elif found := _YEAR.search(year):
        parts = [int(found.group()), 0, 0]
    else:
        return None
    if not parts[1] and month:
        parts[1:] = _month_and_day(latex_to_text(month).text, day)
    return checked_date(*parts)


def is_cut_short(written: str, day: str, date: PartialDate) -> bool:
    """Tell whether a month or day was written in figures that no calendar has, and so left out of the date."""
    found = _ISO.match(latex_to_text(written).text)
    parts = sum(part is not None for part in found.groups()) if found else 1
    kept = sum(part > 0 for part in date)
    return parts > kept or (bool(day.strip()) and date.month > 0 and not date.day)


def exact_date(text: str) -> PartialDate | None:
    """Return the date that 2024, 2024-06 or 2024-06-15 is; None for anything else and where no calendar has it."""
    found = _EXACT.fullmatch(text.strip())
    parts = [int(part) for part in found.groups() if part] if found else []
    date = checked_date(*parts) if parts else None
    return date if date and [part for part in date if part] == parts else None


def names_a_month(month: str) -> bool:
    """Tell whether BibTeX's month says which one is meant; seasons and numbers past 12 do not."""
    return 1 <= _month_and_day(latex_to_text(month).text, "")[0] <= 12


def checked_date(year: int, month: int = 0, day: int = 0) -> PartialDate | None:
    """Return a date without parts that no calendar has; None for a year outside 1000 to 2999."""
    if not 1000 <= year <= 2999:
        return None
    if not 1 <= month <= 12:
        return PartialDate(year)
    try:
        date(year, month, day)
    except ValueError:
        return PartialDate(year, month)
    return PartialDate(year, month, day)


def _month_and_day(month: str, day: str) -> tuple[int, int]:
    """Read a month by name or number, and the day that may stand beside it as in BibTeX's `"8~" # jan`."""
    numbers = [int(each) for each in _NUMBER.findall(month)]
    names = (word[:3].lower() for word in _WORD.findall(month))
    named = next((MONTHS.index(name) + 1 for name in names if name in MONTHS), 0)
    given = int(day) if day.strip().isdecimal() else 0
    if named:
        return named, given or (numbers[0] if numbers else 0)
    return (numbers[0] if numbers else 0), given
