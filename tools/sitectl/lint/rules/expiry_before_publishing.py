"""The page expires before it is published, so it is never online.

Hugo publishes a page from its publishing date (`publishDate`, else `date`) until its `expiryDate`. Where that is not
later, there is no day on which a build writes the page.

Correct one of the dates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.hugo.dates import parse_date
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules.future_date import PUBLISHING_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.node_views import Node
    from sitectl.hugo.moments import Moment
    from sitectl.lint.subject import Subject

GROUP = "dates"
SEVERITY = "error"
KEYS = ("expirydate", "unpublishdate")

BAD = (
    Bad("---\ntitle: A\ndate: 2025-11-01\nexpiryDate: ⟦2025-10-01⟧\n---\n", hugo=Hugo(published=False)),
    Bad("---\ntitle: A\npublishDate: 2025-11-01\nexpiryDate: ⟦2025-11-01⟧\n---\n", hugo=Hugo(published=False)),
    Bad('+++\ntitle = "A"\ndate = 2999-01-01\nexpiryDate = ⟦2998-01-01⟧\n+++\n', hugo=Hugo(published=False)),
    Bad("---\ntitle: A\ndate: 2025-11-01\nunpublishDate: ⟦2025-01-01⟧\n---\n", hugo=Hugo(published=False)),
)
GOOD = (
    Good("---\ntitle: A\ndate: 2025-11-01\nexpiryDate: 2025-12-01\n---\n"),
    Good("---\ntitle: A\nexpiryDate: 2025-12-01\n---\n"),
    Good("---\ntitle: A\ndate: 2025-11-01\npublishDate: 2025-01-01\nexpiryDate: 2025-06-01\n---\n"),
    Good("---\ntitle: A\ndate: 2025-11-01\nexpiryDate: 20251201\n---\n"),
    Good("---\ntitle: A\ndate: 2025-11-01\nexpiryDate: someday\n---\n"),
    Good("---\ntitle: A\ndate: 2025-11-01\nexpiryDate: 0001-01-01\n---\n"),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for an expiry date that is not later than the publishing date."""
    node = _expiry(page)
    published = _published(page) if node is not None else None
    if node is not None and published is not None and is_never_online(page):
        when = published.rfc3339().partition("T")[0]
        message = (
            f"The page expires before its publishing date, {when}, so Hugo never publishes it; correct one of them."
        )
        yield Finding(node.span, message)


def is_never_online(page: Subject) -> bool:
    """Say whether a page's dates leave no day on which it is published."""
    node = _expiry(page)
    expiry = parse_date(node.value, page.site.zone) if node is not None else None
    published = _published(page) if expiry is not None else None
    return bool(expiry and published and not expiry.is_zero and expiry.instant <= published.instant)


def _expiry(page: Subject) -> Node | None:
    node = page.node("expirydate") or page.node("unpublishdate")
    return None if node is None or isinstance(node.value, int) else node


def _published(page: Subject) -> Moment | None:
    for name in PUBLISHING_KEYS:
        node = page.node(name)
        moment = parse_date(node.value, page.site.zone) if node is not None else None
        if moment is not None:
            return moment
    return None
