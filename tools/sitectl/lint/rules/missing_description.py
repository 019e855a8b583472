"""A page has no description.

The description is what search engines and link previews show below the title. Without one Doks takes the first words
of the text, or nothing.

Add `description: …`, one sentence of 50 to 160 characters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.source import Span
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules._redirects import is_redirect
from sitectl.lint.rules.text_read_as_front_matter import is_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "doks"
SEVERITY = "note"

_LISTED_ONLY = {"content/post/_index.md": "---\ntitle: A\ncascade:\n  build: {render: never}\n---\n"}

BAD = (
    Bad("⟦---⟧\ntitle: A\n---\n", hugo=Hugo(shows={".Description": ""})),
    Bad("---\ntitle: A\ndescription: ⟦''⟧\n---\n", hugo=Hugo(shows={".Description": ""})),
    Bad("---\ntitle: A\ndescription:⟦⟧\n---\n", hugo=Hugo(shows={".Description": ""})),
)
GOOD = (
    Good("---\ntitle: A\n---\n", files=_LISTED_ONLY),
    Good("---\ntitle: A\ndescription: What this page is about.\n---\n"),
    Good("---\ntitle: A\nsummary: What this page is about.\n---\n"),
    Good("---\ntitle: A\nbuild:\n  render: never\n---\n"),
    Good("---\ntitle: A\nheadless: true\n---\n"),
    Good("no front matter: another rule's\n"),
    Good("---\nThe Office: closed\n---\n"),
    Good("---\ntitle: A\nlayout: redirect\n---\n"),
    Good("---\ntitle: A\nredirectURL: /new/\n---\n"),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for a page of its own without description and summary."""
    if not page.is_readable or not page.has_own_page or page.value("summary") or is_text(page):
        return
    node = page.node("description")
    advice = "search engines and link previews show nothing of it. Add `description: …`."
    if node is None and not is_redirect(page):
        start = page.front_matter.block_span.start
        yield Finding(Span(start, start + 3), f"The page has no description; {advice}")
    elif node is not None and (node.value is None or node.value == ""):
        yield Finding(node.span, f"The description is empty; {advice}")
