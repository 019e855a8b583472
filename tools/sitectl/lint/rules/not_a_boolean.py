"""A switch such as `draft` or `math` has a value that Hugo does not read as true or false.

In YAML 1.2 `yes`, `no`, `on` and `off` are texts. For `draft` and `headless` Hugo takes any text but `true`, `t` and
`1` as false: `draft: yes` publishes the page. For switches of the theme, such as `math`, every text that is not
empty counts as true: `math: no` switches mathematics on.

Write `true` or `false`, without quotes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.source import Edit
from sitectl.lint.diagnostic import Finding, Fix
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.node_views import Node
    from sitectl.lint.subject import Subject

GROUP = "values"
SEVERITY = "error"

BAD = (
    Bad(
        "---\ntitle: A\ndraft: ⟦yes⟧\n---\n",
        fixed="---\ntitle: A\ndraft: true\n---\n",
        hugo=Hugo(published=True, shows={".Draft": "false"}),
    ),
    Bad(
        '---\ntitle: A\ndraft: ⟦"on"⟧ # later\n---\n',
        fixed="---\ntitle: A\ndraft: true # later\n---\n",
        hugo=Hugo(published=True, shows={".Draft": "false"}),
    ),
    Bad("---\ntitle: A\ndraft:⟦⟧\n---\n", hugo=Hugo(published=True, shows={".Draft": "false"})),
    Bad("---\ntitle: A\ndraft: ⟦[true]⟧\n---\n", hugo=Hugo(published=True, shows={".Draft": "false"})),
    Bad(
        "---\ntitle: A\nmath: ⟦no⟧\n---\n",
        fixed="---\ntitle: A\nmath: false\n---\n",
        hugo=Hugo(shows={"cond (not .Params.math) `off` `on`": "on"}),
    ),
    Bad(
        '+++\ntitle = "A"\ndraft = ⟦"tRuE"⟧\n+++\n',
        fixed='+++\ntitle = "A"\ndraft = true\n+++\n',
        hugo=Hugo(published=True, shows={".Draft": "false"}),
    ),
)
GOOD = (
    Good("---\ntitle: A\ndraft: true\n---\n"),
    Good('---\ntitle: A\ndraft: "true"\n---\n'),
    Good("---\ntitle: A\ndraft: 1\nheadless: F\n---\n"),
    Good("---\ntitle: A\nmath: TRUE\n---\n"),
    Good("---\ntitle: A\nmath:\n---\n"),
    Good("---\ntitle: A\nanswer: yes\n---\n"),
    Good("---\ntitle: A\nparams:\n  toc: false\n---\n"),
    Good("---\ntitle: A\nmath: false\n---\ndraft: yes\n"),
)

#: Hugo's own switches, which it casts; and those of the theme, which templates test as they are.
HUGO_SWITCHES = ("draft", "headless", "iscjklanguage")
THEME_SWITCHES = ("math", "toc", "katex", "comments", "sidebar", "exclude_search")

_GO_BOOLEANS = frozenset(["1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"])
_INVISIBLE = re.compile(r"[\s\u00a0\u200b-\u200f\u202f\u2060\u3000\ufeff\"'“”‘’.,;]+")
_WORDS = dict.fromkeys(("yes", "y", "on", "true", "t"), "true") | dict.fromkeys(
    ("no", "n", "off", "false", "f"), "false"
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each switch whose value does not do what it says."""
    for name in HUGO_SWITCHES:
        node = page.node(name)
        if node is not None and not _is_cast(node):
            raw = page.raw(node)
            consequence = "so the page is published" if name == "draft" else "so it has no effect"
            said = f"`{raw}` as false" if raw else "an empty value as false"
            yield _finding(node, raw, f"Hugo reads {said}, {consequence}; write `true` or `false`.")
    for name in THEME_SWITCHES:
        node = page.node(name)
        if node is not None and isinstance(node.value, str) and _meant(node.value):
            raw = page.raw(node)
            yield _finding(
                node, raw, f"`{raw}` is a text, and every text counts as true here; write `true` or `false`."
            )


def _is_cast(node: Node) -> bool:
    return isinstance(node.value, (bool, int, float)) or (isinstance(node.value, str) and node.value in _GO_BOOLEANS)


def _finding(node: Node, raw: str, message: str) -> Finding:
    meant = _meant(node.value)
    if not meant or node.obstacle or "\n" in raw:
        return Finding(node.span, message)
    return Finding(node.span, message, Fix(f"write `{meant}`", (Edit(node.span, meant),)))


def _meant(value: object) -> str:
    return _WORDS.get(_INVISIBLE.sub("", value).lower(), "") if isinstance(value, str) else ""
