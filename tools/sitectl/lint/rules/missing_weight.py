"""A page has no weight, but nearly all pages beside it have one.

Doks lists the pages of a folder by weight, in the menu at the side and in "previous" and "next". Hugo puts pages
without a weight after all others, wherever they belong.

Add `weight: …`, a number between those of its neighbours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules._publications import opening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "doks"
SEVERITY = "note"

_PATH = "content/docs/guide/four.md"
_OTHERS = {f"content/docs/guide/{name}.md": f"---\ntitle: T\nweight: {len(name)}\n---\n" for name in ("a", "bb", "ccc")}
_DOKS = {**_OTHERS, "package.json": '{"dependencies": {"@thulite/doks-core": "1.9.3"}}'}
_HALF = {**_DOKS, "content/docs/guide/x.md": "---\ntitle: T\n---\n", "content/docs/guide/y.md": "---\ntitle: T\n---\n"}
_LAST = Hugo(shows={"(index (site.GetPage `/docs/guide`).RegularPages.ByWeight 3).Title": "A"})
_LISTED = {**_DOKS, "content/docs/guide/_index.md": "---\ntitle: Guide\n---\n"}

BAD = (
    Bad("⟦---⟧\ntitle: A\n---\n", path=_PATH, files=_LISTED, hugo=_LAST),
    Bad("---\ntitle: A\nweight:⟦⟧\n---\n", path=_PATH, files=_LISTED, hugo=_LAST),
    Bad("⟦---⟧\ntitle: A\n---\n", path="content/docs/guide/four/index.md", files=_DOKS),
)
GOOD = (
    Good("---\ntitle: A\nweight: 4\n---\n", _PATH, _DOKS),
    Good("---\ntitle: A\nweight: abc\n---\n", _PATH, _DOKS),
    Good("---\ntitle: A\n---\n", _PATH, _HALF),
    Good("---\ntitle: A\n---\n", "content/docs/four.md", _DOKS),
    Good("---\ntitle: A\ndraft: true\n---\n", _PATH, _DOKS),
    Good("---\ntitle: A\n---\n", _PATH, _OTHERS),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for a live page without weight among pages with one, on sites of Doks."""
    path = page.content_path
    if path is None or page.value("weight") is not None or not page.is_readable or page.site.doks is None:
        return
    plan = page.site.plans.get(path)
    if plan is None or plan.kind not in ("page", "section") or plan.meaning.state != "live" or plan.meaning.weight:
        return
    if page.site.doks.is_among_weighted(path):
        node = page.node("weight")
        place = node.span if node is not None else opening(page)
        yield Finding(place, "The pages beside it have a weight; without one it comes after all of them.")
