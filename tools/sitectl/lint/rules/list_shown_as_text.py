"""Lines are meant to be a list, and are shown as one running text.

Right below a line of text, a line does not begin an item if it is indented by four spaces or a tab, has no space after
its dash, or has a bullet such as `•`. Visitors read all of them in one line.

Begin each item with `- `, not indented.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.markdown import COVER
from sitectl.content.shown_text import shown_as_text
from sitectl.content.source import Span
from sitectl.hugo.casts import to_bool
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "links"
SEVERITY = "warning"

_NO_LIST = Hugo(shows={"in .Content `<li>`": "false"})
_WRAPS = {"hugo.toml": "[markup.goldmark.renderer]\nhardWraps = true\n"}

BAD = (
    Bad("---\ntitle: A\n---\nI teach:\n\t⟦*⟧ algebra\n\t* logic\n", hugo=_NO_LIST),
    Bad("---\ntitle: A\n---\nI teach:\n    ⟦-⟧ algebra\n    - logic\n\nAnd:\n    ⟦*⟧ sets\n", hugo=_NO_LIST),
    Bad("---\ntitle: A\n---\nMy topics:\n⟦-⟧Program logic\n-Type systems\n", hugo=_NO_LIST),
    Bad("---\ntitle: A\n---\n## Topics\n\n⟦•⟧ Program logic\n• Type systems\n", hugo=_NO_LIST),
)
GOOD = (
    Good("---\ntitle: A\n---\nI teach:\n- algebra\n    - rings\n\t- fields\n\n  and\n\n  - logic\n"),
    Good("---\ntitle: A\n---\n- I teach\n  at ETH:\n    - algebra\n    - logic\n"),
    Good("---\ntitle: A\n---\nText:\n\n    - code\n    - code\n\n```\nText:\n    - code\n-Program\n-Type\n```\n"),
    Good("---\ntitle: A\n---\nA - b\n-Program and one only\n\n-1 and\n-2\n\n---\n\n--one\n--two\n"),
    Good("---\ntitle: A\n---\n• Program logic  \n• Type systems\\\n• Models<br>\n• End\n\n• alone\n"),
    Good("---\ntitle: A\n---\nTopics:\n    - one\n• two\n• three\n", files=_WRAPS),
    Good("---\ntitle: A\n---\n{{< x >}}\nText\n    - one\n{{< /x >}}\n", files={"layouts/_shortcodes/x.html": "x"}),
    Good("---\ntitle: A\n---\n{{< x >}}\n    - one\n", files={"layouts/_shortcodes/x.html": "x"}),
    Good("---\ntitle: A\n---\n$$\na\n    - b\n    + c\n$$\n\n\\[ a\n    - b \\]\n\n\\begin{a}\n    - b\n\\end{a}\n"),
    Good("---\ntitle: A\n---\n<ul>\n    - one\n</ul>\n\n[x]: /y/\n    'A\n    - b'\n"),
)

_INDENTED = re.compile(r"\n(?: {4}|\t)(?P<mark>[-*])[ \t]+[^\s\d]")
_DASHES = re.compile(r"\n(?P<mark>-)[^\W\d_]{2}[^\n]* [^\n]*\n-[^\W\d_]{2}")
_DASH = re.compile(r"\n-[^\W\d_]")
_BULLET = "•●▪◦"
_BULLETS = re.compile(rf"\n[ \t]*(?P<mark>[{_BULLET}])[^\n]*\n[ \t]*[{_BULLET}]")
#: What is no text, or goes on in the next line on purpose.
_OTHER_ABOVE = re.compile(r"(?: {4}|\t)|\s*(?:[-*+>|<`~#]|\d+[.)]|\[[^\]]+\]:|\$\$|\\|\Z)")
_BROKEN = re.compile(r"(?:  |\\|<br[ /]*>)\r?\Z")
_FORMULA = re.compile(r"\$\$.*?(?:\$\$|\Z)|\\\[.*?\\\]|\\begin\{.*?\\end\{", re.DOTALL)
_ADVICE = {
    _INDENTED: "because an item that is indented so far begins no list; indent it less",
    _DASHES: "because there is no space after the dash; add one",
    _BULLETS: "as Markdown knows no such bullet; write `- ` instead",
}


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for the first line of each such list of a Markdown page."""
    start = page.page.body_span.start
    if not page.is_markdown or not any(_lists(page.text, start)):
        return
    renderer = page.site.goldmark.get("renderer")
    if isinstance(renderer, dict) and to_bool(renderer.get("hardwraps")):
        return
    prose = page.markdown.prose
    found = {Span(*each.span("mark")): form for form, each in _lists(prose, start)}
    others = [*page.enclosed, *(each.span() for each in _FORMULA.finditer(prose, start))]
    for span in sorted(shown_as_text(page.covered, start, list(found))):
        if not any(begin <= span.start < end for begin, end in others):
            yield Finding(span, f"This line is shown as a part of the text around it, {_ADVICE[found[span]]}.")


def _lists(text: str, start: int) -> Iterator[tuple[re.Pattern[str], re.Match[str]]]:
    """Yield what may be the first lines of such lists."""
    for form in _possible_forms(text, start):
        for found in form.finditer(text, start - 1 if start else 0):
            above = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
            is_first = form is _BULLETS or not above.lstrip().startswith(found["mark"])
            if form is _INDENTED:
                is_first = is_first and not _OTHER_ABOVE.match(above)
            line_ends = text.find("\n", found.start("mark"))
            is_broken = _BROKEN.search(above) or (form is _BULLETS and _BROKEN.search(text, found.start(), line_ends))
            if is_first and not is_broken and COVER not in above and text.count("```", start, found.start()) % 2 == 0:
                yield form, found


def _possible_forms(text: str, start: int) -> Iterator[re.Pattern[str]]:
    """Yield the forms that a text may have, as far as looking for a few characters tells."""
    if "\n    -" in text or ("\t" in text and ("\n\t*" in text or "\n\t-" in text)):
        yield _INDENTED
    if _DASH.search(text, start):
        yield _DASHES
    if not text.isascii() and any(each in text for each in _BULLET):
        yield _BULLETS
