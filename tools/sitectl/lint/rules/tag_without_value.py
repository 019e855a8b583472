"""A value begins with an exclamation mark, and Hugo loses it together with the next key.

In YAML a word after `!` is a tag: a type for the value after it. Where nothing follows on the line, Hugo takes the
next key for that value: `title: !important` above `draft: true` has neither a title nor a draft.

Put the value in quotes: `title: "!important"`.
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

GROUP = "front-matter"
SEVERITY = "error"
MENTIONS = (": !",)

BAD = (
    Bad(
        "---\ntitle: ⟦!important⟧\ndraft: true\n---\n",
        hugo=Hugo(published=True, shows={".Title": "", ".Draft": "false"}),
    ),
    Bad(
        "---\nlead: ⟦!⟧\ntitle: A\n---\n",
        hugo=Hugo(published=True, shows={".Title": "", ".Params.lead.title": "A"}),
    ),
)
GOOD = (
    Good('---\ntitle: "!important"\ndraft: true\n---\n'),
    Good("---\ntitle: Hello !world\ndraft: true\n---\n"),
    Good("---\ntitle: !!str 5\ndraft: true\n---\n"),
    Good("---\ntitle: A\nseo: !map\n  title: B\ndraft: true\n---\n"),
    Good("---\ntitle: A\nlead: |\n  note: !x\n  more\n---\n"),
    Good("---\ntitle: A\n---\nnote: !x\nmore: y\n"),
)

_TAG = re.compile(r"^[^\s#'\"][^\r\n:]*:[ \t]+(![^\s'\"]*)[ \t]*\r?\n(?=[^\s#-])", re.MULTILINE)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each tag at the top level of a YAML block with nothing after it."""
    start, end = page.front_matter.inner_span
    if page.front_matter.format != "yaml" or ": !" not in page.text[start:end] or not page.is_readable:
        return
    for found in _TAG.finditer(page.text, start, end):
        span = Span(*found.span(1))
        message = f"Hugo takes `{found.group(1)}` for a YAML tag and the next line for its value; put it in quotes."
        yield Finding(span, message)
