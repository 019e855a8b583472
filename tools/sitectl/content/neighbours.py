"""Where a new key belongs: behind its closest relative, else behind the last key that is no map."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.content.nodes import Entry

#: Keys that people keep together, in the order in which they write them.
_FAMILIES = (
    ("title", "linktitle", "subtitle", "description", "summary", "lead"),
    ("date", "publishdate", "lastmod", "expirydate"),
    ("draft", "weight"),
    ("slug", "url", "aliases"),
    ("categories", "tags", "keywords"),
)


def relative_of(key: str, entries: Sequence[Entry]) -> Entry | None:
    """Return the entry of the key's family that comes closest before it, None if there is none."""
    family = next((family for family in _FAMILIES if key.lower() in family), ())
    present = {entry.key.lower(): entry for entry in entries}
    earlier = [present[name] for name in family[: family.index(key.lower()) if family else 0] if name in present]
    return earlier[-1] if earlier else None


def neighbour_of(key: str, entries: Sequence[Entry]) -> Entry:
    """Return the entry behind which a new key goes among others, at least one."""
    simple = [entry for entry in entries if not isinstance(entry.node.value, dict)]
    return relative_of(key, entries) or (simple or entries)[-1]
