"""A switch such as `draft` or `math` has a text or nothing as its value, and what Hugo does may be what is meant.

Hugo takes any text but `true`, `t` and `1` as false, also nothing, a list or a map: `draft: no` works, but so would any
other word, and `draft: soon` publishes the page. A theme's switch is on with any text: `math: yes` works, as `math: no`
would.

Write `true` or `false`, without quotes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules._switches import SWITCHES, doubtful_switches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.diagnostic import Finding
    from sitectl.lint.rules._switches import Switch
    from sitectl.lint.subject import Subject

GROUP = "values"
SEVERITY = "warning"
KEYS = SWITCHES

_PUBLISHED = Hugo(published=True, shows={".Draft": "false"})
BAD = (
    Bad("---\ntitle: A\ndraft: ⟦no⟧\n---\n", fixed="---\ntitle: A\ndraft: false\n---\n", hugo=_PUBLISHED),
    Bad(
        '---\ntitle: A\ndraft: ⟦"Off"⟧ # done\n---\n',
        fixed="---\ntitle: A\ndraft: false # done\n---\n",
        hugo=_PUBLISHED,
    ),
    Bad(
        "---\ntitle: A\nmath: ⟦yes⟧\n---\n",
        fixed="---\ntitle: A\nmath: true\n---\n",
        hugo=Hugo(shows={"cond (not .Params.math) `off` `on`": "on"}),
    ),
    Bad("---\ntitle: A\ndraft:⟦⟧\n---\n", hugo=_PUBLISHED),
    Bad("---\ntitle: A\ndraft: ⟦soon⟧\n---\n", hugo=_PUBLISHED),
    Bad("---\ntitle: A\nheadless: ⟦{}⟧\n---\n", hugo=Hugo(published=True)),
)
GOOD = (
    Good("---\ntitle: A\ndraft: false\nmath: true\n---\n"),
    Good("---\ntitle: A\ndraft: yes\nmath: no\n---\n"),
    Good('---\ntitle: A\ndraft: "false"\nheadless: "0"\n---\n'),
    Good("---\ntitle: A\ndraft: 0\nisCJKLanguage: f\n---\n"),
    Good("---\ntitle: A\nmath:\ntoc: right\nsidebar: docs\n---\n"),
    Good("---\ntitle: A\nanswer: no\n---\ndraft: no\n"),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each switch without a boolean that is not certainly set wrongly."""
    for switch in doubtful_switches(page):
        if switch.meant is None or switch.meant == switch.taken:
            yield switch.finding(_message(switch))


def _message(switch: Switch) -> str:
    if switch.taken:
        return f"`{switch.raw}` is a text, which counts as true here as any other text does; write `true`."
    if switch.meant is None:
        shown = "nothing" if not switch.raw else "this value" if "\n" in switch.raw else f"`{switch.raw}`"
        return f"Hugo reads {shown} as false; write `true` or `false`."
    return f"`{switch.raw}` is not a boolean; Hugo reads it as false, as it would any word. Write `false`."
