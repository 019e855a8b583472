"""A tag or another term gets an address that overwrites another page, or no address at all.

Hugo gives each term a page of its own below its taxonomy, such as /tags/art/. A term without letters and digits leaves
only /tags/ and overwrites that list, `..` overwrites the home page, and `index.html` stops the build.

Give the term another name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.hugo.gotext import clean
from sitectl.hugo.structure import normalize
from sitectl.hugo.url_text import sanitized
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import TAXONOMIES, Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "publishing"
SEVERITY = "error"
KEYS = (TAXONOMIES,)

_SITE = {"hugo.toml": 'baseURL = "https://example.org/"\n'}

BAD = (
    Bad(
        '---\ntitle: A\ntags: [art, ⟦".."⟧]\n---\n',
        files=_SITE,
        hugo=Hugo(warns="Duplicate target paths: /index.html (2)"),
    ),
    Bad(
        '---\ntitle: A\ntags:\n  - ⟦"?"⟧\n---\n',
        files=_SITE,
        hugo=Hugo(warns="Duplicate target paths: /tags/index.html"),
    ),
    Bad("---\ntitle: A\ncategories: ⟦“”⟧\n---\n", files=_SITE, hugo=Hugo(warns="/categories/index.html (2)")),
    Bad(
        '+++\ntags = [⟦"../post"⟧]\n+++\n', files=_SITE, hugo=Hugo(warns="Duplicate target paths: /post/index.html (2)")
    ),
    Bad("---\ntitle: A\ntags: [⟦index.html⟧]\n---\n", files={"layouts/all.html": "A"}, hugo=Hugo(breaks="index.html")),
)
GOOD = (
    Good("---\ntitle: A\ntags: [art, C#, c++, .net, 3/4, 日本, -, 2025]\n---\n"),
    Good('---\ntitle: A\ntags: ["", null, a?, "..."]\n---\n'),
    Good('---\ntitle: A\nkeywords: [".."]\n---\n'),
    Good("---\ntitle: A\ntags: [index]\n---\n"),
    Good("---\ntitle: A\ntopics: [index.xml]\n---\n"),
    Good('---\ntitle: A\ntags: [".."]\n---\n', files={"hugo.toml": 'disableKinds = ["term", "taxonomy"]\n'}),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each term whose page leaves its taxonomy or takes the place of a list."""
    for name in page.site.term_pages & page.keys.keys():
        node = page.node(name)
        for item in (node.items or (node,)) if node else ():
            term = item.value
            if isinstance(term, str) and term and not term.isalnum():
                place = clean(f"/{name}/{sanitized(normalize(term))}")
                if place.endswith("/index.html"):
                    yield Finding(item.span, f"Hugo cannot write a page for the term `{term}` and the build fails.")
                elif not place.startswith(f"/{name}/"):
                    what = "the list of all terms" if place == f"/{name}" else f"{place.rstrip('/')}/"
                    message = f"The page of this term is written over {what}; write a term with letters or digits."
                    yield Finding(item.span, message)
