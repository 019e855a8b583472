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
from sitectl.publications.record import PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime, tzinfo
    from pathlib import Path

    from sitectl.content.page import Page
    from sitectl.publications.adopt_news import NewsLine
    from sitectl.publications.adopt_units import Unit
    from sitectl.publications.record import Record

#: What stands behind the first line of an item that is no continuation of it.
_PARTS = re.compile(r"\n[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]|\n[ \t]*\r?\n")
_TAGS = re.compile(r"<[^<>]*>")
_YEAR_HEADING = re.compile(r"#{1,6}[ \t]+((?:19|20)\d\d)[ \t#]*")
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
    #: Dates as the page writes them, which lists set in a form of their own.
    dates: list[str] = field(default_factory=list)
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
        plan.page = _set_apart(guarded_edits(page, edits))
    return plan


def _set_apart(page: Page) -> Page:
    """Return the page with a blank line between a shortcode and a list or paragraph that stayed beside it."""
    newline = page.source.newline
    edits: list[Edit] = []
    for shortcode in (NEWS_SHORTCODE, PUBLICATIONS_SHORTCODE):
        start = page.text.find(shortcode, page.body_span.start)
        end = start + len(shortcode)
        if start >= 0 and page.text[:start].rstrip(" \t").endswith("\n"):
            before = page.text[:start].splitlines()[-1:]
            after = page.text[end:].splitlines()[1:2]
            edits += [Edit(Span(start, start), newline)] if before and before[0].strip() else []
            edits += [Edit(Span(end, end), newline)] if after and after[0].strip() else []
    return guarded_edits(page, edits) if edits else page


def _adopt_news(plan: AdoptPlan, page: Page, units: Sequence[Unit], target: Target) -> list[Edit]:
    found = [(unit, None if _has_parts(unit) else parse_news_line(unit.text)) for unit in units]
    lines = [(line, unit.is_comment) for unit, line in found if line]
    shown = [line for line, is_hidden in lines if not is_hidden]
    plan.news = len(shown)
    plan.hidden += len(lines) - len(shown)
    plan.pages += _news_pages(lines, target)
    plan.dates += [line.written for line in shown]
    if shown:
        plan.order.append([plain_text(line.text) for line in shown])
    for unit, line in found:
        if not line and not unit.is_comment and not unit.text.startswith("{{") and _TAGS.sub("", unit.text).strip():
            reason = "has a list within it" if _has_parts(unit) else "does not begin with a month"
            _leave(plan, page, unit, _form_not_read(unit) or reason)
    return _replacing([(unit.span, line is not None) for unit, line in found], NEWS_SHORTCODE)


def _has_parts(unit: Unit) -> bool:
    """Tell whether a unit is more than one line of words: a list stands in it, or a second paragraph."""
    return bool(_PARTS.search(unit.text))


def _news_pages(lines: Sequence[tuple[NewsLine, bool]], target: Target) -> list[NewPage]:
    """Return the pages of news; of several in one month the upper ones are minutes later, so that they stay above."""
    pages: dict[Path, NewPage] = {}
    seen: dict[PartialDate, int] = {}
    for line, is_hidden in reversed(lines):
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
        head += [
            f"date: {stamp}",
            *["draft: true"] * is_hidden,
            *(["math: true"] if _FORMULA.search(line.text) else []),
            "---",
        ]
        pages[path] = NewPage(path, "\n".join([*head, "", line.text, ""]))
    return list(reversed(pages.values()))


def _adopt_publications(
    plan: AdoptPlan, page: Page, units: Sequence[Unit], target: Target, answers: Answers
) -> list[Edit]:
    found: list[tuple[Unit, Record | None]] = []
    year: PartialDate | None = None
    for unit in units:
        if heading := _YEAR_HEADING.fullmatch(unit.text):
            year = PartialDate(int(heading[1]))
        record = _answered(parse_entry(unit.text), year, answers)
        reason = _obstacle(unit, record, plan.keys, target)
        if record:
            plan.keys.append(record.key)
        if reason and not is_legend(unit.text) and (unit.is_item or "](" in unit.text or "href=" in unit.text):
            _leave(plan, page, unit, reason)
        found.append((unit, None if reason else record))
    has_equal = any(record and record.equal for _, record in found)
    _plan_bundles(plan, found, target)
    years = _emptied_headings(found)
    plan.dates += [unit.text for unit in years]
    adopted = [
        (unit.span, record is not None or unit in years or (has_equal and is_legend(unit.text)))
        for unit, record in found
    ]
    return _replacing(adopted, PUBLICATIONS_SHORTCODE) if any(record for _, record in found) else []


def _emptied_headings(found: Sequence[tuple[Unit, Record | None]]) -> list[Unit]:
    """Return the headings of years below which every entry becomes a page."""
    emptied: list[Unit] = []
    below: list[Record | None] = []
    for unit, record in reversed(found):
        if not _YEAR_HEADING.fullmatch(unit.text):
            below += [] if record is None and unit.is_comment else [record]
            continue
        emptied += [unit] if below and None not in below else []
        below = []
    return emptied


def _answered(record: Record | None, year: PartialDate | None, answers: Answers) -> Record | None:
    """Return the record as the owner's answers complete or correct it."""
    if record is None:
        return None
    name = answers.venues.get(record.key, record.venue.name)
    return replace(
        record,
        date=answers.dates.get(record.key, record.date or year),
        venue=record.venue._replace(name=name),
        type=type_of_venue(f"{name} {record.venue.short}"),
    )


def _form_not_read(unit: Unit) -> str:
    """Return what a unit is, if it is of a form of which nothing is read; else ""."""
    if unit.text.startswith("|"):
        return "is a table"
    return "is a list in HTML" if unit.text[:3].lower() in {"<ul", "<ol", "<dl"} else ""


def _obstacle(unit: Unit, record: Record | None, keys: Sequence[str], target: Target) -> str:
    """Return why an entry cannot become a page, "" if it can."""
    if record is None:
        return _form_not_read(unit) or "is not understood"
    if record.date is None:
        return f"says no year; give it with --date {record.key}=2025"
    if not record.key or record.key in keys:
        return "has the same name as another entry"
    if not unit.is_comment and start_of(record.date, target.zone) > target.now:
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
    plan.publications = sum(not unit.is_comment for unit, _ in records)
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
