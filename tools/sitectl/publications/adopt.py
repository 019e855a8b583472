"""Hand-written lists of news and publications as pages: what becomes of a page, and what stays where it was."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.guard import guarded_edits
from sitectl.content.markdown import plain_text
from sitectl.content.page import NewPage
from sitectl.content.source import Edit, Span
from sitectl.publications.adopt_entries import is_legend, parse_entry, type_of_venue
from sitectl.publications.adopt_news import parse_news_line
from sitectl.publications.adopt_units import find_sections
from sitectl.publications.pages import publication_pages, quoted, start_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime, tzinfo
    from pathlib import Path

    from sitectl.content.page import Page
    from sitectl.publications.adopt_news import NewsLine
    from sitectl.publications.adopt_units import Unit
    from sitectl.publications.record import PartialDate, Record

_FORMULA = re.compile(r"\\\(.+?\\\)")
NEWS_SHORTCODE = "{{< news >}}"
PUBLICATIONS_SHORTCODE = "{{< publications >}}"


class Target(NamedTuple):
    """Where the pages go, the site's time zone, how a title becomes a file's name, and when Hugo builds."""

    news: Path
    publications: Path
    zone: tzinfo
    slug: Callable[[str, str], str]
    now: datetime


class Answers(NamedTuple):
    """What the owner says of publications beyond the page, by key: the date, and the venue's full name."""

    dates: Mapping[str, PartialDate]
    venues: Mapping[str, str]


@dataclass
class AdoptPlan:
    """The pages to make, the page as it will be, and what was not understood, by line."""

    page: Page
    pages: list[NewPage] = field(default_factory=list)
    news: int = 0
    publications: int = 0
    hidden: int = 0
    leftovers: list[tuple[int, str]] = field(default_factory=list)
    #: Texts that must follow each other in the built page: news, then titles, as they did before.
    order: list[list[str]] = field(default_factory=list)
    #: The keys of the publications that were understood, whether they become pages or not.
    keys: list[str] = field(default_factory=list)


def plan_adoption(page: Page, target: Target, answers: Answers) -> AdoptPlan:
    """Return what becomes of a page's lists."""
    sections = find_sections(page)
    plan = AdoptPlan(page)
    edits = _adopt_news(plan, page, sections.news, target)
    edits += _adopt_publications(plan, page, sections.publications, target, answers)
    if edits:
        plan.page = guarded_edits(page, edits)
    return plan


def _adopt_news(plan: AdoptPlan, page: Page, units: Sequence[Unit], target: Target) -> list[Edit]:
    found = [(unit, None if unit.is_comment else parse_news_line(unit.text)) for unit in units]
    lines = [line for _, line in found if line]
    plan.news = len(lines)
    plan.pages += _news_pages(lines, target)
    if lines:
        plan.order.append([plain_text(line.text) for line in lines])
    for unit, line in found:
        if not line and not unit.is_comment and not unit.text.startswith("{{"):
            _leave(plan, page, unit, "does not begin with a month")
    return _replacing([(unit.span, line is not None) for unit, line in found], NEWS_SHORTCODE)


def _news_pages(lines: Sequence[NewsLine], target: Target) -> list[NewPage]:
    """Return the pages of news; of several in one month the upper ones are minutes later, so that they stay above."""
    pages: dict[Path, NewPage] = {}
    seen: dict[PartialDate, int] = {}
    for line in reversed(lines):
        later = seen.get(line.date, 0)
        seen[line.date] = later + 1
        stamp = (start_of(line.date, target.zone) + timedelta(minutes=later)).isoformat().replace("+00:00", "Z")
        title = plain_text(line.text).rstrip(".")
        month = f"{line.date.year:04d}-{line.date.month:02d}"
        path = target.news / f"{month}-{target.slug(title, 'news')}.md"
        number = 2
        while path in pages:
            path = target.news / f"{month}-{target.slug(title, 'news')}-{number}.md"
            number += 1
        head = ["---", f"title: {quoted(title)}"]
        head += [] if line.date.day else ["# Only the month is known."]
        head += [f"date: {stamp}", *(["math: true"] if _FORMULA.search(line.text) else []), "---"]
        pages[path] = NewPage(path, "\n".join([*head, "", line.text, ""]))
    return list(reversed(pages.values()))


def _adopt_publications(
    plan: AdoptPlan, page: Page, units: Sequence[Unit], target: Target, answers: Answers
) -> list[Edit]:
    found: list[tuple[Unit, Record | None]] = []
    for unit in units:
        record = _answered(parse_entry(unit.text), answers)
        reason = _obstacle(record, plan.keys, target, is_hidden=unit.is_comment)
        if record:
            plan.keys.append(record.key)
        if reason and not is_legend(unit.text) and ("](" in unit.text or "href=" in unit.text):
            _leave(plan, page, unit, reason)
        found.append((unit, None if reason else record))
    has_equal = any(record and record.equal for _, record in found)
    _plan_bundles(plan, found, target)
    adopted = [(unit.span, record is not None or (has_equal and is_legend(unit.text))) for unit, record in found]
    return _replacing(adopted, PUBLICATIONS_SHORTCODE) if any(record for _, record in found) else []


def _answered(record: Record | None, answers: Answers) -> Record | None:
    """Return the record as the owner's answers complete or correct it."""
    if record is None:
        return None
    name = answers.venues.get(record.key, record.venue.name)
    return replace(
        record,
        date=answers.dates.get(record.key, record.date),
        venue=record.venue._replace(name=name),
        type=type_of_venue(f"{name} {record.venue.short}"),
    )


def _obstacle(record: Record | None, keys: Sequence[str], target: Target, *, is_hidden: bool) -> str:
    """Return why an entry cannot become a page, "" if it can."""
    if record is None:
        return "is not understood"
    if record.date is None:
        return f"says no year; give it with --date {record.key}=2025"
    if not record.key or record.key in keys:
        return "has the same name as another entry"
    if not is_hidden and start_of(record.date, target.zone) > target.now:
        return f"is of {record.date}, and Hugo shows no page before its date; give it with --date {record.key}=2025-11"
    return ""


def _plan_bundles(plan: AdoptPlan, found: Sequence[tuple[Unit, Record | None]], target: Target) -> None:
    """Add the bundles of the entries; those of one date get weights in the order that they had."""
    records = [(unit, record) for unit, record in found if record]
    shared = [record.date for _, record in records]
    weights: dict[PartialDate | None, int] = {}
    for unit, record in records:
        weights[record.date] = weights.get(record.date, 0) + 1
        weight = weights[record.date] if shared.count(record.date) > 1 else 0
        bundle = publication_pages(record, target.publications, target.zone, draft=unit.is_comment, weight=weight)
        plan.pages.append(bundle[0])
        plan.hidden += unit.is_comment
    plan.publications = len(records) - plan.hidden
    titles = [record.title for unit, record in records if not unit.is_comment]
    if titles:
        plan.order.append(titles)


def _leave(plan: AdoptPlan, page: Page, unit: Unit, reason: str) -> None:
    plan.leftovers.append((page.source.position(unit.span.start).line, f"{_short(unit.text)!r} {reason}; left there"))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:57]}..."


def _replacing(units: Sequence[tuple[Span, bool]], shortcode: str) -> list[Edit]:
    """Return the edits that put a shortcode where the first adopted unit is and take the others out."""
    edits: list[Edit] = []
    before: int | None = None
    for span, is_adopted in units:
        if is_adopted and not edits:
            edits.append(Edit(span, shortcode))
        elif is_adopted and before is not None:
            edits.append(Edit(Span(before, span.end), ""))
        before = span.end
    return edits
