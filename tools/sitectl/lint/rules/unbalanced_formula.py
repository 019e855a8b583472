r"""A formula has a brace or an environment that is not closed, or one too many.

TeX cannot read it: the visitor sees the source in red, or Hugo's build stops where it renders formulas itself.

Close what is open, in the order in which it was opened.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.source import Span
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good
from sitectl.lint.rules.math_without_flag import formulas, has_flag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "math"
SEVERITY = "warning"
MENTIONS = ("$", "\\(", "\\[")

BAD = (
    Bad("---\ntitle: A\nmath: true\n---\nLet \\(\\frac⟦{⟧1}{2\\) be.\n".replace("⟦{⟧1}{2", "{1}⟦{⟧2")),
    Bad("---\ntitle: A\nmath: true\n---\nLet $$x_{i}⟦}⟧$$ be.\n"),
    Bad("---\ntitle: A\nmath: true\n---\n$$\n⟦\\begin{aligned}⟧ a \\\\ b\n$$\n"),
    Bad("---\ntitle: A\nmath: true\n---\n$$\n\\begin{aligned} a ⟦\\end{array}⟧\n$$\n"),
    Bad("---\ntitle: A\nmath: true\n---\n$$ ⟦\\left⟧( a^2 ) $$\n"),
)
GOOD = (
    Good("---\ntitle: A\nmath: true\n---\nLet \\(\\frac{1}{2} \\{ x \\}\\) be.\n"),
    Good("---\ntitle: A\nmath: true\n---\n$$\n\\begin{aligned} a \\\\ {b} \\end{aligned}\n$$\n"),
    Good("---\ntitle: A\nmath: true\n---\n$$ \\left( a \\middle| b \\right. \\leftarrow c $$\n"),
    Good("---\ntitle: A\nmath: true\n---\n$$ a % } a comment\n$$\n"),
    Good("---\ntitle: A\n---\nIt says ${HOME and $$ here.\n"),
)

_TOKEN = re.compile(r"\\(?:begin|end)\s*\{[^{}]*\}|\\(?:left|right)(?![A-Za-z])|\\.|%[^\n]*|[{}]", re.DOTALL)
_CLOSES = {"}": "{", "\\right": "\\left"}


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding at the first brace or environment of a formula that has no partner."""
    body = page.page.body
    if "$" not in body and "\\(" not in body and "\\[" not in body:
        return
    if not page.is_readable or not (has_flag(page) or page.site.has_math_everywhere):
        return
    for span in formulas(page):
        wrong = _first_wrong(page.text, span)
        if wrong is not None:
            shown = page.text[wrong.start : wrong.end]
            yield Finding(wrong, f"`{shown}` has no partner, so TeX cannot read the formula; close it, or remove it.")


def _first_wrong(text: str, formula: Span) -> Span | None:
    opened: list[tuple[str, Span]] = []
    for found in _TOKEN.finditer(text, formula.start + 1, formula.end - 1):
        token, place = found.group(), Span(*found.span())
        if token in ("{", "\\left") or token.startswith("\\begin"):
            opened.append((token, place))
        elif token in _CLOSES or token.startswith("\\end"):
            partner = _CLOSES.get(token) or token.replace("\\end", "\\begin", 1)
            if not opened or "".join(opened[-1][0].split()) != "".join(partner.split()):
                return place
            opened.pop()
    return opened[-1][1] if opened else None
