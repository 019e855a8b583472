"""Lines of a hand-written news list, as dates and texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sitectl.publications.dates import checked_date

if TYPE_CHECKING:
    from sitectl.publications.record import PartialDate

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_OPEN, _CLOSE = r"[\[(*_`]*", r"[\])*_`]*"
_NUMERIC = re.compile(
    rf"{_OPEN}((?:19|20)\d\d)\s*[./年-]\s*(\d{{1,2}})(?:\s*[./月-]\s*(\d{{1,2}}))?[月日]?{_CLOSE}\s*[.:：,–—-]*\s*{_CLOSE}\s*"
)
_NAMED = re.compile(
    rf"{_OPEN}([A-Z][a-z]{{2,8}})\.?\s*(?:(\d{{1,2}})(?:st|nd|rd|th)?,?\s+)?,?\s*((?:19|20)\d\d){_CLOSE}\s*[.:：,–—-]*\s*{_CLOSE}\s*"
)
_MONTH_FIRST = re.compile(rf"{_OPEN}(\d{{1,2}})\s*/\s*((?:19|20)\d\d){_CLOSE}\s*[.:：,–—-]*\s*{_CLOSE}\s*")


class NewsLine(NamedTuple):
    """One item: its date as far as it is known, its Markdown, and the date as it is written."""

    date: PartialDate
    text: str
    written: str


def parse_news_line(text: str) -> NewsLine | None:
    """Return a list item that begins with a month or a day; None where it does not."""
    line = " ".join(text.split())
    if found := _NUMERIC.match(line):
        date = checked_date(int(found[1]), int(found[2]), int(found[3] or 0))
    elif found := _NAMED.match(line):
        date = checked_date(int(found[3]), _month(found[1]), int(found[2] or 0))
    elif found := _MONTH_FIRST.match(line):
        date = checked_date(int(found[2]), int(found[1]))
    else:
        return None
    rest = line[found.end() :]
    return NewsLine(date, rest, found.group()) if date and date.month and rest and _is_balanced(found.group()) else None


def _month(name: str) -> int:
    """Return the number of a month by its name or the beginning of it, 0 for another word."""
    word = name.lower()
    return next((index for index, month in enumerate(_MONTHS, 1) if month.startswith(word)), 0)


def _is_balanced(text: str) -> bool:
    """Tell whether the brackets around a date are closed with it, as those around a span of time are not."""
    return text.count("[") == text.count("]") and text.count("(") == text.count(")")
