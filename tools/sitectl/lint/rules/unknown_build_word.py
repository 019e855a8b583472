"""A word or key below `build` that Hugo does not know.

Hugo takes every word that it does not know for `always`, and passes over other keys: with `render: no` or
`render: Never` the page is written and listed, without a word.

Write `render: never`, `list: never` or `list: local`, in lower case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.hugo.build_options import BUILD_WORDS
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "values"
SEVERITY = "error"
KEYS = ("build",)

BAD = (
    Bad("---\ntitle: A\nbuild:\n  render: ⟦Never⟧\n---\n", hugo=Hugo(published=True)),
    Bad(
        "---\ntitle: A\nbuild:\n  list: ⟦no⟧\n  render: ⟦no⟧\n---\n",
        hugo=Hugo(published=True, shows={"len site.RegularPages | lt 0": "true"}),
    ),
    Bad('---\ntitle: A\nbuild: {render: ⟦"false"⟧}\n---\n', hugo=Hugo(published=True)),
    Bad("---\ntitle: A\nbuild:\n  ⟦rendr⟧: never\n---\n", hugo=Hugo(published=True)),
)
GOOD = (
    Good("---\ntitle: A\nbuild:\n  render: never\n  list: local\n  publishResources: false\n---\n"),
    Good("---\ntitle: A\nbuild:\n  render: link\n  list: always\n---\n"),
    Good("---\ntitle: A\nbuild:\n  render: false\n  list: true\n---\n"),
    Good("---\ntitle: A\nbuild:\n  render:\n---\n"),
    Good("---\ntitle: A\nparams:\n  build:\n    render: no\n---\n"),
    Good("---\ntitle: A\nbuild: {}\n---\n"),
    Good("---\ntitle: A\nbuild:\n  render: ''\n  list: '1'\n  publishResources: perhaps\n---\n"),
)

_NUMBERS = ("0", "1")


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each word and key of `build` without effect."""
    node = page.node("build")
    for entry in node.entries if node else ():
        name, value = entry.key.lower(), entry.node.value
        words = BUILD_WORDS.get(name)
        if words is None:
            known = "`render`, `list` or `publishResources`"
            yield Finding(entry.key_span, f"Hugo does not know the key `{entry.key}` here; write {known}.")
        elif name != "publishresources" and isinstance(value, str) and value and value not in (*words, *_NUMBERS):
            choice = f"`{words[0]}`, `{words[1]}` or `{words[2]}`"
            yield Finding(entry.node.span, f"Hugo does not know the word `{value}` and takes `always`; write {choice}.")
