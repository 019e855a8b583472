"""A name that is to be marked among the authors is not one of them.

The names in `equal` and `corresponding` are looked for among the `authors`, letter by letter. One that is spelled
otherwise marks nobody, and nothing says so.

Write the name as it stands in `authors`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.hugo.spelling import meant
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good
from sitectl.lint.rules._publications import EXAMPLE, is_publication

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "publications"
SEVERITY = "warning"
_MARKS = ("equal", "corresponding")
KEYS = _MARKS

_READS = {
    "sitectl.toml": "",
    "layouts/page.html": "{{ .Params.authors }}{{ .Params.equal }}{{ .Params.corresponding }}",
}
_PAPER = "---\ntitle: A\nauthors: [Ada Lin, Bo Chen]\n"

BAD = (
    Bad(_PAPER + "equal: [Ada Lin, ⟦Bo Chan⟧]\n---\n", path=EXAMPLE, files=_READS),
    Bad(_PAPER + "corresponding: ⟦Lin⟧\n---\n", path=EXAMPLE, files=_READS),
    Bad(_PAPER + "corresponding:\n  - ⟦Cy Dee⟧\n---\n", path=EXAMPLE, files=_READS),
)
GOOD = (
    Good(_PAPER + "equal: [Ada Lin, bo chen]\n---\n", EXAMPLE, _READS),
    Good(_PAPER + "corresponding: Bo Chen\n---\n", EXAMPLE, _READS),
    Good(_PAPER + "equal: []\n---\n", EXAMPLE, _READS),
    Good(_PAPER + "equal: true\n---\n", EXAMPLE, _READS),
    Good(_PAPER + "equal: [Bo Chan]\n---\n", EXAMPLE),
    Good(_PAPER + "equal: [Bo Chan]\n---\n", files=_READS),
    Good("---\ntitle: A\nauthors: [5]\nequal: [Bo Chan]\n---\n", EXAMPLE, _READS),
    Good(_PAPER + "equal: ['', BO CHEN]\n---\n", EXAMPLE, _READS),
    Good("---\ntitle: A\nauthors: [5, Ada Lin]\nequal: Ada Lin\n---\n", EXAMPLE, _READS),
    Good("---\ntitle: A\nauthors: Ada Lin\nequal: Ada Lin\n---\n", EXAMPLE, _READS),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each marked name that no author has."""
    if not (is_publication(page) and page.site.uses_sitectl):
        return
    written = page.value("authors")
    authors = [name for name in (written if isinstance(written, list) else [written]) if isinstance(name, str)]
    known = {name.lower(): name for name in authors}
    for key in _MARKS:
        node = page.node(key) if key in page.site.template_keys else None
        for name in (node.items or (node,)) if node else ():
            if not known or not isinstance(name.value, str) or not name.value or name.value.lower() in known:
                continue
            near = meant(name.value.lower(), frozenset(known))
            advice = f"write `{known[near]}`" if near else "write the name as it stands there"
            yield Finding(name.span, f"`{name.value}` is not among the authors, so nobody is marked; {advice}.")
