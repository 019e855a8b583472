"""A map or a list stands among the texts of a list, and Hugo loses the whole list.

`tags`, `keywords`, `aliases` and `outputs` are lists of texts. An unquoted colon makes a map of an element
(`- C: the language`), a second dash or bracket a list; Hugo then takes none of the elements, without a word.

Put the element in quotes, or write the list flat.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import TAXONOMIES, Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.node_views import Node
    from sitectl.lint.subject import Subject

GROUP = "values"
SEVERITY = "error"
_TEXT_LISTS = ("keywords", "aliases", "outputs")
KEYS = (*_TEXT_LISTS, TAXONOMIES)

_TERMS = {"hugo.toml": 'baseURL = "https://example.org/"\n'}

BAD = (
    Bad(
        "---\ntitle: A\ntags:\n  - art\n  - ⟦C: the language⟧\n---\n",
        files=_TERMS,
        hugo=Hugo(shows={"len (.GetTerms `tags`)": "0"}),
    ),
    Bad("---\ntitle: A\ntags: [art, ⟦[music]⟧]\n---\n", files=_TERMS, hugo=Hugo(shows={"len (.GetTerms `tags`)": "0"})),
    Bad("---\ntitle: A\naliases:\n  - /old/\n  - ⟦/older/: x⟧\n---\n", hugo=Hugo(shows={"len .Aliases": "0"})),
    Bad("---\ntitle: A\nkeywords: ⟦{art: 1}⟧\n---\n", hugo=Hugo(shows={"len .Keywords": "0"})),
    Bad('{"title": "A", "keywords": ["art", ⟦{"a": 1}⟧]}\n', hugo=Hugo(shows={"len .Keywords": "0"})),
)
GOOD = (
    Good('---\ntitle: A\ntags: [art, "C: the language", 5, true, null]\n---\n'),
    Good("---\ntitle: A\ntags: art\n---\n"),
    Good("---\ntitle: A\ntags:\n---\n"),
    Good("---\ntitle: A\nkeywords: []\n---\n"),
    Good("---\ntitle: A\nresources:\n  - src: x\n---\n"),
    Good("---\ntitle: A\nauthors:\n  - name: Me\n---\n"),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for the first element that costs a list all of its elements."""
    names = page.keys.keys() & page.site.taxonomies
    for name in (*_TEXT_LISTS, *sorted(names)):
        node = page.node(name) if isinstance(page.value(name), dict | list) else None
        culprit = _culprit(node) if node is not None else None
        if culprit is not None:
            what = "a map" if isinstance(culprit.value, dict) else "a list"
            message = f"This is {what} and not a text, so Hugo loses all of `{name}`; put it in quotes."
            yield Finding(culprit.span, message)


def _culprit(node: Node) -> Node | None:
    if isinstance(node.value, dict):
        return node if node.value else None
    return next((item for item in node.items if isinstance(item.value, dict | list)), None)
