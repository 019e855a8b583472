"""A key of the page stands below a TOML table header, so it belongs to that table.

In TOML a header such as `[menu.main]` or `[sitemap]` reaches to the next header; indentation and blank lines end
nothing. A `draft = true` below it is a key of the menu, and the page is published, without a word. So it is with a key
that the page has above already and that is written once more at the end.

Move the key above the first header.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.node_views import Entry, Node
    from sitectl.content.nodes import Value
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
    Bad(
        '+++\ntitle = "A"\ndraft = false\n[menu.main]\nweight = 1\n⟦draft⟧ = true\n+++\n',
        hugo=Hugo(published=True, shows={".Draft": "false"}),
    ),
    Bad(
        '+++\ndraft = false\n[[links]]\nname = "A"\n[[links]]\nname = "B"\n⟦draft⟧ = true\n+++\n',
        hugo=Hugo(published=True, shows={".Draft": "false"}),
    ),
    Bad(
        '+++\ntags = ["x"]\n[[links]]\nname = "A"\n\n⟦tags⟧ = ["y"]\n+++\n',
        hugo=Hugo(shows={".Params.tags": "[x]"}),
    ),
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
    Good('+++\ntitle = "A"\ndraft = true\n[extra]\ndraft = true\n+++\n'),
    Good('+++\ndate = 2025-01-01\n[[talks]]\nname = "A"\n[[talks]]\nname = "B"\ndate = 2025-01-02\n+++\n'),
    Good("+++\ndraft = true\n[[talks]]\ndraft = true\n\n[[talks]]\ndraft = false\n+++\n"),
    Good('+++\ntags = ["x"]\n[[talks]]\n\ntags = ["y"]\n+++\n'),
    Good('+++\ntags = ["x"]\n[[talks]]\nname = "A"\n\ntags = ["y"]\n[[links]]\nname = "B"\n+++\n'),
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
            found += _inside(page, entry.node, entry.key, _SWITCHES - page.keys.keys())
        elif _has_key_of_page(page, entry.node.value) and entry.node.end == max(each.node.end for each in root.entries):
            found += _at_the_end(page, entry)
        if found and entry.node.style in ("block", "dotted"):
            yield from found


def _inside(page: Subject, node: Node, table: str, names: frozenset[str]) -> Iterator[Finding]:
    for entry in node.entries:
        name = entry.key.lower()
        if name in names:
            yield _finding(page, entry, table)
        elif name not in ("params", "target"):
            yield from _inside(page, entry.node, f"{table}.{entry.key}", names)
    for item in node.items:
        yield from _inside(page, item, table, names)


def _has_key_of_page(page: Subject, tables: Value) -> bool:
    """Say whether the last of several tables has a key that the page has too; its place takes longer to find."""
    last = tables[-1] if isinstance(tables, list) and tables else None
    return isinstance(last, dict) and any((name := key.lower()) in _PAGE_KEYS and name in page.keys for key in last)


def _at_the_end(page: Subject, table: Entry) -> Iterator[Finding]:
    """Yield a finding for each key of the page that is written once more below the last of its lists of tables.

    Lists have keys of their own, so only a key counts that no table before has, and either is a switch or stands below
    an empty line.
    """
    *before, last = table.node.items
    others = {entry.key.lower() for item in before for entry in item.entries}
    for entry in last.entries[1:]:
        name = entry.key.lower()
        is_alone = name in page.keys and name in _PAGE_KEYS and name not in others
        if is_alone and ((before and name in _SWITCHES) or _is_below_empty_line(page.text, entry.key_span.start)):
            yield _finding(page, entry, table.key)


def _is_below_empty_line(text: str, start: int) -> bool:
    *_, line, _ = text[:start].rsplit("\n", 2)
    return not line.strip()


def _finding(page: Subject, entry: Entry, table: str) -> Finding:
    above = page.keys.get(entry.key.lower())
    if above is None:
        message = f"This key belongs to the table `{table}` and not to the page; move it above the first `[`."
    else:
        line = page.page.source.position(above.key_span.start).line
        message = f"This key belongs to the table `{table}`; the page's own is on line {line}. Keep what is meant."
    return Finding(entry.key_span, message)
