"""Where a new key goes among those that are there, for any format."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Keys that people keep together, in the order in which they usually stand; groups from the top of a page down.
_GROUPS = (
    ("title", "linktitle", "subtitle", "description", "summary", "lead"),
    ("date", "publishdate", "pubdate", "published", "lastmod", "modified", "expirydate", "unpublishdate"),
    ("draft",),
    ("weight",),
    ("author", "authors"),
    ("slug", "url", "aliases"),
    ("categories", "tags", "keywords"),
)
_RANKS = {key: (group, rank) for group, keys in enumerate(_GROUPS) for rank, key in enumerate(keys)}


class Neighbour(NamedTuple):
    """The place of an existing key in the order of all, and on which side of it the new key goes."""

    place: int
    before: bool = False


def neighbour(new: str, keys: Sequence[str]) -> Neighbour:
    """Return the existing key beside which a new one goes; `keys` are those there, at least one, in order.

    A key goes beside those of its kind, else below those that usually stand above it, else to the end.
    """
    last = Neighbour(len(keys) - 1)
    own = _RANKS.get(new.lower())
    if own is None:
        return last
    ranks = [_RANKS.get(key.lower()) for key in keys]
    kin = [(rank[1], index) for index, rank in enumerate(ranks) if rank and rank[0] == own[0]]
    above = [each for each in kin if each[0] < own[1]]
    if above:
        return Neighbour(max(above)[1])
    if kin:
        return Neighbour(min(kin)[1], before=True)
    for group in range(own[0] - 1, -1, -1):
        found = [index for index, rank in enumerate(ranks) if rank and rank[0] == group]
        if found:
            return Neighbour(found[-1])
    return Neighbour(0, before=True) if own[0] == 0 else last
