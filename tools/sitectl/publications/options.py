"""A publication said in plain options: alone, or to correct what a bibliography or a service says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sitectl.errors import SitectlError
from sitectl.publications.bib_records import TYPES
from sitectl.publications.dates import exact_date
from sitectl.publications.identifiers import is_address
from sitectl.publications.keys import make_key
from sitectl.publications.latex import latex_to_text
from sitectl.publications.names import parse_name
from sitectl.publications.record import Link, Record, Venue

if TYPE_CHECKING:
    from sitectl.publications.record import CslType, Name


class OptionError(SitectlError):
    """An option whose value means nothing."""


@dataclass(frozen=True)
class Options:
    """What the user said of a publication; "" and () where nothing."""

    key: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    equal: tuple[str, ...] = ()
    corresponding: tuple[str, ...] = ()
    date: str = ""
    kind: str = ""
    venue: str = ""
    venue_short: str = ""
    links: tuple[str, ...] = ()


def with_options(record: Record | None, options: Options) -> Record:
    """Return the record as the options correct it; without a record, one of the options alone.

    Raises OptionError for a date, type or link that is none. What is still missing is for `missing_parts` to say.
    """
    base = record or Record("", "document", "")
    title = latex_to_text(options.title)
    authors = tuple(parse_name(author) for author in options.authors if author.strip()) or base.authors
    date = base.date
    if options.date:
        date = exact_date(options.date)
        if date is None:
            raise OptionError(
                f"--date {options.date}: no such year, month or day; write it as 2024, 2024-06 or 2024-06-15"
            )
    return replace(
        base,
        key=options.key or base.key,
        type=_type(options.kind) if options.kind else base.type,
        title=title.text or base.title,
        authors=authors,
        equal=_among(options.equal, authors, "--equal") or base.equal,
        corresponding=_among(options.corresponding, authors, "--corresponding") or base.corresponding,
        date=date,
        venue=Venue(options.venue_short or base.venue.short, options.venue or base.venue.name, base.venue.url),
        links=(*base.links, *(_link(text) for text in options.links)),
        math=base.math or title.math,
    )


def _among(names: tuple[str, ...], authors: tuple[Name, ...], option: str) -> tuple[str, ...]:
    """Return names as the authors spell them; raises OptionError for one who is no author."""
    displays = {author.display.casefold(): author.display for author in authors}
    found: list[str] = []
    for name in names:
        display = displays.get(parse_name(name).display.casefold())
        if display is None and authors:
            raise OptionError(f"{option} {name}: not among the authors ({', '.join(displays.values())})")
        found.append(display or parse_name(name).display)
    return tuple(found)


def with_key(record: Record) -> Record:
    """Return the record with a key, made of its metadata where it has none."""
    return record if record.key else replace(record, key=make_key(record.authors, record.date, record.title))


def missing_parts(record: Record) -> tuple[str, ...]:
    """Return which of title, authors and date a page cannot do without and the record does not have."""
    have = {"title": bool(record.title), "author": bool(record.authors), "date": record.date is not None}
    return tuple(part for part, there in have.items() if not there)


def _type(kind: str) -> CslType:
    found = TYPES.get(kind.lower())
    if not found:
        raise OptionError(f"--type {kind}: not a type of publication; one of {', '.join(sorted(TYPES))}")
    return found


def _link(text: str) -> Link:
    name, separator, url = text.partition("=")
    if not separator or not name.strip() or not is_address(url.strip()):
        raise OptionError(f"--link {text}: write NAME=ADDRESS, such as Code=https://github.com/me/tool")
    return Link(name.strip(), url.strip())
