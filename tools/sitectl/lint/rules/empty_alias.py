"""An alias is empty, and may replace the page of the section by a redirect.

Hugo reads an alias as a path below the page's section. An empty one is the section itself: Hugo writes both its page
and the redirect to the same file, and which of them stays is left to chance. A stray `- ` in the list is enough.

Remove the empty element.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "publishing"
SEVERITY = "error"
KEYS = ("aliases",)

BAD = (
    Bad('---\ntitle: A\naliases: [/old/, ⟦""⟧]\n---\n', hugo=Hugo(shows={"len .Aliases": "2"})),
    Bad("---\ntitle: A\naliases:\n  - /old/\n  -⟦⟧\n---\n", hugo=Hugo(shows={"len .Aliases": "2"})),
    Bad("---\ntitle: A\naliases: [⟦null⟧]\n---\n", hugo=Hugo(shows={"len .Aliases": "1"})),
)
GOOD = (
    Good("---\ntitle: A\naliases: [/old/]\n---\n"),
    Good("---\ntitle: A\naliases: []\n---\n"),
    Good("---\ntitle: A\naliases:\n---\n"),
    Good('---\ntitle: A\naliases: ""\n---\n'),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each empty element of `aliases`."""
    node = page.node("aliases")
    for item in node.items if node else ():
        if item.value is None or item.value == "":
            message = "An empty alias stands for the section, whose page a redirect may replace; remove it."
            yield Finding(item.span, message)
