"""Stars are meant to make text bold, and are shown as they stand.

Markdown knows no bold text in `**Note **` or `** Note**`, because a space stands inside the stars; nor in
`**Note:**that`, as a letter follows where a mark of punctuation ends it. Visitors read the stars.

Move the space out of the stars, or put one after them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitectl.content.markdown import COVER
from sitectl.content.shown_text import shown_as_text
from sitectl.content.source import Edit, Span
from sitectl.lint.diagnostic import Finding, Fix
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "links"
SEVERITY = "warning"
MENTIONS = ("**",)

_UNSAFE = {"hugo.toml": "[markup.goldmark.renderer]\nunsafe = true\n"}
_SHORTCODE = {"layouts/_shortcodes/x.html": "{{ .Inner }}"}
_STARS = Hugo(shows={"in .Content `**`": "true"})


def _bad(wrong: str, right: str | None = None, files: dict[str, str] | None = None) -> Bad:
    fixed = f"---\ntitle: A\n---\n{right}\n" if right else None
    return Bad(f"---\ntitle: A\n---\n{wrong}\n", fixed, files=files or {}, hugo=_STARS)


BAD = (
    _bad("I teach ⟦**two courses **⟧, both in fall.", "I teach **two courses**, both in fall."),
    _bad("⟦**Students: **⟧Ann and Bob.", "**Students:** Ann and Bob."),
    _bad("- ⟦** Best paper**⟧ at ASPLOS", "- **Best paper** at ASPLOS"),
    _bad("⟦** News **⟧", "**News**"),
    _bad("⟦**[Paper](https://example.org/) **⟧", "**[Paper](https://example.org/)**"),
    _bad("⟦**Note:**⟧this is new."),
    _bad("他说⟦**“你好”**⟧然后走了。\n\n- ⟦**草案（Draft）**⟧仍在设计中。"),
    _bad("| A | B |\n|---|---|\n| ⟦**one **⟧ | two |", "| A | B |\n|---|---|\n| **one** | two |"),
)
GOOD = (
    Good("---\ntitle: A\n---\n**Note** **this:** and\\*\\* that **, a ** b ** c, x**2 + y**2\n"),
    Good(
        "---\ntitle: A\n---\nCall `f(**a **)`, f(**kwargs, **more) or f(**kwargs and **more) and src/**/*.md or (**)\n"
    ),
    Good("---\ntitle: A\n---\n```\n**Note **\n```\n\n    **Note **\n\n<!-- **Note ** -->\n"),
    Good(
        "---\ntitle: A\n---\n<p title='**Note **'>x</p>\n",
        files={"hugo.toml": "markup.goldmark.renderer.unsafe = true"},
    ),
    Good("---\ntitle: A\n---\n**a **b** c ** and ** p < 0.05, *** p < 0.01 and \\**Note **\n"),
    Good("---\ntitle: A\n---\n{{< x >}}\n**Note **\n{{< /x >}}\n", files=_SHORTCODE),
    Good("---\ntitle: A\n---\n$a **b ** c$ and x**(n+1)**2\n"),
    Good("---\ntitle: A\n---\n**$a **, b$ and **{{< x >}} **\n", files=_SHORTCODE),
    Good("---\ntitle: '**Note **'\n---\n"),
)

_INNER = r"[^*\r\n]{0,300}"
_FREE = r"(?<![\w*\\])\*\*"
#: No character beyond Latin-1 stands in a set, as compiling such a set takes long.
_DONE = r"(?=[\s.,;:!?)|]|[^\w\x00-\x7f]|\Z)"
_ENDS = r"(?:(?<=[:.,!?)%])|(?<=[^\w\x00-\x7f]))"
_BEGINS = r"(?:[(\"]|[^\w\x00-\x7f])"
#: Stars beside which one of the forms may be: only the lines of these are looked at closely.
_SUSPICIOUS = re.compile(
    rf"\*\*(?:(?<= \*\*){_DONE}|(?<=[\n(|]\*\*) |(?<=[:.!?] \*\*)(?P<next>\w)|(?<=[:.,!?)%]\*\*)\w"
    rf"|(?<=[^\w\x00-\x7f]\*\*)\w|(?<=[^\W\x00-\x7f]\*\*){_BEGINS})"
)


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """Return the forms; compiling them takes longer than reading the pages of a site that has none."""
    item = r"^[ \t>]*(?:[-+*] |\d+[.)] )?"
    return (
        # A blank before the closing stars, behind the opening ones, and, on a line of their own, both.
        re.compile(rf"{_FREE}(?=[^\s*]){_INNER}?(?P<last> +)\*\*(?:{_DONE}|(?<=[:.!?] \*\*)(?=\w))"),
        re.compile(rf"(?<![^\s(|])\*\*(?P<first> +)(?=[^\s*]){_INNER}?(?<=[^\s*\\])\*\*(?!\*){_DONE}"),
        re.compile(
            rf"{item}\*\*(?P<first> +)(?=[^\s*]){_INNER}?(?<=[^\s*])(?P<last> +)\*\*[ \t]*(?=\r?$)", re.MULTILINE
        ),
        # Punctuation inside of the stars and a letter right outside of them.
        re.compile(rf"(?<![A-Za-z0-9_*\\/])\*\*(?=[^\s*]){_INNER}?{_ENDS}\*\*(?=\w)"),
        re.compile(rf"(?<=\w)(?<![A-Za-z0-9_])\*\*(?={_BEGINS}){_INNER}?(?<=[^\s*\\])\*\*(?!\*)"),
    )


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each pair of stars that makes nothing bold."""
    start = page.page.body_span.start
    if not page.is_markdown or not _candidates(page.text, start):
        return
    prose = page.markdown.prose
    candidates = _candidates(prose, start)
    stars = [Span(at, at + 2) for each in candidates for at in _stars(each)]
    shown = set(shown_as_text(page.covered, start, stars))
    taken = start
    for found in sorted(candidates, key=lambda each: _stars(each)[0]):
        first, last = _stars(found)
        is_shown = {Span(first, first + 2), Span(last, last + 2)} <= shown
        is_other = first < taken or "$" in found[0] or COVER in found[0]
        if is_other or not is_shown or any(begin <= first < end for begin, end in page.enclosed):
            continue
        taken = last + 2
        yield _finding(found, Span(first, last + 2), prose)


