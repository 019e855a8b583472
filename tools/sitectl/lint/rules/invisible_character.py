"""A text has a character that nobody sees, usually copied from a web page or a PDF.

Hugo publishes it as it is. A tag with a zero-width space is another tag to search and to templates, a file or address
named with one is not found by anyone who types it, and a control character for the writing direction shows letters in
another order than they are read.

Remove the character.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.source import Edit, Span
from sitectl.hugo.keys import KNOWN_KEYS
from sitectl.lint.diagnostic import Finding, Fix
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules._plain import is_plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.node_views import Node
    from sitectl.lint.subject import Subject

GROUP = "values"
SEVERITY = "warning"

BAD = (
    Bad(
        "---\ntitle: A⟦\u200b⟧ title\n---\n",
        fixed="---\ntitle: A title\n---\n",
        hugo=Hugo(shows={"strings.RuneCount .Title": "8"}),
    ),
    Bad(
        "---\ntitle: A\ntags: [art, ⟦\ufeff⟧music]\n---\n",
        fixed="---\ntitle: A\ntags: [art, music]\n---\n",
        hugo=Hugo(shows={"in .Params.tags `music`": "false"}),
    ),
    Bad(
        '+++\ntitle = "A"\nurl = "/a⟦\u200b⟧b/"\n+++\n',
        fixed='+++\ntitle = "A"\nurl = "/ab/"\n+++\n',
        files={"layouts/all.html": "A"},
    ),
    Bad("---\ntitle: A ⟦\u202e⟧txt.exe\n---\n", fixed="---\ntitle: A txt.exe\n---\n"),
    Bad("---\ntitle: ⟦\u200b⟧[draft] A\n---\n"),
    Bad("---\ntitle: A\nseo:\n  title: B⟦\x07⟧\n---\n", fixed="---\ntitle: A\nseo:\n  title: B\n---\n"),
    Bad("---\ntitle: &a x⟦\u200b⟧y\nlead: *a\n---\n"),
)
GOOD = (
    Good("---\ntitle: \U0001f468\u200d\U0001f469\u200d\U0001f466 are Émile's\n---\n"),
    Good("---\ntitle: \u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645\n---\n"),
    Good("---\ntitle: \u0e01\u0e32\u0e23\u200b\u0e17\u0e14\u0e2a\u0e2d\u0e1a\n---\n"),
    Good("---\ntitle: \u202b\u05e9\u05dc\u05d5\u05dd A\u202c\n---\n"),
    Good('---\ntitle: "A\\u200bB"\n---\nText\u200b.\n'),
    Good("---\ntitle: A # \u200bé\n---\n"),
    Good("---\ntitle: A\u00a0B\ttab\n---\n"),
    Good("---\ntitle: A\ndraft: true\u200b\n---\n"),
)

_INVISIBLE = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
#: Scripts that write no blanks between words, where a zero-width space says where a line may break.
_WITHOUT_BLANKS = re.compile("[\u0e00-\u109f\u1780-\u17ff]")
_HARMLESS_TO_REMOVE = "\u200b\ufeff"
#: Keys with rules of their own about words that Hugo does not recognise.
_OTHER_RULES = frozenset(key for key, kind in KNOWN_KEYS.items() if kind in ("date", "bool", "int")) | {"build", "math"}


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each invisible character in a value of the front matter."""
    block = page.front_matter.block_span
    if _INVISIBLE.search(page.text, block.start, block.end) is None:
        return
    for name, entry in page.keys.items():
        if name not in _OTHER_RULES:
            for node in _texts(entry.node):
                yield from _in_text(page, node, name)


def _texts(node: Node) -> Iterator[Node]:
    if isinstance(node.value, str):
        yield node
    for below in (*node.items, *(entry.node for entry in node.entries)):
        yield from _texts(below)


def _in_text(page: Subject, node: Node, name: str) -> Iterator[Finding]:
    text = page.text[node.start : node.end]
    for found in _INVISIBLE.finditer(text):
        character = found.group()
        around = text[max(found.start() - 1, 0) : found.end() + 1]
        if _WITHOUT_BLANKS.search(around) or (character >= "\u202a" and _RIGHT_TO_LEFT.search(text)):
            continue
        span = Span(node.start + found.start(), node.start + found.end())
        is_safe = character in _HARMLESS_TO_REMOVE and name not in ("url", "aliases")
        fix = Fix("remove the character", (Edit(span, ""),), "safe" if is_safe else "unsafe")
        message = f"An invisible character (U+{ord(character):04X}) stands here, and Hugo publishes it; remove it."
        rest = _INVISIBLE.sub("", text)
        yield Finding(span, message, fix if not node.obstacle and (node.style != "plain" or is_plain(rest)) else None)
