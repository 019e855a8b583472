"""A date lies in a year that cannot be meant.

Hugo reads `3:04PM` and `Nov 1 10:00:00` as dates in the year 0, and `0202-11-01` as one in the third century, without a
word. Lists, feeds and archives then end with the page.

Write the year with four digits: `2025-11-01`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.hugo.dates import parse_date
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules.unparsable_date import DATE_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "dates"
SEVERITY = "error"
KEYS = DATE_KEYS

BAD = (
    Bad("---\ntitle: A\ndate: ⟦0202-11-01⟧\n---\n", hugo=Hugo(published=True, shows={".Date.Year": "202"})),
    Bad("---\ntitle: A\ndate: ⟦3:04PM⟧\n---\n", hugo=Hugo(published=True, shows={".Date.Year": "0"})),
    Bad("---\ntitle: A\nexpiryDate: ⟦0225-11-01⟧\n---\n", hugo=Hugo(published=False)),
    Bad('+++\ntitle = "A"\ndate = ⟦0025-11-01⟧\n+++\n', hugo=Hugo(shows={".Date.Year": "25"})),
)
GOOD = (
    Good("---\ntitle: A\ndate: 2025-11-01\n---\n"),
    Good("---\ntitle: A\ndate: 1066-10-14\n---\n"),
    Good("---\ntitle: A\ndate: 0001-01-01T00:00:00Z\n---\n"),
    Good("---\ntitle: A\nexpiryDate: 9999-12-31\n---\n"),
    Good("---\ntitle: A\ndate: 2025\n---\n"),
    Good("---\ntitle: A\nfounded: 0202-11-01\n---\n"),
    Good("---\ntitle: A\ndate: 1000-01-01\nlastmod: 5\nexpiryDate: ''\n---\n"),
)

_FIRST_YEAR = 1000


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each date before the year 1000 that is not Hugo's zero date."""
    for name in DATE_KEYS:
        node = page.node(name)
        if node is None or not node.value or isinstance(node.value, int):
            continue
        moment = parse_date(node.value, page.site.zone)
        if moment is not None and not moment.is_zero and moment.civil.year < _FIRST_YEAR:
            message = f"Hugo reads this as a date in the year {moment.civil.year}; write it as `2025-11-01`."
            yield Finding(node.span, message)
