"""The parts of a hand-written page that lists are made of: sections by heading, and their entries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.markdown import read_markdown
from sitectl.content.source import Span

if TYPE_CHECKING:
    from sitectl.content.page import Page

_NEWS = re.compile(r"\A(?:recent |latest )?(?:news|updates|what'?s new)\W*\Z|\A(?:新闻|动态|最新动态)\Z", re.IGNORECASE)
_PUBLICATIONS = re.compile(
    r"\A(?:(?:selected|recent|all|my) )?(?:publications|papers|preprints)\W*\Z|\A(?:论文|发表论文|学术论文)\Z",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"^[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*<!--(.*?)-->[ \t]*(?=\r?\n|\Z)", re.MULTILINE | re.DOTALL)
_BULLET = re.compile(r"^ {0,3}(?:[-*+]|\d{1,3}[.)])[ \t]+", re.MULTILINE)


class Unit(NamedTuple):
    """One entry as it stands in the page: its place, and its text without the list's mark or the comment's."""

    span: Span
    text: str
    is_comment: bool = False


class Sections(NamedTuple):
    """The entries below the headings of news and of publications."""

    news: tuple[Unit, ...]
    publications: tuple[Unit, ...]


def find_sections(page: Page) -> Sections:
    """Return the units of a page's news and publications sections; those of neither are not looked at."""
    headings = read_markdown(page.text, page.body_span.start).headings
    news: list[Unit] = []
    publications: list[Unit] = []
    for index, heading in enumerate(headings):
        following = (each.span.start for each in headings[index + 1 :] if each.level <= heading.level)
        start = page.text.find("\n", heading.span.start, heading.span.end + 1)
        end = next(following, len(page.text))
        section = Span(max(start, heading.span.end) if start < 0 else min(start + 1, end), end)
        if _NEWS.match(heading.text.strip()):
            news += _units(page.text, section)
        elif _PUBLICATIONS.match(heading.text.strip()):
            publications += _units(page.text, section)
    return Sections(tuple(news), tuple(publications))


def _units(text: str, section: Span) -> list[Unit]:
    """Return the comments, list items and paragraphs of a section, in order."""
    units: list[Unit] = []
    cursor = section.start
    for comment in _COMMENT.finditer(text, section.start, section.end):
        if comment.start() < cursor:
            continue
        before = _visible_units(text, Span(cursor, comment.start()))
        if before and text[before[-1].span.end : comment.start()].count("\n") < 2 and not _is_entry(comment.group(1)):
            last = before.pop()  # a remark in the lines of an entry belongs to it
            span = Span(last.span.start, comment.end())
            before.append(Unit(span, _BULLET.sub("", text[span.start : span.end], count=1)))
            units += before
        else:
            units += [*before, Unit(Span(*comment.span()), comment.group(1).strip(), is_comment=True)]
        cursor = comment.end()
    return [*units, *_visible_units(text, Span(cursor, section.end))]


def _is_entry(comment: str) -> bool:
    return "](" in comment or "href=" in comment


def _visible_units(text: str, place: Span) -> list[Unit]:
    units: list[Unit] = []
    for found in _PARAGRAPH.finditer(text, place.start, place.end):
        start, end = found.span()
        bullets = [bullet.start() for bullet in _BULLET.finditer(text, start, end)]
        starts = bullets if bullets and bullets[0] == start else [start]
        for first, last in zip(starts, [*starts[1:], end], strict=True):
            piece = text[first:last].rstrip()
            units.append(Unit(Span(first, first + len(piece)), _BULLET.sub("", piece, count=1)))
    return units
