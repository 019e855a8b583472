"""News kept as a Markdown list in a page: a new line goes in, written as the others are, and nothing else moves."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.guard import guarded_edits
from sitectl.content.source import Edit, Span
from sitectl.create.news import NewsError, date_key, one_line, with_link
from sitectl.create.news_dates import find_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, tzinfo

    from sitectl.content.page import Page
    from sitectl.create.news import NewsItem
    from sitectl.create.news_dates import WrittenDate

_HEADING = re.compile(r"^#{1,6}[ \t]+(?P<words>[^\r\n]+)", re.MULTILINE)
_NEWS_WORDS = re.compile(r"\b(?:news|updates|announcements|what'?s new|latest)\b|新闻|动态|消息|最新", re.IGNORECASE)
_ITEM = re.compile(r"^(?P<indent>[ ]{0,3})(?P<bullet>[-*+]|\d{1,3}[.)])(?P<gap>[ \t]+)(?P<text>[^\r\n]*)", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_AFTER_DATE = re.compile(r"[\]\)\s.:,;*_–—|：，。、）】-]*")
#: How far into an item its date may begin.
_LATEST_START = 12


class Item(NamedTuple):
    """One dated item of a list: `head` is what stands before the date, `tail` what joins it to the words."""

    span: Span
    bullet: str
    head: str
    date: WrittenDate
    tail: str
    words: str


@dataclass(frozen=True)
class NewsList:
    """A list of news in a page, from its first item to its last."""

    page: Page
    items: tuple[Item, ...]

    @property
    def newest_first(self) -> bool:
        """Whether the list runs backwards in time, as most do."""
        return self.items[0].date.key >= self.items[-1].date.key

    def insertion(self, words: str, key: tuple[int, int, int]) -> Edit:
        """Return the edit that puts a new item where its date belongs, in the style of its neighbour.

        `key` is year, month and day; a day of 0 is none. Of items with the same date the new one counts as newer.
        """
        later = [item for item in self.items if _is_later(item.date.key, key)]
        newline = self.page.source.newline
        gap = self._gap(newline)
        if self.newest_first:
            neighbour = later[-1] if later else self.items[0]
            line = _written(neighbour, words, key)
            if later:
                return Edit(Span(neighbour.span.end, neighbour.span.end), gap + line)
            return Edit(Span(neighbour.span.start, neighbour.span.start), line + gap)
        earlier = [item for item in self.items if item not in later]
        neighbour = earlier[-1] if earlier else self.items[0]
        line = _written(neighbour, words, key)
        if earlier:
            return Edit(Span(neighbour.span.end, neighbour.span.end), gap + line)
        return Edit(Span(neighbour.span.start, neighbour.span.start), line + gap)

    def _gap(self, newline: str) -> str:
        """Return what stands between two items: a line break, or a blank line too."""
        if len(self.items) < 2:
            return newline
        between = self.page.text[self.items[0].span.end : self.items[1].span.start]
        return between if between and not between.strip() else newline


def with_item(news: NewsList, item: NewsItem, zone: tzinfo, now: datetime) -> tuple[Page, int]:
    """Return the page with a line for the item, and that line's number; raises NewsError for what a line cannot be."""
    if item.draft or item.pinned:
        path = news.page.source.path
        raise NewsError(f"{path}: the news are a list in this page, whose lines can be neither draft nor pinned")
    words = with_link(one_line(item.text), item.link)
    edit = news.insertion(words, date_key(item.date, zone, now))
    new = guarded_edits(news.page, [edit])
    breaks = len(edit.replacement) - len(edit.replacement.lstrip("\r\n"))
    return new, new.source.position(edit.span.start + breaks).line


def find_news_list(page: Page) -> NewsList | None:
    """Return the dated list below a heading about news; None where a page has none."""
    start = page.body_span.start
    body = _COMMENT.sub(lambda found: re.sub(r"[^\r\n]", " ", found.group()), page.text)
    for heading in _HEADING.finditer(body, start):
        if _NEWS_WORDS.search(heading["words"]):
            following = _HEADING.search(body, heading.end())
            items = tuple(_items(body, heading.end(), following.start() if following else len(body)))
            if items:
                return NewsList(page, items)
    return None


def _items(body: str, start: int, end: int) -> Iterator[Item]:
    """Yield the items of a list in which every item has a date; a list of anything else has none."""
    found = list(_ITEM.finditer(body, start, end))
    dates = [date for each in found if (date := find_date(each["text"], _LATEST_START))]
    if len(dates) < len(found) or len({each["bullet"][-1] for each in found}) != 1:
        return
    for number, (each, date) in enumerate(zip(found, dates, strict=True)):
        limit = found[number + 1].start() if number + 1 < len(found) else end
        item_end = each.start() + len(_own_lines(body[each.start() : limit]))
        text = each["text"]
        tail = _AFTER_DATE.match(text, date.end)
        words_start = tail.end() if tail else date.end
        yield Item(
            Span(each.start(), item_end),
            each["indent"] + each["bullet"] + each["gap"],
            text[: date.start],
            date,
            text[date.end : words_start],
            text[words_start:],
        )


def _own_lines(text: str) -> str:
    """Return an item without the blank lines, and without paragraphs of the page that follow it."""
    lines = text.splitlines(keepends=True)
    kept = lines[:1]
    for before, line in itertools.pairwise(lines):
        if line.strip() and not before.strip() and not line.startswith((" ", "\t")):
            break
        kept.append(line)
    return "".join(kept).rstrip()


def _written(neighbour: Item, words: str, key: tuple[int, int, int]) -> str:
    ending = "." if neighbour.words.rstrip().endswith(".") and words[-1] not in ".!?。！？" else ""
    if neighbour.words.rstrip().endswith("。") and words[-1] not in ".!?。！？":
        ending = "。"
    return f"{neighbour.bullet}{neighbour.head}{neighbour.date.like(key)}{neighbour.tail}{words}{ending}"


def _is_later(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    """Say whether a date is later than another as far as both are known."""
    if one[:2] != other[:2]:
        return one[:2] > other[:2]
    return bool(one[2] and other[2]) and one[2] > other[2]
