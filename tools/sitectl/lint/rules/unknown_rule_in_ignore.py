"""A comment that should hide a finding names no rule that exists.

`sitectl: ignore[...]` hides the findings of the rules in the brackets, by their full names. With a slip in a name, or
without a name, it hides nothing.

Write the name as the finding shows it, in brackets.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from sitectl.content.source import Edit
from sitectl.lint.diagnostic import Finding, Fix
from sitectl.lint.rule import Bad, Good, all_rules
from sitectl.lint.suppressions import MARK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.source import Span
    from sitectl.lint.subject import Subject

GROUP = "ignores"
SEVERITY = "warning"
MENTIONS = (MARK,)

BAD = (
    Bad(
        "---\ntitle: A\n# sitectl: ignore[⟦not-a-bolean⟧]\ndraft: yes\n---\n",
        fixed="---\ntitle: A\n# sitectl: ignore[not-a-boolean]\ndraft: yes\n---\n",
    ),
    Bad("---\ntitle: A\n---\n⟦<!-- sitectl: ignore -->⟧\nThe [code]().\n"),
    Bad("---\ntitle: A\n---\n⟦<!-- sitectl: ignore[] soon -->⟧\nThe [code]().\n"),
    Bad("---\ntitle: A\n---\n<!-- sitectl: ignore[empty-link, ⟦values⟧] -->\nThe [code]().\n"),
)
GOOD = (
    Good("---\ntitle: A\n# sitectl: ignore[not-a-boolean]\ndraft: yes\n---\n"),
    Good("---\ntitle: A\n---\n<!-- sitectl: ignore[empty-link] soon -->\nThe [code]().\n"),
    Good("---\ntitle: A\n---\nWrite `<!-- sitectl: ignore[rule] reason -->`.\n"),
    Good("---\ntitle: A # sitectl\n---\n<!-- sitectl -->\n"),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each name that is no rule's, and for each comment without a name."""
    for ignore in page.ignores:
        if not ignore.names:
            message = "This comment hides nothing, because it names no rule; write `ignore[rule-name]`."
            yield Finding(ignore.span, message)
        for name, span in ignore.names:
            if name not in all_rules():
                yield _unknown(name, span)


def _unknown(name: str, span: Span) -> Finding:
    close = difflib.get_close_matches(name, all_rules(), 1)
    if not close:
        return Finding(span, f"There is no rule `{name}`, so this hides nothing; `sitectl rule` lists the names.")
    fix = Fix(f"write `{close[0]}`", (Edit(span, close[0]),))
    return Finding(span, f"There is no rule `{name}`, so this hides nothing; write `{close[0]}`.", fix)
