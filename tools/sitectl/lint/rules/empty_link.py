"""A link or button leads nowhere: its target is empty.

A browser opens the same page again, and the visitor wonders. Neither Hugo nor the browser warns of it.

Write the target, or remove the link until there is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.node_views import Node
    from sitectl.lint.subject import Subject

GROUP = "links"
SEVERITY = "error"

BAD = (
    Bad('---\ntitle: A\n---\n<a class="btn" href="⟦⟧">Code</a>\n'),
    Bad("---\ntitle: A\n---\nSee ⟦[the paper]()⟧.\n", hugo=Hugo(shows={'in .Content `href=""`': "true"})),
    Bad("---\ntitle: A\n---\n⟦![A plot]()⟧\n", hugo=Hugo(shows={'in .Content `src=""`': "true"})),
    Bad("---\ntitle: A\n---\n<a href='⟦ ⟧'>Slides</a>\n"),
    Bad('---\ntitle: A\nlinks:\n  - name: Code\n    url: ⟦""⟧\n---\n'),
)
GOOD = (
    Good("---\ntitle: A\n---\n[top](#) and [code](https://example.org/)\n"),
    Good("---\ntitle: A\n---\n`[x]()` is how an empty link looks.\n"),
    Good('---\ntitle: A\n---\n<!-- <a href="">later</a> -->\n'),
    Good("---\ntitle: A\n---\n{{% comment %}}\n[x]()\n\n{{< youtube x >}} [y]()\n{{% /comment %}}\n"),
    Good('---\ntitle: A\n---\n<a name="here"></a>\n'),
    Good('---\ntitle: A\n---\n[x]({{< ref "/" >}})\n'),
    Good('---\ntitle: A\nurl: ""\n---\n'),
    Good('---\ntitle: A\nlinks:\n  - name: Code\n    url: ""\n---\n', files={"hugo.toml": 'theme = "fetched"\n'}),
    Good("---\ntitle: A\nlinks:\n  - name: Code\n    url: https://example.org/\n---\n"),
    Good('---\ntitle: A\n---\n```html\n<a href="">x</a>\n```\n'),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each empty target in the body and in lists of links of the front matter."""
    for link in page.links(lambda target: not target.strip()):
        what = "image" if link.kind == "image" else "link"
        place = link.target_span if link.is_html else link.span
        yield Finding(place, f"This {what} has no target, so it leads nowhere; write one or remove it.")
    links = page.node("links") if "links" in page.keys and page.site.shows_all_links else None
    for item in links.items if links else ():
        yield from _empty_url(item)


def _empty_url(item: Node) -> Iterator[Finding]:
    for entry in item.entries:
        if entry.key.lower() == "url" and entry.node.value in (None, ""):
            yield Finding(entry.node.span, "This link has no target, so its button leads nowhere; write or remove it.")