def _candidates(text: str, start: int) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    end = start
    for hit in _SUSPICIOUS.finditer(text, start):
        if hit.start() < end:
            continue
        begin = max(start, text.rfind("\n", start, hit.start()) + 1)
        if hit["next"] and text.count("**", begin, hit.start()) % 2 == 0:
            continue  # these open the next bold text
        end = text.find("\n", hit.start())
        end = end if end >= 0 else len(text)
        found += [each for form in _forms() for each in form.finditer(text, begin, end)]
    return found


def _stars(found: re.Match[str]) -> tuple[int, int]:
    """Return where the opening and the closing stars begin."""
    return found.string.index("**", found.start()), found.string.rindex("**", found.start(), found.end())


def _finding(found: re.Match[str], span: Span, text: str) -> Finding:
    blanks = [found.span(name) for name in ("first", "last") if found.re.groupindex.get(name)]
    if not blanks:
        message = "These stars are shown as text, as punctuation stands inside and a letter outside of them"
        return Finding(span, f"{message}; put a space between the stars and the letter.")
    edits = tuple(Edit(Span(*place), "") for place in blanks)
    if text[span.end : span.end + 1].isalnum():
        edits += (Edit(Span(span.end, span.end), " "),)
    message = "These stars are shown as text, because a space stands inside them"
    return Finding(span, f"{message}; move it out.", Fix("move the space out of the stars", edits, "unsafe"))
