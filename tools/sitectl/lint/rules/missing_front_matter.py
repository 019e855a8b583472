"""A page begins without front matter.

Hugo publishes such a page all the same: with an empty title, no date, and everything that was meant as front matter as
text for the visitors. Often something stands before the opening `---` (an HTML comment, an invisible character) or
the dashes are not three plain hyphens.

Begin the file with `---` (an Org file with `#+title:`), or move what stands before it below the front matter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.source import Edit, Span
from sitectl.lint.diagnostic import Finding, Fix
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "front-matter"
SEVERITY = "warning"

_INVISIBLE = re.compile(r"[\s\ufeff\u200b-\u200f\u2028-\u202f\u2060\u3000\u00a0\u0085]+(?=(?:---|\+\+\+)[ \t]*[\r\n])")
_LATE_BLOCK = re.compile(r"^(?:---|\+\+\+)[ \t]*$[^\0]*?^[A-Za-z_]+[ \t]*[:=]", re.MULTILINE)
_FIRST_LINE = re.compile(r"[^\r\n]*")

BAD = (
    Bad("⟦Just text.⟧\n", hugo=Hugo(published=True, shows={".Title": ""})),
    Bad(
        "⟦* A heading⟧\n",
        path="content/post/example.org",
        files={"hugo.toml": '[security]\nallowContent = [".*"]\n'},
    ),
    Bad(
        "⟦\u200b⟧---\ntitle: Hidden\ndraft: true\n---\nText.\n",
        fixed="---\ntitle: Hidden\ndraft: true\n---\nText.\n",
        hugo=Hugo(published=True, shows={".Title": "", ".Draft": "false"}),
    ),
    Bad(
        "⟦<!-- checked by me -->⟧\n---\ntitle: Below a comment\ndraft: true\n---\nText.\n",
        hugo=Hugo(published=True, shows={".Title": "", ".Draft": "false"}),
    ),
)
GOOD = (
    Good("---\ntitle: A page\n---\nText.\n"),
    Good("\ufeff---\ntitle: With a byte order mark\n---\n"),
    Good("\n\n---\ntitle: Below blank lines\n---\n"),
    Good('+++\ntitle = "TOML"\n+++\n'),
    Good('{"title": "JSON"}\n'),
    Good("---\ntitle: not closed: this is another rule's\n"),
    Good(""),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for a page in which Hugo finds no front matter; an empty file is left alone."""
    if page.front_matter.format is not None or not page.text.strip(" \t\r\n\ufeff"):
        return
    before = _INVISIBLE.match(page.text)
    if before:
        span = Span(*before.span())
        fix = Fix("remove the invisible characters before the front matter", (Edit(span, ""),))
        message = "An invisible character stands before the front matter, so Hugo publishes all of it as text."
        yield Finding(span, message, fix)
        return
    start = len(page.text) - len(page.text.lstrip())
    line = _FIRST_LINE.match(page.text, start)
    span = Span(*line.span()) if line else Span(0, 0)
    if _LATE_BLOCK.search(page.text):
        message = "Text stands before the front matter, so Hugo publishes all of it as text; put the `---` first."
    elif not page.has_own_page:
        return
    else:
        opening = "#+title:" if page.path.lower().endswith(".org") else "---"
        message = "The page has no front matter, so Hugo publishes it without title and date"
        message = f"{message}; begin it with `{opening}`."
    yield Finding(span, message)
