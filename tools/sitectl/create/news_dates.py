"""The dates that people write before a line of news, read and written again in the same form."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ENGLISH = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SHORT = {name[:3].lower(): number for number, name in enumerate(_ENGLISH, 1)}
_MONTH = r"(?P<name>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)(?P<dot>\.?)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"

#: The forms, the most telling first: a form must not take a part of a longer one.
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_YEAR}(?P<y>\s*年\s*)(?P<month>\d{{1,2}})(?P<m>\s*月)(?:(?P<gap>\s*)(?P<day>\d{{1,2}})(?P<d>\s*日))?",
        rf"{_YEAR}(?P<y>[/.-])(?P<month>\d{{1,2}})(?:(?P<gap>[/.-])(?P<day>\d{{1,2}}))?(?!\d)",
        rf"(?P<day>\d{{1,2}})(?P<d>\s+){_MONTH}(?P<m>,?\s+){_YEAR}",
        rf"{_MONTH}(?P<m>\s+)(?P<day>\d{{1,2}})(?P<d>(?:st|nd|rd|th)?,?\s+){_YEAR}",
        rf"{_MONTH}(?P<m>,?\s+|'){_YEAR}",
        rf"(?<!\d)(?P<month>\d{{1,2}})(?P<m>[/.]){_YEAR}",
        rf"(?<!\d){_YEAR}(?!\d)",
    )
)


@dataclass(frozen=True)
class WrittenDate:
    """A date as it stands in a text, at offsets of that text."""

    text: str
    start: int
    end: int
    key: tuple[int, int, int]
    form: re.Pattern[str]

    def like(self, key: tuple[int, int, int]) -> str:
        """Return another date in the same form; a day that is not known is left out where the form allows it."""
        found = self.form.fullmatch(self.text)
        if found is None:
            return self.text
        parts = found.groupdict()
        year, month, day = key
        pieces = {"year": f"{year:04d}"}
        if "month" in parts:
            pieces["month"] = f"{month:02d}" if _is_padded(parts["month"]) else str(month)
        if parts.get("name"):
            pieces["name"] = _month_name(parts["name"] or "", month)
        if parts.get("day"):
            pieces["day"] = f"{day or 1:02d}" if _is_padded(parts["day"]) else str(day or 1)
        if not day and "gap" in parts and parts.get("day"):
            pieces |= {"gap": "", "day": "", "d": ""}
        elif not day and parts.get("day"):
            return _without_day(parts, pieces)
        return _replaced(found, pieces)


def find_date(text: str, latest_start: int) -> WrittenDate | None:
    """Return the date that a text begins with, after at most some characters such as brackets; None if none."""
    for form in _FORMS:
        found = form.search(text)
        if found and found.start() <= latest_start:
            parts = found.groupdict()
            month = int(parts.get("month") or 0) or _SHORT.get((parts.get("name") or "")[:3].lower(), 0)
            if month <= 12:
                key = (int(parts["year"] or 0), month, int(parts.get("day") or 0))
                return WrittenDate(found.group(), found.start(), found.end(), key, form)
    return None


def _is_padded(text: str | None) -> bool:
    return text is not None and len(text) == 2


def _month_name(like: str, month: int) -> str:
    name = _ENGLISH[month - 1]
    if len(like) == 3 and like.lower() != "may":
        name = name[:3]
    elif like.lower() == "sept":
        name = name[:3] if month != 9 else "Sept"
    return name.upper() if like.isupper() else name


def _without_day(parts: dict[str, str | None], pieces: dict[str, str]) -> str:
    return f"{pieces['name']}{parts.get('dot') or ''} {pieces['year']}"


def _replaced(found: re.Match[str], pieces: dict[str, str]) -> str:
    text = found.group()
    written = found.groupdict()
    places = [(found.span(name), new) for name, new in pieces.items() if written.get(name) is not None]
    for (start, end), new in sorted(places, reverse=True):
        text = text[: start - found.start()] + new + text[end - found.start() :]
    return text
