"""A link of a publication has no name or no address under the keys that the templates read.

The site shows an entry of `links` that has `name` and `url`. It passes over any other without a word: one with `href`
or `title`, a bare address, a map where the list is missing.

Write `links: [{name: Code, url: "https://…"}]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good
from sitectl.lint.rules._publications import EXAMPLE, is_publication

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.node_views import Node
    from sitectl.lint.subject import Subject

GROUP = "publications"
SEVERITY = "warning"
KEYS = ("links",)

_READS = {
    "sitectl.toml": "",
    "layouts/page.html": "{{ range .Params.links }}{{ if and .name .url }}{{ .name }}{{ end }}{{ end }}",
}
_PAPER = "---\ntitle: A\nauthors: [Ada Lin]\nlinks:"

BAD = (
    Bad(_PAPER + "\n  - name: Code\n    ⟦href⟧: https://example.org/\n---\n", path=EXAMPLE, files=_READS),
    Bad(_PAPER + "\n  - ⟦title⟧: Code\n    url: https://example.org/\n---\n", path=EXAMPLE, files=_READS),
    Bad(_PAPER + "\n  - ⟦name⟧: Code\n---\n", path=EXAMPLE, files=_READS),
    Bad(_PAPER + "\n  - ⟦https://example.org/⟧\n---\n", path=EXAMPLE, files=_READS),
    Bad(_PAPER + "\n  ⟦name: Code\n  url: https://example.org/⟧\n---\n", path=EXAMPLE, files=_READS),
)
GOOD = (
    Good(_PAPER + "\n  - name: Code\n    url: https://example.org/\n---\n", EXAMPLE, _READS),
    Good(_PAPER + "\n  - {url: https://example.org/, Name: Code, icon: x}\n---\n", EXAMPLE, _READS),
    Good(_PAPER + '\n  - name: Code\n    url: ""\n---\n', EXAMPLE, _READS),
    Good(_PAPER + " []\n---\n", EXAMPLE, _READS),
    Good(_PAPER + "\n---\n", EXAMPLE, _READS),
    Good(_PAPER + "\n  - name: Code\n    href: https://example.org/\n---\n", EXAMPLE),
    Good(_PAPER + "\n  - name: Code\n    href: https://example.org/\n---\n", files=_READS),
)

_NEEDED = ("name", "url")
#: What other sites call the two.
_ALIKE = {"title": "name", "label": "name", "text": "name", "href": "url", "link": "url", "address": "url"}


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each link that the site's own templates pass over."""
    if not (is_publication(page) and page.site.uses_sitectl and "links" in page.site.template_keys):
        return
    node = page.node("links")
    if node is None or node.value is None:
        return
    if not isinstance(node.value, list):
        yield Finding(node.span, "This is not a list, so no link is shown; begin each link with `- name: …`.")
        return
    for item in node.items:
        yield from _of_item(item)


def _of_item(item: Node) -> Iterator[Finding]:
    keys = {entry.key.lower(): entry for entry in item.entries}
    missing = [name for name in _NEEDED if name not in keys]
    if not keys:
        yield Finding(item.span, "This link has no name, so it is not shown; write `name: …` and `url: …`.")
        return
    for name in missing:
        alike = next((entry for key, entry in keys.items() if _ALIKE.get(key) == name), None)
        entry = alike or next(iter(keys.values()))
        advice = f"write `{name}` for `{alike.key}`" if alike else f"add `{name}: …`"
        yield Finding(entry.key_span, f"This link has no `{name}`, so it is not shown; {advice}.")
