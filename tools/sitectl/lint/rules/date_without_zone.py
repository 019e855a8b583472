"""A date that decides when the page is shown has a time of day, and does not say in which time zone.

Hugo reads such a time in the site's `timeZone`, and in UTC where the site names none. East of Greenwich the page comes
hours later than meant. A date that is over is left alone: the page is there, its day and its URL are as they are
written, whatever the zone.

Write the offset, as in `2025-11-01T10:00:00+08:00`, or set `timeZone` in the site's settings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.nodes import TomlTime
from sitectl.hugo.dates import parse_date
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules.unparsable_date import DATE_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.nodes import Value
    from sitectl.lint.subject import Subject

GROUP = "dates"
SEVERITY = "warning"
KEYS = DATE_KEYS

BAD = (
    Bad("---\ntitle: A\ndate: ⟦2999-11-01T10:00:00⟧\n---\n", hugo=Hugo(published=False)),
    Bad('---\ntitle: A\nlastmod: ⟦"2999-11-01 10:00:00"⟧\n---\n', hugo=Hugo(published=False)),
    Bad("---\ntitle: A\ndate: 2025-11-01\npublishDate: ⟦2999-11-01T10:00:00⟧\n---\n", hugo=Hugo(published=False)),
    Bad(
        "---\ntitle: A\nexpiryDate: ⟦Fri, 01 Nov 2999 10:00:00 CET⟧\n---\n",
        hugo=Hugo(shows={'.ExpiryDate.Format "2006-01-02T15:04:05Z07:00"': "2999-11-01T10:00:00Z"}),
    ),
    Bad(
        '+++\ntitle = "A"\nexpiryDate = ⟦2999-11-01T10:00:00⟧\n+++\n',
        hugo=Hugo(shows={'.ExpiryDate.Format "2006-01-02T15:04:05Z07:00"': "2999-11-01T10:00:00Z"}),
    ),
    Bad(
        "---\ntitle: A\nexpiryDate: ⟦Fri, 01 Nov 2999 10:00:00 CET⟧\n---\n",
        files={"hugo.toml": 'timeZone = "Asia/Shanghai"\n'},
    ),
)
GOOD = (
    Good("---\ntitle: A\ndate: 2025-11-01T10:00:00\n---\n"),
    Good("---\ntitle: A\ndate: 2025-11-01 23:59:59\nexpiryDate: 2025-11-02T10:00:00\n---\n"),
    Good("---\ntitle: A\ndate: Sat, 01 Nov 2025 10:00:00 CET\n---\n"),
    Good("---\ntitle: A\ndate: 2025-11-01\nlastmod: 2999-11-01T10:00:00\n---\n"),
    Good("---\ntitle: A\ndate: 2999-11-01T10:00:00Z\n---\n"),
    Good("---\ntitle: A\ndate: 2999-11-01T10:00:00+08:00\n---\n"),
    Good("---\ntitle: A\ndate: 2999-11-01 10:00:00 +0800\n---\n"),
    Good("---\ntitle: A\ndate: 2999-11-01\n---\n"),
    Good("---\ntitle: A\ndate: 32499999999\n---\n"),
    Good("---\ntitle: A\ndate: 2999-11-01T10:00\n---\n"),
    Good("---\ntitle: A\ndate: 2999-11-01T00:00:00\n---\n"),
    Good("---\ntitle: A\ndate: 2999-11-01T10:00:00\n---\n", files={"hugo.toml": 'timeZone = "Asia/Shanghai"\n'}),
    Good('+++\ntitle = "A"\ndate = 2999-11-01\n+++\n'),
)

#: Without effect on when a page is shown, unless they stand in for these.
_CHANGES = frozenset(["lastmod", "modified"])
_BEGINNINGS = frozenset(["date", "publishdate", "pubdate", "published"])
_CLOCK = re.compile(r"\d:\d\d:\d\d")
_OFFSET = re.compile(r"(?:Z|[+-]\d\d:?\d\d)(?: [A-Z]+)?(?: \d{4})?$")
#: Midnight is what programs write for a day without a time.
_MIDNIGHT = "00:00:00"
_ZONE_NAME = re.compile(r" [A-Z]{3,4}$| [A-Z]{3,4} \d{4}$")


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each date-time without offset that lies ahead, unless the site has a time zone."""
    for name in DATE_KEYS:
        node = page.node(name)
        text = _zoneless(node.value) if node is not None else None
        if node is None or text is None or (name in _CHANGES and not _BEGINNINGS.isdisjoint(page.keys)):
            continue
        moment = parse_date(node.value, page.site.zone)
        if moment is None or moment.instant <= page.site.now.instant:
            continue
        if _ZONE_NAME.search(text):
            message = "Hugo ignores the name of a time zone and reads this time in the site's zone; write the offset."
            yield Finding(node.span, message)
        elif not page.site.has_time_zone and _MIDNIGHT not in text:
            message = (
                "This time has no zone, so Hugo reads it as UTC and may hide the page for hours; "
                "add the offset, such as `+08:00`, or set `timeZone` for the site."
            )
            yield Finding(node.span, message)


def _zoneless(value: Value) -> str | None:
    if isinstance(value, TomlTime):
        return value.text if value.kind == "local-date-time" else None
    if isinstance(value, str) and _CLOCK.search(value) and not _OFFSET.search(value):
        return value
    return None
