"""The page was changed before it was written: `lastmod` lies before `date`.

Themes then show an "updated" date that cannot be, and search engines are told the older one.

Set `lastmod` to the day of the last real change, or remove it: Hugo then takes `date`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.hugo.dates import parse_date
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "dates"
SEVERITY = "warning"
KEYS = ("lastmod",)

BAD = (
    Bad(
        "---\ntitle: A\ndate: 2025-11-01\nlastmod: ⟦2024-11-01⟧\n---\n",
        hugo=Hugo(shows={".Lastmod.Year": "2024", ".Date.Year": "2025"}),
    ),
    Bad("---\ntitle: A\ndate: 2025-11-02T10:00:00Z\nlastmod: ⟦2025-11-01T10:00:00+01:00⟧\n---\n"),
    Bad('+++\ntitle = "A"\ndate = 2025-11-01\nlastmod = ⟦2025-10-31⟧\n+++\n'),
)
GOOD = (
    Good("---\ntitle: A\ndate: 2025-11-01\nlastmod: 2025-11-01\n---\n"),
    Good("---\ntitle: A\ndate: 2025-11-01\nlastmod: 2025-11-02\n---\n"),
    Good("---\ntitle: A\ndate: 2025-11-01T10:00:00Z\nlastmod: 2025-11-01\n---\n"),
    Good("---\ntitle: A\ndate: 2025-11-01T10:00:00Z\nlastmod: 2025-11-01T09:58:00Z\n---\n"),
    Good("---\ntitle: A\nlastmod: 2025-11-02\n---\n"),
    Good("---\ntitle: A\ndate: 2025-11-01\nlastmod:\n---\n"),
    Good("---\ntitle: A\ndate: 2025-11-01\nlastmod: long ago\n---\n"),
)

#: Less than that is a clock, or the time that it took to publish.
_DAY = 86_400


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding where both dates can be read and `date` is later by a day or more."""
    date, lastmod = page.node("date"), page.node("lastmod")
    if date is None or lastmod is None:
        return
    written = parse_date(date.value, page.site.zone)
    changed = parse_date(lastmod.value, page.site.zone)
    if written is None or changed is None or changed.is_zero or written.seconds - changed.seconds < _DAY:
        return
    message = f"`lastmod` lies before `date` ({page.raw(date)}); correct it, or remove it and Hugo takes `date`."
    yield Finding(lastmod.span, message)
