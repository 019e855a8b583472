"""Quotation marks are written as in TeX, with two backticks and two apostrophes.

Two backticks begin code in Markdown. A single quotation is shown with the backticks; with two of them in a paragraph,
everything from the first to the second becomes code.

Write `"…"`, or the marks themselves: “…”.
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
MENTIONS = ("''",)

BAD = (
    Bad(
        "---\ntitle: A\n---\nThey call it ⟦``magic''⟧.\n",
        fixed="---\ntitle: A\n---\nThey call it “magic”.\n",
        hugo=Hugo(shows={'in .Content "``magic"': "true"}),
    ),
    Bad("---\ntitle: A\n---\nThe ⟦``nodes'''⟧ work.\n", fixed="---\ntitle: A\n---\nThe “nodes'” work.\n"),
    Bad(
        "---\ntitle: A\n---\nNo ⟦``fast\npath''⟧ here.\n",
        fixed="---\ntitle: A\n---\nNo “fast\npath” here.\n",
        hugo=Hugo(shows={'in .Content "``fast"': "true"}),
    ),
    Bad(
        "---\ntitle: A\n---\nIt is ⟦``magic''⟧.\n\n```\nx\n```\n\nAnd ``code``.\n",
        fixed="---\ntitle: A\n---\nIt is “magic”.\n\n```\nx\n```\n\nAnd ``code``.\n",
    ),
    Bad(
        "---\ntitle: A\n---\nBoth ⟦``old''⟧ and ⟦``new''⟧ ones.\n",
        fixed="---\ntitle: A\n---\nBoth “old” and “new” ones.\n",
        hugo=Hugo(shows={"in .Content \"<code>old'' and </code>new\"": "true"}),
    ),
)
GOOD = (
    Good("---\ntitle: A\n---\nWrite ``x = ''`` or ``a '' b``, and ``it's``.\n"),
    Good("---\ntitle: A\n---\n```tex\n``magic''\n```\n\n    ``magic''\n"),
    Good("---\ntitle: A\n---\n`` `magic'' ``\n"),
    Good("---\ntitle: A\n---\nThe ``prime'' is f``\n"),
    Good("---\ntitle: A\n---\n<!-- ``magic'' -->\n"),
    Good("---\ntitle: A\n---\n``magic\n\nand''\n"),
    Good("---\ntitle: \"``magic''\"\n---\n"),
    Good("---\ntitle: A\n---\nAn f``(x) and f''(x).\n\nThree ```marks''.\n\nOf \\``magic''.\n"),
    Good("---\ntitle: A\n---\nOf ``marks''`.\n\nOf `` marks''.\n"),
    Good("---\ntitle: A\n---\nOf ``magic''.\n", "content/post/example.html"),
)

_LONGEST = 200
_QUOTED = re.compile(rf"``(?<![`\\\w]``)(?=[^\s`])([^`\n]{{1,{_LONGEST}}}(?:\n[^`\n]{{1,{_LONGEST}}})?)''(?!['`])")
_END = re.compile(r"(?<!`)``(?!`)(\w)?|\n[ \t\r]*\n")


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each quotation of a Markdown page that is written as in TeX."""
    start = page.page.body_span.start
    if not page.is_markdown or not _QUOTED.search(page.text, start):
        return
    hidden = page.markdown.hidden
    quotations = list(_QUOTED.finditer(page.text, start))
    openings = {found.start() for found in quotations}
    for found in quotations:
        around = [Span(*span) for span in hidden if span[0] <= found.start() < span[1]]
        is_inline = all(span.start in openings and page.text.endswith("``", *span) for span in around)
        if is_inline and not _is_code(page.text, found.end()):
            first, last = Span(found.start(), found.start() + 2), Span(found.end() - 2, found.end())
            fix = Fix("write “…”", (Edit(first, "“"), Edit(last, "”")), safety="unsafe")
            message = (
                "Markdown shows these quotation marks of TeX as they stand, or takes the text for code; write “…”."
            )
            yield Finding(Span(*found.span()), message, fix)


def _is_code(text: str, end: int) -> bool:
    """Say whether two backticks close behind a place, before the paragraph ends, and may be meant to."""
    following = _END.search(text, end)
    return following is not None and following[0].startswith("``") and following[1] is None
