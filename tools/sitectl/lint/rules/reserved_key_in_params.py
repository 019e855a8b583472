"""A key of Hugo's stands below `params`, where it has no effect.

What stands below `params` is for templates only. Hugo takes `draft`, dates, `url`, `aliases`, `weight` and the like
from the top level alone: with `draft: true` below `params` the page is published.

Move the key to the top level.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.hugo.casts import to_bool
from sitectl.hugo.keys import TOP_LEVEL_KEYS
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "front-matter"
SEVERITY = "warning"
KEYS = ("params",)

BAD = (
    Bad(
        "---\ntitle: A\nparams:\n  ⟦draft⟧: true\n---\n",
        hugo=Hugo(published=True, shows={".Draft": "false", ".Params.draft": "false"}),
    ),
    Bad(
        "---\ntitle: A\nparams:\n  ⟦weight⟧: 5\n  ⟦expiryDate⟧: 2000-01-01\n---\n",
        hugo=Hugo(published=True, shows={".Weight": "0", ".ExpiryDate.IsZero": "true"}),
    ),
    Bad(
        '+++\ntitle = "A"\n[params]\nmood = "good"\n\n⟦aliases⟧ = ["/old/"]\n+++\n',
        hugo=Hugo(shows={"len .Aliases": "0"}),
    ),
)
GOOD = (
    Good("---\ntitle: A\ndraft: true\nparams:\n  mood: good\n---\n"),
    Good("---\ntitle: A\nparams:\n  title: Another\n  description: B\n  summary: C\n---\n"),
    Good("---\ntitle: A\nparams:\n  draft: false\n---\n"),
    Good("---\ntitle: A\nweight: 5\nparams:\n  weight: 7\n---\n"),
    Good("---\ntitle: A\nparams:\n  tags: [x]\n---\n"),
    Good("---\ntitle: A\ncascade:\n  params:\n    layout: x\n---\n"),
    Good("---\ntitle: A\nparams: {}\n---\n"),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each key below `params` that acts only at the top level, and is not there."""
    node = page.node("params")
    for entry in node.entries if node else ():
        name = entry.key.lower()
        if name not in TOP_LEVEL_KEYS or name in page.keys or (name == "draft" and not to_bool(entry.node.value)):
            continue
        effect = "so the page is published" if name == "draft" else "so it is a mere parameter here"
        message = f"Hugo looks for `{entry.key}` at the top level only, {effect}; move it out of `params`."
        yield Finding(entry.key_span, message)
