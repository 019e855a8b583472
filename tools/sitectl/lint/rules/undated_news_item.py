"""A news item has no date.

Hugo dates it to 1 January of the year 1: it comes last in every list, without a month, and the archive shows the year
0001 for it.

Add `date: …`; the first of the month stands for a month of which nothing more is known.
"""

from __future__ import annotations

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

_YEAR_ONE = Hugo(shows={'.Date.Format "2006"': "0001"})
_DATED_BY_NAME = {"hugo.toml": '[frontmatter]\ndate = [":filename", ":default"]\n'}
_SECTION = {"content/news/index.md": "---\ntitle: News\n---\n"}

BAD = (
    Bad("⟦---⟧\ntitle: A\n---\nA paper is accepted.\n", path=NEWS_ITEM, hugo=_YEAR_ONE),
    Bad("⟦---⟧\ntitle: A\nexpiryDate: 2999-01-01\n---\nA talk.\n", path=NEWS_ITEM, hugo=_YEAR_ONE),
    Bad("⟦+++⟧\ntitle = 'A'\n+++\nA talk.\n", path=NEWS_ITEM, hugo=_YEAR_ONE),
)
GOOD = (
    Good("---\ntitle: A\ndate: 2025-11-01\n---\nA paper is accepted.\n", NEWS_ITEM),
    Good("---\ntitle: A\npublishDate: 2025-11-01\n---\nA talk.\n", NEWS_ITEM),
    Good("---\ntitle: A\nlastmod: 2025-11-01\n---\nA talk.\n", NEWS_ITEM),
    Good("---\ntitle: A\ndate:\n---\nAnother rule's.\n", NEWS_ITEM),
    Good("---\ntitle: News\n---\n", "content/news/_index.md"),
    Good("---\ntitle: A\n---\nText.\n", "content/post/a.md"),
    Good("---\ntitle: A\ndraft: true\n---\nNot yet.\n", NEWS_ITEM),
    Good("---\ntitle: A\n---\nA talk.\n", "content/news/2025-11-01-talk.md", _DATED_BY_NAME),
    Good("---\ntitle: A\n---\nA file of a page's folder.\n", NEWS_ITEM, _SECTION),
)

#: The keys that Hugo takes a page's date from.
_DATES = ("date", "publishdate", "pubdate", "published", "lastmod", "modified")


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for an item that nothing dates; a draft may still be without."""
    if not is_news_item(page) or not page.front_matter.format or any(name in page.keys for name in _DATES):
        return
    plan = page.site.plans.get(page.content_path) if page.content_path else None
    if plan is not None and (plan.kind != "page" or plan.meaning.draft or not plan.meaning.date.is_zero):
        return
    yield Finding(opening(page), "The news item has no date, so it comes last, in the year 1; add `date: …`.")
