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

    from sitectl.content.shortcodes import Shortcode
    from sitectl.lint.subject import Subject

GROUP = "links"
SEVERITY = "note"
MENTIONS = ("![]", "![ ", "<img", "figure")

_OWN = {"layouts/_shortcodes/other.html": "x"}
_REPLACED = {"layouts/_shortcodes/figure.html": "x"}

BAD = (
    Bad("---\ntitle: A\n---\n⟦![](plot.png)⟧\n", hugo=Hugo(shows={'in .Content `alt=""`': "true"})),
    Bad('---\ntitle: A\n---\n⟦<img src="plot.png">⟧\n'),
    Bad(
        '---\ntitle: A\n---\n⟦{{< figure src="plot.png" title="Speed" >}}⟧\n',
        files=_OWN,
        hugo=Hugo(shows={"in .Content `alt=`": "false"}),
    ),
    Bad("---\ntitle: A\n---\nA [⟦![](logo.png)⟧](https://example.net/) link.\n"),
    Bad("---\ntitle: A\n---\n⟦![ ](plot.png)⟧\n"),
)
GOOD = (
    Good("---\ntitle: A\n---\n![A plot](plot.png)\n"),
    Good('---\ntitle: A\n---\n<img src="line.png" alt="">\n'),
    Good("---\ntitle: A\n---\n`![](plot.png)`\n"),
    Good('---\ntitle: A\n---\n{{< figure src="a.png" alt="" >}} {{< figure src="a.png" caption="C" >}}\n', files=_OWN),
    Good('---\ntitle: A\n---\n{{< figure src="plot.png" >}}\n', files=_REPLACED),
    Good('---\ntitle: A\n---\n{{</* figure src="plot.png" */>}} A figure.\n', files=_OWN),
    Good('---\ntitle: A\n---\n<!-- <img src="plot.png"> -->\n'),
    Good("---\ntitle: A\n---\nIt is text: ![](), ![a](b.png) <img-x>, and <imgs>.\n"),
    Good('---\ntitle: A\n---\n{{< figures >}} {{< figure alt="x" >}}{{< /figure >}}\n', files=_OWN),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each image in Markdown without text, and each in HTML or a figure without the attribute."""
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
    for figure in page.shortcodes[0] if "figure" in body else ():
        if figure.name == "figure" and not figure.is_closing and not _says_something(figure) and _is_hugos_own(page):
            message = "The figure has neither `alt` nor `caption` for those who do not see it; say what it shows."
            yield Finding(figure.span, message)


def _says_something(tag: Shortcode) -> bool:
    return any(each.name in ("alt", "caption") for each in tag.parameters)


def _is_hugos_own(page: Subject) -> bool:
    """Say whether Hugo's own template makes the figures of the site, as far as can be seen."""
    own = page.site.own_shortcodes
    return own is not None and "figure" not in own
