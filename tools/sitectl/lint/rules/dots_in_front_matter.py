"""A line `...` stands inside the front matter, and the keys below it are lost.

In YAML three dots end the document. Hugo still looks for the closing `---` for the beginning of the text, but reads no
key after the dots: a `draft: true` there has no effect, without a word.

Remove the line.
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
SEVERITY = "error"
MENTIONS = ("\n...",)

BAD = (
    Bad(
        "---\ntitle: A\n⟦...⟧\ndraft: true\n---\n",
        fixed="---\ntitle: A\ndraft: true\n---\n",
        hugo=Hugo(published=True, shows={".Title": "A", ".Draft": "false"}),
    ),
    Bad(
        "---\ntitle: A\n⟦...⟧ # end\n\nmath: true\n---\n",
        fixed="---\ntitle: A\n\nmath: true\n---\n",
        hugo=Hugo(published=True, shows={"isset .Params `math`": "false"}),
    ),
)
GOOD = (
    Good("---\ntitle: A\n...\n---\n"),
    Good("---\ntitle: A\n...\n# no key follows\n---\n"),
    Good("---\ntitle: ...\ndraft: true\n---\n"),
    Good("---\ntitle: A\nlead: |\n  ...\ndraft: true\n---\n"),
    Good("---\ntitle: A\n---\n...\ndraft: true\n"),
    Good('+++\ntitle = "A"\n+++\n...\n'),
)

_DOTS = re.compile(r"^\.\.\.(?=[ \t\r\n])[^\r\n]*\r?\n?", re.MULTILINE)
_KEY_BELOW = re.compile(r"^[^\s#]", re.MULTILINE)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for the first line of dots in a YAML block that has keys below it."""
    start, end = page.front_matter.inner_span
    if page.front_matter.format != "yaml" or "\n..." not in page.text[start:end] or not page.is_readable:
        return
    line = _DOTS.search(page.text, start, end)
    if line and _KEY_BELOW.search(page.text, line.end(), end):
        message = "Hugo reads no key below this line, because three dots end the front matter in YAML; remove it."
        fix = Fix("remove the line", (Edit(Span(*line.span()), ""),), "unsafe")
        yield Finding(Span(line.start(), line.start() + 3), message, fix)
