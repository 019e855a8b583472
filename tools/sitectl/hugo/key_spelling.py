"""Keys that Hugo and themes know, and which of them somebody meant who wrote another one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sitectl.hugo.keys import KNOWN_KEYS, LOOK_ALIKES, REMOVED_KEYS
from sitectl.hugo.spelling import meant

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

#: What Doks and most themes know besides Hugo; other keys are found in the site's own templates.
THEME_KEYS = frozenset(
    [
        *("lead", "images", "math", "toc", "contributors", "categories", "tags", "series", "authors", "seo"),
        "sidebar",
    ]
)

#: What the content model of publications knows besides.
PUBLICATION_KEYS = frozenset(
    ["authors", "equal", "corresponding", "venue", "doi", "arxiv", "links", "selected", "abstract"]
)

#: Keys that had a meaning in other versions of Hugo, and are words of the site's own in this one.
_OF_OTHER_VERSIONS = frozenset(["path", "kind", "lang"])

#: Hugo's keys in the letter case of its documentation.
_SPELLED = {
    "publishdate": "publishDate", "pubdate": "publishDate", "expirydate": "expiryDate", "linktitle": "linkTitle",
    "translationkey": "translationKey", "unpublishdate": "expiryDate", "iscjklanguage": "isCJKLanguage",
}  # fmt: skip


class Slip(NamedTuple):
    """The key that was meant, in lower case, and as Hugo's documentation spells it."""

    key: str
    spelled: str
    #: Whether it was mistyped; else it is another system's name for the same thing.
    is_typo: bool


def slips_of(names: Collection[str], own: Collection[str], templates: Collection[str]) -> Mapping[str, Slip]:
    """Return those of a page's keys that have a slip, as `slip_of` says of each."""
    return _find_slips(tuple(names), frozenset(own), frozenset(templates))


@lru_cache(maxsize=1024)  # the pages of a section have the same keys
def _find_slips(names: tuple[str, ...], own: frozenset[str], templates: frozenset[str]) -> Mapping[str, Slip]:
    slips = {name: _find_slip(name, own, templates) for name in names}
    return {name: slip for name, slip in slips.items() if slip is not None}


def slip_of(name: str, own: Collection[str], templates: Collection[str]) -> Slip | None:
    """Return what a key in lower case was meant to be; None for one that is known, or a word of its own.

    `own` are the keys that the site has besides those of Hugo and themes, `templates` those that its templates read;
    without any, another system's name for a key may be what a theme elsewhere wants.
    """
    return _find_slip(name, frozenset(own), frozenset(templates))


@lru_cache(maxsize=4096)  # the pages of a site have the same keys
def _find_slip(name: str, own: frozenset[str], templates: frozenset[str]) -> Slip | None:
    if any(name in known for known in (KNOWN_KEYS, THEME_KEYS, own, templates, REMOVED_KEYS, _OF_OTHER_VERSIONS)):
        return None
    right = meant(name, sorted({*KNOWN_KEYS, *THEME_KEYS, *own}))
    is_typo = right is not None
    right = right or (LOOK_ALIKES.get(name) if templates else None)
    return None if right is None else Slip(right, _SPELLED.get(right, right), is_typo)
