"""The target of a cascade is a path that no page has, so the cascade does nothing.

The paths of pages begin with a slash and have neither extension nor `index`. `path: post/**` matches no page, and Hugo
says nothing.

Begin the path with a slash: `path: /post/**`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.source import Edit
from sitectl.lint.diagnostic import Finding, Fix
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules._examples import SECTION
from sitectl.lint.rules._maps import entry_of, maps_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "values"
SEVERITY = "warning"
KEYS = ("cascade",)

_BELOW = {"content/post/b.md": "---\ntitle: B\n---\nText.\n"}

BAD = (
    Bad(
        "---\ntitle: A\ncascade:\n  target: {path: ⟦post/**⟧}\n  summary: S\n---\n",
        fixed="---\ntitle: A\ncascade:\n  target: {path: /post/**}\n  summary: S\n---\n",
        path=SECTION,
        files=_BELOW,
        hugo=Hugo(on="post/b.md", shows={".Summary": "<p>Text.</p>"}),
    ),
    Bad(
        '+++\ntitle = "A"\n[[cascade]]\nsummary = "S"\n[cascade.target]\npath = ⟦"post/b"⟧\n+++\n',
        fixed='+++\ntitle = "A"\n[[cascade]]\nsummary = "S"\n[cascade.target]\npath = "/post/b"\n+++\n',
        path=SECTION,
        files=_BELOW,
        hugo=Hugo(on="post/b.md", shows={".Summary": "<p>Text.</p>"}),
    ),
    Bad(
        "---\ntitle: A\ncascade:\n  target: {path: ⟦/post/b.md⟧}\n  summary: S\n---\n",
        path=SECTION,
        files=_BELOW,
        hugo=Hugo(on="post/b.md", shows={".Summary": "<p>Text.</p>"}),
    ),
)
GOOD = (
    Good("---\ntitle: A\ncascade:\n  target: {path: /post/**}\n  summary: S\n---\n", path=SECTION),
    Good("---\ntitle: A\ncascade:\n  target: {path: '{/a/**,/b/**}'}\n  summary: S\n---\n", path=SECTION),
    Good("---\ntitle: A\ncascade:\n  - target: {path: '**/b'}\n    summary: S\n---\n", path=SECTION),
    Good("---\ntitle: A\ncascade:\n  target: {path: '', kind: page}\n  summary: S\n---\n", path=SECTION),
    Good("---\ntitle: A\ntarget: {path: post/**}\n---\n", path=SECTION),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each path that begins with a plain character, or ends like a file."""
    for rule in maps_in(page.node("cascade")):
        target = entry_of(rule, "target")
        path = entry_of(target.node, "path") if target else None
        if path is None or not isinstance(path.node.value, str):
            continue
        node, pattern = path.node, path.node.value
        if pattern[:1].isalnum():
            written = page.raw(node)
            fix = Fix("begin with a slash", (Edit(node.span, written.replace(pattern, f"/{pattern}", 1)),), "unsafe")
            usable = pattern in written and not node.obstacle
            message = f"No page has such a path; write `/{pattern}`."
            yield Finding(node.span, message, fix if usable else None)
        elif pattern.endswith((".md", ".html")):
            message = f"The paths of pages have no extension, so none matches `{pattern}`; leave the extension out."
            yield Finding(node.span, message)
