"""A line that begins with a dash is indented more than the item above it, so it is not an item of its own.

YAML reads the line as the rest of the text above: the list `- Ada` with `  - Bo` below it has one item, "Ada - Bo". A
name, a tag or a link is gone, and nothing says so.

Begin all items of a list in the same column.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.source import Edit, Span
from sitectl.lint.diagnostic import Finding, Fix
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules._publications import EXAMPLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.node_views import Node
    from sitectl.content.nodes import Value
    from sitectl.lint.subject import Subject

GROUP = "front-matter"
SEVERITY = "warning"
MENTIONS = ("- ",)

_ONE = Hugo(shows={"len .Params.authors": "1"})

BAD = (
    Bad(
        "---\ntitle: A\nauthors:\n  - Ada Lin\n    ⟦- Bo Chen⟧\n---\n",
        "---\ntitle: A\nauthors:\n  - Ada Lin\n  - Bo Chen\n---\n",
        path=EXAMPLE,
        hugo=_ONE,
    ),
    Bad(
        "---\ntitle: A\nauthors:\n- Ada\n ⟦- Bo⟧\n ⟦- Cy⟧\n- Di\n---\n",
        "---\ntitle: A\nauthors:\n- Ada\n- Bo\n- Cy\n- Di\n---\n",
        hugo=Hugo(shows={"len .Params.authors": "2"}),
    ),
    Bad(
        "---\ntitle: A\ndetails:\n  tags:\n  - one\n   ⟦- two⟧\n---\n",
        "---\ntitle: A\ndetails:\n  tags:\n  - one\n  - two\n---\n",
    ),
    Bad("---\ntitle: A\nauthors:\n  - &a Ada\n    ⟦- B⟧\nx: *a\n---\n"),
)
GOOD = (
    Good("---\ntitle: A\nauthors:\n  - Ada Lin\n  - Bo Chen\n---\n", EXAMPLE),
    Good("---\ntitle: A\ntags:\n- a\n-   b\n---\n"),
    Good("---\ntitle: A\nnested:\n  -\n    - a\n    - b\n---\n"),
    Good("---\ntitle: A\nlead: |\n  - a\n    - b\n---\n"),
    Good('---\ntitle: A\nwords:\n  - "Ada\n    - Bo"\n---\n'),
    Good("---\ntitle: A\nwords:\n  - Ada\n    -Bo\n---\n"),
    Good("---\ntitle: A\n---\n- Ada\n  - Bo\n"),
    Good("---\ntitle: A\nrange: from here\n  - to there\n---\n"),
    Good("---\ntitle: A\nwords: [a - b, {c: d - e}]\nlead: from\n  - to\n---\n"),
)

_DASH = re.compile(r"\n[ \t]+(- [^\r\n]*[^\s])")


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each line with a dash that belongs to the item above it."""
    start, end = page.front_matter.inner_span
    may_be = page.front_matter.format == "yaml" and _DASH.search(page.text, start, end) is not None
    root = page.front_matter.root if may_be and _has_dash(page.front_matter.values, is_item=False) else None
    for item in _items(root) if root else ():
        raw = page.raw(item) if item.style == "plain" and isinstance(item.value, str) else ""
        found = list(_DASH.finditer(raw))
        for line in found:
            span = Span(item.span.start + line.start(1), item.span.start + line.end(1))
            message = "This line is deeper than the item above it, so Hugo reads both as one text; begin both alike."
            yield Finding(span, message, _fix(page, item, span))


def _has_dash(value: Value, *, is_item: bool) -> bool:
    """Say whether an item of a list, at any depth, is a text with a dash in it."""
    if isinstance(value, str):
        return is_item and " - " in value
    if isinstance(value, list):
        return any(_has_dash(each, is_item=True) for each in value)
    return isinstance(value, dict) and any(_has_dash(each, is_item=False) for each in value.values())


def _items(node: Node) -> Iterator[Node]:
    """Yield the items of all lists."""
    for entry in node.entries:
        yield from _items(entry.node)
    for item in node.items:
        yield item
        yield from _items(item)


def _fix(page: Subject, item: Node, line: Span) -> Fix | None:
    """Return the dash put below that of the item above, where that stands on a line of its own."""
    before = page.text[page.text.rfind("\n", 0, item.span.start) + 1 : item.span.start]
    if item.obstacle or not re.fullmatch(r" *- +", before):
        return None
    begin = page.text.rfind("\n", 0, line.start) + 1
    indent = before[: before.index("-")]
    return Fix("begin it in the same column", (Edit(Span(begin, line.start), indent),), "unsafe")
