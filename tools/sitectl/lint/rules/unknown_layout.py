"""The page asks for a layout that no template has.

Hugo then takes the ordinary template and says nothing.

Write the name of a file below `layouts`, without its ending.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sitectl.hugo.casts import to_text
from sitectl.hugo.gotext import lower
from sitectl.hugo.spelling import meant
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "values"
SEVERITY = "warning"
KEYS = ("layout",)

_SITE = {"layouts/wide.html": "wide", "layouts/post/plain.fr.html": "plain", "layouts/home.html": "home"}

BAD = (
    Bad(
        "---\ntitle: A\nlayout: ⟦wied⟧\n---\n",
        files={**_SITE, "layouts/single.html": "x"},
        hugo=Hugo(published=True, shows={".Layout": "wied"}),
    ),
    Bad("---\ntitle: A\nlayout: ⟦post/plain⟧\n---\n", files=_SITE),
    Bad('+++\nlayout = ⟦"wide.html"⟧\n+++\n', files=_SITE),
)
GOOD = (
    Good("---\ntitle: A\nlayout: Wide\n---\n", files=_SITE),
    Good("---\ntitle: A\nlayout: plain\n---\n", files=_SITE),
    Good("---\ntitle: A\nlayout: wied\n---\n"),
    Good("---\ntitle: A\nlayout: wied\n---\n", files={"layouts/wide.html": "{{ .Layout }}"}),
    Good("---\ntitle: A\nlayout:\n---\n", files=_SITE),
    Good("---\ntitle: A\nlayout: wied\n---\n", files={**_SITE, "hugo.toml": 'theme = "elsewhere"\n'}),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for a layout of which no template has the name."""
    node = page.node("layout")
    name = lower(to_text(node.value)) if node is not None else ""
    known = page.site.layouts if name else None
    if node is None or known is None or name in known:
        return
    stem = name.rpartition("/")[2].partition(".")[0]
    near = stem if stem in known else _nearest(name, known)
    advice = f"write `{near}`" if near else "write the name of a file below `layouts`"
    yield Finding(node.span, f"No template has this name, so Hugo takes the ordinary one; {advice}.")


@lru_cache(maxsize=256)
def _nearest(name: str, known: frozenset[str]) -> str | None:
    return meant(name, sorted(known))
