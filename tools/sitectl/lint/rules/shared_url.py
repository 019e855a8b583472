"""Two pages have the same URL, and one overwrites the other.

Hugo writes both to the same file and says nothing; which of them visitors see is left to chance. It happens with equal
`slug` or `url` values, with a slug that is the name of a page beside it, and with `slug: index` or `slug: ..`, which
stand for the section or the home page.

Give one of the pages another `slug` or `url`.
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

_OTHER = {"content/post/other.md": "---\ntitle: Other\n---\n"}

BAD = (
    Bad(
        "---\ntitle: A\nslug: ⟦other⟧\n---\n",
        files=_OTHER,
        hugo=Hugo(published=False, warns="Duplicate target paths: /post/other/index.html (2)"),
    ),
    Bad(
        "---\ntitle: A\nurl: ⟦/post/other/⟧\n---\n",
        files=_OTHER,
        hugo=Hugo(published=False, warns="Duplicate target paths: /post/other/index.html (2)"),
    ),
    Bad(
        "---\ntitle: A\nslug: ⟦index⟧\n---\n",
        files=_OTHER,
        hugo=Hugo(published=False, warns="Duplicate target paths: /post/index.html (2)"),
    ),
    Bad(
        "---\ntitle: A\nslug: ⟦..⟧\n---\n",
        files=_OTHER,
        hugo=Hugo(published=False, warns="Duplicate target paths: /index.html (2)"),
    ),
    Bad(
        "⟦---⟧\ntitle: Same words\n---\n",
        files={
            "content/post/a.md": "---\ntitle: Same words\n---\n",
            "hugo.toml": 'baseURL = "https://example.org/"\n[permalinks]\npost = "/:title/"\n',
        },
        hugo=Hugo(published=False, warns="Duplicate target paths: /same-words/index.html (2)"),
    ),
)
GOOD = (
    Good("---\ntitle: A\nslug: another\n---\n", files=_OTHER),
    Good("---\ntitle: A\n---\n", files={"content/post/other.md": "---\ntitle: B\nslug: example\n---\n"}),
    Good("---\ntitle: A\nslug: other\ndraft: true\n---\n", files=_OTHER),
    Good("---\ntitle: A\nslug: other\n---\n", files={"content/post/other.md": "---\ntitle: B\ndraft: true\n---\n"}),
    Good("---\ntitle: A\nurl: /post/other/index.json\n---\n", files=_OTHER),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for a page that claims the URL of another: where it says so, else at the later file."""
    plan = page.site.plans.get(page.content_path) if page.content_path else None
    if plan is None or plan.meaning.state != "live" or not plan.meaning.url:
        return
    rivals = page.site.addresses.rivals(plan.path, plan.meaning.url)
    if not rivals:
        return
    node = page.node("url") or page.node("slug")
    if node is None and rivals[0] > plan.path:
        return
    start = page.front_matter.block_span.start
    span = node.span if node else Span(start, min(start + 3, len(page.text)))
    message = f"Hugo writes this page and {rivals[0]} to the same URL, {plan.meaning.url}, and one of them is lost."
    yield Finding(span, f"{message[:-1]}; change `slug` or `url`.")
