"""A comment hides findings that are not there.

`sitectl: ignore[rule]` was written for a finding that has gone since, or stands in the wrong place: it holds for its
own line and the next. Left alone it would hide the next real finding of that rule there.

Remove the comment, or move it to the line before the finding.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.source import Edit, Span
from sitectl.lint.diagnostic import Finding, Fix
from sitectl.lint.rule import Bad, Good, all_rules
from sitectl.lint.suppressions import MARK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject
    from sitectl.lint.suppressions import Ignore

GROUP = "ignores"
SEVERITY = "warning"
MENTIONS = (MARK,)

BAD = (
    Bad(
        "---\ntitle: A\n⟦# sitectl: ignore[not-a-boolean] the theme wants a text⟧\ndraft: true\n---\n",
        fixed="---\ntitle: A\ndraft: true\n---\n",
    ),
    Bad(
        "---\ntitle: A\ndraft: true ⟦# sitectl: ignore[not-a-boolean]⟧\n---\n",
        fixed="---\ntitle: A\ndraft: true\n---\n",
    ),
    Bad(
        "---\ntitle: A\n---\nText.\n\n⟦<!-- sitectl: ignore[empty-link] soon -->⟧\nText.\n",
        fixed="---\ntitle: A\n---\nText.\n\nText.\n",
    ),
    Bad("---\ntitle: A\n---\n<!-- sitectl: ignore[empty-link, ⟦math-without-flag⟧] -->\nThe [code]().\n"),
)
GOOD = (
    Good("---\ntitle: A\n# sitectl: ignore[not-a-boolean] the theme wants a text\ndraft: yes\n---\n"),
    Good("---\ntitle: A\ndraft: yes # sitectl: ignore[not-a-boolean]\n---\n"),
    Good('+++\ntitle = "A"\ndraft = "yes" # sitectl: ignore[not-a-boolean]\n+++\n'),
    Good("---\ntitle: A\n---\n<!-- sitectl: ignore[empty-link] soon -->\nThe [code]().\n"),
    Good("---\ntitle: A\n---\nThe [code](). <!-- sitectl: ignore[empty-link] soon -->\n"),
    Good("---\n# sitectl: ignore[missing-title] the layout has its own\ndate: 2025-01-01\n---\n"),
    Good("---\ntitle: A\n---\n```\n<!-- sitectl: ignore[empty-link] an example -->\n```\n"),
    Good("---\ntitle: 'A # sitectl: ignore[empty-link]'\n---\n"),
    Good("---\ntitle: A\n---\n# sitectl: ignore[empty-link] a heading\n"),
)

_LINE_END = re.compile(r"[ \t]*(\r\n|\n|\r)?")


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each comment, or each rule named in one, that hides nothing; unknown names are left out."""
    rules = all_rules()
    for ignore in page.ignores:
        known = [(name, span) for name, span in ignore.names if name in rules and rules[name].group != GROUP]
        unused = [(name, span) for name, span in known if not _hides_anything(page, ignore, name)]
        if unused and len(unused) == len(ignore.names):
            message = "This comment hides nothing; remove it, or put it on the line before the finding."
            yield Finding(ignore.span, message, Fix("remove the comment", (_removal(page.text, ignore.span),)))
        else:
            for name, span in unused:
                yield Finding(span, f"Nothing of `{name}` is hidden here; remove the name.")


def _hides_anything(page: Subject, ignore: Ignore, name: str) -> bool:
    found = all_rules()[name].check(page)
    return any(page.page.source.position(each.span.start).line in ignore.lines for each in found)


def _removal(text: str, span: Span) -> Edit:
    """Return the edit that removes a comment with the blanks before it, and its line if nothing else is on it."""
    start = len(text[: span.start].rstrip(" \t"))
    rest = _LINE_END.match(text, span.end)
    end = rest.end() if rest else span.end
    stands_alone = start == 0 or text[start - 1] in "\r\n"
    keeps_break = bool(rest and rest.group(1)) and not stands_alone
    return Edit(Span(start, rest.start(1) if rest and keeps_break else end), "")
