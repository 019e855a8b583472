"""The page says `math: true` but has no formula.

Doks then loads the styles, fonts and scripts of KaTeX for nothing: the page gets slower by some hundred kilobytes.

Remove the flag until there is a formula.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good
from sitectl.lint.rules.math_without_flag import formulas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "math"
SEVERITY = "note"
KEYS = ("math",)

BAD = (
    Bad("---\ntitle: A\nmath: ⟦true⟧\n---\nNo formula.\n"),
    Bad("---\ntitle: A\nmath: ⟦true⟧\n---\nType `$x^2$`.\n"),
    Bad("---\ntitle: A\nmath: ⟦true⟧\n---\n<!-- \\(x^2\\) -->\n"),
)
GOOD = (
    Good("---\ntitle: A\nmath: true\n---\nLet \\(a^2 + b^2\\) be.\n"),
    Good("---\ntitle: A\nmath: true\n---\n$$\nx\n$$\n"),
    Good("---\ntitle: The \\(p\\)-value\nmath: true\n---\nNo formula in the text.\n"),
    Good("---\ntitle: A\nmath: false\n---\nNo formula.\n"),
    Good("---\ntitle: A\nmath: true\n---\n{{< news >}}\n"),
    Good("---\ntitle: The $p$-value\nmath: true\n---\nNo formula in the text.\n"),
    Good("---\ntitle: A\nmath: true\n---\n{{% news %}}\n"),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding at the flag of a page without formula; what a shortcode brings in is not known here."""
    node = page.node("math")
    if node is None or node.value is not True or "{{<" in page.page.body or "{{%" in page.page.body:
        return
    title = page.value("title")
    in_title = isinstance(title, str) and ("\\(" in title or "$" in title)
    if not in_title and next(formulas(page), None) is None:
        yield Finding(node.span, "The page has no formula, so this only makes it slower; remove it until there is one.")
