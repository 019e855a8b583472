"""The page is dated in the future, so Hugo does not publish it yet.

A plain build leaves it out without a word, and nothing brings it online later but another build.

Leave it if that is meant; else correct the date. `sitectl plan` shows when each page goes online.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.hugo.dates import parse_date
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "publishing"
SEVERITY = "warning"

BAD = (
    Bad("---\ntitle: A\ndate: ⟦2999-01-01⟧\n---\n", hugo=Hugo(published=False)),
    Bad("---\ntitle: A\ndate: 2025-01-01\npublishDate: ⟦2999-01-01T10:00:00Z⟧\n---\n", hugo=Hugo(published=False)),
    Bad("---\ntitle: A\nlastmod: ⟦2999-01-01⟧\n---\n", hugo=Hugo(published=False)),
)
GOOD = (
    Good("---\ntitle: A\ndate: 2025-01-01\n---\n"),
    Good("---\ntitle: A\ndate: 2999-01-01\npublishDate: 2025-01-01\n---\n"),
    Good("---\ntitle: A\ndate: 2999-01-01\ndraft: true\n---\n"),
    Good("---\ntitle: A\ndate: 2025-01-01\nlastmod: 2999-01-01\n---\n"),
    Good("---\ntitle: A\ndate: someday\n---\n"),
    Good("---\ntitle: A\nexpiryDate: 2999-01-01\n---\n"),
)

#: The keys that can make the publishing date, in the order in which Hugo tries them.
PUBLISHING_KEYS = ("publishdate", "pubdate", "published", "date", "lastmod", "modified")

KEYS = PUBLISHING_KEYS


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for the date that hides a page which is no draft."""
    if page.value("draft") is True:
        return
    for name in PUBLISHING_KEYS:
        node = page.node(name)
        moment = parse_date(node.value, page.site.zone) if node is not None else None
        if node is None or moment is None or moment.is_zero:
            continue
        if moment.instant > page.site.now.instant:
            when = moment.rfc3339()
            message = f"This date lies in the future, so Hugo leaves the page out until the first build after {when}."
            yield Finding(node.span, message)
        return
