"""A file that is named like a page is not text.

Hugo takes it for a page because of its name, and publishes its bytes as the page's words.

Give the file its right name, or move it out of the content.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.source import Span
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "front-matter"
SEVERITY = "error"

BAD = (
    Bad("⟦P⟧K\x03\x04\0\0 a document\n", hugo=Hugo(published=True, shows={".Title": ""})),
    Bad("⟦-⟧--\ntitle: A\n---\n\0\0\0\n", hugo=Hugo(published=True)),
    Bad("⟦\udcff⟧\udcfe-\0-\0-\0\n\0", hugo=Hugo(published=True, shows={".Title": ""})),
    Bad("⟦t⟧\0e\0x\0t\0 in UTF-16\n", hugo=Hugo(published=True, shows={".Title": ""})),
)
GOOD = (
    Good("---\ntitle: A\n---\nText.\n"),
    Good("---\ntitle: A\n---\nA bell \x07 and an undecodable byte \udcff.\n"),
    Good(""),
)


#: The byte order marks of UTF-16, as undecodable bytes.
_UTF_16 = ("\udcff\udcfe", "\udcfe\udcff")


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for a file with NUL characters; the engine then leaves the other rules out."""
    if not page.is_text:
        start = 1 if page.text.startswith("\ufeff") else 0
        if page.text.startswith(_UTF_16):
            message = "The file is UTF-16, and Hugo publishes its bytes as they stand; save it as UTF-8."
            yield Finding(Span(start, start + 1), message)
            return
        message = "This is not text, but Hugo publishes it as a page because of its name; rename or move it."
        yield Finding(Span(start, start + 1), message)
