"""A file in a page's folder is marked as a draft, which hides nothing.

A Markdown file beside an `index.md` belongs to that page. Hugo hands it to the page's template, draft or not: where the
theme lists such files, the draft is online.

Move the file out of the folder, or let its name begin with a dot.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.source import Span
from sitectl.hugo.casts import to_bool
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "publishing"
SEVERITY = "warning"
KEYS = ("draft",)

_BUNDLE = {"content/post/x/index.md": "---\ntitle: Page\n---\n"}

BAD = (
    Bad(
        "---\ntitle: A\n⟦draft: true⟧\n---\nSecret.\n",
        path="content/post/x/notes.md",
        files=_BUNDLE,
        hugo=Hugo(on="post/x/index.md", shows={"(.Resources.Get `notes.md`).RawContent": "Secret.\n"}),
    ),
    Bad("+++\n⟦draft = true⟧\n+++\n", path="content/post/x/deep/notes.md", files=_BUNDLE),
    Bad("---\n⟦draft: 1⟧\n---\n", path="content/post/x/_index.md", files=_BUNDLE),
)
GOOD = (
    Good("---\ntitle: A\n---\n", path="content/post/x/notes.md", files=_BUNDLE),
    Good("---\ntitle: A\ndraft: false\n---\n", path="content/post/x/notes.md", files=_BUNDLE),
    Good("---\ntitle: A\ndraft: true\n---\n", path="content/post/notes.md", files=_BUNDLE),
    Good("---\ntitle: A\ndraft: true\n---\n", path="content/post/x/index.md"),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for a draft mark in a file that is a resource of another page."""
    entry = page.keys.get("draft")
    if entry is None or not to_bool(entry.node.value) or page.content_path is None:
        return
    plan = page.site.plans.get(page.content_path)
    if plan is not None and plan.kind == "resource":
        message = "This file belongs to the page of its folder, which gets it draft or not; move it out of the folder."
        yield Finding(Span(entry.key_start, entry.node.end), message)
