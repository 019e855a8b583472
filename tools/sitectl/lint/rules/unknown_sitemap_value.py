"""A value for the sitemap that search engines do not know.

Hugo writes `changefreq` and `priority` into sitemap.xml as they stand there. Its format knows the words always, hourly,
daily, weekly, monthly, yearly and never, in lower case, and priorities from 0.0 to 1.0; a sitemap with anything else is
invalid. A negative priority is left out.

Write one of the words, or a number between 0 and 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.source import Edit
from sitectl.lint.diagnostic import Finding, Fix
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules._maps import entry_of, maps_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.node_views import Node
    from sitectl.lint.subject import Subject

GROUP = "values"
SEVERITY = "warning"
KEYS = ("sitemap", "cascade")

BAD = (
    Bad(
        "---\ntitle: A\nsitemap:\n  changefreq: ⟦Weekly⟧\n---\n",
        fixed="---\ntitle: A\nsitemap:\n  changefreq: weekly\n---\n",
        hugo=Hugo(shows={".Sitemap.ChangeFreq": "Weekly"}),
    ),
    Bad(
        "---\ntitle: A\nsitemap: {changefreq: ⟦sometimes⟧, priority: ⟦5⟧}\n---\n",
        hugo=Hugo(shows={".Sitemap.ChangeFreq": "sometimes", ".Sitemap.Priority": "5"}),
    ),
    Bad("+++\n[sitemap]\npriority = ⟦-0.5⟧\n+++\n", hugo=Hugo(shows={".Sitemap.Priority": "-0.5"})),
    Bad("---\ntitle: A\ncascade:\n  sitemap: {priority: ⟦'1.5'⟧}\n---\n", path="content/post/_index.md"),
)
GOOD = (
    Good("---\ntitle: A\nsitemap: {changefreq: never, priority: 0.0}\n---\n"),
    Good("---\ntitle: A\nsitemap: {changefreq: '', priority: 1}\n---\n"),
    Good("---\ntitle: A\nsitemap: {priority: -1}\n---\n"),
    Good("---\ntitle: A\nsitemap: {priority: high}\n---\n"),
    Good("---\ntitle: A\nparams:\n  sitemap: {changefreq: sometimes}\n---\n"),
)

_WORDS = ("always", "hourly", "daily", "weekly", "monthly", "yearly", "never")
#: What Hugo takes for "no priority".
_NONE = -1


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each value of the page's sitemap, or of one that it cascades, outside of the format."""
    if "sitemap" not in page.keys and "cascade" not in page.keys:
        return
    inherited = (entry_of(rule, "sitemap") for rule in maps_in(page.node("cascade")))
    for node in (page.node("sitemap"), *(entry.node for entry in inherited if entry)):
        frequency = entry_of(node, "changefreq") if node else None
        if frequency is not None:
            yield from _in_frequency(frequency.node)
        priority = entry_of(node, "priority") if node else None
        if priority is not None and not 0 <= _number(priority.node) <= 1:
            yield Finding(priority.node.span, "A priority lies between 0.0 and 1.0; search engines ignore any other.")


def _in_frequency(node: Node) -> Iterator[Finding]:
    word = node.value
    if isinstance(word, str) and word and word not in _WORDS:
        right = word.strip().lower()
        if right in _WORDS and node.style == "plain" and not node.obstacle:
            fix = Fix(f"write `{right}`", (Edit(node.span, right),))
            yield Finding(node.span, f"Search engines know this word in lower case; write `{right}`.", fix)
        else:
            known = ", ".join(f"`{each}`" for each in _WORDS[:-1])
            yield Finding(node.span, f"Search engines do not know `{word}`; write {known} or `never`.")


def _number(node: Node) -> float:
    """Return a priority; 0 for what is none: what Hugo cannot read breaks the build, and another rule says so."""
    value = node.value
    try:
        number = float(value) if isinstance(value, str | int | float) else 0
    except ValueError:
        return 0
    return 0 if number == _NONE else number
