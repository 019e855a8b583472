"""A page puts itself into a menu that nothing else knows.

Any name makes a menu. With `menus: mian` the page is in a menu of that name, which no template shows, and in no other;
letter case counts.

Write the name of a menu in the site's settings or templates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.hugo.gotext import lower
from sitectl.hugo.menus import menu_names
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.menu_facts import MenuFacts
    from sitectl.lint.subject import Subject

GROUP = "values"
SEVERITY = "warning"
KEYS = ("menu", "menus")

_SITE = {"hugo.toml": '[[menus.main]]\nname = "x"\nurl = "/x/"\n', "layouts/all.html": "{{ site.Menus.social }}"}
_IN_MAIN = "range site.Menus.main }}{{ .Name }}{{ end"
_FULL = {"hugo.toml": _SITE["hugo.toml"]}

BAD = (
    Bad("---\ntitle: A\nmenus: ⟦mian⟧\n---\n", files=_FULL, hugo=Hugo(shows={_IN_MAIN: "x"})),
    Bad("---\ntitle: A\nmenu: [⟦Main⟧, main]\n---\n", files=_SITE),
    Bad("---\ntitle: A\nmenus:\n  ⟦fotter⟧:\n    weight: 5\n---\n", files=_SITE),
)
GOOD = (
    Good("---\ntitle: A\nmenus: main\n---\n", files=_SITE),
    Good("---\ntitle: A\nmenu: [main, social]\n---\n", files=_SITE),
    Good("---\ntitle: A\nmenus:\n  footer:\n    weight: 5\n---\n", files=_FULL),
    Good("---\ntitle: A\nmenus: mian\n---\n"),
    Good("---\ntitle: A\nmenus: main\n---\n", files={"config/_default/menus.en.toml": '[[main]]\nname = "x"\n'}),
    Good("---\ntitle: A\nmenus: main, social\n---\n", files=_SITE),
    Good("---\ntitle: A\nmenus: ['']\n---\n", files=_SITE),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each menu of the page that is neither in the settings nor in a template."""
    node = page.node("menus") or page.node("menu")
    if node is None:
        return
    known = page.site.menus
    if known is None:
        return
    for entry in node.entries:
        if not known.knows(lower(entry.key)):
            yield Finding(entry.key_span, _message(known, lower(entry.key)))
    for name, item in menu_names(node):
        if name and "," not in name and not known.knows(name):
            yield Finding(item.span, _message(known, name))


def _message(known: MenuFacts, name: str) -> str:
    near = known.nearest(name)
    advice = f"write `{near}`" if near else "write one that the site shows"
    return f"No template shows a menu `{name}`, so the page is in no menu; {advice}."
