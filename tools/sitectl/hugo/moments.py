"""Points in time as Go's time.Time holds them: seconds, nanoseconds and an offset, in any year.

Python's datetime ends at year 1, at microseconds and at offsets below one day; Hugo's dates do not.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import tzinfo

_DAY = 86400
_DAYS_BEFORE_1970 = 719468  # from 0000-03-01, the first day of the 400-year cycle used below
_DATETIME_SECONDS = (-62135510400, 253402214400)  # what datetime can hold, less one day on each side

_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class CivilTime(NamedTuple):
    """A date and a time of day on the proleptic Gregorian calendar, without a zone."""

    year: int
    month: int
    day: int
    hour: int = 0
    minute: int = 0
    second: int = 0


class Moment(NamedTuple):
    """An instant, and the offset from UTC (in seconds) in which it is shown.

    `in_site_zone` says that Go holds it in the site's own time zone, because no offset was written.
    """

    seconds: int
    nanoseconds: int = 0
    offset: int = 0
    in_site_zone: bool = False

    @property
    def is_zero(self) -> bool:
        """Whether this is Go's zero time, 0001-01-01T00:00:00Z, which Hugo takes for "no date"."""
        return self.seconds == _GO_ZERO and self.nanoseconds == 0

    @property
    def instant(self) -> tuple[int, int]:
        """What two moments are compared by: seconds since 1970 and nanoseconds."""
        return self.seconds, self.nanoseconds

    @property
    def civil(self) -> CivilTime:
        """The date and time of day shown at the moment's own offset."""
        return civil_time(self.seconds + self.offset)

    def rfc3339(self) -> str:
        """Return the text that Go prints with RFC3339Nano: no fraction when it is zero, Z for offset 0."""
        year, month, day, hour, minute, second = self.civil
        sign = "-" if year < 0 else ""
        text = f"{sign}{abs(year):04d}-{month:02d}-{day:02d}T{hour:02d}:{minute:02d}:{second:02d}"
        if self.nanoseconds:
            text += f".{self.nanoseconds:09d}".rstrip("0")
        if not self.offset:
            return text + "Z"
        minutes = abs(self.offset) // 60
        return f"{text}{'-' if self.offset < 0 else '+'}{minutes // 60:02d}:{minutes % 60:02d}"


def days_from_civil(year: int, month: int, day: int) -> int:
    """Return the days from 1970-01-01 to a date; any integer year."""
    year -= month <= 2
    era, year_of_era = divmod(year, 400)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * 146097 + day_of_era - _DAYS_BEFORE_1970


def civil_time(seconds: int) -> CivilTime:
    """Return the calendar date and time of day, in UTC, of seconds since 1970."""
    days, second = divmod(seconds, _DAY)
    era, day_of_era = divmod(days + _DAYS_BEFORE_1970, 146097)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * shifted + 2) // 5 + 1
    month = shifted + 3 if shifted < 10 else shifted - 9
    year = year_of_era + era * 400 + (month <= 2)
    return CivilTime(year, month, day, second // 3600, second // 60 % 60, second % 60)


def days_in_month(year: int, month: int) -> int:
    """Return the number of days of a month; year 0 is a leap year, as in Go."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _MONTH_LENGTHS[month - 1] + (month == 2 and leap)


_GO_ZERO = days_from_civil(1, 1, 1) * _DAY

#: Go's zero time, which Hugo takes for "no date".
ZERO = Moment(_GO_ZERO)


def from_civil(civil: CivilTime, nanoseconds: int, offset: int) -> Moment:
    """Return the moment at which clocks at that offset show the civil time."""
    return Moment(unix_time(civil) - offset, nanoseconds, offset)


def in_zone(civil: CivilTime, nanoseconds: int, zone: tzinfo) -> Moment:
    """Return the moment at which clocks in that zone show the civil time.

    In the hour that a clock change skips or repeats this chooses as Go's time.Date does.
    """
    local = unix_time(civil)
    if zone is UTC:
        return Moment(local, nanoseconds, 0, in_site_zone=True)
    offset = _offset_at(local, zone)
    if offset:
        offset = _offset_at(local - offset, zone)
    instant = local - offset
    return Moment(instant, nanoseconds, _offset_at(instant, zone), in_site_zone=True)


def from_unix(seconds: int) -> Moment:
    """Return seconds since 1970 as a moment shown in the machine's own zone, as Go's time.Unix does."""
    low, high = _DATETIME_SECONDS
    offset = time.localtime(seconds).tm_gmtoff if low < seconds < high else 0
    return Moment(seconds, 0, offset)


def unix_time(civil: CivilTime) -> int:
    """Return the seconds since 1970 of a civil time in UTC."""
    days = days_from_civil(civil.year, civil.month, civil.day)
    return days * _DAY + civil.hour * 3600 + civil.minute * 60 + civil.second


@lru_cache(maxsize=4096)
def _offset_at(seconds: int, zone: tzinfo) -> int:
    low, high = _DATETIME_SECONDS
    seconds = min(max(seconds, low), high)
    shown = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).astimezone(zone)
    offset = shown.utcoffset()
    return int(offset.total_seconds()) if offset is not None else 0
