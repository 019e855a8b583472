"""How long what was found in a page stays true: until the next date that a page or its plan names."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from sitectl.content.nodes import TomlTime
from sitectl.hugo.dates import may_be_date, parse_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitectl.content.nodes import Value
    from sitectl.hugo.meaning import PagePlan
    from sitectl.hugo.moments import Moment
    from sitectl.lint.site_facts import SiteFacts

#: Seconds since 1970 and nanoseconds.
Instant: TypeAlias = tuple[int, int]


def next_change(values: Iterable[Value], site: SiteFacts) -> Instant | None:
    """Return the first moment after the run's own that the values of a page name; None where there is none."""
    last_year = _last_year(site.now)
    later = [value for value in values if _may_be_later(value, last_year)]
    if not later:
        return None
    moments = (parse_date(value, site.zone) for value in later)
    return _first_after(site.now, (moment for moment in moments if moment is not None))


def next_change_of_plans(plans: Iterable[PagePlan], now: Moment) -> Instant | None:
    """Return the first moment after `now` that the plan of any page names; None where there is none."""
    return _first_after(now, _dates(plans))


def _dates(plans: Iterable[PagePlan]) -> Iterator[Moment]:
    for plan in plans:
        yield from plan.meaning[1:5]


def _may_be_later(value: object, last_year: str) -> bool:
    """Say whether a value may be a date that is not long over."""
    if isinstance(value, str):
        if value[4:5] == "-" and value[:4].isdecimal() and value[:4] < last_year:
            return False
        return may_be_date(value)
    return isinstance(value, (int, TomlTime)) and not isinstance(value, bool)


@lru_cache(maxsize=1)  # it is asked for each page of a run, and the run has one moment
def _last_year(now: Moment) -> str:
    return f"{now.civil.year - 1:04d}"


def _first_after(now: Moment, moments: Iterable[Moment]) -> Instant | None:
    return min((moment.instant for moment in moments if moment.instant > now.instant), default=None)
