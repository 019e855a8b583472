"""A description is longer than search engines show.

They cut it after about 160 characters, in the middle of a sentence; link previews cut it earlier.

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

LONGEST = 160

_DOKS = {"package.json": '{"dependencies": {"@thulite/doks-core": "1.9.3"}}'}
_LONG = "Words and more words, " * 8

BAD = (
    Bad(f"---\ntitle: A\ndescription: ⟦'{_LONG}'⟧\n---\n", files=_DOKS),
    Bad(f"+++\ntitle = 'A'\ndescription = ⟦'{_LONG}'⟧\n+++\n", files=_DOKS),
    Bad(f"---\ntitle: A\nDescription: ⟦{_LONG.strip()}⟧\n---\n", files=_DOKS),
)
GOOD = (
    Good("---\ntitle: A\ndescription: What this page is about.\n---\n", files=_DOKS),
    Good(f"---\ntitle: A\nlead: '{_LONG}'\n---\n", files=_DOKS),
    Good(f"---\ntitle: A\ndescription: '{_LONG}'\n---\n"),
    Good(f"---\ntitle: A\ndescription: '{_LONG}'\nheadless: true\n---\n", files=_DOKS),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for a description above the length, on sites of Doks."""
    node = page.node("description") if page.is_readable else None
    if node is None or not isinstance(node.value, str) or len(node.value) <= LONGEST:
        return
    if page.site.is_doks and page.has_own_page:
        message = f"The description has {len(node.value)} characters, and search engines cut it after {LONGEST}"
        yield Finding(node.span, f"{message}; say it shorter.")
