"""A tag, a category or another term of the site is spelled in two ways, so Hugo makes two pages of it.

`machine-learning` and `Machine Learning` are one term to Hugo, but `machinelearning` is another: each of its pages
lists only a part of what belongs together.

Write the term as most pages do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.hugo.gotext import lower
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import TAXONOMIES, Bad, Good
from sitectl.lint.term_facts import term_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "doks"
SEVERITY = "warning"
KEYS = (TAXONOMIES,)

_TWO = {
    "content/b.md": "---\ntitle: B\ntags: [Machine Learning]\n---\n",
    "content/c.md": "---\ntitle: C\ntags: [machine-learning]\n---\n",
    "content/d.md": "---\ntitle: D\ntags: [Café, c++]\n---\n",
    "content/e.md": "---\ntitle: E\ntags: [café, notes]\n---\n",
}

BAD = (
    Bad("---\ntitle: A\ntags: [⟦machinelearning⟧, x]\n---\n", files=_TWO),
    Bad("---\ntitle: A\ntags:\n  - ⟦machine_learning⟧\n---\n", files=_TWO),
    Bad("---\ntitle: A\ntags: [⟦Cafe⟧]\n---\n", files=_TWO),
    Bad("---\ntitle: A\ntags: ⟦machinelearning⟧\n---\n", files=_TWO),
)
GOOD = (
    Good("---\ntitle: A\ntags: [Machine learning, machine-learning]\n---\n", files=_TWO),
    Good("---\ntitle: A\ntags: [c, note, machines]\n---\n", files=_TWO),
    Good("---\ntitle: A\ncategories: [machinelearning]\n---\n", files=_TWO),
    Good("---\ntitle: A\n---\n", files=_TWO),
    Good("---\ntitle: A\ntags: [5, [machinelearning], null]\n---\n", files=_TWO),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each term that more pages of the site spell in another way."""
    if page.content_path is None or not page.is_readable:
        return
    for name in sorted(page.site.taxonomies & page.keys.keys()):
        node = page.node(name)
        for item in (node.items or (node,)) if node else ():
            usual = page.site.terms.usual(name, term_path(lower(item.value))) if isinstance(item.value, str) else None
            if usual:
                message = f"To Hugo most pages have this term as `{usual}`; this spelling makes a term page of its own."
                yield Finding(item.span, message)
