"""A date is written in a way that Hugo cannot read, and the build fails.

Hugo reads `2025-11-01`, `2025-11-01T10:00:00+01:00`, `2025-11-01 10:00:00`, and a few long forms such as `01 Nov 2025`.
It does not read `2025-11-1`, `2025/11/01`, `1 Nov 2025`, a time without seconds, or words. The pages are written, but
the build ends with an error and does not say the line.

Write the date as `2025-11-01`, with a time as `2025-11-01T10:00:00+01:00`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.source import Edit
from sitectl.hugo.date_repair import first_day, known_part, nearest_date
from sitectl.hugo.dates import parse_date
from sitectl.lint.diagnostic import Finding, Fix
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.node_views import Node
    from sitectl.lint.subject import Subject

GROUP = "dates"
SEVERITY = "error"

BAD = (
    Bad(
        "---\ntitle: A\ndate: ⟦2025-11-1⟧\n---\n",
        fixed="---\ntitle: A\ndate: 2025-11-01\n---\n",
        hugo=Hugo(breaks="not a parsable date"),
    ),
    Bad(
        '---\ntitle: A\nlastmod: ⟦"2025/11/01"⟧\n---\n',
        fixed='---\ntitle: A\nlastmod: "2025-11-01"\n---\n',
        hugo=Hugo(breaks="not a parsable date"),
    ),
    Bad(
        "---\ntitle: A\ndate: ⟦2025-11-01 10:00⟧ # morning\n---\n",
        fixed="---\ntitle: A\ndate: 2025-11-01 10:00:00 # morning\n---\n",
        hugo=Hugo(breaks="not a parsable date"),
    ),
    Bad(
        "---\ntitle: A\nexpiryDate: ⟦1 Nov 2025⟧\n---\n",
        fixed="---\ntitle: A\nexpiryDate: 2025-11-01\n---\n",
        hugo=Hugo(breaks="not a parsable date"),
    ),
    Bad("---\ntitle: A\ndate: ⟦tomorrow⟧\n---\n", hugo=Hugo(breaks="not a parsable date")),
    Bad("---\ntitle: A\ndate: ⟦2025-11⟧\n---\n", hugo=Hugo(breaks="not a parsable date")),
    Bad("---\ntitle: A\ndate: ⟦2025-02-30⟧\n---\n", hugo=Hugo(breaks="not a parsable date")),
    Bad("---\ntitle: A\ndate: ⟦01/11/2025⟧\n---\n", hugo=Hugo(breaks="not a parsable date")),
    Bad("---\ntitle: A\npublishDate: ⟦true⟧\n---\n", hugo=Hugo(breaks="not a parsable date")),
)
GOOD = (
    Good("---\ntitle: A\ndate: 2025-11-01\n---\n"),
    Good("---\ntitle: A\ndate: 2025-11-01T10:00:00+01:00\n---\n"),
    Good("---\ntitle: A\ndate: 2025-11-01 10:00:00\n---\n"),
    Good("---\ntitle: A\ndate: Sat, 01 Nov 2025 10:00:00 +0100\n---\n"),
    Good("---\ntitle: A\ndate: 01 Nov 2025\n---\n"),
    Good("---\ntitle: A\ndate:\n---\n"),
    Good('---\ntitle: A\ndate: ""\n---\n'),
    Good("---\ntitle: A\nwhen: 2025-11-1\n---\n"),
    Good('+++\ntitle = "A"\ndate = 2025-11-01\n+++\n'),
)

#: The keys that Hugo tries for its four dates, unless the site's settings say otherwise.
DATE_KEYS = (
    "date", "publishdate", "pubdate", "published", "lastmod", "modified", "expirydate", "unpublishdate",
)  # fmt: skip

KEYS = DATE_KEYS


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each date that breaks the build."""
    for name in DATE_KEYS:
        node = page.node(name)
        if node is None or node.value in (None, "") or parse_date(node.value, page.site.zone) is not None:
            continue
        raw = page.raw(node)
        nearest = nearest_date(node.value) if isinstance(node.value, str) and not node.obstacle else None
        message = f"Hugo cannot read `{raw}` as a date and the build fails; {_advice(node, nearest)}."
        yield Finding(node.span, message, _fix(node, raw, nearest) if nearest else None)


def _advice(node: Node, nearest: str | None) -> str:
    if nearest:
        return f"write `{nearest}`"
    first = first_day(node.value) if isinstance(node.value, str) else None
    if first:
        return f"the day is missing: write `{first}` if only the {known_part(str(node.value))} is known"
    return "write it as `2025-11-01` or `2025-11-01T10:00:00+01:00`"


def _fix(node: Node, raw: str, nearest: str) -> Fix | None:
    if node.style not in ("plain", "single", "double") or "\n" in raw:
        return None
    quote = raw[0] if raw[0] in "'\"" else ""
    return Fix(f"write `{nearest}`", (Edit(node.span, f"{quote}{nearest}{quote}"),))
