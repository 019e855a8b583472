r"""The page has formulas but no `math: true`.

Doks loads what shows formulas only where the flag says so: without it the visitors read raw TeX. The site of this
project does not build with a formula on such a page.

Add `math: true`, or write a dollar sign that does not begin a formula as `\$`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.shortcodes import enclosed_spans
from sitectl.content.source import Span
from sitectl.lint.diagnostic import Finding
from sitectl.lint.markup_facts import PAGE_SWITCHES
from sitectl.lint.rule import Bad, Good

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "math"
SEVERITY = "warning"
MENTIONS = ("$", "\\(", "\\[")

_HOOK = {"layouts/_markup/render-passthrough.html": "{{ transform.ToMath .Inner }}"}
_GATED = {"layouts/_markup/render-passthrough.html": "{{ if .Page.Params.math }}{{ transform.ToMath .Inner }}{{ end }}"}
_PASSES = "[markup.goldmark.extensions.passthrough]\nenable = true\ndelimiters = {inline = [['\\(', '\\)']]}\n"
_FETCHED_THEME = {"hugo.toml": f'theme = "fetched"\n{_PASSES}'}
_ELSEWHERE = 'theme = "fetched"\n'
_BLOX = {"hugo.toml": "[params.features.math]\nenable = true\n"}

BAD = (
    Bad("---\ntitle: A\n---\nLet ⟦\\(a^2 + b^2\\)⟧ be.\n"),
    Bad("---\ntitle: A\nmath: false\n---\n⟦$$\n\\frac{1}{2}\n$$⟧\n"),
    Bad("---\ntitle: A\n---\nIt is ⟦$O(n \\log n)$⟧ here.\n"),
    Bad("---\ntitle: A\n---\n⟦\\[ x = 1 \\]⟧\n"),
    Bad("---\ntitle: A\n---\n{{% note %}}\nLet ⟦\\(a^2\\)⟧ be.\n{{% /note %}}\n", files=_GATED),
    Bad("---\ntitle: A\n---\nIt is ⟦$a<b$⟧ here, and {{< x >}}.\n"),
    Bad(
        "---\ntitle: A\n---\nLet ⟦$a_1$⟧ be.\n",
        files={"hugo.toml": _ELSEWHERE, "content/post/other.md": "---\ntitle: B\nmath: false\n---\n"},
    ),
    Bad("---\ntitle: A\n---\n⟦\\[\nx_1\n\\]⟧ and \\(b\\).\n"),
    Bad("---\ntitle: A\n---\nIt is ⟦\\(\na\n\\)⟧ and 3 $x$.\n"),
    Bad("---\ntitle: A\n---\nFor ⟦$2^n$⟧ of them.\n"),
    Bad("---\ntitle: A\n---\nSay ⟦$n$⟧ for it.\n"),
    Bad("---\ntitle: A\n---\n$$a\n\nb$$ and ⟦$c_1$⟧.\n"),
    Bad("---\ntitle: A\n---\n{{< x >}}$$a$${{< /x >}} ⟦$$b$$⟧ {{< x >}}$$c$${{< /x >}}\n", files=_GATED),
)
GOOD = (
    Good("---\ntitle: A\nmath: true\n---\nLet \\(a^2 + b^2\\) be.\n"),
    Good("---\ntitle: A\nparams:\n  math: true\n---\nLet \\(a^2\\) be.\n"),
    Good("---\ntitle: A\nkatex: true\n---\n$$x^2$$\n"),
    Good("---\ntitle: A\n---\nIt costs $5, or $10 for two.\n"),
    Good("---\ntitle: A\n---\nType `$x^2$` or:\n\n```\n$$x$$\n```\n"),
    Good("---\ntitle: A\n---\nSet $HOME and $PATH first.\n"),
    Good("---\ntitle: A\n---\n<!-- \\(x\\) -->\n"),
    Good("---\ntitle: A\n---\n\\\\(not a formula\\\\)\n"),
    Good("---\ntitle: A\n---\n<td><b>/^[a-z]+$/</b>, <b>/^\\d+$/</b></td>\n"),
    Good("---\ntitle: A\n---\n{{< code-toggle >}}\nblock = [['\\[', '\\]'], ['$$', '$$']]\n{{< /code-toggle >}}\n"),
    Good("---\ntitle: A\n---\n{{< math >}}\n$$\nx^2\n$$\n{{< /math >}}\n"),
    Good("---\ntitle: A\n---\nLet \\(a^2\\) be.\n", files=_HOOK),
    Good("---\ntitle: A\n---\nLet \\(a^2\\) be.\n", files=_FETCHED_THEME),
    Good("---\ntitle: A\n---\nLet \\(a^2\\) be.\n", files=_BLOX),
    Good("---\ntitle: A\n---\nLet $a_1$ be.\n", files={"hugo.toml": _ELSEWHERE}),
    Good("---\ntitle: A\n---\n[\\[code\\]](https://example.net/) and node\\['a_b'\\] are escaped brackets \\[1\\].\n"),
    Good("---\ntitle: A\n---\nThe \\$$x_1$$ is text.\n\nAnd so is $$a_1\\$$.\n"),
    Good("---\ntitle: A\n---\nLink [\\[a_1\\](b)](c), \\[x_1\\\\], \\(a\\\\), \\[b_1\\](/c).\n"),
    Good("---\ntitle: A\n---\nPrices: \\$a_1$, a$b_1$, $ c_1$, $d_1 $, $e_1$2, $f_1$g, and $h_1\\$.\n"),
    Good("---\ntitle: A\n---\nHere $one and two$, $ab$ and $a-b$ are words.\n"),
    Good("---\ntitle: A\nparams:\n  MathJax: true\n---\nLet \\(a^2\\) be.\n"),
    Good("---\ntitle: A\n  b: [\n---\nLet \\(a^2\\) be.\n"),
    Good(f"---\ntitle: A\n---\n$${'x_1 ' * 800}$$\n"),
)

# What stands before the opening delimiter is asked for behind it, so that the search can look for the delimiter itself.
_DISPLAY = re.compile(r"\$\$(?<!\\\$\$)(?=[^$])(.+?)(?<!\\)\$\$", re.DOTALL)
#: Brackets may be escaped for Markdown's sake; it is TeX that tells them apart.
_BRACKETS = re.compile(r"\\\[(?<![\\\w]\\\[)(?=[^\]]*(?:\\[A-Za-z]|[\^_={}]))(.+?)(?<!\\)\\\](?!\()", re.DOTALL)
_INLINE = re.compile(r"\\\((?<!\\\\\()(.+?)(?<!\\)\\\)", re.DOTALL)
#: A dollar pair as TeX writers use it; what begins with a digit is a price unless a sign of TeX is in it.
_DOLLAR = re.compile(
    r"\$(?<![\\$\w]\$)(?:(?![\s$\d])([^$\n]{1,200}?)|(\d[^$\n]{0,200}?[\\^_={}][^$\n]{0,200}?))(?<![\s\\$])\$(?![\w$])"
)
_TEX = re.compile(r"\\[A-Za-z]+|[\^_=<>{}]|^\\?[A-Za-z]$")
_CLOSING_TAG = re.compile(r"</[A-Za-z]")
#: What is in every text with a formula, code and comments not yet left out: that costs much more.
_MAY_BE_FORMULA = re.compile(r"\$(?=[^\s$])[^\n]{1,220}?\$(?!\w)|\$\$|\\[(\[]")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_LONGEST = 3000


def formulas(page: Subject) -> Iterator[Span]:
    """Yield the places of what looks like TeX in the text.

    Code and comments are left out, and what a shortcode encloses as it is: its template says what becomes of that.
    """
    start = page.page.body_span.start
    if not _MAY_BE_FORMULA.search(page.text, start):
        return
    prose = page.markdown.prose
    found = [each.span() for layout in (_DISPLAY, _BRACKETS, _INLINE) for each in layout.finditer(prose, start)]
    found = [
        (begin, end) for begin, end in found if end - begin < _LONGEST and not _BLANK_LINE.search(prose, begin, end)
    ]
    for each in _DOLLAR.finditer(prose, start):
        begin, end = each.span()
        inside = any(first <= begin and end <= last for first, last in found)
        tex = each.group(1) or each.group(2)
        if not inside and _TEX.search(tex) and not _CLOSING_TAG.search(tex):
            found.append((begin, end))
    enclosed = enclosed_spans(page.shortcodes[0]) if found and "{{<" in page.text else []
    for begin, end in sorted(found):
        if not any(first <= begin and end <= last for first, last in enclosed):
            yield Span(begin, end)


def has_flag(page: Subject) -> bool:
    """Say whether any of the switches is on, at the top or under `params`."""
    params = page.value("params")
    inner = {key.lower(): value for key, value in params.items()} if isinstance(params, dict) else {}
    return any(bool(page.value(name)) or bool(inner.get(name)) for name in PAGE_SWITCHES)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding at the first formula of a page whose switch is off."""
    if not page.is_readable or page.site.shows_formulas_anyhow or has_flag(page):
        return
    first = next(formulas(page), None)
    if first is not None and page.site.asks_for_math_switch:
        message = (
            "This looks like a formula, but the page has no `math: true`: readers read raw TeX, or the build stops."
        )
        yield Finding(first, message)
