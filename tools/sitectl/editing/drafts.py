"""Publishing: draft off, and a date for a page that has none; unpublishing: draft on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.changes import Change
from sitectl.content.new_values import DateText

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sitectl.editing.facts import PageFacts


def publishing(now: datetime, is_draft: Callable[[str], bool]) -> Callable[[PageFacts], Sequence[Change]]:
    """Return the changes that publish a page at a moment; none for one that is published.

    `is_draft` says of a page, by its path below the content folder, whether a cascade makes it a draft.
    """

    def changes_of(facts: PageFacts) -> Sequence[Change]:
        changes = []
        if facts.lookup(("draft",)) or ("draft" not in facts.values and is_draft(facts.path)):
            changes.append(Change("set", ("draft",), value=False))
        if facts.dates["date"] is None:
            changes.append(Change("set", ("date",), DateText(now.isoformat(timespec="seconds").replace("+00:00", "Z"))))
        return changes

    return changes_of


def unpublishing(facts: PageFacts) -> Sequence[Change]:
    """Return the change that takes a page out of the built site."""
    return [] if facts.lookup(("draft",)) else [Change("set", ("draft",), value=True)]
