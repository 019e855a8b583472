"""Permalink patterns: the tokens of `permalinks` settings and of `url` in front matter."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote_plus

from sitectl.hugo.gotext import join
from sitectl.hugo.moments import ZERO, Moment, days_from_civil
from sitectl.hugo.url_text import urlize

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_TOKEN = re.compile(r":[0-9A-Za-z_]+(?:\[.+?\])?")
_ESCAPED_COLON = "\0"

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

# The elements of a Go time layout that can stand in a token, the longer before the shorter.
_GO_ELEMENT = re.compile(
    r"January|Jan(?![a-z])|Monday|Mon(?![a-z])|MST|2006|002|0[1-6]|15|__2|_2(?!006)|[1-5]|PM|pm|Z0700(?:00)?|Z07"
)


class UnknownTokenError(ValueError):
    """A token that Hugo does not know; in a page's `url` it ends the build with a Go panic."""


class PageFacts(NamedTuple):
    """What the tokens of a pattern are replaced by, for one page."""

    title: str = ""
    slug: str = ""
    date: Moment = ZERO
    section: str = ""
    #: The path of the nearest section page, as its folders.
    sections: tuple[str, ...] = ()
    #: Slug or title of each of those sections that has a page, from the top.
    section_slugs: tuple[str, ...] = ()
    file_name: str = ""
    base_name: str = ""
    #: Whether it is a term or a taxonomy: their titles make folders where they have slashes.
    is_of_taxonomy: bool = False
    keeps_case: bool = False
    removes_accents: bool = False

    @property
    def title_part(self) -> str:
        """The title as a part of a path."""
        return self.title if self.is_of_taxonomy else title_part(self.title)

    def urlized(self, text: str) -> str:
        """Return a text as part of a URL."""
        return urlize(text, keeps_case=self.keeps_case, removes_accents=self.removes_accents)


def title_part(title: str) -> str:
    """Return a title as one part of a path."""
    return title.replace("/", "-").replace("\\", "-")


def expand(pattern: str, page: PageFacts) -> str:
    """Return the pattern with its tokens replaced by text as it stands in URLs; raises UnknownTokenError."""
    tokens = _tokens(pattern)
    expanded = pattern.replace("\\:", _ESCAPED_COLON)
    for token, replacement in tokens:
        expanded = expanded.replace(token, replacement(page, token[1:]), 1)
    return expanded.replace(_ESCAPED_COLON, ":")


def check_pattern(pattern: str) -> None:
    """Raise UnknownTokenError if the pattern holds a token that Hugo does not know."""
    _tokens(pattern)


def query_unescaped(text: str) -> str:
    """Return the text with percent escapes and plus signs decoded; "" where an escape is malformed, as in Hugo."""
    if re.search(r"%(?![0-9A-Fa-f]{2})", text):
        return ""
    return unquote_plus(text)


@lru_cache(maxsize=512)
def _tokens(pattern: str) -> tuple[tuple[str, Callable[[PageFacts, str], str]], ...]:
    found = _TOKEN.findall(pattern.replace("\\:", _ESCAPED_COLON))
    return tuple((token, _replacement(token[1:])) for token in found)


def _replacement(name: str) -> Callable[[PageFacts, str], str]:
    known = _KNOWN.get(name)
    if known is not None:
        return known
    if name.startswith("sections["):
        return _cut_sections
    if name.startswith("sectionslugs["):
        return _cut_section_slugs
    # Hugo formats a fixed date with the name as layout; a name that comes out unchanged is unknown.
    if _go_format(_REFERENCE, name) != name:
        return _formatted
    raise UnknownTokenError(f":{name} is not a token that Hugo knows")


def _year_day(moment: Moment) -> int:
    year, month, day = moment.civil[:3]
    return days_from_civil(year, month, day) - days_from_civil(year, 1, 1) + 1


def _weekday(moment: Moment) -> int:
    return (days_from_civil(*moment.civil[:3]) + 4) % 7


def _slug_or(page: PageFacts, other: str) -> str:
    return page.urlized(page.slug or other)


