"""The news items that a site has already."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from sitectl.content.page import Page
from sitectl.content.site_tree import SiteTree
from sitectl.hugo.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo
    from pathlib import Path


def item_dates(folder: Path, zone: tzinfo) -> Iterator[datetime]:
    """Yield the dates of the items in a folder; files that cannot be read, or have no date, are passed over."""
    for path in SiteTree(folder).content_files if folder.is_dir() else ():
        try:
            entry = Page.read(folder / path).front_matter.entry("date")
        except OSError:
            continue
        moment = parse_date(entry.node.value, zone) if entry else None
        if moment is not None and not moment.is_zero:
            place = timezone(timedelta(seconds=moment.offset)) if moment.offset else UTC
            yield datetime.fromtimestamp(moment.seconds, place)
