"""Several authors are written as one text instead of a list.

Hugo keeps the text as one name: the owner is not set in bold, co-authors are not linked, and the BibTeX entry names one
author with a strange name.

Write a list: `authors: [Ada Lin, Bo Chen]`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules._publications import EXAMPLE, WHOLE, is_publication

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.nodes import Value
    from sitectl.lint.subject import Subject

GROUP = "publications"
SEVERITY = "warning"
KEYS = ("authors",)

_ONE = Hugo(shows={"len .Params.authors": "1"})

BAD = (
    Bad("---\ntitle: A\nauthors: ⟦Ada Lin, Bo Chen⟧\n---\n", path=EXAMPLE),
    Bad("---\ntitle: A\nauthors:\n  - ⟦Ada Lin and Bo Chen⟧\n---\n", path=EXAMPLE, hugo=_ONE),
    Bad("---\ntitle: A\nauthors: [⟦'Ada Lin, Bo Chen, Cy Dee'⟧]\n---\n", path=EXAMPLE, hugo=_ONE),
    Bad("---\ntitle: A\nauthors: [⟦Theo Bathe and Bo Steam⟧, ⟦ada lin AND bo chen⟧]\n---\n", path=EXAMPLE),
)
GOOD = (
    Good(WHOLE, EXAMPLE),
    Good("---\ntitle: A\nauthors: Ada Lin\n---\n", EXAMPLE),
    Good(
        "---\ntitle: A\nauthors: ['Lin, Ada', 'King, Jr., Martin Luther']\n---\n",
        EXAMPLE,
    ),
    Good("---\ntitle: A\nauthors: ['The Brand and Band Consortium']\n---\n", EXAMPLE),
    Good("---\ntitle: A post\nauthors: Ada Lin, Bo Chen\n---\n"),
    Good(
        "---\ntitle: A\nauthors: [The Ada Lin and Bo Chen Lab, Ada Lin and Core Team, Lin Ho and Bo Consortium]\n---\n",
        EXAMPLE,
    ),
    Good(
        "---\ntitle: A\nauthors: [Big Bang and Dark Matter Collaboration, Lin Ho and Bo Ho GROUP, "
        "Max Weber and Ernst Abbe Institute, William and Mary University]\n---\n",
        EXAMPLE,
    ),
    Good("---\ntitle: A\nauthors: [Duke Kunshan and North Carolina University]\n---\n", EXAMPLE),
)

_LONGEST = 2000
_FULL_NAME = r"\w[\w.'’-]*(?: [\w.'’-]+)+"
_SEVERAL = re.compile(rf"{_FULL_NAME}(?:,? and |, ){_FULL_NAME}\Z|{_FULL_NAME}, {_FULL_NAME},", re.IGNORECASE)
_ORGANISATION = re.compile(r"\b(?:the|team|consortium|collaboration|group|institute|university)\b", re.IGNORECASE)


def holds_several(name: Value) -> bool:
    """Say whether a value is one text with several full names."""
    if not isinstance(name, str) or len(name) >= _LONGEST:
        return False
    return bool(_SEVERAL.match(name)) and not _ORGANISATION.search(name)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each text in the authors that holds several full names."""
    node = page.node("authors") if is_publication(page) else None
    for each in (node.items or (node,)) if node else ():
        if holds_several(each.value):
            yield Finding(each.span, "These are several authors, but Hugo reads one name; write a list, one name each.")
