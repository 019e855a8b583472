"""A publication has no date, so it has no year.

Hugo sorts it after all others, below the year 1, and the BibTeX that the site offers lacks its year.

Add `date: …`; 1 January stands for a year of which nothing more is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules._publications import EXAMPLE, WHOLE, is_publication, opening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "publications"
SEVERITY = "warning"
KEYS = ("authors",)

_YEAR_ONE = Hugo(shows={'.Date.Format "2006"': "0001"})

BAD = (
    Bad("⟦---⟧\ntitle: A\nauthors: [Ada Lin]\n---\n", path=EXAMPLE, hugo=_YEAR_ONE),
    Bad("---\ntitle: A\nauthors: [Ada Lin]\ndate:⟦⟧\n---\n", path=EXAMPLE, hugo=_YEAR_ONE),
    Bad("---\ntitle: A\nauthors: [Ada Lin]\nyear: ⟦2024⟧\n---\n", path=EXAMPLE, hugo=_YEAR_ONE),
)
GOOD = (
    Good(WHOLE, EXAMPLE),
    Good("---\ntitle: A\nauthors: [Ada Lin]\npublishDate: 2025-01-01T00:00:00Z\n---\n", EXAMPLE),
    Good("---\ntitle: Not a publication\n---\n", EXAMPLE),
    Good("---\ntitle: A post\nauthors: [Ada Lin]\n---\n"),
    Good("---\ntitle: Publications\nauthors: [Ada Lin]\n---\n", "content/publications/_index.md"),
)

#: The keys that Hugo takes a page's date from, in its own order.
_DATES = ("date", "publishdate", "pubdate", "published", "lastmod", "modified")


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for a publication whose date is missing or empty."""
    if not is_publication(page) or any(page.value(name) not in (None, "") for name in _DATES):
        return
    message = "The publication has no date, so Hugo sorts it below the year 1; add `date: …`."
    year = page.node("year")
    if year is not None:
        yield Finding(year.span, "Hugo does not read `year`, so the publication has no date; write `date: …`.")
    else:
        node = page.node("date")
        yield Finding(node.span if node else opening(page), message)
