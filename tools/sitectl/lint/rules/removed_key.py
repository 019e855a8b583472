"""The page has a key that Hugo has removed, and the build fails.

`_build` was renamed to `build` in Hugo 0.145; since 0.160 it stops the build, with a message that names no file.

Write `build`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.source import Edit
from sitectl.hugo.keys import REMOVED_KEYS
from sitectl.lint.diagnostic import Finding, Fix
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules._maps import maps_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.node_views import Entry, Node
    from sitectl.lint.subject import Subject

GROUP = "values"
SEVERITY = "error"
KEYS = ("cascade", *REMOVED_KEYS)

BAD = (
    Bad(
        "---\ntitle: A\n⟦_build⟧:\n  render: never\n---\n",
        fixed="---\ntitle: A\nbuild:\n  render: never\n---\n",
        hugo=Hugo(breaks='"_build" front matter key'),
    ),
    Bad(
        '+++\ntitle = "A"\n[⟦_build⟧]\nlist = "never"\n+++\n',
        fixed='+++\ntitle = "A"\n[build]\nlist = "never"\n+++\n',
        hugo=Hugo(breaks='"_build" front matter key'),
    ),
    Bad(
        "---\ntitle: A\ncascade:\n  - ⟦_build⟧: {render: never}\n---\n",
        fixed="---\ntitle: A\ncascade:\n  - build: {render: never}\n---\n",
        path="content/post/_index.md",
        files={"content/post/b.md": "---\ntitle: B\n---\n"},
        hugo=Hugo(breaks='"_build" front matter key'),
    ),
    Bad('{"title": "A", ⟦"_build"⟧: {}}\n', fixed='{"title": "A", "build": {}}\n'),
    Bad("---\ntitle: A\n⟦_build⟧: {}\nbuild: {}\n---\n", hugo=Hugo(breaks='"_build" front matter key')),
)
GOOD = (
    Good("---\ntitle: A\nbuild:\n  render: never\n---\n"),
    Good("---\ntitle: A\nparams:\n  _build: {}\n---\n"),
    Good("---\ntitle: A\n---\n_build: {}\n"),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each key that Hugo has removed, of the page and of its cascades."""
    root = page.front_matter.root if not page.keys.keys().isdisjoint(REMOVED_KEYS) else None
    for each in (root, *maps_in(page.node("cascade"))):
        yield from _removed(page, each) if each is not None else ()


def _removed(page: Subject, node: Node) -> Iterator[Finding]:
    """Yield the removed keys of a map; the fix renames them where that makes no double key."""
    keys = {entry.key.lower(): entry for entry in node.entries}
    for name in keys.keys() & REMOVED_KEYS.keys():
        entry, right = keys[name], REMOVED_KEYS[name]
        fix = Fix(f"write `{right}`", (Edit(entry.key_span, _spelled(page, entry, right)),))
        message = f"Hugo has removed `{entry.key}` and the build fails; write `{right}`."
        yield Finding(entry.key_span, message, None if right in keys else fix)


def _spelled(page: Subject, entry: Entry, right: str) -> str:
    """Return the new key in the quotes of the old one."""
    return page.text[entry.key_start : entry.key_end].replace(entry.key, right)
