"""News items: one line of Markdown in a page of its own, from which every list is made."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sitectl.content.markdown import plain_text
from sitectl.content.page import NewPage
from sitectl.create.news_dates import find_date
from sitectl.create.slug import slug
from sitectl.errors import SitectlError
from sitectl.hugo.date_repair import nearest_date

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo
    from pathlib import Path

_DATE = re.compile(r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?:(?P=mark)(?P<day>\d{1,2}))?", re.ASCII)
_FORMS = "write it as 2025-11 or 2025-11-15"
_BULLET = re.compile(r"^[-*+•]\s+")
_BRACKETED = re.compile(r"\[([^\][]+)\](?![(\[])")
#: A date in brackets, as it stands before the lines of a list.
_DATED = re.compile(r"\[([^\][]+)\](?!\()[.:]?\s*")
#: What comes unseen with a text copied from elsewhere; before South-East Asian letters it parts words.
_INVISIBLE = re.compile("[\u200b\ufeff](?![\u0e00-\u17ff])")
_SERVER = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,}/|www\.")
_FORMULA = re.compile(r"\\\(.+?\\\)|\$\$.+?\$\$")


class NewsError(SitectlError):
    """A news item that cannot be made of what was given."""


@dataclass(frozen=True)
class NewsItem:
    """What the user said of a news item."""

    text: str
    date: str | None = None
    link: str | None = None
    draft: bool = False
    math: bool = False
    #: Whether it stands above newer items.
    pinned: bool = False


def new_news(item: NewsItem, folder: Path, zone: tzinfo, now: datetime, others: Iterable[datetime] = ()) -> NewPage:
    """Return the page of a news item; raises NewsError for an empty text or a date that is none.

    A date is a month or a day; without one the item is dated now. `zone` is the site's time zone: every date is
    written with its offset there, so that it means the same to Hugo everywhere. `others` are the dates of the
    items that are there: a new one comes a minute after the last of its month, or of its day if it names one, so
    that the order is that of writing.
    """
    line = one_line(item.text)
    moment, prefix = _moment(item.date, zone, now)
    if item.date:
        moment = _after_others(moment, others, same_day=bool(date_key(item.date, zone, now)[2]))
    linked = with_link(line, item.link)
    title = _title(plain_text(linked))
    body = _safe_for_hugo(linked)
    fields = [f"title: {_quoted(title)}", f"date: {_rfc3339(moment)}"]
    if item.draft:
        fields.append("draft: true")
    if item.pinned:
        fields.append("weight: 1 # above newer items")
    if item.math or _FORMULA.search(line):
        fields.append("math: true")
    text = "\n".join(["---", *fields, "---", "", body, ""])
    return NewPage(folder / f"{prefix}-{slug(title, 'news')}.md", text)


def _title(text: str) -> str:
    """Return a sentence as a title, without its full stop; dots that say more stay."""
    return text if text.endswith(("..", " .")) else text.removesuffix(".") or text


def one_line(text: str) -> str:
    """Return the text of an item on one line, without a bullet and what a paste brings along unseen.

    Raises NewsError for a text that says nothing, or that begins with the date that its list would show again.
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise NewsError("the text is not valid UTF-8; check the terminal's encoding") from None
    line = _BULLET.sub("", " ".join(_INVISIBLE.sub("", text).split()))
    if not plain_text(line).strip():
        raise NewsError('the news text is empty; write it in quotes, as in `sitectl new-news "Talk at CERN"`')
    if any(ord(character) < ord(" ") or ord(character) == 0x7F for character in line):
        raise NewsError("the news text has control characters; write it as plain text")
    _refuse_date(line)
    return line


def _refuse_date(line: str) -> None:
    found = _DATED.match(line)
    date = find_date(found[1].strip(), 0) if found else None
    if found is None or date is None or date.text != found[1].strip() or not date.key[1]:
        return
    year, month, day = date.key
    said = f"{year:04d}-{month:02d}-{day:02d}" if day else f"{year:04d}-{month:02d}"
    raise NewsError(f"the text begins with the date [{found[1]}]; leave that out, and say --date {said}")


def date_key(date: str | None, zone: tzinfo, now: datetime) -> tuple[int, int, int]:
    """Return year, month and day of a date on the command line, the day 0 where none is said; raises NewsError."""
    if date is None:
        moment = now.astimezone(zone)
        return moment.year, moment.month, 0
    found = _DATE.fullmatch(date.strip())
    if found is None:
        raise NewsError(f"--date {date}: {_advice(date)}")
    year, month, day = (int(part) if part else 0 for part in found.group("year", "month", "day"))
    try:
        datetime(year, month, 1 if found["day"] is None else day, tzinfo=zone)
    except ValueError:
        raise NewsError(f"--date {date}: no such month or day; {_FORMS}") from None
    return year, month, day


def _advice(date: str) -> str:
    """Return what to write for a text that is no date, or one in a form that is not taken."""
    day = nearest_date(date)
    if day is not None and len(day) == len("2025-11-15"):
        return f"write it as {day}"
    month = find_date(date.strip(), 0)
    if month is not None and month.text == date.strip() and month.key[1] and not month.key[2]:
        return f"write it as {month.key[0]:04d}-{month.key[1]:02d}"
    return f"no month or day; {_FORMS}"


def _moment(date: str | None, zone: tzinfo, now: datetime) -> tuple[datetime, str]:
    """Return when the item is dated, and the beginning of its file name."""
    year, month, day = date_key(date, zone, now)
    moment = datetime(year, month, day or 1, tzinfo=zone) if date else now.astimezone(zone).replace(microsecond=0)
    return moment, f"{year:04d}-{month:02d}"


def _after_others(moment: datetime, others: Iterable[datetime], *, same_day: bool) -> datetime:
    """Return a moment a minute after the last of the same day, or month; the moment itself where there is none."""
    parts = 3 if same_day else 2
    local = [other.astimezone(moment.tzinfo) for other in others]
    before = [other for other in local if other.timetuple()[:parts] == moment.timetuple()[:parts]]
    return max(before) + timedelta(minutes=1) if before else moment


def _rfc3339(moment: datetime) -> str:
    text = moment.isoformat()
    return f"{text[:-6]}Z" if text.endswith("+00:00") else text


def with_link(line: str, link: str | None) -> str:
    """Put the link on the words in brackets, or on the whole line; raises NewsError for what is no link."""
    if link is None:
        return line
    if not link.strip() or any(character.isspace() for character in link.strip()):
        raise NewsError(f"--link {link!r}: no link; write an address such as https://arxiv.org/abs/2504.19516")
    target = link.strip()
    if _SERVER.match(target):
        raise NewsError(f"--link {target}: a browser takes it for a page of this site; write https://{target}")
    target = f"<{target}>" if "(" in target or ")" in target else target
    if _BRACKETED.search(line):
        return _BRACKETED.sub(lambda found: f"[{found[1]}]({target})", line, count=1)
    if "](" in line:
        raise NewsError("the text has a link already; put the words for --link in [brackets]")
    return f"[{line}]({target})"


def _safe_for_hugo(line: str) -> str:
    """Keep Hugo from taking two braces in a text for a shortcode, which would stop the build."""
    return line.replace("{{<", "{&#123;<").replace("{{%", "{&#123;%")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
