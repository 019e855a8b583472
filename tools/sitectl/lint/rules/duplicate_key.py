"""A key stands twice in the same map.

In YAML and TOML Hugo stops and builds nothing. In JSON it keeps the last of the two and says nothing.

Keep one of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.source import Span
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.node_views import Node
    from sitectl.content.nodes import Problem
    from sitectl.content.source import Source
    from sitectl.lint.subject import Subject

GROUP = "front-matter"
SEVERITY = "error"

BAD = (
    Bad("---\ntitle: A\ndraft: true\n⟦draft⟧: false\n---\n", hugo=Hugo(breaks="already defined")),
    Bad("---\ntitle: A\nseo:\n  title: B\n  ⟦title⟧: C\n---\n", hugo=Hugo(breaks="already defined")),
    Bad(
        '{"title": "A", "draft": true, ⟦"draft"⟧: false}\n',
        hugo=Hugo(published=True, shows={".Draft": "false"}),
    ),
)
GOOD = (
    Good("---\ntitle: A\nseo:\n  title: B\n---\n"),
    Good("---\nlinks:\n  - name: a\n  - name: b\n---\n"),
    Good("---\ntitle: A: not this rule's\n---\n"),
    Good("---\ntitle: A\n---\ntitle: B\n"),
)


def is_duplicate(problem: Problem) -> bool:
    """Say whether a problem is a key that is there already."""
    return "already defined" in problem.message or "already exists" in problem.message


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding at the second of two equal keys."""
    problem = page.front_matter.problem
    if problem is not None and is_duplicate(problem):
        source = page.page.source
        start = source.offset(problem.line, problem.column)
        end = start
        while end < len(source.text) and source.text[end] not in ":=\r\n]":
            end += 1
        key = source.text[start:end].rstrip()
        first = f", first on line {problem.first_line}" if problem.first_line else ""
        message = f"`{key}` stands twice here{first}, so Hugo builds nothing; keep one of them."
        yield Finding(Span(start, start + len(key)), message)
    elif page.front_matter.format == "json" and page.front_matter.root:
        yield from _repeated(page.front_matter.root, page.page.source)


def _repeated(node: Node, source: Source) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for entry in node.entries:
        if entry.key in seen:
            first = source.position(seen[entry.key]).line
            message = f"`{entry.key}` stands twice here, first on line {first}; Hugo silently takes the last one."
            yield Finding(entry.key_span, f"{message} Keep one of them.")
        seen.setdefault(entry.key, entry.key_span.start)
        yield from _repeated(entry.node, source)
    for item in node.items:
        yield from _repeated(item, source)
