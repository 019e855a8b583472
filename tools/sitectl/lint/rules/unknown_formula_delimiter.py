r"""A formula stands between dollar signs, which this site does not take for one.

The site sets formulas while it is built, between the delimiters that its settings name. What stands between others is
published as it is, and visitors read raw TeX.

Write `\(x^2\)`, or name the dollar sign in `markup.goldmark.extensions.passthrough.delimiters`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.source import Edit
from sitectl.lint.diagnostic import Finding, Fix
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules.math_without_flag import formulas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "math"
SEVERITY = "warning"
MENTIONS = ("$",)

_PASSED = (
    "[markup.goldmark.extensions.passthrough]\nenable = true\n[markup.goldmark.extensions.passthrough.delimiters]\n"
)
_HOOK = {"layouts/_markup/render-passthrough.html": "{{ transform.ToMath .Inner }}"}
_BRACKETS = {**_HOOK, "hugo.toml": _PASSED + "inline = [['\\(', '\\)']]\nblock = [['$$', '$$']]\n"}
_BLOCKS = {**_HOOK, "hugo.toml": _PASSED + "block = [['$$', '$$']]\n"}
_DOLLARS = {**_HOOK, "hugo.toml": _PASSED + "inline = [['$', '$']]\n"}
_BROWSER = {**_BRACKETS, "layouts/_partials/math.html": "<script>renderMathInElement(document.body)</script>"}
_RAW = Hugo(shows={r"in .Content `$O`": "true"})

BAD = (
    Bad(
        "---\ntitle: A\nmath: true\n---\nIt is ⟦$O(n \\log n)$⟧ here.\n",
        "---\ntitle: A\nmath: true\n---\nIt is \\(O(n \\log n)\\) here.\n",
        files=_BRACKETS,
        hugo=_RAW,
    ),
    Bad(
        "---\ntitle: A\n---\n⟦$a^2$⟧ and \\(b\\) and ⟦$c^2$⟧\n",
        "---\ntitle: A\n---\n\\(a^2\\) and \\(b\\) and \\(c^2\\)\n",
        files=_BRACKETS,
    ),
    Bad("---\ntitle: A\n---\nIt is ⟦$O(n^2)$⟧ here.\n", files=_BLOCKS),
)
GOOD = (
    Good("---\ntitle: A\n---\nIt is \\(O(n)\\) and $$x^2$$ here.\n", files=_BRACKETS),
    Good("---\ntitle: A\n---\nIt costs $5, and then $10.\n", files=_BRACKETS),
    Good("---\ntitle: A\n---\nType `$x^2$` or \\$x^2\\$.\n", files=_BRACKETS),
    Good("---\ntitle: A\nmath: true\n---\nIt is $O(n^2)$ here.\n", files=_DOLLARS),
    Good("---\ntitle: A\nmath: true\n---\nIt is $O(n^2)$ here.\n", files=_BROWSER),
    Good("---\ntitle: A\nmath: true\n---\nIt is $O(n^2)$ here.\n"),
    Good("---\ntitle: A\nmath: true\n---\n\\(f(\\text{$x^2$})\\)\n", files=_BRACKETS),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each formula between single dollar signs on a site that sets only others."""
    passed = page.site.formula_delimiters
    if not passed or "$" in passed or not page.is_readable or not page.site.sets_formulas_itself:
        return
    right = "\\(…\\)" if "\\(" in passed else "the delimiters that the settings name"
    for span in formulas(page):
        text = page.text[span.start : span.end]
        if not text.startswith("$") or text.startswith("$$"):
            continue
        edit = Edit(span, f"\\({text[1:-1]}\\)")
        fix = Fix(f"write `{edit.replacement}`", (edit,), "unsafe") if "\\(" in passed else None
        message = "A dollar sign begins no formula on this site, so visitors read raw TeX"
        yield Finding(span, f"{message}; write `{right}`.", fix)
