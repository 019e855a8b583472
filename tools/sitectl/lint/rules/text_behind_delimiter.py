"""Text stands on the line that closes the front matter.

The first line that begins with `---` (or `+++`) closes the front matter, whatever else is on it. The rest of the line
and all keys below it become text of the page: `---draft: true` publishes the page, `----` leaves a hyphen at its top.

Put the closing `---` on a line of its own.
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
SEVERITY = "warning"

BAD = (
    Bad(
        "---\ntitle: A\n---⟦draft: true⟧\n---\nText.\n",
        hugo=Hugo(published=True, shows={".Draft": "false", "strings.Contains .RawContent `draft: true`": "true"}),
    ),
    Bad("---\ntitle: A\n---⟦-⟧\nText.\n", hugo=Hugo(shows={"printf `%q` (substr .RawContent 0 1)": "&#34;-&#34;"})),
    Bad(
        '+++\ntitle = "A"\n+++ ⟦# the end⟧\nText.\n',
        hugo=Hugo(shows={"strings.Contains .RawContent `# the end`": "true"}),
    ),
)
GOOD = (
    Good("---\ntitle: A\n---\nText.\n"),
    Good("---\ntitle: A\n---  \nText.\n"),
    Good("--- # opening\ntitle: A\n---\n"),
    Good("---\ntitle: A\n--- "),
    Good('{"title": "A"} Text.\n'),
    Good("No front matter\n---draft: true\n"),
)

_KEY = re.compile(r"[A-Za-z_]+ ?[:=]")


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for the text behind the closing delimiter."""
    front_matter = page.front_matter
    if front_matter.format not in ("yaml", "toml") or front_matter.problem is not None:
        return
    start = front_matter.inner_span.end + 3
    if page.text[start : start + 1] in ("\n", "\r", ""):
        return
    rest = page.text[start:].split("\n", 1)[0]
    text = rest.strip()
    if text:
        begin = start + rest.index(text[0])
        lost = "this key and all below it are" if _KEY.match(text) else "the rest of the line is"
        mark = page.text[start - 3 : start]
        message = f"A line that begins with `{mark}` ends the front matter, so {lost} text of the page."
        yield Finding(Span(begin, begin + len(text)), message)
