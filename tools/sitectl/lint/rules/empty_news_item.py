"""A news item has no text.

The item's line is its text: the home page and the archive show an empty line with a date.

Write the one line of Markdown below the front matter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules._examples import NEWS_ITEM
from sitectl.lint.rules._publications import is_news_item, opening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "news"
SEVERITY = "warning"

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)

BAD = (
    Bad("⟦---⟧\ntitle: A\ndate: 2025-11-01\n---\n", path=NEWS_ITEM, hugo=Hugo(shows={"len .Content": "0"})),
    Bad("⟦---⟧\ntitle: A\ndate: 2025-11-01\n---\n\n<!-- later -->\n", path=NEWS_ITEM),
    Bad("⟦+++⟧\ntitle = 'A'\ndate = 2025-11-01\n+++\n \n", path=NEWS_ITEM),
    Bad("⟦---⟧\ntitle: A\ndate: 2025-11-01\n---\n\n<!-- later\non -->\n", path=NEWS_ITEM),
)
GOOD = (
    Good("---\ntitle: A\ndate: 2025-11-01\n---\nA paper is accepted.\n", NEWS_ITEM),
    Good("---\ntitle: News\n---\n", "content/news/_index.md"),
    Good("---\ntitle: A\ndate: 2025-11-01\n---\n", "content/post/a.md"),
    Good("---\ntitle: A\ndate: 2025-11-01\ndraft: true\n---\n", NEWS_ITEM),
    Good("---\ntitle: A\n---\n", NEWS_ITEM),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for an item without anything below its front matter; a draft may still be empty."""
    if not is_news_item(page) or page.value("draft") is True or "date" not in page.keys:
        return
    if not _COMMENT.sub("", page.page.body).strip():
        yield Finding(
            opening(page), "The news item has no text, so its line is empty; write one below the front matter."
        )
