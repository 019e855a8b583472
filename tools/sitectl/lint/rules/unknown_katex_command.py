r"""A formula has a command or an environment that KaTeX does not know.

KaTeX knows much of TeX, but not all. Where Hugo itself renders formulas the build fails, elsewhere the visitor sees the
command in red.

Correct the name, or say it with commands that KaTeX has; a macro of your own can be defined with `\gdef` on the page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.source import Span
from sitectl.hugo.katex_commands import COMMANDS, ENVIRONMENTS
from sitectl.hugo.spelling import meant
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules.math_without_flag import formulas, has_flag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "math"
SEVERITY = "warning"
MENTIONS = ("\\",)

_HOOK = {
    "hugo.toml": 'baseURL = "https://example.org/"\n[markup.goldmark.extensions.passthrough]\nenable = true\n'
    "[markup.goldmark.extensions.passthrough.delimiters]\nblock = [['$$', '$$']]\ninline = [['\\(', '\\)']]\n",
    "layouts/_markup/render-passthrough.html": "{{ transform.ToMath .Inner }}",
    "layouts/all.html": "{{ .Content }}",
}
_MACRO = {**_HOOK, "layouts/_partials/math.html": '{ macros: { "\\\\RR": "\\\\mathbb{R}" } }'}
_SWITCHED = {"layouts/_partials/math.html": "{{ if .Params.math }}<script src=/katex.js></script>{{ end }}"}
_MATHJAX = {"layouts/_partials/math.html": "<script src=/mathjax.js></script>"}
_HEAD = "---\ntitle: A\nmath: true\n---\n"

BAD = (
    Bad(_HEAD + "Let \\(⟦\\alhpa⟧ + 1\\) be.\n", files=_HOOK, hugo=Hugo(breaks="Undefined control sequence: \\alhpa")),
    Bad(
        _HEAD + "$$\n⟦\\begin{smatrix}⟧ a \\end{smatrix}\n$$\n",
        files=_HOOK,
        hugo=Hugo(breaks="No such environment: smatrix"),
    ),
    Bad(_HEAD + "$$ x \\ref{a} $$\n".replace("\\ref", "⟦\\ref⟧"), files=_HOOK, hugo=Hugo(breaks="\\ref")),
    Bad(_HEAD + "Let $⟦\\RR⟧^2$ and $\\RR^3$ be, and $⟦\\CC⟧$.\n", files=_HOOK),
)
GOOD = (
    Good(_HEAD + "Let \\(\\alpha \\le \\frac{1}{2} \\\\ \\text{a \\textdollar}\\) be.\n", files=_HOOK),
    Good(_HEAD + "$$\n\\begin{aligned} a \\\\beta \\\\ c \\end{aligned} % \\comment\n$$\n", files=_HOOK),
    Good(_HEAD + "$$ \\gdef\\foo#1{#1^2} \\foo{x} $$ and $$ \\newcommand{\\baz}{b} \\foo{\\baz} $$\n", files=_HOOK),
    Good(_HEAD + "Let \\(\\RR^2\\) be.\n", files=_MACRO),
    Good(_HEAD + "Let \\(\\unicorn\\) be.\n", files=_MATHJAX),
    Good(_HEAD + "Let \\(\\unicorn\\) be: nobody knows what renders it.\n"),
    Good("---\ntitle: A\n---\nLet \\(\\unicorn\\) be: another rule's.\n", files=_SWITCHED),
    Good(_HEAD + "Type `\\(\\unicorn\\)`; $$ \\verb|\\unicorn| $$\n", files=_HOOK),
    Good(
        _HEAD
        + "$$ \\verb*!\\unicorn! %\n\\alpha $$ and $$ \\begin {aligned} \\gdef {\\foo}{x}\\end{aligned} \\foo $$\n",
        files=_HOOK,
    ),
    Good("---\ntitle: A\n b: [\n---\nLet \\(\\unicorn\\) be.\n", files=_HOOK),
    Good(_HEAD + "$$ \\let\\a\\beta \\renewcommand*{\\c}{d} \\providecommand{\\e}{f} \\a \\c \\e $$\n", files=_HOOK),
    Good(_HEAD + "$$ \\futurelet\\a\\beta \\xdef\\g{h} \\a \\g $$\n", files=_HOOK),
)

_TOKEN = re.compile(
    r"\\begin\s*\{(?P<environment>[A-Za-z]+\*?)\}|\\verb\*?(?P<bar>[^A-Za-z\s*])[^\n]*?(?P=bar)"
    r"|\\(?P<command>[A-Za-z]+)|\\.|%[^\n]*",
    re.DOTALL,
)
_DEFINED = re.compile(
    r"\\(?:[gex]?def|(?:re)?newcommand|providecommand|let|futurelet|newenvironment)\*?\s*\{?\s*(\\[A-Za-z]+)"
)

#: Shorter names are one slip away from too many others.
_LONG_ENOUGH = 5
_INSTEAD = {
    "\\mbox": "\\text",
    "\\mathds": "\\mathbb",
    "\\nicefrac": "\\tfrac",
    "eqnarray": "aligned",
    "multline": "gathered",
    "smatrix": "smallmatrix",
}


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding at the first place of each command and environment that the site's KaTeX does not know."""
    if "\\" not in page.page.body or not page.is_readable or not (has_flag(page) or page.site.has_math_everywhere):
        return
    strange = dict(_strange_words(page))
    if not strange:
        return
    known = page.site.katex_words
    if known is None:
        return
    defined = set(_DEFINED.findall(page.text))
    for word, place in strange.items():
        if word not in known and word not in defined:
            what = "command" if word.startswith("\\") else "environment"
            yield Finding(place, f"KaTeX knows no {what} `{word}`; {_advice(word)}")


def _advice(word: str) -> str:
    if word in _INSTEAD:
        return f"write `{_INSTEAD[word]}`."
    mark, name = ("\\", word[1:]) if word.startswith("\\") else ("", word)
    near = meant(name, COMMANDS if mark else ENVIRONMENTS) if len(name) >= _LONG_ENOUGH else None
    operator = f", such as `\\operatorname{{{name}}}` for a function" if mark else ""
    return f"perhaps `{mark}{near}` is meant." if near else f"say it with what KaTeX has{operator}."


def _strange_words(page: Subject) -> Iterator[tuple[str, Span]]:
    """Yield the commands and environments that Hugo's KaTeX has not, once each, with their first place."""
    seen: set[str] = set()
    for formula in formulas(page):
        for found in _TOKEN.finditer(page.text, formula.start, formula.end):
            command, environment = found.group("command", "environment")
            word = f"\\{command}" if command and command not in COMMANDS else ""
            if environment and environment not in ENVIRONMENTS:
                word = environment
            if word and word not in seen:
                seen.add(word)
                yield word, Span(*found.span())
