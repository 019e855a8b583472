"""A page begins with a horizontal rule, and Hugo takes the text below it for front matter.

A `---` on the first line opens the front matter. Text up to the next `---` that looks like `Key: value` is then read
as keys and never shown.

Begin the page with a front matter of its own, or write the rule as `***`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.source import Span
from sitectl.hugo.key_spelling import THEME_KEYS
from sitectl.hugo.keys import KNOWN_KEYS
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "front-matter"
SEVERITY = "warning"

BAD = (
    Bad(
        "⟦---⟧\nPlease note: the office is closed today.\n\n---\nText.\n",
        hugo=Hugo(published=True, shows={".Title": "", "strings.Contains .RawContent `office`": "false"}),
    ),
    Bad("⟦---⟧\nThe _Update_: moved\n---\nText.\n", hugo=Hugo(shows={"strings.Contains .RawContent `moved`": "false"})),
)
GOOD = (
    Good("---\ntitle: A\nPlease note: x\n---\n"),
    Good("---\nTitle: A\n---\n"),
    Good("---\n_comment: Do not remove front matter.\n---\n"),
    Good("---\n---\nPlease note: x\n"),
    Good("---\nlead: one\nOpening Hours: 9 to 5\n---\n"),
    Good("***\nPlease note: x\n\n---\n"),
    Good("---\nMy Topics: [a]\n---\n", files={"sitectl.toml": 'extra-keys = ["my topics"]\n'}),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for a YAML block of which every key is several words."""
    if is_text(page):
        start = page.front_matter.block_span.start
        advice = "write the rule as `***`"
        message = f"Hugo takes the text between these two rules for front matter and never shows it; {advice}."
        yield Finding(Span(start, start + 3), message)


def is_text(page: Subject) -> bool:
    """Say whether a page's front matter is none, but text between two rules."""
    if page.front_matter.format != "yaml" or not page.keys or "title" in page.keys:
        return False
    own = {*THEME_KEYS, *page.site.taxonomies, *page.settings.extra_keys}
    return not any(name in KNOWN_KEYS or name in own or " " not in name.strip() for name in page.keys)
