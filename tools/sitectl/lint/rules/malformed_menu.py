"""A menu entry in the front matter that Hugo cannot read: the build fails.

`menus` is the name of a menu, a list of names, or a map from names to entries, each a map of its own. As soon as a
template shows any menu, anything else stops the build: a text or a number in place of an entry, or a `weight` that is
not a whole number, such as `08`. Hugo's message does not say the line.

Write `menus: main`, or an entry such as `menus: {main: {weight: 5}}`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.hugo.menus import menu_failures
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "values"
SEVERITY = "error"
KEYS = ("menu", "menus")

_SHOWN = {"layouts/all.html": "{{ range site.Menus.main }}{{ .Name }}{{ end }}"}

BAD = (
    Bad(
        "---\ntitle: A\nmenus:\n  main:\n    weight: ⟦08⟧\n---\n",
        files=_SHOWN,
        hugo=Hugo(breaks="as int"),
    ),
    Bad("---\ntitle: A\nmenu:\n  main: ⟦5⟧\n---\n", files=_SHOWN, hugo=Hugo(breaks="unable to process menus")),
    Bad(
        "---\ntitle: A\nmenu:\n  main: ⟦5⟧\nbuild: {render: never}\n---\n",
        path="content/post/_index.md",
        files=_SHOWN,
        hugo=Hugo(breaks="unable to process menus"),
    ),
    Bad(
        "---\ntitle: A\nmenus:\n  - main\n  - ⟦footer: {weight: 1}⟧\n---\n",
        files=_SHOWN,
        hugo=Hugo(breaks="unable to process menus"),
    ),
    Bad('+++\n[menus.main]\nname = ⟦["A"]⟧\nparams = ⟦"x"⟧\n+++\n', files=_SHOWN, hugo=Hugo(breaks="decoding")),
)
GOOD = (
    Good("---\ntitle: A\nmenus: main\n---\n"),
    Good("---\ntitle: A\nmenus: [main, footer, 5]\n---\n"),
    Good("---\ntitle: A\nmenus:\n  main:\n  footer: {weight: '5', name: 7, params: {}}\n---\n"),
    Good("---\ntitle: A\nmenus: {main: {weight: 5.7, parent: true, icon: [x]}}\n---\n"),
    Good("---\ntitle: A\nmenus:\n---\n"),
    Good("---\ntitle: A\nmenus: {main: 5}\ndraft: true\n---\n"),
    Good("---\ntitle: A\nmenus: {main: 5}\nbuild: {list: never}\n---\n"),
    Good("---\ntitle: A\nmenu: {main: 5}\nmenus: main\n---\n"),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each part of the page's menus that Hugo refuses; with `menus`, `menu` does not count."""
    node = page.node("menus") or page.node("menu")
    plan = page.site.plans.get(page.content_path) if node is not None and page.content_path else None
    if plan is not None and not plan.is_listed:
        return  # Hugo asks only pages that lists can show for their menus
    for part, reason in menu_failures(node) if node else ():
        yield Finding(part.span, f"Hugo's build fails at this menu entry: {reason}.")
