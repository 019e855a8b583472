"""Questions about a publication, on a terminal; an answer that cannot be meant is asked for again."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from sitectl.publications.options import Options

Answer = TypeVar("Answer")

_TYPES = ("inproceedings", "article", "preprint", "thesis", "book", "chapter", "software", "talk")


def ask_for(missing: Collection[str], *, with_venue: bool) -> Options:
    """Return the answers for what is missing of title, author and date, and for type and venue."""
    from sitectl.publications.options import Options

    title = _asked("Title", str) if "title" in missing else ""
    authors = _asked("Authors, with ' and ' between them", _authors) if "author" in missing else ()
    date = _asked("Date (2024, 2024-06 or 2024-06-20)", _date) if "date" in missing else ""
    if not with_venue:
        return Options(title=title, authors=authors, date=date)
    kind = click.prompt("Type", "inproceedings", type=click.Choice(_TYPES), err=True)
    venue, short = (
        click.prompt(f"{question} (Enter for none)", "", show_default=False, err=True)
        for question in ("Full name of the conference, journal or school", "Its short form, such as ASPLOS'26")
    )
    return Options(title=title, authors=authors, date=date, kind=kind, venue=venue, venue_short=short)


def _asked(question: str, understand: Callable[[str], Answer]) -> Answer:
    answer: Answer = click.prompt(question, value_proc=understand, err=True)
    return answer


def _authors(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(" and ") if name.strip())
    if not names:
        raise click.UsageError("name one author at least")
    if any("," in name and all(len(part.split()) > 1 for part in name.split(",")) for name in names):
        raise click.UsageError("put ' and ' between the names; a comma stands within a name, as in Lin, Zejia")
    return names


def _date(text: str) -> str:
    from sitectl.publications.dates import exact_date

    if exact_date(text) is None:
        raise click.UsageError("no such year, month or day")
    return text.strip()
