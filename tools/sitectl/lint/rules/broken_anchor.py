"""A link leads to a place on a page that is not there: no heading or element has the id after its `#`.

The browser opens the page at its top, and the visitor has to search. Hugo makes a heading's id of its words, in lower
case, with hyphens for spaces and without most other signs; letter case counts in the link.

Correct the part after the `#`, or give the heading the id: `## My heading {#my-id}`.
"""

from __future__ import annotations

from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules._links import faulty_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "links"
SEVERITY = "warning"
MENTIONS = ("#",)

_OTHER = {"content/post/other.md": "---\ntitle: Other\n---\n## A heading\n\n## Own {#mine}\n"}
_TEMPLATE = {**_OTHER, "layouts/all.html": '{{ .Content }}<div id="comments"></div>'}
_TERMS = {"hugo.toml": "[markup.goldmark.parser]\nautoDefinitionTermID = true\n"}

BAD = (
    Bad(
        "---\ntitle: A\n---\n[below](⟦#the-end⟧)\n\n## The very end\n",
        hugo=Hugo(shows={'in .Content `id="the-very-end"`': "true"}),
    ),
    Bad(
        "---\ntitle: A\n---\n[below](⟦#The-End⟧)\n\n## The End\n",
        hugo=Hugo(shows={'in .Content `id="the-end"`': "true"}),
    ),
    Bad("---\ntitle: A\n---\n[there](⟦/post/other/#own⟧)\n", files=_OTHER),
    Bad("---\ntitle: A\n---\n[there](⟦#own⟧)\n", files=_TERMS),
    Bad("---\ntitle: A\n---\n[there](⟦../other/#a_heading⟧) [there](⟦other.md#gone⟧)\n", files=_OTHER),
)
GOOD = (
    Good("---\ntitle: A\n---\n[below](#c--friends-code) [top](#) [top](#top)\n\n## C++ & *Friends*, `code`\n"),
    Good("---\ntitle: A\n---\n[later](#0)\n"),
    Good("---\ntitle: A\n---\n[again](#the-end-1)\n\n## The end\n\n## The end\n"),
    Good("---\ntitle: A\n---\n[there](/post/other/#a-heading) [there](other.md#mine)\n", files=_OTHER),
    Good('---\ntitle: A\n---\n[here](#x) <span id="x"></span>\n'),
    Good("---\ntitle: A\n---\n[here](#x)\n\n{{< tabs >}}\n", files={"layouts/_shortcodes/tabs.html": "x"}),
    Good("---\ntitle: A\n---\n[gone](/post/gone/#x)\n", files=_OTHER),
    Good("---\ntitle: A\n---\n[comments](#comments) [api](/post/other/#tag/x)\n", files=_TEMPLATE),
    Good("---\ntitle: A\n---\n[term](#term)\n\nTerm\n: What it means.\n", files=_TERMS),
    Good("---\ntitle: A\n---\n[here](#x)\n", "content/post/_includes/part.md"),
    Good("---\ntitle: A\n---\n[note](#fn:1) [out](https://example.net/#x)\n"),
    Good("---\ntitle: A\n---\n[中文](#中文) [too](#%E4%B8%AD%E6%96%87)\n\n## 中文\n"),
    Good("---\ntitle: A\n---\n[list](/post/#gone)\n", files={"content/post/_index.md": ""}),
    Good("---\ntitle: A\n---\n[here](#gone)\n", "content/post/_index.md"),
    Good("---\ntitle: A\nbuild: {render: never}\n---\n[here](#gone)\n"),
    Good(
        "---\ntitle: A\n---\n[later](/post/other/#gone)\n", files={"content/post/other.md": "---\ndraft: true\n---\n"}
    ),
)

#: Places that browsers and templates know by themselves, and `#0`, which is written for a link that leads nowhere yet.
_EVERYWHERE = frozenset(["", "0", "top", "content", "main", "TableOfContents", "_top"])


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each link to an anchor that its page has not, where the page's anchors are known."""
    if page.content_path is None or page.site.anchors is None or "#" not in page.page.body:
        return
    for address, message in faulty_links(page, partial(_fault, page)):
        yield Finding(address.span, message)


def _fault(page: Subject, target: str) -> str | None:
    if "#" not in target:
        return None
    fragment = unquote(target.partition("#")[2])
    if fragment in _EVERYWHERE or fragment.startswith(("fn:", "fnref:", ":~:", "/", "!")) or "/" in fragment[:-1]:
        return None  # a program on the page may know places with slashes
    anchors = _anchors_behind(page, target)
    if anchors is None or fragment in anchors or fragment in page.site.template_ids:
        return None
    near = get_close_matches(fragment.lower(), sorted(anchors), 1)
    advice = f"perhaps `#{near[0]}` is meant." if near else "the browser stays at its top."
    return f"No heading or element of the page has the id `{fragment}`; {advice}"


def _anchors_behind(page: Subject, target: str) -> frozenset[str] | None:
    """Return the anchors of the page that a link leads to; None where they or the page are not known."""
    anchors, targets = page.site.anchors, page.site.targets
    if anchors is None or targets is None or page.content_path is None:
        return None
    if target.startswith("#"):
        plan = page.site.plans.get(page.content_path)
        if plan is None or plan.kind != "page" or plan.meaning.state == "never" or "/_" in f"/{page.content_path}":
            return None  # a text that other pages include: its anchors may be theirs
        return page.anchors
    if target.startswith(("http://", "https://")):
        return None
    try:
        bare = urlsplit(target)._replace(fragment="").geturl()
    except ValueError:
        return None
    behind = targets.page_behind(bare, page.content_path)
    if behind is None or behind.kind != "page" or behind.meaning.state != "live":
        return None
    return anchors.of(behind.path)
