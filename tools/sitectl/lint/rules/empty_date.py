"""A date is left empty, and nothing else dates the page.

Hugo passes over an empty date and tries the page's other date keys. Where none has a date either, the page is dated
1 January of the year 1: it comes last in lists, and feeds and templates show that day. An empty `published` is read as
"not published", and the page is hidden.

Write the date, or remove the key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "dates"
SEVERITY = "warning"
KEYS = ("date", "publishdate", "pubdate", "published", "lastmod", "modified")

_DATED_BY_NAME = {"hugo.toml": '[frontmatter]\ndate = [":filename", ":default"]\n'}

BAD = (
    Bad("---\ntitle: A\ndate:⟦⟧\n---\n", hugo=Hugo(published=True, shows={".Date.IsZero": "true"})),
    Bad('---\ntitle: A\ndate: ⟦""⟧\nlastmod:\n---\n', hugo=Hugo(shows={".Date.Year": "1"})),
    Bad('+++\ntitle = "A"\npublishDate = ⟦""⟧\n+++\n', hugo=Hugo(shows={".PublishDate.IsZero": "true"})),
    Bad("---\ntitle: A\npublished:⟦⟧\n---\n", hugo=Hugo(published=False)),
    Bad("---\ntitle: A\ndate: 2025-11-01\npublished:⟦⟧ # later\n---\n", hugo=Hugo(published=False)),
)
GOOD = (
    Good("---\ntitle: A\ndate: 2025-11-01\nlastmod:\nexpiryDate: ''\n---\n"),
    Good("---\ntitle: A\ndate:\nlastmod: 2025-11-01\n---\n"),
    Good("---\ntitle: A\nexpiryDate:\n---\n"),
    Good("---\ntitle: A\n---\n"),
    Good("---\ntitle: A\ndraft: false\ndate: 2025-11-01\npublished:\n---\n"),
    Good("---\ntitle: A\ndate: ' '\n---\n"),
    Good("---\ntitle: A\ndate:\n---\n", path="content/post/2025-11-01-example.md", files=_DATED_BY_NAME),
    Good("---\ntitle: A\nparams:\n  date:\n---\n"),
    Good("---\ntitle: A\ndate: 2025-11-01\npublished: 2025-11-01\nlastmod: ''\n---\n"),
    Good("---\ntitle: A\ndate: 2025-11-01\nlastmod:\npublished: true\n---\n"),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for the first empty date of a page without any, and for an empty `published`."""
    dating = [name for name in KEYS if name in page.keys]
    empty = [name for name in dating if page.value(name) in (None, "")]
    if not empty:
        return
    published = page.node("published")
    if published is not None and published.value is None and "draft" not in page.keys:
        message = 'Hugo takes an empty `published` for "not published" and hides the page; write `draft` or a date.'
        yield Finding(published.span, message)
    elif len(empty) == len(dating) and not _is_dated(page):
        entry = page.keys[empty[0]]
        message = f"`{entry.key}` is empty, so Hugo dates the page to the year 1; write the date, or remove the key."
        yield Finding(entry.node.span, message)


def _is_dated(page: Subject) -> bool:
    """Say whether Hugo finds a date somewhere else: in the file's name, in git, in the pages of a section."""
    plan = page.site.plans.get(page.content_path) if page.content_path else None
    return plan is not None and not plan.meaning.date.is_zero
