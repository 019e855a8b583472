"""The front matter or a shortcode names an image that does not exist.

Link previews have no picture, and a figure is a gap. Doks looks for an image of the front matter beside the page
and below assets/, a browser for one that a shortcode names below static/ or beside the page.

Correct the name, or put the file there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.hugo.link_targets import local_path
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.source import Span
    from sitectl.lint.subject import Subject

GROUP = "doks"
SEVERITY = "warning"

_FILES = {
    "package.json": '{"dependencies": {"@thulite/doks-core": "1.9.3"}}',
    "assets/images/card.png": "",
    "static/figures/Plot.png": "",
}

BAD = (
    Bad("---\ntitle: A\nimages: [images/card.png, ⟦gone.png⟧]\n---\n", files=_FILES),
    Bad('---\ntitle: A\nimages:\n  - ⟦"/images/Card.png"⟧\n---\n', files=_FILES),
    Bad('---\ntitle: A\n---\n{{< figure src="⟦/figures/plot.png⟧" >}}\n', files=_FILES),
    Bad("---\ntitle: A\n---\n{{< img src=⟦gone.webp⟧ alt=x >}}\n", files=_FILES),
)
GOOD = (
    Good("---\ntitle: A\nimages: [images/card.png]\n---\n", files=_FILES),
    Good("---\ntitle: A\nimages: []\n---\n", files=_FILES),
    Good("---\ntitle: A\nimages: ['https://example.net/card.png']\n---\n", files=_FILES),
    Good(
        '---\ntitle: A\n---\n{{< figure src="/figures/Plot.png" >}} {{</* figure src="gone.png" */>}}\n', files=_FILES
    ),
    Good("---\ntitle: A\nimages: [beside.png]\n---\n", "content/a/index.md", {**_FILES, "content/a/beside.png": ""}),
    Good("---\ntitle: A\nimages: [gone.png]\n---\n"),
)

_SHORTCODES = ("figure", "img", "image", "picture")


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each image of the site's own that is in none of the places where it can be."""
    if page.content_path is None or not page.site.is_doks or page.site.targets is None:
        return
    for name, span in _images(page):
        path = local_path(name)
        if path and not path.startswith(page.settings.external_paths) and not _is_there(page, path):
            near = page.site.targets.near(path)
            advice = f"perhaps `{near}` is meant." if near else "correct the name, or add the file."
            yield Finding(span, f"The image `{name}` does not exist; {advice}")


def _images(page: Subject) -> Iterator[tuple[str, Span]]:
    node = page.node("images") if page.is_readable else None
    for item in node.items if node else ():
        if isinstance(item.value, str) and item.value:
            yield item.value, item.span
    for tag in page.shortcodes[0]:
        if tag.name in _SHORTCODES:
            yield from ((each.value, each.span) for each in tag.parameters if each.name == "src" and each.value)


def _is_there(page: Subject, path: str) -> bool:
    targets = page.site.targets
    bare = path.lstrip("/")
    return targets is None or any(targets.exists(each, page.content_path) for each in (path, bare, f"/{bare}"))
