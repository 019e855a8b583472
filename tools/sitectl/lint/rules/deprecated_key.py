"""A key that Hugo will remove: it warns now, and a later Hugo fails.

`cascade._target` was renamed to `target` in Hugo 0.156. Its warning names no file, and `_build`, which went the same
way, stops the build by now.

Write `target`.
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


BAD = (
    Bad(
        "---\ntitle: A\ncascade:\n  ⟦_target⟧: {kind: page}\n  summary: B\n---\n",
        fixed="---\ntitle: A\ncascade:\n  target: {kind: page}\n  summary: B\n---\n",
        path=SECTION,
        hugo=Hugo(warns="cascade._target was deprecated"),
    ),
    Bad(
        '+++\ntitle = "A"\n[[cascade]]\nsummary = "B"\n[cascade.⟦_target⟧]\nkind = "page"\n+++\n',
        fixed='+++\ntitle = "A"\n[[cascade]]\nsummary = "B"\n[cascade.target]\nkind = "page"\n+++\n',
        path=SECTION,
        hugo=Hugo(warns="cascade._target was deprecated"),
    ),
    Bad(
        '{"title": "A", "cascade": [{⟦"_target"⟧: {"kind": "page"}, "summary": "B"}]}\n',
        fixed='{"title": "A", "cascade": [{"target": {"kind": "page"}, "summary": "B"}]}\n',
        path=SECTION,
    ),
    Bad("---\ncascade: {⟦_target⟧: {kind: page}, target: {kind: page}, summary: B}\n---\n", path=SECTION),
)
GOOD = (
    Good("---\ntitle: A\ncascade:\n  target: {kind: page}\n  summary: B\n---\n", path=SECTION),
    Good("---\ntitle: A\ncascade:\n  _target_group: x\n---\n", path=SECTION),
    Good("---\ntitle: A\n_target: {kind: page}\n---\n", path=SECTION),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each `_target` of a cascade; the fix renames it where that makes no double key."""
    for rule in maps_in(page.node("cascade")):
        entry = entry_of(rule, "_target")
        if entry is not None:
            written = page.text[entry.key_start : entry.key_end].replace(entry.key, "target")
            fix = Fix("write `target`", (Edit(entry.key_span, written),))
            message = "Hugo will remove `_target`, and then the site does not build any more; write `target`."
            yield Finding(entry.key_span, message, None if entry_of(rule, "target") else fix)
