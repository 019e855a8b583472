"""A key stands twice in the same map, in different letter case, with different values.

Hugo does not tell `draft` from `Draft`. It keeps the spelling that is not all lower case, and of two such spellings any
one, without a word.

Keep one of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.node_views import Entry, Node
    from sitectl.content.nodes import Value
    from sitectl.lint.subject import Subject

GROUP = "front-matter"
SEVERITY = "error"

BAD = (
    Bad(
        "---\ntitle: A\nDraft: false\n⟦draft⟧: true\n---\n",
        hugo=Hugo(published=True, shows={".Draft": "false"}),
    ),
    Bad(
        "---\n⟦title⟧: A\nTitle: B\n---\n",
        hugo=Hugo(shows={".Title": "B"}),
    ),
    Bad('+++\ntitle = "A"\n[seo]\n⟦name⟧ = "x"\nName = "y"\n+++\n', hugo=Hugo(shows={".Params.seo.name": "y"})),
    Bad('{"Title": "A", ⟦"title"⟧: "B"}\n', hugo=Hugo(shows={".Title": "A"})),
)
GOOD = (
    Good("---\ntitle: A\nDraft: true\n---\n"),
    Good("---\ntitle: A\nTitle: A\n---\n"),
    Good("---\ntitle: A\nseo:\n  Title: B\n---\n"),
    Good("---\nlinks:\n  - name: a\n    Name: b\n---\n"),
    Good("---\ntitle: A\n---\nTitle: B\n"),
    Good("---\ntitle: A\nseo: {name: a}\nextra: {Name: b}\n---\n"),
    Good("---\nTitle: A\nlinks: [{a: 1, A: 2}]\n---\n"),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each spelling whose value Hugo may drop; maps inside lists keep their keys as written."""
    root = page.front_matter.root if _may_collide(page.front_matter.values) else None
    if root is not None:
        yield from _inside(root)


def _may_collide(values: dict[str, Value]) -> bool:
    """Say whether two keys of a map, or of one inside it, differ in letter case alone."""
    if len(set(map(str.lower, values))) < len(values):
        return True
    return any(_may_collide(value) for value in values.values() if isinstance(value, dict))


def _inside(node: Node) -> Iterator[Finding]:
    seen: dict[str, Entry] = {}
    for entry in node.entries:
        name = entry.key.lower()
        other = seen.setdefault(name, entry)
        if other is not entry and other.key != entry.key and other.node.value != entry.node.value:
            yield _finding(entry, other)
        if entry.node.entries:
            yield from _inside(entry.node)


def _finding(entry: Entry, other: Entry) -> Finding:
    name = entry.key.lower()
    lost, kept = (entry, other) if entry.key == name else (other, entry)
    if lost.key == name:
        message = f"Hugo takes `{lost.key}` and `{kept.key}` for one key and keeps `{kept.key}`; remove one of them."
    else:
        message = f"Hugo takes `{lost.key}` and `{kept.key}` for one key and keeps either; remove one of them."
    return Finding(lost.key_span, message)
