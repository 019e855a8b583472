"""The `contributors` of a blog page are a text instead of a list, and the build of a Doks site fails.

The theme's template for the blog goes through them one by one. Hugo stops with "range can't iterate over", and names
the template instead of the page.

Write a list, also of one name: `contributors: [Ada Lin]`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.source import Edit
from sitectl.lint.diagnostic import Finding, Fix
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules.missing_contributors import DOKS, GUARDED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.node_views import Node
    from sitectl.lint.subject import Subject

GROUP = "doks"
SEVERITY = "error"
KEYS = ("contributors",)

_PATH = "content/blog/one/index.md"
_BREAKS = Hugo(breaks="range can't iterate over")

BAD = (
    Bad(
        "---\ntitle: A\ncontributors: ⟦Ada Lin⟧\n---\n",
        "---\ntitle: A\ncontributors: [Ada Lin]\n---\n",
        path=_PATH,
        files=DOKS,
        hugo=_BREAKS,
    ),
    Bad(
        "+++\ntitle = 'A'\ncontributors = ⟦'Ada Lin'⟧ # me\n+++\n",
        "+++\ntitle = 'A'\ncontributors = ['Ada Lin'] # me\n+++\n",
        path="content/blog/one.md",
        files=DOKS,
        hugo=_BREAKS,
    ),
    Bad("---\ntitle: A\ncontributors: ⟦Ada Lin, Bo Chen⟧\n---\n", path=_PATH, files=DOKS, hugo=_BREAKS),
    Bad("---\ntitle: A\ncontributors: &a ⟦Ada Lin⟧\nx: *a\n---\n", path=_PATH, files=DOKS),
    Bad("---\ntitle: A\ncontributors: ⟦|-\n  Ada Lin⟧\n---\n", path=_PATH, files=DOKS),
)
GOOD = (
    Good("---\ntitle: A\ncontributors: [Ada Lin]\n---\n", _PATH, DOKS),
    Good("---\ntitle: A\ncontributors: Ada Lin\n---\n", "content/docs/one.md", DOKS),
    Good("---\ntitle: A\ncontributors: Ada Lin\ndraft: true\n---\n", _PATH, DOKS),
    Good("---\ntitle: A\ncontributors: Ada Lin\n---\n", _PATH, GUARDED),
    Good("---\ntitle: A\ncontributors: Ada Lin\nlayout: own\n---\n", _PATH, {**DOKS, "layouts/own.html": "x"}),
    Good("---\ntitle: A\ncontributors: Ada Lin\ntype: docs\n---\n", _PATH, DOKS),
)

#: What means something of its own inside brackets, or parts several names.
_NOT_ONE_NAME = re.compile(r"[,;&\[\]{}#:]| and ")


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for a live page of the blog whose contributors are a text, if the theme's templates are used."""
    node, path = page.node("contributors"), page.content_path
    if node is None or not isinstance(node.value, str) or path is None or page.site.doks is None:
        return
    if page.value("layout") or page.value("type") or not page.site.is_live_in(path, "blog"):
        return
    if page.site.doks.needs_contributors(path):
        message = "The theme goes through a list here, and at a text Hugo stops; write a list, also of one name."
        yield Finding(node.span, message, _fix(node))


def _fix(node: Node) -> Fix | None:
    if node.obstacle or node.style not in ("plain", "single", "double") or _NOT_ONE_NAME.search(str(node.value)):
        return None
    begin, end = node.span._replace(end=node.span.start), node.span._replace(start=node.span.end)
    return Fix("write a list", (Edit(begin, "["), Edit(end, "]")))
