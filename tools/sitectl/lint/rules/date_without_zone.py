"""A date with a time of day does not say in which time zone.

Hugo reads such a time in the site's `timeZone`, and in UTC where the site names none. East of Greenwich a page dated
"now" is then in the future for some hours, and hidden.

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
    Bad(
        "---\ntitle: A\ndate: ⟦2025-11-01T10:00:00⟧\n---\n",
        hugo=Hugo(shows={'.Date.Format "2006-01-02T15:04:05Z07:00"': "2025-11-01T10:00:00Z"}),
    ),
    Bad(
        '---\ntitle: A\nlastmod: ⟦"2025-11-01 10:00:00"⟧\n---\n',
        hugo=Hugo(shows={'.Lastmod.Format "2006-01-02T15:04:05Z07:00"': "2025-11-01T10:00:00Z"}),
    ),
    Bad(
        "---\ntitle: A\ndate: ⟦Sat, 01 Nov 2025 10:00:00 CET⟧\n---\n",
        hugo=Hugo(shows={'.Date.Format "2006-01-02T15:04:05Z07:00"': "2025-11-01T10:00:00Z"}),
    ),
    Bad(
        '+++\ntitle = "A"\ndate = ⟦2025-11-01T10:00:00⟧\n+++\n',
        hugo=Hugo(shows={'.Date.Format "2006-01-02T15:04:05Z07:00"': "2025-11-01T10:00:00Z"}),
    ),
)
GOOD = (
    Good("---\ntitle: A\ndate: 2025-11-01T10:00:00Z\n---\n"),
    Good("---\ntitle: A\ndate: 2025-11-01T10:00:00+08:00\n---\n"),
    Good("---\ntitle: A\ndate: 2025-11-01 10:00:00 +0800\n---\n"),
    Good("---\ntitle: A\ndate: 2025-11-01\n---\n"),
    Good("---\ntitle: A\ndate: 1762000000\n---\n"),
    Good("---\ntitle: A\ndate: 2025-11-01T10:00\n---\n"),
    Good("---\ntitle: A\ndate: 2025-11-01T00:00:00\n---\n"),
    Good("---\ntitle: A\ndate: 2025-11-01T10:00:00\n---\n", files={"hugo.toml": 'timeZone = "Asia/Shanghai"\n'}),
    Good('+++\ntitle = "A"\ndate = 2025-11-01\n+++\n'),
)

_CLOCK = re.compile(r"\d:\d\d:\d\d")
_OFFSET = re.compile(r"(?:Z|[+-]\d\d:?\d\d)(?: [A-Z]+)?(?: \d{4})?$")
#: Midnight is what programs write for a day without a time.
_MIDNIGHT = "00:00:00"
_ZONE_NAME = re.compile(r" [A-Z]{3,4}$| [A-Z]{3,4} \d{4}$")


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each readable date-time without offset, unless the site has a time zone."""
    for name in DATE_KEYS:
        node = page.node(name)
        if node is None or parse_date(node.value, page.site.zone) is None:
            continue
        text = _zoneless(node.value)
        if text is None:
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
