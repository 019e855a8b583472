"""A switch such as `draft` or `math` has a value that Hugo takes for the opposite of what it says.

In YAML 1.2 `yes`, `no`, `on` and `off` are texts. For `draft` and `headless` Hugo takes any text but `true`, `t` and
`1` as false: `draft: yes` publishes the page. For switches of the theme, such as `math`, every text that is not
empty counts as true: `math: no` switches mathematics on.

Write `true` or `false`, without quotes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules._switches import SWITCHES, doubtful_switches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.diagnostic import Finding
    from sitectl.lint.subject import Subject

GROUP = "values"
SEVERITY = "error"
KEYS = SWITCHES

_PUBLISHED = Hugo(published=True, shows={".Draft": "false"})
BAD = (
    Bad("---\ntitle: A\ndraft: ⟦yes⟧\n---\n", fixed="---\ntitle: A\ndraft: true\n---\n", hugo=_PUBLISHED),
    Bad(
        '---\ntitle: A\ndraft: ⟦"on"⟧ # later\n---\n',
        fixed="---\ntitle: A\ndraft: true # later\n---\n",
        hugo=_PUBLISHED,
    ),
    Bad("---\ntitle: A\ndraft: ⟦[true]⟧\n---\n", fixed="---\ntitle: A\ndraft: true\n---\n", hugo=_PUBLISHED),
    Bad(
        "---\ntitle: A\nmath: ⟦no⟧\n---\n",
        fixed="---\ntitle: A\nmath: false\n---\n",
        hugo=Hugo(shows={"cond (not .Params.math) `off` `on`": "on"}),
    ),
    Bad(
        '+++\ntitle = "A"\ndraft = ⟦"tRuE"⟧\n+++\n',
        fixed='+++\ntitle = "A"\ndraft = true\n+++\n',
        hugo=_PUBLISHED,
    ),
    Bad(
        "---\ntitle: A\nheadless: ⟦yes⟧\n---\n",
        fixed="---\ntitle: A\nheadless: true\n---\n",
        hugo=Hugo(published=True),
    ),
)
GOOD = (
    Good("---\ntitle: A\ndraft: true\n---\n"),
    Good('---\ntitle: A\ndraft: "true"\n---\n'),
    Good("---\ntitle: A\ndraft: no\nmath: yes\n---\n"),
    Good("---\ntitle: A\ndraft: 1\nheadless: F\n---\n"),
    Good("---\ntitle: A\ndraft:\nmath:\n---\n"),
    Good("---\ntitle: A\nanswer: yes\n---\n"),
    Good("---\ntitle: A\nparams:\n  toc: false\n---\n"),
    Good("---\ntitle: A\nmath: TRUE\n---\ndraft: yes\n"),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each switch that is set to the opposite of what it says."""
    for switch in doubtful_switches(page):
        if switch.meant is None or switch.meant == switch.taken:
            continue
        if switch.taken:
            yield switch.finding(
                f"`{switch.raw}` is a text, and every text counts as true here; write `true` or `false`."
            )
        else:
            consequence = "so the page is published" if switch.name == "draft" else "so it has no effect"
            yield switch.finding(f"Hugo reads `{switch.raw}` as false, {consequence}; write `true` or `false`.")
