"""A key of the page stands below a TOML table header, so it belongs to that table.

In TOML a header such as `[menu.main]` or `[sitemap]` reaches to the next header; indentation and blank lines end
nothing. A `draft = true` below it is a key of the menu, and the page is published, without a word.

Move the key above the first header.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.node_views import Node
    from sitectl.lint.subject import Subject

GROUP = "front-matter"
SEVERITY = "warning"

BAD = (
    Bad(
        '+++\ntitle = "A"\n[menu.main]\nweight = 1\n\n⟦draft⟧ = true\n+++\n',
        hugo=Hugo(published=True, shows={".Draft": "false"}),
    ),
    Bad(
        '+++\ntitle = "A"\n[sitemap]\npriority = 0.5\n⟦date⟧ = 2999-01-01\n⟦tags⟧ = ["x"]\n+++\n',
        hugo=Hugo(published=True, shows={".Date.IsZero": "true", "isset .Params `tags`": "false"}),
    ),
    Bad(
        '+++\n[[resources]]\nsrc = "x.png"\n⟦Draft⟧ = true\n+++\n',
        hugo=Hugo(published=True, shows={".Draft": "false"}),
    ),
    Bad('+++\ntitle = "A"\n[extra]\n⟦draft⟧ = true\n+++\n', hugo=Hugo(published=True, shows={".Draft": "false"})),
)
GOOD = (
    Good('+++\ntitle = "A"\ndraft = true\n[menu.main]\nweight = 1\n+++\n'),
    Good('+++\ntitle = "A"\n[menu.main]\nweight = 1\ntitle = "B"\nidentifier = "b"\n+++\n'),
    Good('+++\ntitle = "A"\n[seo]\ntitle = "B"\ndescription = "C"\n+++\n'),
    Good('+++\ntitle = "A"\n[cascade]\ndraft = true\n+++\n'),
    Good('+++\ntitle = "A"\n[[cascade]]\ndraft = true\n[cascade.target]\npath = "/x"\n+++\n'),
    Good('+++\ntitle = "A"\n[event]\ndate = 2025-01-01\n+++\n'),
    Good('+++\ntitle = "A"\n[[talks]]\ndate = 2025-01-01\ndraft = true\n+++\n'),
    Good("---\ntitle: A\nextra:\n  draft: true\n---\n"),
)

_SWITCHES = frozenset(["draft", "publishdate", "expirydate"])
_PAGE_KEYS = _SWITCHES | frozenset(
    ["date", "lastmod", "aliases", "slug", "layout", "headless", "outputs", "summary", "keywords", "tags", "categories"]
)
#: Tables of which Hugo knows every key, and those that hold keys of pages; `params` has a rule of its own.
_HUGO_TABLES = frozenset(["menu", "menus", "build", "sitemap", "resources"])
_TABLES_OF_PAGES = frozenset(["cascade", "params"])


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each key of the page that is inside a table and not above it."""
    root = page.front_matter.root if page.front_matter.format == "toml" else None
    if root is None:
        return
    for entry in root.entries:
        name = entry.key.lower()
        if name in _TABLES_OF_PAGES:
            continue
        found: list[Finding] = []
        if name in _HUGO_TABLES:
            found += _inside(page, entry.node, entry.key, _PAGE_KEYS)
        elif isinstance(entry.node.value, dict):
            found += _inside(page, entry.node, entry.key, _SWITCHES)
        if found and entry.node.style in ("block", "dotted"):
            yield from found


def _inside(page: Subject, node: Node, table: str, names: frozenset[str]) -> Iterator[Finding]:
    for entry in node.entries:
        name = entry.key.lower()
        if name in names and name not in page.keys:
            message = f"This key belongs to the table `{table}` and not to the page; move it above the first `[`."
            yield Finding(entry.key_span, message)
        elif name not in ("params", "target"):
            yield from _inside(page, entry.node, f"{table}.{entry.key}", names)
    for item in node.items:
        yield from _inside(page, item, table, names)
