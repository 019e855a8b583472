"""The page of a section, or the home page, is hidden, but the pages below it are published.

With `draft: true` or a past `expiryDate` in `_index.md` Hugo leaves out that one page: a site without its home page, a
section whose own URL leads nowhere. The pages below are published all the same.

Remove the draft mark; to hide the pages below too, write `cascade: {draft: true}`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.source import Span
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "publishing"
SEVERITY = "warning"
KEYS = ("draft", "expirydate", "unpublishdate")

_BELOW = {"content/post/one.md": "---\ntitle: B\n---\n"}

BAD = (
    Bad("---\ntitle: A\n⟦draft: true⟧\n---\n", path="content/_index.md", files=_BELOW, hugo=Hugo(published=False)),
    Bad("---\ntitle: A\n⟦draft: true⟧\n---\n", path="content/post/_index.md", files=_BELOW, hugo=Hugo(published=False)),
    Bad(
        "---\ntitle: A\n⟦expiryDate: 2020-01-01⟧\n---\n",
        path="content/post/_index.md",
        files=_BELOW,
        hugo=Hugo(published=False),
    ),
    Bad("---\ntitle: A\n⟦draft: true⟧\n---\n", path="content/_index.md"),
)
GOOD = (
    Good("---\ntitle: A\n---\n", path="content/post/_index.md", files=_BELOW),
    Good("---\ntitle: A\ndraft: true\n---\n", path="content/post/_index.md"),
    Good("---\ntitle: A\ndraft: true\ncascade:\n  draft: true\n---\n", path="content/post/_index.md", files=_BELOW),
    Good("---\ntitle: A\ndraft: true\n---\n", files=_BELOW),
    Good("---\ntitle: A\nbuild:\n  render: never\n---\n", path="content/post/_index.md", files=_BELOW),
)

_KEYS = {"draft": ("draft",), "expired": ("expirydate", "unpublishdate")}


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for a home page that is hidden, or a section's page that is while pages below are not."""
    if page.content_path is None or not page.content_path.rpartition("/")[2].lower().startswith(("_index.", "index.")):
        return
    plan = page.site.plans.get(page.content_path)
    if plan is None or plan.kind not in ("home", "section") or plan.meaning.state not in _KEYS:
        return
    folder = plan.path.rpartition("/")[0]
    if plan.kind == "section" and folder not in page.site.sections_with_pages:
        return
    entry = next((page.keys[name] for name in _KEYS[plan.meaning.state] if name in page.keys), None)
    if entry is not None:
        lost = "the site has no home page" if plan.kind == "home" else "its own URL leads nowhere"
        message = f"Hugo hides this page alone, so {lost}, and the pages below it are published."
        yield Finding(Span(entry.key_start, entry.node.end), message)
