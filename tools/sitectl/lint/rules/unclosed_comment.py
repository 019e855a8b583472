"""A comment is not closed where it should be, and hides the text after it.

A comment ends at the next `-->`, whatever stands in between. Without one it hides the rest of the page; where the next
one belongs to another comment, it hides everything up to there. A comment inside a comment ends both, and the rest of
the outer one is shown.

Write `-->` where the comment ends, and none of the marks inside it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.source import Span
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "links"
SEVERITY = "warning"
MENTIONS = ("<!--",)

_UNSAFE = {"hugo.toml": "[markup.goldmark.renderer]\nunsafe = true\n"}
_GONE = Hugo(shows={"in .Plain `Seen`": "false"})

BAD = (
    Bad("---\ntitle: A\n---\n⟦<!--⟧ old\n\nSeen?\n\n<!-- older -->\n", hugo=_GONE),
    Bad("---\ntitle: A\n---\nText.\n\n⟦<!--⟧ old\n\nSeen?\n", hugo=_GONE),
    Bad(
        '---\ntitle: A\n---\n⟦<!--⟧ {{< x "-->" >}}\n\nSeen?\n\n<!-- older -->\n',
        files={"layouts/_shortcodes/x.html": "x"},
        hugo=_GONE,
    ),
    Bad("---\ntitle: A\n---\nText ⟦<!--⟧ old\nSeen? <!-- older --> and more.\n", files=_UNSAFE, hugo=_GONE),
    Bad(
        "---\ntitle: A\n---\n⟦<!--⟧\nold\n<!-- older -->\nSeen\n-->\n\nText.\n",
        hugo=Hugo(shows={"in .Plain `Seen`": "true", "in .Plain `old`": "false"}),
    ),
)
GOOD = (
    Good("---\ntitle: A\n---\n<!-- old -->\n\nSeen.\n\n<!-- older -->\n"),
    Good("---\ntitle: A\n---\n<!-- a\nb -->\n"),
    Good("---\ntitle: A\n---\nWrite `<!--` first.\n\n<!-- old -->\n"),
    Good("---\ntitle: A\n---\n```html\n<!-- open\n```\n\n<!-- old -->\n"),
    Good("---\ntitle: A\n---\nAn arrow <!-- that a paragraph shows as it is.\n"),
    Good("---\ntitle: A # <!--\n---\nText.\n"),
    Good("---\ntitle: A\n---\n<!-- Write `<!--` to open one. -->\n"),
    Good("---\ntitle: A\n---\n{{< x >}}\n<!-- a\n{{< /x >}}\n"),
)

_QUOTED = re.compile(r"`[^`\n]*`")
_MARK, _END = "<!--", "-->"


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each comment with another in it, and for one without an end that begins a line."""
    for start, end in _comments(page) if _may_be_open(page.text, page.covered) else ():
        inside = page.text[start + len(_MARK) : end]
        if not inside.endswith(_END):
            line = page.text[page.text.rfind("\n", 0, start) + 1 : start]
            if (
                not line.strip(" ") and "{{" not in page.page.body
            ):  # a template may take apart what a shortcode encloses
                message = "This comment is not closed, so it hides the rest of the page; write `-->`."
                yield Finding(Span(start, start + len(_MARK)), message)
        elif _MARK in _QUOTED.sub("", inside):
            line_of_end = page.source.position(end).line
            if _goes_on(page.text, end):
                message = f"The comment inside this one ends both on line {line_of_end}, and what follows is shown; "
                message += "remove the marks of the inner one."
            else:
                message = f"This comment is not closed before the next, so it hides all up to line {line_of_end}; "
                message += "write `-->`."
            yield Finding(Span(start, start + len(_MARK)), message)


def _goes_on(text: str, end: int) -> bool:
    """Say whether a comment that has ended was meant to end at a later mark, which closes no other."""
    closing = text.find(_END, end)
    return closing >= 0 and text.find(_MARK, end, closing) < 0


def _may_be_open(text: str, covered: str) -> bool:
    """Say whether what begins like a comment, in code or not, may go on to the next one or to the end of the text."""
    if any(text.count(mark) != covered.count(mark) for mark in (_MARK, _END)):
        return True  # what stands in a shortcode ends no comment
    start = text.find(_MARK)
    while start >= 0:
        following = text.find(_MARK, start + len(_MARK))
        if text.find(_END, start + len(_MARK), following if following >= 0 else len(text)) < 0:
            return True
        start = following
    return False


def _comments(page: Subject) -> Iterator[tuple[int, int]]:
    """Yield the places of what begins as a comment outside of code."""
    hidden = page.markdown.hidden
    code = [span for span in hidden if not page.text.startswith(_MARK, span[0])]
    for start, end in hidden:
        is_code = any(first <= start < last for first, last in code)
        if not is_code and page.text.startswith(_MARK, start):
            yield start, end
