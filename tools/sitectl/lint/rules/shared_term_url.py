"""Two terms have the same address, and the page of one overwrites that of the other.

Hugo drops what is neither letter nor digit from the address of a term: `What's new` and `Whats new` are two terms, but
both pages are written to /tags/whats-new/. Which of them stays is left to chance, and it lists only its own pages.

Write the term in one way on all pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.hugo.structure import normalize
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import TAXONOMIES, Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "publishing"
SEVERITY = "error"
KEYS = (TAXONOMIES,)

_SITE = {
    "hugo.toml": 'baseURL = "https://example.org/"\n',
    "content/b.md": '---\ntitle: B\ntags: ["Whats new", Q, a-b]\n---\n',
    "content/c.md": '---\ntitle: C\ntags: ["Whats new", Q, a b]\n---\n',
}

BAD = (
    Bad(
        '---\ntitle: A\ntags: [⟦"What\'s new"⟧, art]\n---\n',
        files=_SITE,
        hugo=Hugo(warns="Duplicate target paths: /tags/whats-new/index.html (2)"),
    ),
    Bad(
        "---\ntitle: A\ntags:\n  - ⟦Q?⟧\n---\n",
        files=_SITE,
        hugo=Hugo(warns="Duplicate target paths: /tags/q/index.html (2)"),
    ),
    Bad('+++\ntags = [⟦"W\u200bhats New"⟧]\n+++\n', files=_SITE, hugo=Hugo(warns="Duplicate target paths")),
    Bad("---\ntitle: A\ntags: ⟦Q?⟧\n---\n", files=_SITE),
)
GOOD = (
    Good("---\ntitle: A\ntags: [whats new, a b, q]\n---\n", files=_SITE),
    Good("---\ntitle: A\ncategories: [Q?]\n---\n", files=_SITE),
    Good("---\ntitle: A\ntags: [C, C++, 'C#', .c]\n---\n", files=_SITE),
    Good(
        "---\ntitle: A\ntags: [Q?]\n---\n",
        files={**_SITE, "hugo.toml": 'disableKinds = ["term", "taxonomy"]\n'},
    ),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each term whose address another term has that more pages use."""
    for name in sorted(page.site.term_pages & page.keys.keys()):
        node = page.node(name)
        for item in (node.items or (node,)) if node else ():
            term = item.value
            if not isinstance(term, str) or term.isalnum() or page.content_path not in page.site.plans:
                continue
            rival = page.site.terms.rival(name, normalize(f"/{name}/{term}"))
            if rival:
                other = rival.rpartition("/")[2]
                message = (
                    f"The term `{other}` has the same address, so one of the two pages is lost; write one of them."
                )
                yield Finding(item.span, message)
