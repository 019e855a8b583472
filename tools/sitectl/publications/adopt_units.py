"""The parts of a hand-written page that lists are made of: sections by heading, and their entries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.markdown import read_markdown
from sitectl.content.source import Span

if TYPE_CHECKING:
    from sitectl.content.page import Page

_NEWS = re.compile(
    r"\A\W*(?:(?:recent |latest )?(?:news|updates|announcements|what['’]?s new)|新闻|动态|最新动态)\W*\Z", re.IGNORECASE
)
_PUBLICATIONS = re.compile(
    r"\A\W*(?:(?:(?:selected|recent|all|my) )?(?:publications|papers|preprints)|论文|发表论文|学术论文)\W*\Z",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"^[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*<!--(.*?)-->[ \t]*(?=\r?\n|\Z)", re.MULTILINE | re.DOTALL)
_BULLET = re.compile(r"^ {0,3}(?:[-*+]|\d{1,3}[.)])[ \t]+", re.MULTILINE)
#: A line that begins with its venue or its month in brackets, as lines of a paragraph do that are entries each.
_BRACKETED = re.compile(r"^\*{0,2}\[[^\[\]\n]{2,40}\]\*{0,2}(?![(\[:])", re.MULTILINE)


class Unit(NamedTuple):
    """One entry as it stands in the page: its place, and its text without the list's mark or the comment's."""

    span: Span
    text: str
    is_comment: bool = False
    #: Whether it is an item of a list, and not a paragraph.
    is_item: bool = False


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
            before.append(Unit(span, _BULLET.sub("", text[span.start : span.end], count=1), is_item=last.is_item))
            units += before
        else:
            inner = _BULLET.sub("", comment.group(1).strip(), count=1)
            units += [*before, Unit(Span(*comment.span()), inner, is_comment=True)]
        cursor = comment.end()
    return [*units, *_visible_units(text, Span(cursor, section.end))]


def _is_entry(comment: str) -> bool:
    begins = _BULLET.match(comment.strip()) or _BRACKETED.match(comment.strip())
    return bool(begins) or "](" in comment or "href=" in comment


def _visible_units(text: str, place: Span) -> list[Unit]:
    units: list[Unit] = []
    for found in _PARAGRAPH.finditer(text, place.start, place.end):
        start, end = found.span()
        bullets = [bullet for bullet in _BULLET.finditer(text, start, end) if _indent(bullet) < 2]
        if units and units[-1].is_item and text[start : start + 2].isspace():
            first = units.pop().span.start  # an indented paragraph belongs to the item above it
            start = bullets[0].start() if bullets else end
            units.append(_item(text, first, start))
            if start == end:
                continue
        is_list = bool(bullets) and bullets[0].start() == start
        bracketed = [line.start() for line in _BRACKETED.finditer(text, start, end)]
        starts = [bullet.start() for bullet in bullets] if is_list else [start]
        if not is_list and bracketed and bracketed[0] == start:
            starts = bracketed
        for first, last in zip(starts, [*starts[1:], end], strict=True):
            piece = text[first:last].rstrip()
            units.append(_item(text, first, last) if is_list else Unit(Span(first, first + len(piece)), piece))
    return units


def _item(text: str, start: int, end: int) -> Unit:
    piece = text[start:end].rstrip()
    return Unit(Span(start, start + len(piece)), _BULLET.sub("", piece, count=1), is_item=True)


def _indent(bullet: re.Match[str]) -> int:
    return len(bullet.group()) - len(bullet.group().lstrip(" "))
