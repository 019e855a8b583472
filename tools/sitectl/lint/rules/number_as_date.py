"""A date is a number, which Hugo reads as seconds since 1970.

`date: 2025` is half an hour into 1970, and `20251101` a day in August of that year. An `expiryDate` like that hides the
page for ever, a `publishDate` like that publishes it at once.

Write the whole date with hyphens: `2025-11-01`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.source import Edit
from sitectl.hugo.dates import parse_date
from sitectl.lint.diagnostic import Finding, Fix
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules.unparsable_date import DATE_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.node_views import Node
    from sitectl.lint.subject import Subject

GROUP = "dates"
SEVERITY = "error"
KEYS = DATE_KEYS

BAD = (
    Bad("---\ntitle: A\ndate: ⟦2025⟧\n---\n", hugo=Hugo(published=True, shows={".Date.Year": "1970"})),
    Bad(
        "---\ntitle: A\ndate: ⟦20251101⟧\n---\n",
        fixed="---\ntitle: A\ndate: 2025-11-01\n---\n",
        hugo=Hugo(shows={".Date.Year": "1970"}),
    ),
    Bad(
        "---\ntitle: A\nexpiryDate: ⟦20991231⟧ # never\n---\n",
        fixed="---\ntitle: A\nexpiryDate: 2099-12-31 # never\n---\n",
        hugo=Hugo(published=False),
    ),
    Bad(
        "---\ntitle: A\npublishDate: ⟦29991231⟧\n---\n",
        fixed="---\ntitle: A\npublishDate: 2999-12-31\n---\n",
        hugo=Hugo(published=True),
    ),
    Bad('+++\ntitle = "A"\ndate = ⟦2025⟧\n+++\n', hugo=Hugo(shows={".Date.Year": "1970"})),
    Bad("---\ntitle: A\ndate: &a ⟦20251101⟧\nlastmod: ⟦20251301⟧\nx: *a\n---\n"),
    Bad("---\ntitle: A\ndate: ⟦19991231⟧\n---\n", fixed="---\ntitle: A\ndate: 1999-12-31\n---\n"),
    Bad("---\ntitle: A\ndate: ⟦946684800⟧\n---\n"),
)
GOOD = (
    Good("---\ntitle: A\ndate: 2025-11-01\n---\n"),
    Good("---\ntitle: A\ndate: 1762000000\n---\n"),
    Good('---\ntitle: A\ndate: "2025"\n---\n'),
    Good("---\ntitle: A\nyear: 2025\n---\n"),
    Good('+++\ntitle = "A"\ndate = 2025-11-01\n+++\n'),
    Good('{"title": "A", "date": 2025}\n'),
    Good("---\ntitle: A\ndate: true\nlastmod: 946684801\n---\n"),
)

#: Seconds up to the year 2000; a number above is taken for a point in time that someone has computed.
_LARGEST = 946_684_800
_YEAR = re.compile(r"(?:19|20)\d\d")
_COMPACT = re.compile(r"((?:19|2\d)\d\d)(\d\d)(\d\d)")


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each date that is a number too small to be a time that someone means."""
    for name in DATE_KEYS:
        node = page.node(name)
        if node is None or isinstance(node.value, bool) or not isinstance(node.value, int) or node.value > _LARGEST:
            continue
        moment = parse_date(node.value, page.site.zone)
        if moment is not None:
            fix = _fix(page, node)
            advice = fix.title if fix else _advice(page.raw(node))
            message = f"Hugo reads this number as seconds since 1970, which is in {moment.civil.year}; {advice}."
            yield Finding(node.span, message, fix)


def _advice(raw: str) -> str:
    if _YEAR.fullmatch(raw):
        return f"write `{raw}-01-01` if only the year is known"
    return "write it as `2025-11-01`"


def _fix(page: Subject, node: Node) -> Fix | None:
    found = _COMPACT.fullmatch(page.raw(node))
    if not found or node.obstacle:
        return None
    text = "-".join(found.groups())
    return Fix(f"write `{text}`", (Edit(node.span, text),)) if parse_date(text, page.site.zone) else None
