"""A description is so short that search engines replace it.

Below some 50 characters it says little more than the title, and they show a part of the text instead, chosen by a
machine.

Say what the page is about in one sentence of 50 to 160 characters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "doks"
SEVERITY = "note"
KEYS = ("description",)

SHORTEST = 50
#: A character of these scripts says as much as two or three letters.
_DENSE = "\u2e80"

_DOKS = {"package.json": '{"dependencies": {"@thulite/doks-core": "1.9.3"}}'}
_WHOLE = "How to write a front matter that Hugo reads as you do."

BAD = (
    Bad("---\ntitle: A\ndescription: ⟦About me⟧\n---\n", files=_DOKS),
    Bad('---\ntitle: A\ndescription: ⟦"What this page is about."⟧\n---\n', files=_DOKS),
    Bad("+++\ntitle = 'A'\nDescription = ⟦'Notes'⟧\n+++\n", files=_DOKS),
    Bad(f"---\ntitle: A\ndescription: ⟦'{'a' * (SHORTEST - 1)}  '⟧\n---\n", files=_DOKS),
)
GOOD = (
    Good(f"---\ntitle: A\ndescription: {_WHOLE}\n---\n", files=_DOKS),
    Good("---\ntitle: A\ndescription: ''\n---\n", files=_DOKS),
    Good("---\ntitle: A\ndescription: 本文介绍如何编写与运行结果一致的页面头信息，并举例说明。\n---\n", files=_DOKS),
    Good("---\ntitle: A\ndescription: About me\n---\n"),
    Good("---\ntitle: A\ndescription: About me\nbuild: {render: never}\n---\n", files=_DOKS),
    Good(f"---\ntitle: A\ndescription: {'a' * SHORTEST}\n---\n", files=_DOKS),
    Good("---\ntitle: A\ndescription: [About me]\n---\n", files=_DOKS),
    Good("---\ntitle: A\ndescription: ' '\n---\n", files=_DOKS),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for a description below the length, on sites of Doks."""
    text = page.value("description")
    if not isinstance(text, str) or not text.strip() or not page.is_readable:
        return
    length = sum(1 if character < _DENSE else 3 for character in text.strip())
    node = page.node("description") if length < SHORTEST and page.site.is_doks and page.has_own_page else None
    if node is not None:
        message = f"The description has {len(text.strip())} characters, too few for search engines to show it"
        yield Finding(node.span, f"{message}; say in a sentence what the page is about.")
