"""The page has expired, so Hugo no longer publishes it.

From its `expiryDate` on every build leaves the page out, and links to it lead nowhere. `hugo server` hides it too.

Remove the file or the date; it is often left there on purpose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.hugo.casts import to_bool
from sitectl.hugo.dates import parse_date
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules.expiry_before_publishing import is_never_online

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "publishing"
SEVERITY = "note"
KEYS = ("expirydate", "unpublishdate")

BAD = (
    Bad("---\ntitle: A\nexpiryDate: ⟦2020-01-01⟧\n---\n", hugo=Hugo(published=False)),
    Bad("---\ntitle: A\ndate: 2019-01-01\nunpublishDate: ⟦2020-01-01⟧\n---\n", hugo=Hugo(published=False)),
    Bad('+++\ntitle = "A"\nexpiryDate = ⟦2020-01-01T00:00:00Z⟧\n+++\n', hugo=Hugo(published=False)),
)
GOOD = (
    Good("---\ntitle: A\nexpiryDate: 2999-01-01\n---\n"),
    Good("---\ntitle: A\nexpiryDate: 2020-01-01\ndraft: true\n---\n"),
    Good("---\ntitle: A\ndate: 2021-01-01\nexpiryDate: 2020-01-01\n---\n"),
    Good("---\ntitle: A\nexpiryDate: 20200101\n---\n"),
    Good("---\ntitle: A\nexpiryDate:\n---\n"),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for a page that is no draft and was online until its expiry date."""
    node = page.node("expirydate") or page.node("unpublishdate")
    if node is None or isinstance(node.value, int) or to_bool(page.value("draft")) or is_never_online(page):
        return
    expiry = parse_date(node.value, page.site.zone)
    if expiry is not None and not expiry.is_zero and expiry.instant <= page.site.now.instant:
        yield Finding(node.span, "The page has expired, so Hugo leaves it out of the site.")