_KNOWN: Mapping[str, Callable[[PageFacts, str], str]] = {
    "year": lambda page, _: str(page.date.civil.year),
    "month": lambda page, _: f"{page.date.civil.month:02d}",
    "monthname": lambda page, _: _MONTHS[page.date.civil.month - 1],
    "day": lambda page, _: f"{page.date.civil.day:02d}",
    "weekday": lambda page, _: str(_weekday(page.date)),
    "weekdayname": lambda page, _: _WEEKDAYS[_weekday(page.date)],
    "yearday": lambda page, _: str(_year_day(page.date)),
    "section": lambda page, _: page.section,
    "sectionslug": lambda page, _: page.urlized(page.section_slugs[0]) if page.section_slugs else "",
    "sections": lambda page, _: "/".join(page.sections),
    "sectionslugs": lambda page, _: join(*(page.urlized(each) for each in page.section_slugs)),
    "title": lambda page, _: page.urlized(page.title_part),
    "slug": lambda page, _: _slug_or(page, page.title_part),
    "slugorfilename": lambda page, _: _slug_or(page, page.file_name),
    "filename": lambda page, _: page.urlized(page.file_name),
    "contentbasename": lambda page, _: page.urlized(page.base_name),
    "slugorcontentbasename": lambda page, _: _slug_or(page, page.base_name),
}


def _cut_sections(page: PageFacts, name: str) -> str:
    return join(*_cut(page.sections, name.removeprefix("sections")))


def _cut_section_slugs(page: PageFacts, name: str) -> str:
    return join(*_cut(tuple(page.urlized(each) for each in page.section_slugs), name.removeprefix("sectionslugs")))


def _cut(parts: tuple[str, ...], spec: str) -> tuple[str, ...]:
    """Return the parts that `[1]`, `[last]`, `[1:]` or `[:last]` names; out of range is nothing."""
    inner = spec.strip().lower()[1:-1]
    low, colon, high = inner.partition(":")
    if not parts:
        return ()
    start = _cut_index(low, parts, 0)
    if not colon:
        return parts[start : start + 1] if start < len(parts) else ()
    end = _cut_index(high.partition(":")[0], parts, len(parts))
    return parts[start:end] if start < len(parts) else ()


def _cut_index(text: str, parts: tuple[str, ...], default: int) -> int:
    if text == "":
        return default
    if text == "last":
        return len(parts) - 1
    return min(int(text), len(parts)) if re.fullmatch(r"\+?[0-9]+", text) else 0


def _formatted(page: PageFacts, name: str) -> str:
    return _go_format(page.date, name)


_REFERENCE = Moment(days_from_civil(2019, 11, 9) * 86400 + 82902, 1)


def _go_format(moment: Moment, layout: str) -> str:
    return _GO_ELEMENT.sub(lambda found: _go_element(moment, found.group()), layout)


def _go_element(moment: Moment, element: str) -> str:
    civil = moment.civil
    minutes = abs(moment.offset) // 60
    offset = f"{'-' if moment.offset < 0 else '+'}{minutes // 60:02d}"
    hour12 = civil.hour % 12 or 12
    day, year_day = str(civil.day), _year_day(moment)
    texts = {
        "January": _MONTHS[civil.month - 1],
        "Jan": _MONTHS[civil.month - 1][:3],
        "Monday": _WEEKDAYS[_weekday(moment)],
        "Mon": _WEEKDAYS[_weekday(moment)][:3],
        "01": f"{civil.month:02d}",
        "1": str(civil.month),
        "02": day.zfill(2),
        "2": day,
        "_2": day.rjust(2),
        "002": f"{year_day:03d}",
        "__2": f"{year_day:3d}",
        "2006": f"{civil.year:04d}",
        "06": f"{civil.year % 100:02d}",
        "15": f"{civil.hour:02d}",
        "03": f"{hour12:02d}",
        "3": str(hour12),
        "04": f"{civil.minute:02d}",
        "4": str(civil.minute),
        "05": f"{civil.second:02d}",
        "5": str(civil.second),
        "PM": "PM" if civil.hour >= 12 else "AM",
        "pm": "pm" if civil.hour >= 12 else "am",
        "MST": "UTC" if not moment.offset else offset + (f"{minutes % 60:02d}" if minutes % 60 else ""),
    }
    if element.startswith("Z"):
        full = f"{offset}{minutes % 60:02d}"
        return "Z" if not moment.offset else {"Z07": offset, "Z0700": full}.get(element, full + "00")
    return texts[element]
