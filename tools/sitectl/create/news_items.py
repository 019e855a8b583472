"""The news items that a site has already."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.markdown import plain_text
from sitectl.content.page import Page
from sitectl.content.site_tree import SiteTree
from sitectl.hugo.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo
    from pathlib import Path

_NOT_WORDS = re.compile(r"[\W_]+")


class ExistingItem(NamedTuple):
    """An item that is there: its file, its date if it has one, and its Markdown."""

    path: Path
    moment: datetime | None
    text: str


def existing_items(folder: Path, zone: tzinfo) -> Iterator[ExistingItem]:
    """Yield the items in a folder; files that cannot be read are passed over."""
    for path in SiteTree(folder).content_files if folder.is_dir() else ():
        try:
            page = Page.read(folder / path)
        except OSError:
            continue
        entry = page.front_matter.entry("date")
        moment = parse_date(entry.node.value, zone) if entry else None
        shown = None
        if moment is not None and not moment.is_zero:
            place = timezone(timedelta(seconds=moment.offset)) if moment.offset else UTC
            shown = datetime.fromtimestamp(moment.seconds, place)
        yield ExistingItem(folder / path, shown, page.body)


def says_the_same(one: str, other: str) -> bool:
    """Tell whether two Markdown texts show the same letters and digits, in any letter case."""
    words = _NOT_WORDS.sub("", plain_text(one)).casefold()
    return bool(words) and words == _NOT_WORDS.sub("", plain_text(other)).casefold()
