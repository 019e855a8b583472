"""Another file has the same path on the site, so one of the two is never published.

`x.md` beside `x/index.md` are one page to Hugo. Where both can be published, only one is: nearly always the folder's,
but not in every build. Where one of them is a draft, expired or in the future, neither is. The same holds for `x.md`
beside `x.html`.

Rename or remove one of the files.
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
SEVERITY = "error"

_BUNDLE = {"content/post/example/index.md": "---\ntitle: Bundle\ndraft: true\n---\n"}

BAD = (
    Bad("⟦---⟧\ntitle: A\n---\n", files=_BUNDLE, hugo=Hugo(published=False)),
    Bad(
        "⟦---⟧\ntitle: A\n---\n",
        path="content/post/x.md",
        files={"content/post/x/index.md": "---\ntitle: Bundle\n---\n"},
    ),
    Bad("⟦---⟧\ntitle: A\n---\n", files={"content/post/example.mdown": "---\ntitle: B\n---\n"}),
)
GOOD = (
    Good("---\ntitle: A\n---\n", files={"content/post/other/index.md": "---\ntitle: B\n---\n"}),
    Good(
        "---\ntitle: A\n---\n",
        files={"content/post/example/_index.md": "---\ntitle: B\n---\n"},
        path="content/post/y.md",
    ),
    Good(
        "---\ntitle: A\n---\n",
        path="content/post/x/notes.md",
        files={"content/post/x/index.md": "---\ntitle: B\n---\n"},
    ),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for a file that Hugo leaves out for another."""
    plan = page.site.plans.get(page.content_path) if page.content_path else None
    if plan is not None and plan.is_shadowed:
        start = page.front_matter.block_span.start
        span = Span(start, start + 3) if page.front_matter.format else Span(0, min(3, len(page.text)))
        yield Finding(span, f"Hugo does not publish this file: {plan.meaning.reason}; rename or remove one of them.")
