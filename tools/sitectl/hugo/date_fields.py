"""The four dates of a page: which keys Hugo tries for each, in which order, and what stops it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sitectl.hugo.dates import parse_date
from sitectl.hugo.moments import ZERO, Moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import tzinfo

    from sitectl.content.nodes import Value

FILENAME, FILE_MOD_TIME, GIT = ":filename", ":filemodtime", ":git"

_DEFAULTS = {
    "date": ("date", "publishdate", "lastmod"),
    "lastmod": (GIT, "lastmod", "date", "publishdate"),
    "publishdate": ("publishdate", "date"),
    "expirydate": ("expirydate",),
}
_FIELD_ALIASES = {
    "lastmod": ("modified",),
    "publishdate": ("pubdate", "published"),
    "expirydate": ("unpublishdate",),
}


def expanded_chain(name: str, identifiers: Iterable[str]) -> tuple[str, ...]:
    """Return what is tried for one date when the site names these: `:default` and the keys' aliases spelled out."""
    chain: dict[str, None] = {}
    for identifier in identifiers:
        for each in _DEFAULTS[name] if identifier == ":default" else (identifier,):
            chain.update(dict.fromkeys((each, *_FIELD_ALIASES.get(each, ()))))
    return tuple(chain)


@dataclass(frozen=True)
class DateRules:
    """For each date, the identifiers tried in order: front matter keys, or sources that begin with a colon."""

    date: tuple[str, ...] = expanded_chain("date", _DEFAULTS["date"])
    lastmod: tuple[str, ...] = expanded_chain("lastmod", _DEFAULTS["lastmod"])
    publish_date: tuple[str, ...] = expanded_chain("publishdate", _DEFAULTS["publishdate"])
    expiry_date: tuple[str, ...] = expanded_chain("expirydate", _DEFAULTS["expirydate"])

    @cached_property
    def keys(self) -> frozenset[str]:
        """All front matter keys that are dates on this site; Hugo gives them no other meaning."""
        every = (*self.date, *self.lastmod, *self.publish_date, *self.expiry_date)
        return frozenset(key for key in every if not key.startswith(":"))

    @cached_property
    def uses_file_names(self) -> bool:
        """Whether a date, and then a slug too, can come from the name of a file or a folder."""
        return any(FILENAME in chain for chain in (self.date, self.lastmod, self.publish_date, self.expiry_date))


class Dates(NamedTuple):
    """The dates of one page; ZERO where there is none."""

    date: Moment = ZERO
    lastmod: Moment = ZERO
    publish_date: Moment = ZERO
    expiry_date: Moment = ZERO


NO_DATES = Dates()


class FileFacts(NamedTuple):
    """What a date can come from besides front matter: the file's logical name, its time and its last commit."""

    name: str = ""
    modified: Moment = ZERO
    committed: Moment = ZERO


NO_FACTS = FileFacts()


class ResolvedDates(NamedTuple):
    """The dates of one page, the keys that Hugo could and could not parse, and the slug that `:filename` leaves."""

    dates: Dates
    unparsable: Sequence[str] = ()
    slug: str | None = None
    parsed: AbstractSet[str] = frozenset()


_NOTHING_RESOLVED = ResolvedDates(NO_DATES)


def resolve_dates(
    values: Mapping[str, Value], rules: DateRules, zone: tzinfo, facts: FileFacts = NO_FACTS
) -> ResolvedDates:
    """Return the dates that Hugo gives a page with these (normalized) front matter values."""
    if facts is NO_FACTS and rules.keys.isdisjoint(values):
        return _NOTHING_RESOLVED
    resolver = _Resolver(values, zone, facts)
    dates = Dates(
        resolver.first(rules.date, "date"),
        resolver.first(rules.lastmod, "lastmod"),
        resolver.first(rules.publish_date, "publishdate"),
        resolver.first(rules.expiry_date, "expirydate"),
    )
    return ResolvedDates(dates, resolver.unparsable, resolver.slug, resolver.parsed)


class _Resolver:
    def __init__(self, values: Mapping[str, Value], zone: tzinfo, facts: FileFacts) -> None:
        self.values = values
        self.zone = zone
        self.facts = facts
        self.parsed: set[str] = set()
        self.filled: dict[str, Moment] = {}
        self.unparsable: list[str] = []
        self.slug: str | None = None

    def first(self, identifiers: Iterable[str], name: str) -> Moment:
        """Return the first date found; it then counts as the value of the field's own key if that has none."""
        for identifier in identifiers:
            if identifier.startswith(":"):
                moment = self._source(identifier)
            elif identifier in self.values or identifier in self.filled:
                moment = self._key(identifier)
            else:
                continue
            if moment is not None:
                if name not in self.values:
                    self.filled[name] = moment
                return moment
        return ZERO

    def _source(self, identifier: str) -> Moment | None:
        if identifier == FILENAME:
            return self._filename()
        if identifier == FILE_MOD_TIME:
            return None if self.facts.modified.is_zero else self.facts.modified
        if identifier == GIT:
            return None if self.facts.committed.is_zero else self.facts.committed
        return self._key(identifier)

    def _key(self, key: str) -> Moment | None:
        filled = self.filled.get(key)
        if filled is not None:
            # Hugo reads a date that it has filled in once more, from a text without fractions.
            return filled if filled.in_site_zone else filled._replace(nanoseconds=0)
        value = self.values.get(key)
        if value is None or value == "":
            return None
        moment = parse_date(value, self.zone)
        if moment is None:
            if key not in self.unparsable:
                self.unparsable.append(key)
        else:
            self.parsed.add(key)
        return moment

    def _filename(self) -> Moment | None:
        moment, slug = date_and_slug(self.facts.name, self.zone)
        if moment is None or moment.is_zero:
            return None
        self.slug = slug
        return moment


def date_and_slug(name: str, zone: tzinfo) -> tuple[Moment | None, str]:
    """Return the date that a file or bundle name begins with, and the rest of the name as a slug."""
    stem = name.rpartition(".")[0] or name
    for length, text in ((19, f"{stem[:10]}T{stem[11:19].replace('-', ':')}"), (10, stem[:10])):
        if len(stem) >= length:
            moment = parse_date(text, zone)
            if moment is not None:
                return moment, stem[length:].strip(" -_")
    return None, ""
