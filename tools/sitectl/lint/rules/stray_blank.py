"""A name or an address begins or ends with a space.

A space inside quotes, or one that does not break (U+00A0), belongs to the value. Hugo makes the page /tags/art-/ of the
tag `'art '`, finds no template for `layout: 'wide '`, and writes the page of `url: '/about/ '` to a folder named by a
space.

Remove the space.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.source import Edit
from sitectl.lint.diagnostic import Finding, Fix
from sitectl.lint.rule import TAXONOMIES, Bad, Good, Hugo
from sitectl.lint.rules._plain import is_plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.node_views import Node
    from sitectl.lint.subject import Subject

GROUP = "values"
SEVERITY = "warning"
_TEXTS = ("layout", "type", "url", "translationkey")
KEYS = ("aliases", *_TEXTS, TAXONOMIES)

BAD = (
    Bad(
        "---\ntitle: A\ntags: [⟦'art '⟧, music]\n---\n",
        fixed="---\ntitle: A\ntags: ['art', music]\n---\n",
        files={"hugo.toml": 'baseURL = "https://example.org/"\n'},
        hugo=Hugo(shows={"(index (.GetTerms `tags`) 0).RelPermalink": "/tags/art-/"}),
    ),
    Bad(
        "---\ntitle: A\ncategories: ⟦\u00a0art⟧\n---\n",
        fixed="---\ntitle: A\ncategories: art\n---\n",
        files={"hugo.toml": 'baseURL = "https://example.org/"\n'},
        hugo=Hugo(shows={"(index (.GetTerms `categories`) 0).RelPermalink": "/categories/-art/"}),
    ),
    Bad(
        "---\ntitle: A\nlayout: ⟦'wide '⟧\n---\n",
        fixed="---\ntitle: A\nlayout: 'wide'\n---\n",
        files={"layouts/post/wide.html": "wide"},
        hugo=Hugo(shows={".Layout": "wide "}),
    ),
    Bad(
        '+++\naliases = [⟦"/old/ "⟧]\n+++\n',
        fixed='+++\naliases = ["/old/"]\n+++\n',
        hugo=Hugo(shows={"len .Aliases": "1"}),
    ),
    Bad('---\ntitle: A\ntags: [⟦"art\\t"⟧]\n---\n'),
    Bad("---\ntitle: A\ntype: ⟦\u00a0@docs⟧\n---\n"),
    Bad("---\ntitle: A\ntags: &a ⟦'art '⟧\nx: *a\n---\n"),
)
GOOD = (
    Good("---\ntitle: A\ntags: [ art , music ]\n---\n"),
    Good("---\ntitle: ' A '\nlead: 'x '\n---\n"),
    Good("---\ntitle: A\nlayout: wide \t\n---\n"),
    Good("---\ntitle: A\nslug: 'a '\naliases: '/old/ '\n---\n"),
    Good("---\ntitle: A\ntags: ['', Q\u00a0A]\n---\n"),
    Good("---\ntitle: A\nmarkup: ' md'\n---\n"),
    Good("---\ntitle: A\ntags: [' ', 5, true]\nlayout: {a: 'b '}\n---\n"),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each term, alias, address or template name with a blank at one of its ends."""
    names = page.site.taxonomies | {"aliases", *_TEXTS}
    for name in sorted(page.keys.keys() & names):
        node = page.keys[name].node
        alone = () if name == "aliases" else (node,)
        for item in () if isinstance(node.value, dict) else node.items or alone:
            value = item.value
            if isinstance(value, str) and value != value.strip() and value.strip():
                yield Finding(item.span, "The space at the end counts for Hugo; remove it.", _fix(page, item, value))


def _fix(page: Subject, node: Node, value: str) -> Fix | None:
    written = page.raw(node)
    if node.obstacle or written.count(value) != 1 or node.style not in ("plain", "single", "double"):
        return None
    if node.style == "plain" and not is_plain(value.strip()):
        return None
    return Fix("remove the space", (Edit(node.span, written.replace(value, value.strip())),), "unsafe")
