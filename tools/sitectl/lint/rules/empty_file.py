"""A file of content is empty.

Hugo publishes a page without title, text and date for it, and shows it without a name in lists, feeds and the sitemap.
Often an editor or a script made the file and nothing was ever written to it.

Write the page, or delete the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.source import BOM, Span
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "front-matter"
SEVERITY = "warning"

BAD = (
    Bad("⟦⟧", hugo=Hugo(published=True, shows={".Title": ""})),
    Bad("⟦⟧\n\n", hugo=Hugo(published=True, shows={".Title": ""})),
    Bad("⟦⟧ \t\n", path="content/post/_index.md", hugo=Hugo(published=True, shows={".Title": ""})),
)
GOOD = (
    Good("---\ntitle: A\n---\n"),
    Good("---\n---\n"),
    Good("Text.\n"),
    Good("", path="content/post/bundle/note.md", files={"content/post/bundle/index.md": "---\ntitle: A\n---\n"}),
)

_BLANKS = f" \t\r\n{BOM}"


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding at the beginning of a file that has nothing but blanks, unless it belongs to another page."""
    if page.front_matter.format is not None or page.text.strip(_BLANKS):
        return
    plan = page.site.plans.get(page.content_path) if page.content_path else None
    if plan is None or plan.kind != "resource":
        start = 1 if page.text.startswith(BOM) else 0
        message = "The file is empty, but Hugo publishes it as a page without a title; write it, or delete the file."
        yield Finding(Span(start, start), message)
