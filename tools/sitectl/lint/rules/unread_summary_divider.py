"""The line that ends the summary is not written as Hugo reads it.

Hugo knows `<!--more-->` only. In `<!-- more -->` it sees a comment like any other, and cuts the summary where it likes.

Write `<!--more-->`.
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

GROUP = "links"
SEVERITY = "warning"
MENTIONS = ("<!--",)

_DIVIDER = "<!--more-->"
_NOT_CUT = Hugo(shows={"in .Summary `Second`": "true"})

BAD = (
    Bad(
        "---\ntitle: A\n---\nFirst.\n\n⟦<!-- more -->⟧\n\nSecond.\n",
        f"---\ntitle: A\n---\nFirst.\n\n{_DIVIDER}\n\nSecond.\n",
        hugo=_NOT_CUT,
    ),
    Bad(
        "---\ntitle: A\n---\nFirst.\n⟦<!--More-->⟧\n\nSecond.\n",
        f"---\ntitle: A\n---\nFirst.\n{_DIVIDER}\n\nSecond.\n",
        hugo=_NOT_CUT,
    ),
)
GOOD = (
    Good(f"---\ntitle: A\n---\nFirst.\n\n{_DIVIDER}\n\nSecond.\n\n<!-- more -->\n"),
    Good("---\ntitle: A\n---\nWrite `<!-- more -->`.\n\n<!-- more of this later -->\n\n    <!-- more -->\n"),
    Good("---\ntitle: A\n---\n```\n<!-- more -->\n```\n"),
    Good("# A\n\n<!-- more -->\n", path="content/post/a.html"),
)

_MISSPELLED = re.compile(r"<!--(?<! {4}<!--)(?<!\t<!--)[ \t]*more[ \t]*-->", re.IGNORECASE)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for the first such line of a Markdown page that has no divider."""
    text, start = page.text, page.page.body_span.start
    if not page.is_markdown or text.find(_DIVIDER, start) >= 0:
        return
    if not _MISSPELLED.search(text, start):
        return
    code = [span for span in page.markdown.hidden if not text.startswith("<!--", span[0])]
    spans = (Span(*found.span()) for found in _MISSPELLED.finditer(text, start))
    span = next((each for each in spans if not any(begin <= each.start < end for begin, end in code)), None)
    if span:
        fix = Fix(f"write `{_DIVIDER}`", (Edit(span, _DIVIDER),), "unsafe")
        yield Finding(span, f"Hugo does not end the summary here, as it knows `{_DIVIDER}` only; write that.", fix)
