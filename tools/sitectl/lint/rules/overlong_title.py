"""A title is longer than search engines and browser tabs show.

Search engines cut it after about 60 characters. Doks puts the site's name after it, so that less of it is left.

Give the page a shorter title. The title of a publication is as long as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good
from sitectl.lint.rules._publications import EXAMPLE, is_publication

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "doks"
SEVERITY = "note"

LONGEST = 60

_DOKS = {"package.json": '{"dependencies": {"@thulite/doks-core": "1.9.3"}}'}
_LONG = "A title of words and more words that nobody reads to its very end"

BAD = (
    Bad(f"---\ntitle: ⟦{_LONG}⟧\n---\n", files=_DOKS),
    Bad(f'---\nTitle: ⟦"{_LONG}"⟧\n---\n', files=_DOKS),
    Bad(f'+++\ntitle = ⟦"{_LONG}"⟧\n+++\n', files=_DOKS),
)
GOOD = (
    Good("---\ntitle: A short one\n---\n", files=_DOKS),
    Good(f"---\ntitle: {_LONG}\nauthors: [Ada Lin]\n---\n", EXAMPLE, _DOKS),
    Good(f"---\ntitle: {_LONG}\n---\n"),
    Good(f"---\ntitle: {_LONG}\n---\n", "content/news/2025-11-x.md", _DOKS),
    Good(f"---\ntitle: {_LONG}\nbuild: {{render: never}}\n---\n", files=_DOKS),
    Good(f"---\ntitle: {'a' * LONGEST}\n---\n", files=_DOKS),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for a title above the length, on sites of Doks; news and publications are what they are."""
    node = page.node("title") if page.is_readable else None
    if node is None or not isinstance(node.value, str) or len(node.value) <= LONGEST:
        return
    is_news = (page.content_path or "").startswith(f"{page.settings.news_folder}/")
    if page.site.is_doks and page.has_own_page and not is_news and not is_publication(page):
        message = f"The title has {len(node.value)} characters, and search engines cut it after {LONGEST}"
        yield Finding(node.span, f"{message}; choose a shorter one.")
