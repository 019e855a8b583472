"""A link has a space where none is allowed, and is shown as text.

Markdown knows no link in `[CV] (/cv.pdf)` or `[CV](/my cv.pdf)`: visitors read the brackets and the address.

Write `[CV](/cv.pdf)`; a space in an address is `%20`.
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

GROUP = "links"
SEVERITY = "warning"
MENTIONS = ("](", "] (")

_BRACKETS = Hugo(shows={"in .Plain `[`": "true", "in .Plain `]`": "true", "in .Content `<img`": "false"})


def _bad(wrong: str, right: str) -> Bad:
    return Bad(f"---\ntitle: A\n---\nSee {wrong} here.\n", f"---\ntitle: A\n---\nSee {right} here.\n", hugo=_BRACKETS)


BAD = (
    _bad("⟦[CV] (/cv.pdf)⟧", "[CV](/cv.pdf)"),
    _bad("⟦[the code] (https://example.org/x)⟧", "[the code](https://example.org/x)"),
    _bad("⟦[CV](/my cv.pdf)⟧", "[CV](/my%20cv.pdf)"),
    _bad("!⟦[A plot](images/my new plot.png)⟧", "![A plot](images/my%20new%20plot.png)"),
    _bad("⟦[it](https://example.org/a b)⟧", "[it](https://example.org/a%20b)"),
)
GOOD = (
    Good("---\ntitle: A\n---\n[CV](/cv.pdf) [it](</my cv.pdf>) [it](/cv.pdf \"My CV\") [it](/cv.pdf 'My CV')\n"),
    Good("---\ntitle: A\n---\nA list [1] (see below), [x] (/ is a slash), f[i] (x).\n"),
    Good("---\ntitle: A\n---\n`[CV] (/cv.pdf)` <!-- [CV] (/cv.pdf) -->\n"),
    Good("---\ntitle: A\n---\nSee [CV] (/old.pdf) here.\n\n[CV]: /cv.pdf\n"),
    Good('---\ntitle: A\n---\n[it]({{< ref "a b.md" >}}) [x](a (b).pdf)\n'),
    Good("---\ntitle: A\n---\n[it](/x (a title)) [not](a link at all)\n"),
    Good("---\ntitle: A\n---\n\\[CV] (/cv.pdf)\n"),
    Good('---\ntitle: A\n---\n[it](/a`b "c"` d.pdf) [it](/a<!--b--> c.pdf) [it]({{< x >}} c.pdf)\n'),
    Good("---\ntitle: A\n---\n$$[a] (/b/c)$$ and \\([a] (/b)\\)\n"),
)

#: No code, comment or shortcode, which stand as U+FFFC in prose: what comes of them the fix would have to know.
_WORD = r"[^()\s\"'<>{}\ufffc]{1,99}"
_APART = re.compile(
    r"(?<![\\\]\w!])\[(?=[^\[\]\n]{0,199}[^\W\d_])[^\[\]\n]{2,200}\](?P<blank> )"
    r"\((?:https?://|mailto:|\.{0,2}/)[^()\s]{2,300}\)"
)
_WITH_BLANK = re.compile(rf"(?<!\\)\[[^\[\]\n]{{1,200}}\]\((?P<target>{_WORD}(?: {_WORD}){{1,9}})\)")
#: What both have in a text with code and comments in it, which are looked for only where this is found.
_MAY_BE_ONE = re.compile(r"\](?: \((?:https?://|mailto:|\.{0,2}/)|\([^()\s]+ [^\"'(\s)])")
_FILE_OR_ADDRESS = re.compile(r"https?://|\.{0,2}/\S|[\w./-].*\.\w{2,4}\Z")


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each link that a blank keeps from being one."""
    start = page.page.body_span.start
    if not _MAY_BE_ONE.search(page.covered, start):
        return
    prose = page.markdown.prose
    found = [(each, each.start("blank"), "") for each in _APART.finditer(prose, start)]
    found += [
        (each, -1, each["target"].replace(" ", "%20"))
        for each in _WITH_BLANK.finditer(prose, start)
        if _FILE_OR_ADDRESS.match(each["target"])
    ]
    links = [link.span for link in page.markdown.links] if found else []
    for each, blank, target in sorted(found, key=lambda item: item[0].start()):
        span = Span(*each.span())
        if any(begin < span.end and span.start < end for begin, end in links):
            continue
        edit = Edit(Span(*each.span("target")), target) if target else Edit(Span(blank, blank + 1), "")
        where = "its address" if target else "the middle"
        message = f"A space in {where} keeps this from being a link, and visitors read it as text"
        advice = "write `%20` for it, or remove it" if target else "remove it"
        yield Finding(
            span, f"{message}; {advice}.", Fix("write `%20`" if target else "remove the space", (edit,), "unsafe")
        )
