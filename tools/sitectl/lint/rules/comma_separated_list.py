"""A list such as `tags` or `keywords` is one text with commas in it.

For `tags` and other taxonomies Hugo takes such a text for a single term: `tags: art, music` makes the page
/tags/art-music/. For `keywords` and `aliases` it splits at spaces and keeps the commas.

Write a list: `tags: [art, music]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.source import Edit
from sitectl.lint.diagnostic import Finding, Fix
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.node_views import Node
    from sitectl.lint.subject import Subject

GROUP = "values"
SEVERITY = "warning"

BAD = (
    Bad(
        "---\ntitle: A\ntags: ⟦art, music⟧\n---\n",
        fixed="---\ntitle: A\ntags: [art, music]\n---\n",
        hugo=Hugo(shows={".Params.tags": "art, music"}),
    ),
    Bad(
        '---\ntitle: A\nkeywords: ⟦"oil, new paint"⟧ # two\n---\n',
        fixed="---\ntitle: A\nkeywords: [oil, new paint] # two\n---\n",
        hugo=Hugo(shows={"delimit .Keywords `|`": "oil,|new|paint"}),
    ),
    Bad(
        "---\ntitle: A\naliases: ⟦/old/, /older/⟧\n---\n",
        fixed="---\ntitle: A\naliases: [/old/, /older/]\n---\n",
        hugo=Hugo(shows={"delimit .Aliases `|`": "/old/,|/older"}),
    ),
    Bad(
        '+++\ntitle = "A"\ncategories = ⟦"art,music,"⟧\n+++\n',
        fixed='+++\ntitle = "A"\ncategories = ["art", "music"]\n+++\n',
    ),
    Bad(
        "---\ntitle: A\nmenus: ⟦main, footer⟧\n---\n",
        fixed="---\ntitle: A\nmenus: [main, footer]\n---\n",
        files={"hugo.toml": 'title = "x"\n'},
        hugo=Hugo(shows={"with index site.Menus `main, footer` }}{{ len . }}{{ end": "1"}),
    ),
    Bad("---\ntitle: A\ntags: ['⟦art, #music⟧']\n---\n".replace("['⟦", "⟦'").replace("⟧']", "'⟧")),
    Bad(
        "---\ntags: ⟦art, 2nd⟧\ncategories: ⟦art, True⟧\ntopics: ⟦|\n  art, music⟧\nseries: &a ⟦a, b⟧\nlead: *a\n---\n"
    ),
)
GOOD = (
    Good("---\ntitle: A\ntags: [art, music]\n---\n"),
    Good("---\ntitle: A\ntags: art\n---\n"),
    Good('---\ntitle: A\ntags: ["Berlin, Germany"]\n---\n'),
    Good("---\ntitle: A\nauthors: Doe, Jane\n---\n"),
    Good("---\ntitle: A\nkeywords: art music\n---\n"),
    Good("---\ntitle: A\nlead: one, two\n---\n"),
    Good("---\ntitle: A\n---\ntags: art, music\n"),
)

_NAMES = ("tags", "categories", "keywords", "aliases", "topics", "series", "menus", "menu")
_TAKES = {
    **dict.fromkeys(("keywords", "aliases"), "splits this text at its spaces only"),
    **dict.fromkeys(("menus", "menu"), "takes this text for the name of one menu"),
}

KEYS = _NAMES


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each list that is a single text with commas."""
    for name in _NAMES:
        node = page.node(name)
        if node is None or not isinstance(node.value, str) or "," not in node.value:
            continue
        parts = [part.strip() for part in node.value.split(",") if part.strip()]
        listed = f"[{', '.join(parts)}]"
        takes = _TAKES.get(name, "takes this text for one term")
        fix = _fix(node, parts, page.front_matter.format == "yaml")
        yield Finding(node.span, f"Hugo {takes}; write a list, such as `{listed}`.", fix)


def _fix(node: Node, parts: list[str], may_be_bare: bool) -> Fix | None:
    if node.obstacle or node.style not in ("plain", "single", "double") or not all(map(_is_plain, parts)):
        return None
    items = parts if may_be_bare else [f'"{part}"' for part in parts]
    return Fix("write a list", (Edit(node.span, f"[{', '.join(items)}]"),), "unsafe")


def _is_plain(text: str) -> bool:
    """Say whether a text is the same text in every format, with no quotes or in quotes."""
    allowed = all(char.isalnum() or char in " ()/._+-" for char in text)
    return allowed and (text[0].isalpha() or text[0] == "/") and text.lower() not in _WORDS_OF_YAML


_WORDS_OF_YAML = frozenset(["true", "false", "null"])
