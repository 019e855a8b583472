"""A mark in the text names a footnote that is not there, or nothing in the text names a footnote.

For a mark `[^1]` without a line `[^1]: …` visitors read the brackets. A footnote without a mark is left out, with all
that stands in it.

Write the line, or put the mark where the footnote belongs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

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
MENTIONS = ("[^",)

_UNSAFE = {"hugo.toml": "markup.goldmark.renderer.unsafe = true\n"}
_OFF = {"hugo.toml": "[markup.goldmark.extensions]\nfootnote = false\n"}

BAD = (
    Bad(
        "---\ntitle: A\n---\nIt was shown⟦[^1]⟧.\n",
        hugo=Hugo(shows={"in .Content `[^1]`": "true"}),
    ),
    Bad(
        "---\ntitle: A\n---\nOne[^one], two⟦[^tow]⟧.\n\n[^one]: First.\n⟦[^two]⟧: Second.\n",
        hugo=Hugo(
            shows={"in .Content `[^tow]`": "true", "in .Content `First`": "true", "in .Content `Second`": "false"}
        ),
    ),
    Bad(
        "---\ntitle: A\n---\n## Notes\n⟦[^1]⟧: A paper.\n",
        hugo=Hugo(shows={"in .Content `A paper`": "false"}),
    ),
    Bad(
        "---\ntitle: A\n---\nText that goes on:\n⟦[^1]⟧: A paper.\n\n- item\n⟦[^2]⟧: A paper.\n",
        hugo=Hugo(shows={"in .Content `A paper`": "false"}),
    ),
)
GOOD = (
    Good("---\ntitle: A\n---\nOne[^1] and [^two].\n\n[^1]: First.\n\n[^two]:\n    Second[^3].\n\n[^3]: Third.\n"),
    Good("---\ntitle: A\n---\nThe pattern [^a-z] or [^x], a link [^1](/x/), a note \\[^1] and `[^2]`.\n"),
    Good("---\ntitle: A\n---\n```\n[^1]: x\n```\n\n    [^1]: y\n\n<!-- [^1]: z [^2] -->\n"),
    Good("---\ntitle: A\n---\n<div>\n[^1]: shown as it is\n</div>\n", files=_UNSAFE),
    Good("---\ntitle: A\n---\nOne[^1].\n", files=_OFF),
    Good("---\ntitle: A\n---\n{{% x %}}\n\nOne[^1].\n", files={"layouts/_shortcodes/x.html": "[^1]: Text."}),
    Good("---\ntitle: A\n---\n$x[^2]$ and $$\ny[^3]\n$$\n"),
    Good("---\ntitle: 'One[^1]'\n---\n"),
    Good("---\ntitle: A\n---\nA[^A] and\n\n[^a]: Text.\n"),
)

#: A pattern that begins with what it looks for is found faster than one that looks back first.
_LABEL = re.compile(r"\[\^(?<![\\!\[]\[\^)([^\]\[\s^]{1,80})\](?![(\[])")
_BEFORE_NOTE = re.compile(r" {0,3}|[ \t]*(?:>[ \t]?)+")
_EMPTY_LINE = re.compile(r"\n[ \t]*\r?\n")
_FORMULA = re.compile(r"\$\$.*?\$\$|\$[^$\n]+\$", re.DOTALL)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each mark without a footnote, and for each footnote without a mark."""
    start = page.page.body_span.start
    if not page.is_markdown or not _may_lack(page.text, start):
        return
    if "{{%" in page.text or not _reads_footnotes(page):
        return
    prose = _FORMULA.sub(lambda found: " " * len(found[0]), page.markdown.prose)
    labels = list(_LABEL.finditer(prose, start))
    notes = [found for found in labels if _is_note(found) and not _is_enclosed(page, found.start())]
    places = {found.start() for found in notes}
    marks = [found for found in labels if found.start() not in places]
    defined = {found[1].casefold() for found in notes}
    named = {found[1].casefold() for found in marks}
    lone = {Span(*found.span()): found[1] for found in marks if found[1].casefold() not in defined}
    for span in shown_as_text(page.covered, start, list(lone)):
        if (lone[span].isdigit() or defined) and not _is_enclosed(page, span.start):
            message = f"The page has no footnote `[^{lone[span]}]:`, so readers see the brackets; add it."
            yield Finding(span, message)
    for found in notes:
        if found[1].casefold() not in named and not _is_in_html(prose[start : found.start()]):
            message = f"Nothing refers to this footnote, so Hugo leaves it out; put `{found[0]}` where it belongs."
            yield Finding(Span(*found.span()), message)


def _may_lack(text: str, start: int) -> bool:
    """Say whether a label stands on the page, perhaps in code, only as a mark or only as a footnote."""
    labels = list(_LABEL.finditer(text, start))
    notes = {found[1].casefold() for found in labels if _is_note(found)}
    return notes != {found[1].casefold() for found in labels if not _is_note(found)}


def _is_note(label: re.Match[str]) -> bool:
    """Say whether a footnote begins here, as far as its line tells."""
    text = label.string
    line = text.rfind("\n", 0, label.start()) + 1
    return text.startswith(":", label.end()) and bool(_BEFORE_NOTE.fullmatch(text, line, label.start()))


def _reads_footnotes(page: Subject) -> bool:
    extensions = page.site.goldmark.get("extensions")
    footnote = extensions.get("footnote") if isinstance(extensions, dict) else None
    if isinstance(footnote, dict):
        footnote = footnote.get("enable")
    return footnote is None or to_bool(footnote)


def _is_enclosed(page: Subject, place: int) -> bool:
    return any(begin <= place < end for begin, end in page.enclosed)


def _is_in_html(before: str) -> bool:
    """Say whether a text ends in a block of HTML, which an empty line closes; anywhere else a footnote may begin."""
    return _EMPTY_LINE.split(before)[-1].lstrip().startswith("<")
