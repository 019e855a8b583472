"""A key of a theme says `yes`, `no`, `on` or `off`, which are texts to Hugo.

YAML once took these words for true and false, and Hugo no longer does: a template that tests `featured: no` is given
a text, and any text counts as true.

Write `true` or `false`; put the word in quotes where it is meant as a word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.source import Edit
from sitectl.hugo.keys import KNOWN_KEYS
from sitectl.lint.diagnostic import Finding, Fix
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules._switches import SWITCHES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.node_views import Node
    from sitectl.lint.subject import Subject

GROUP = "values"
SEVERITY = "warning"

BAD = (
    Bad(
        "---\ntitle: A\nfeatured: ⟦no⟧\n---\n",
        fixed="---\ntitle: A\nfeatured: false\n---\n",
        hugo=Hugo(shows={"cond (not .Params.featured) `off` `on`": "on", 'printf "%T" .Params.featured': "string"}),
    ),
    Bad(
        "---\ntitle: A\nimage:\n  preview_only: ⟦Off⟧ # yet\n---\n",
        fixed="---\ntitle: A\nimage:\n  preview_only: false # yet\n---\n",
        hugo=Hugo(shows={"cond (not .Params.image.preview_only) `off` `on`": "on"}),
    ),
    Bad(
        "---\ntitle: A\nparams: {share: ⟦yes⟧}\n---\n",
        fixed="---\ntitle: A\nparams: {share: true}\n---\n",
        hugo=Hugo(shows={'printf "%T" .Params.share': "string"}),
    ),
)
GOOD = (
    Good("---\ntitle: A\nfeatured: false\nshare: true\n---\n"),
    Good("---\ntitle: A\nanswer: 'no'\nshort: \"on\"\n---\n"),
    Good("---\ntitle: No\ndescription: yes\nlang: no\ntags: [yes, no]\n---\n"),
    Good("---\ntitle: A\nmath: no\ndraft: no\n---\n"),
    Good("---\ntitle: A\npublished: off\noutput:\n  html_page: {toc: no}\n---\n"),
    Good("---\ntitle: A\nnote: no more\nletter: n\n---\nshare: no\n"),
    Good('+++\ntitle = "A"\nanswer = "no"\n+++\n'),
)

_WORDS = {"yes": "true", "on": "true", "no": "false", "off": "false"}
#: Keys with their own rules, and those that only R Markdown reads.
_OTHERS = frozenset([*SWITCHES, *KNOWN_KEYS, "output", "editor_options"]) - {"params"}
#: Keys whose value is a word: Norwegian is `no`.
_OF_WORDS = frozenset(
    ["title", "lead", "name", "text", "label", "caption", "answer", "lang", "language", "locale", "country", "code"]
)
_DEEPEST = 4
_LONGEST = max(map(len, _WORDS))


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each bare word of these in YAML that is the value of a key, but for the known switches."""
    if page.front_matter.format != "yaml" or not page.is_readable:
        return
    if not _holds_word(page.front_matter.values):
        return
    for name, value in ((name, page.value(name)) for name in page.keys):
        if name not in _OTHERS and name not in _OF_WORDS and _holds_word(value):
            node = page.node(name)
            yield from _findings(page, node, 0) if node is not None else ()


def _holds_word(value: object) -> bool:
    if isinstance(value, str):
        return len(value) <= _LONGEST and value.lower() in _WORDS
    return isinstance(value, dict) and any(map(_holds_word, value.values()))


def _findings(page: Subject, node: Node, depth: int) -> Iterator[Finding]:
    meant = _WORDS.get(page.raw(node).lower()) if isinstance(node.value, str) else None
    if meant and not node.obstacle:
        message = (
            f"To Hugo `{page.raw(node)}` is a text, which templates count as true; write `{meant}`, or quote the word."
        )
        yield Finding(node.span, message, Fix(f"write `{meant}`", (Edit(node.span, meant),), safety="unsafe"))
    for entry in node.entries if depth < _DEEPEST else ():
        if entry.key.lower() not in _OF_WORDS and _holds_word(entry.node.value):
            yield from _findings(page, entry.node, depth + 1)
