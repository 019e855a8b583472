"""Two publication pages have the same title.

The list shows the paper twice, often as a preprint and as what became of it.

Keep one page: the published version, with the preprint's `arxiv` id in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.lint.diagnostic import Finding
from sitectl.lint.publication_facts import title_key
from sitectl.lint.rule import Bad, Good
from sitectl.lint.rules._publications import EXAMPLE, is_publication

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "publications"
SEVERITY = "warning"
KEYS = ("authors",)

_OTHER = {"content/publications/older/index.md": "---\ntitle: 'One paper: the sequel'\nauthors: [Ada Lin]\n---\n"}

BAD = (
    Bad("---\ntitle: ⟦'One Paper: The Sequel'⟧\nauthors: [Ada Lin]\n---\n", path=EXAMPLE, files=_OTHER),
    Bad("---\ntitle: ⟦One Paper -- the Sequel⟧\nauthors: [Ada Lin]\n---\n", path=EXAMPLE, files=_OTHER),
)
GOOD = (
    Good("---\ntitle: One Paper\nauthors: [Ada Lin]\n---\n", EXAMPLE, _OTHER),
    Good("---\ntitle: ''\nauthors: [Ada Lin]\n---\n", EXAMPLE, _OTHER),
    Good("---\ntitle: 'One Paper: The Sequel'\nauthors: [Ada Lin]\n---\n", files=_OTHER),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding at a publication's title where another page has it too."""
    node = page.node("title") if is_publication(page) else None
    key = title_key(node.value) if node else ""
    if node is None or not key:
        return
    titles = page.site.publications.titles(page.settings.publications_folder)
    other = next((path for path in titles.get(key, ()) if path != page.content_path), None)
    if other:
        yield Finding(node.span, f"The publication {other} has the same title; keep one page of the two.")
