"""Switches such as `draft` whose value is no boolean: what it says, and what Hugo makes of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.source import Edit
from sitectl.hugo.casts import bool_or_none
from sitectl.lint.diagnostic import Finding, Fix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.node_views import Node
    from sitectl.content.nodes import Value
    from sitectl.lint.subject import Subject

#: Hugo's own switches, which it casts; and those of themes, which templates test as they are.
HUGO_SWITCHES = ("draft", "headless", "iscjklanguage")
THEME_SWITCHES = ("math", "toc", "katex", "comments", "sidebar", "exclude_search")
SWITCHES = (*HUGO_SWITCHES, *THEME_SWITCHES)

_ALL = frozenset(SWITCHES)
#: Types that Hugo and its templates take for what they say.
_CAST = (bool, int, float)
_AROUND = re.compile(r"[\s\u00a0\u200b-\u200f\u202f\u2060\u3000\ufeff\"'“”‘’.,;]+")
_WORDS = {"true": ("yes", "y", "on", "true", "t"), "false": ("no", "n", "off", "false", "f")}
_MEANINGS = {word: meant == "true" for meant in ("true", "false") for word in _WORDS[meant]}


class Switch(NamedTuple):
    """A switch with a value that is no boolean to Hugo."""

    name: str
    node: Node
    raw: str
    #: What the author plainly meant; None where nobody can tell.
    meant: bool | None
    #: What Hugo, or a template that tests the value, takes it for.
    taken: bool

    def finding(self, message: str) -> Finding:
        """Return a finding at the value, with the boolean that is meant as its fix where that is plain."""
        if self.meant is None or self.node.obstacle or "\n" in self.raw:
            return Finding(self.node.span, message)
        word = str(self.meant).lower()
        return Finding(self.node.span, message, Fix(f"write `{word}`", (Edit(self.node.span, word),)))


def doubtful_switches(page: Subject) -> Iterator[Switch]:
    """Yield the switches of a page that have no boolean, in a fixed order."""
    keys = page.keys
    present = _ALL.intersection(keys.keys())
    for name in SWITCHES if len(present) > 1 else present:
        if name in present:
            node = keys[name].node
            if not isinstance(node.value, _CAST):
                switch = _doubtful(name, node, page.raw(node))
                if switch is not None:
                    yield switch


def _doubtful(name: str, node: Node, raw: str) -> Switch | None:
    meant = _meant(node.value)
    if name in THEME_SWITCHES:
        is_text = isinstance(node.value, str) and meant is not None
        return Switch(name, node, raw, meant, taken=True) if is_text else None
    is_read = node.value is not None and bool_or_none(node.value) is not None
    return None if is_read else Switch(name, node, raw, meant, taken=False)


def _meant(value: Value) -> bool | None:
    if isinstance(value, list) and len(value) == 1:
        return value[0] if isinstance(value[0], bool) else _meant(value[0])
    return _MEANINGS.get(_AROUND.sub("", value).lower()) if isinstance(value, str) else None
