"""A text is written like a number, and Hugo shows the number.

Without quotes `1.10` is the number 1.1, `007` is 7, `1_000` is 1000 and `0x1F` is 31; `True` becomes true. Titles,
terms and addresses show what the number comes to, not what is written.

Put the text in quotes: `title: "1.10"`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.source import Edit
from sitectl.hugo.casts import to_text
from sitectl.lint.diagnostic import Finding, Fix
from sitectl.lint.rule import TAXONOMIES, Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.node_views import Node
    from sitectl.lint.subject import Subject

GROUP = "values"
SEVERITY = "error"
_SHOWN = ("title", "linktitle", "description", "summary")
KEYS = (*_SHOWN, "slug", "url", "type", "layout", "translationkey", "keywords", "aliases", TAXONOMIES)

_TERMS = {"hugo.toml": 'baseURL = "https://example.org/"\n'}

BAD = (
    Bad(
        "---\ntitle: ⟦1.10⟧\n---\n",
        fixed='---\ntitle: "1.10"\n---\n',
        hugo=Hugo(shows={".Title": "1.1"}),
    ),
    Bad(
        "---\ntitle: A\ntags: [⟦1.0⟧, ⟦007⟧, ⟦True⟧]\n---\n",
        fixed='---\ntitle: A\ntags: ["1.0", "007", "True"]\n---\n',
        files=_TERMS,
        hugo=Hugo(shows={"range .GetTerms `tags` }}{{ .RelPermalink }} {{ end": "/tags/1/ /tags/7/ /tags/true/ "}),
    ),
    Bad(
        '+++\ntitle = "A"\nslug = ⟦1_000⟧\n+++\n',
        fixed='+++\ntitle = "A"\nslug = "1_000"\n+++\n',
        files={"layouts/all.html": "A"},
    ),
    Bad(
        '{"title": "A", "description": ⟦1e3⟧}\n',
        fixed='{"title": "A", "description": "1e3"}\n',
        hugo=Hugo(shows={".Description": "1000"}),
    ),
    Bad("---\ntitle: A\nslug: &a ⟦1_000⟧\nlead: *a\n---\n"),
)
GOOD = (
    Good("---\ntitle: 2024\ntags: [2024, 1.5, -3, true]\n---\n"),
    Good("---\ntitle: '1.10'\nslug: 08\n---\n"),
    Good("---\ntitle: A\nweight: 007\n---\n"),
    Good("---\ntitle: A\nversion: 1.10\n---\n"),
    Good("+++\ntitle = 2025-11-01T10:00:00Z\n+++\n"),
)

#: What may follow a value; a tab within one is read in ways of its own.
_AFTER = re.compile(r"[ \t]*(?:[,\]}\r\n#]|$)")


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each number or switch, in place of a text, that is not shown as it is written."""
    for name in page.keys:
        value = page.value(name)
        if isinstance(value, str) or (name not in KEYS and name not in page.site.taxonomies):
            continue
        node = page.keys[name].node
        for each in node.items if isinstance(value, list) else (node,):
            if isinstance(each.value, (int, float)):
                yield from _changed(page, each, name)


def _changed(page: Subject, node: Node, name: str) -> Iterator[Finding]:
    written, shown = page.raw(node), to_text(node.value)
    if written != shown:
        fix = Fix("put it in quotes", (Edit(node.span, f'"{written}"'),), "safe" if name in _SHOWN else "unsafe")
        message = f"This is a number, or true or false, which Hugo shows as `{shown}`; put it in quotes."
        is_alone = _AFTER.match(page.text, node.end) is not None and not node.obstacle
        yield Finding(node.span, message, fix if is_alone else None)
