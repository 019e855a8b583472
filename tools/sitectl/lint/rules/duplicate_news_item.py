"""Two news items of the same year say the same.

The home page and the archive show the sentence twice, often after an import or a copy whose text was never changed.

Remove one of the files, or say what is new.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.lint.diagnostic import Finding
from sitectl.lint.publication_facts import title_key
from sitectl.lint.rule import Bad, Good
from sitectl.lint.rules._examples import NEWS_ITEM
from sitectl.lint.rules._publications import is_news_item, opening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "news"
SEVERITY = "warning"

_OTHER = {"content/news/2025-10-talk.md": "---\ntitle: A\ndate: 2025-10-01\n---\nA talk on [Bullet](/b/), in Oslo.\n"}
_TEXT = "A talk on [Bullet](/b/), in Oslo!\n"

BAD = (
    Bad(f"⟦---⟧\ntitle: A\ndate: 2025-11-01\n---\n{_TEXT}", path=NEWS_ITEM, files=_OTHER),
    Bad(f"⟦---⟧\ntitle: Another title\ndate: 2025-10-01\n---\n\n{_TEXT}", path=NEWS_ITEM, files=_OTHER),
    Bad(f"⟦+++⟧\ntitle = 'B'\ndate = 2025-12-31\n+++\n  {_TEXT}\n", path=NEWS_ITEM, files=_OTHER),
)
GOOD = (
    Good("---\ntitle: A\ndate: 2025-11-01\n---\nA talk on [Bullet](/b/), in Bergen.\n", NEWS_ITEM, _OTHER),
    Good(f"---\ntitle: A\ndate: 2024-11-01\n---\n{_TEXT}", NEWS_ITEM, _OTHER),
    Good(f"---\ntitle: A\ndate: 2025-11-01\ndraft: true\n---\n{_TEXT}", NEWS_ITEM, _OTHER),
    Good(f"---\ntitle: A\ndate: 2025-11-01\n---\n{_TEXT}", "content/post/a.md", _OTHER),
    Good(
        f"---\ntitle: A\ndate: 2025-11-01\n---\n{_TEXT}",
        NEWS_ITEM,
        {path: text.replace("---\n", "---\ndraft: true\n", 1) for path, text in _OTHER.items()},
    ),
    Good("---\ntitle: A\ndate: 2025-11-01\n---\n", NEWS_ITEM, {"content/news/b.md": "---\ndate: 2025-11-02\n---\n"}),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for an item whose words another item of the same year has too; drafts do not count."""
    plans = page.site.plans
    own = plans.get(page.content_path or "") if is_news_item(page) else None
    key = title_key(page.page.body) if own is not None and own.meaning.state != "draft" else ""
    if not key or own is None:
        return
    for path in page.site.publications.news(page.settings.news_folder).get(key, ()):
        other = plans.get(path)
        if path == own.path or other is None or other.meaning.state == "draft":
            continue
        if other.meaning.date.rfc3339()[:4] == own.meaning.date.rfc3339()[:4]:
            yield Finding(opening(page), f"The news item {path} says the same, so readers see it twice; remove one.")
            return
