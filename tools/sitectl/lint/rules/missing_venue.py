"""A publication does not say where it appeared.

The list shows a paper without the badge of its conference or journal, and exports do not call it an
article.

Add `venue: {short: …, name: …}`. A preprint needs none if it has its `arxiv` id.
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

BAD = (
    Bad("⟦---⟧\ntitle: A\nauthors: [Ada Lin]\n---\n", path=EXAMPLE, hugo=Hugo(shows={".Params.venue": ""})),
    Bad("---\ntitle: A\nauthors: [Ada Lin]\nvenue:⟦⟧\n---\n", path=EXAMPLE, hugo=Hugo(shows={".Params.venue": ""})),
    Bad('---\ntitle: A\nauthors: [Ada Lin]\nvenue: ⟦{short: "", name: ""}⟧\n---\n', path=EXAMPLE),
)
GOOD = (
    Good(WHOLE, EXAMPLE),
    Good("---\ntitle: A\nauthors: [Ada Lin]\nvenue: TACO\n---\n", EXAMPLE),
    Good("---\ntitle: A\nauthors: [Ada Lin]\narxiv: '2504.19516'\n---\n", EXAMPLE),
    Good("---\ntitle: Not a publication\n---\n", EXAMPLE),
    Good("---\ntitle: A post\nauthors: [Ada Lin]\n---\n"),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for a publication with neither a venue nor an arXiv id."""
    if not is_publication(page) or page.value("arxiv"):
        return
    node = page.node("venue")
    if node is None:
        yield Finding(opening(page), "The publication has no `venue`, so nothing says where it appeared; add one.")
    elif not (any(node.value.values()) if isinstance(node.value, dict) else node.value):
        yield Finding(node.span, "The venue is empty, so nothing says where the paper appeared; fill it in.")
