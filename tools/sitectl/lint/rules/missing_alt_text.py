"""An image has no alternative text.

People who do not see the picture, and search engines, learn nothing of it: a screen reader reads the file's name, or
passes over it.

Say in a few words what the picture shows: `![The plot of speed over size](plot.png)`. Write `alt=""` in HTML for a
picture that is decoration only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "links"
SEVERITY = "note"
MENTIONS = ("![]", "![ ", "<img")

BAD = (
    Bad("---\ntitle: A\n---\n⟦![](plot.png)⟧\n", hugo=Hugo(shows={'in .Content `alt=""`': "true"})),
    Bad('---\ntitle: A\n---\n⟦<img src="plot.png">⟧\n'),
    Bad("---\ntitle: A\n---\nA [⟦![](logo.png)⟧](https://example.net/) link.\n"),
)
GOOD = (
    Good("---\ntitle: A\n---\n![A plot](plot.png)\n"),
    Good('---\ntitle: A\n---\n<img src="line.png" alt="">\n'),
    Good("---\ntitle: A\n---\n`![](plot.png)`\n"),
    Good('---\ntitle: A\n---\n<!-- <img src="plot.png"> -->\n'),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each image in Markdown without text, and each in HTML without the attribute."""
    body = page.page.body
    if "![]" in body or "![ " in body:
        for link in page.markdown.links:
            if link.kind == "image" and not link.is_html and not link.text.strip() and link.target.strip():
                yield Finding(link.span, "The image has no text for those who do not see it; say what it shows.")
    if "<img" in body:
        for tag in page.markdown.tags:
            if tag.name == "img" and "alt" not in tag.attributes:
                yield Finding(
                    tag.span, "The image has no `alt`, so screen readers read its file name; say what it shows."
                )
