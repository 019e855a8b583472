r"""Markdown changes a formula before anything can render it.

Between dollar signs that the settings do not hand through, `_` and `*` in pairs become emphasis, `\\` becomes one
backslash, and `\{` loses its own: the formula is shown wrong, or as raw TeX.

Set `markup.goldmark.extensions.passthrough` with the delimiters that you use.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.markdown import plain_text
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules.math_without_flag import formulas, has_flag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "math"
SEVERITY = "warning"
MENTIONS = ("$",)

_PASSED = {
    "hugo.toml": 'baseURL = "https://example.org/"\n[markup.goldmark.extensions.passthrough]\nenable = true\n'
    "[markup.goldmark.extensions.passthrough.delimiters]\nblock = [['$$', '$$']]\ninline = [['$', '$']]\n"
}

BAD = (
    Bad(
        "---\ntitle: A\nmath: true\n---\nLet ⟦$a^*b^*$⟧ be.\n",
        hugo=Hugo(shows={"in .Content `<em>`": "true"}),
    ),
    Bad(
        "---\ntitle: A\nmath: true\n---\n⟦$$\na \\\\\nb\n$$⟧\n",
        hugo=Hugo(shows={r"in .Content `\\`": "false"}),
    ),
    Bad("---\ntitle: A\nmath: true\n---\nLet ⟦$\\{x\\}$⟧ be.\n", hugo=Hugo(shows={r"in .Content `\{`": "false"})),
)
GOOD = (
    Good("---\ntitle: A\nmath: true\n---\nLet $a^*b^*$ and $$a \\\\ b$$ be.\n", files=_PASSED),
    Good("---\ntitle: A\nmath: true\n---\nLet $x_1 + y_2 < 3$ and $$\\frac{1}{2}$$ be.\n"),
    Good("---\ntitle: A\nmath: true\n---\nLet $\\\\{x\\\\}$ be.\n"),
    Good("---\ntitle: A\n---\nLet $a^*b^*$ be: another rule's.\n"),
    Good("---\ntitle: A\nmath: true\n---\nType `$a^*b^*$`.\n"),
)


#: Backslashes doubled by an author who knows what Markdown does.
_ADAPTED = re.compile(r"\\\\[{}_,;:!|%#&*\\]")


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding at the first formula between dollars that Markdown does not leave as it is."""
    if "$" not in page.page.body:
        return
    passed = page.site.formula_delimiters
    if passed is None or not page.is_readable or not (has_flag(page) or page.site.has_math_everywhere):
        return
    for span in formulas(page):
        text = page.text[span.start : span.end]
        opening = "$$" if text.startswith("$$") else text[:1]
        if not opening.startswith("$") or opening in passed or _ADAPTED.search(text):
            continue
        if plain_text(text) != " ".join(text.split()):
            yield Finding(
                span, "Markdown changes this formula; hand it through in markup.goldmark.extensions.passthrough."
            )
            return
