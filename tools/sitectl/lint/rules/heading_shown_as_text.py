"""A heading has no space after its `#`, and is shown as text.

Older versions of Hugo took `##Papers` for a heading. Now visitors read the `##`.

Write `## Papers`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.shown_text import shown_as_text
from sitectl.content.source import Edit, Span
from sitectl.lint.diagnostic import Finding, Fix
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "links"
SEVERITY = "warning"
MENTIONS = ("\n##",)

BAD = (
    Bad(
        "---\ntitle: A\n---\n⟦##⟧Papers\n\n⟦###⟧2025\n",
        "---\ntitle: A\n---\n## Papers\n\n### 2025\n",
        hugo=Hugo(shows={"in .Content `##Papers`": "true", "in .Content `<h2`": "false"}),
    ),
)
GOOD = (
    Good("---\ntitle: A\n---\n## Papers\n\n#tag and ##two\n\n#one\n\n##\n\n### \\#\n\n##!\n"),
    Good("---\ntitle: A\n---\n```\n##x\n```\n\n    ##y\n\n<!--\n##z\n-->\n"),
    Good("---\ntitle: A\n---\n{{< x >}}\n##y\n{{< /x >}}\n", files={"layouts/_shortcodes/x.html": "x"}),
    Good("---\ntitle: A\n---\n<pre>\n##y\n</pre>\n"),
    Good("---\n##x\ntitle: A\n---\n"),
)

_HEADING = re.compile(r"\n(##{1,5})(?=[^\W_])")


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each such heading of a Markdown page."""
    start = max(page.page.body_span.start - 1, 0)
    if not page.is_markdown or not _HEADING.search(page.text, start):
        return
    places = [Span(*found.span(1)) for found in _HEADING.finditer(page.markdown.prose, start)]
    for span in shown_as_text(page.covered, page.page.body_span.start, places):
        if not any(begin <= span.start < end for begin, end in page.enclosed):
            fix = Fix("add the space", (Edit(Span(span.end, span.end), " "),), "unsafe")
            yield Finding(
                span, "Without a space after it this does not make a heading and is shown as text; add one.", fix
            )
