r"""Markdown takes the backslashes of `\(` or `\[` away, so a formula is shown as plain text.

Unless the site's settings hand formulas through, Hugo writes `(x^2)` for `\(x^2\)`: no script on the page can find the
formula any more.

Set `markup.goldmark.extensions.passthrough` with these delimiters, or write `$$…$$`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.source import Span
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules.math_without_flag import formulas, has_flag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "math"
SEVERITY = "warning"
MENTIONS = ("\\(", "\\[")

_PASSED = {
    "hugo.toml": 'baseURL = "https://example.org/"\n[markup.goldmark.extensions.passthrough]\nenable = true\n'
    "[markup.goldmark.extensions.passthrough.delimiters]\ninline = [['\\(', '\\)']]\n"
}
_EATEN = Hugo(shows={r"in .Content `\(`": "false", r"in .Content `\[`": "false"})

BAD = (
    Bad("---\ntitle: A\nmath: true\n---\nLet ⟦\\(⟧a^2\\) be.\n", hugo=_EATEN),
    Bad("---\ntitle: A\nmath: true\n---\n⟦\\[⟧ x = 1 \\]\n", hugo=_EATEN),
    Bad("---\ntitle: A\nmath: true\n---\nLet \\(a^2\\) be and ⟦\\[⟧ x = 1 \\]\n", files=_PASSED),
)
GOOD = (
    Good("---\ntitle: A\nmath: true\n---\nLet \\(a^2\\) be.\n", files=_PASSED),
    Good("---\ntitle: A\nmath: true\n---\nLet $$a^2$$ be, and $b^2$.\n"),
    Good("---\ntitle: A\nmath: true\n---\nLet \\\\(a^2\\\\) be.\n"),
    Good("---\ntitle: A\n---\nLet \\(a^2\\) be: another rule's.\n"),
    Good("---\ntitle: A\nmath: true\n---\nType `\\(x^2\\)`.\n"),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding at the first formula whose delimiters Markdown eats."""
    body = page.page.body
    if "\\(" not in body and "\\[" not in body:
        return
    passed = page.site.formula_delimiters
    if passed is None or not page.is_readable or not (has_flag(page) or page.site.has_math_everywhere):
        return
    for span in formulas(page):
        opening = page.text[span.start : span.start + 2]
        if opening in ("\\(", "\\[") and opening not in passed:
            message = f"Markdown takes the backslash of `{opening}` away, so readers see plain text"
            advice = "hand it through in markup.goldmark.extensions.passthrough."
            yield Finding(Span(span.start, span.start + 2), f"{message}; {advice}")
            return
