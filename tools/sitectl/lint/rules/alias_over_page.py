"""An alias is the URL of another page.

Hugo writes the redirect and the page to the same file and says nothing. Which of them stays is left to chance: in some
builds the page is gone, and its visitors are sent away.

Remove the alias, or give the page another URL.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from sitectl.hugo.addresses import alias_place
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.node_views import Node
    from sitectl.hugo.meaning import PagePlan
    from sitectl.lint.subject import Subject

GROUP = "publishing"
SEVERITY = "error"
KEYS = ("aliases",)

_OTHER = {"content/post/other.md": "---\ntitle: Other\n---\n", "content/about.md": "---\ntitle: About\n---\n"}

BAD = (
    Bad(
        "---\ntitle: A\naliases: [/old/, ⟦/post/other/⟧]\n---\n",
        files=_OTHER,
        hugo=Hugo(shows={"(site.GetPage `/post/other`).RelPermalink": "/post/other/"}),
    ),
    Bad("---\ntitle: A\naliases:\n  - ⟦other⟧\n---\n", files=_OTHER),
    Bad("---\ntitle: A\naliases: ⟦/about⟧\n---\n", files=_OTHER),
    Bad("---\ntitle: A\naliases: [⟦about⟧]\n---\n", path="content/post/_index.md", files=_OTHER),
    Bad("---\ntitle: A\nurl: /moved/\naliases: [⟦about⟧]\n---\n", files=_OTHER),
    Bad('+++\ntitle = "A"\naliases = [⟦"/about/index.html"⟧]\n+++\n', files=_OTHER),
)
GOOD = (
    Good("---\ntitle: A\naliases: [/old/]\n---\n", files=_OTHER),
    Good("---\ntitle: A\naliases: [/post/example/]\n---\n", files=_OTHER),
    Good("---\ntitle: A\naliases: [about]\n---\n", files=_OTHER),
    Good("---\ntitle: A\naliases: [other]\n---\n", "content/post/_index.md", files=_OTHER),
    Good("---\ntitle: A\naliases: [/post/other/]\ndraft: true\n---\n", files=_OTHER),
    Good("---\ntitle: A\naliases: [/post/other/]\n---\n", files={"content/post/other.md": "---\ndraft: true\n---\n"}),
    Good("---\ntitle: A\naliases: [/post/other/]\n---\n", files={**_OTHER, "hugo.toml": "disableAliases = true\n"}),
    Good("---\ntitle: A\naliases: [/about/]\n---\n", files={**_OTHER, "hugo.toml": "[languages.en]\n[languages.de]\n"}),
    Good(
        "---\ntitle: A\naliases: ['', ' ', 5, null, 'https://example.org/post/other/', '/post/other /']\n---\n",
        files=_OTHER,
    ),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each alias of a published page that another published page has as its URL."""
    node = page.node("aliases")
    if node is None or not page.site.hugo.writes_aliases or page.content_path is None:
        return
    plan = page.site.plans.get(page.content_path)
    if plan is None or plan.meaning.state != "live" or len(page.site.hugo.languages) > 1:
        return
    for item in node.items or (node,):
        owner = _owner(page, plan, item)
        if owner is not None and owner != plan.path:
            message = f"This is the URL of {owner}: Hugo writes a redirect and that page to one file; remove the alias."
            yield Finding(item.span, message)


def _owner(page: Subject, plan: PagePlan, item: Node) -> str | None:
    alias = item.value
    if not isinstance(alias, str) or not alias.strip() or " " in alias or "://" in alias:
        return None
    base = next(iter(page.site.hugo.languages.values())).base_path
    place = alias_place(alias, unquote(plan.meaning.url)[len(base) :])
    return page.site.addresses.owner(f"{base}{place}/")
