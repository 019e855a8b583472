"""A value has another shape than Hugo looks for, and has no effect.

`sitemap` must be a map: `sitemap: false` leaves the page in the sitemap. `resources` must be a list of maps that each
name files by `src`, and a list in `cascade` one of maps. `description`, `slug`, `layout` and the like must be texts: an
unquoted `[` or `{` makes a list or a map of them. Hugo passes over anything else without a word.

Write the map: `sitemap: {disable: true}`, a list item `- src: photo.jpg`, or put the text in quotes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.source import Edit
from sitectl.hugo.weak_decode import kind_of
from sitectl.lint.diagnostic import Finding, Fix
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules._examples import BUNDLE, SECTION
from sitectl.lint.rules._maps import entry_of, maps_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.node_views import Node
    from sitectl.lint.subject import Subject

GROUP = "values"
SEVERITY = "warning"
#: Keys of texts; a title without text has a rule of its own.
_TEXTS = ("description", "summary", "linktitle", "slug", "url", "type", "layout", "translationkey")
KEYS = ("sitemap", "resources", "cascade", *_TEXTS)

_FILE = {"content/post/example/x.txt": "x"}
_TITLE = "(.Resources.Get `x.txt`).Title"

BAD = (
    Bad(
        "---\ntitle: A\nsitemap: ⟦false⟧\n---\n",
        fixed="---\ntitle: A\nsitemap: {disable: true}\n---\n",
        hugo=Hugo(shows={".Sitemap.Disable": "false"}),
    ),
    Bad('+++\ntitle = "A"\nsitemap = ⟦"weekly"⟧\n+++\n', hugo=Hugo(shows={".Sitemap.ChangeFreq": ""})),
    Bad(
        "---\ntitle: A\nresources:\n  ⟦src: x.txt\n  title: Mine⟧\n---\n",
        path=BUNDLE,
        files=_FILE,
        hugo=Hugo(shows={_TITLE: "x.txt"}),
    ),
    Bad(
        "---\ntitle: A\nresources:\n  - ⟦x.txt⟧\n  - ⟦title: Mine⟧\n---\n",
        path=BUNDLE,
        files=_FILE,
        hugo=Hugo(shows={_TITLE: "x.txt"}),
    ),
    Bad(
        "---\ntitle: A\ncascade:\n  - ⟦draft⟧\n  - {params: ⟦wide⟧}\n---\n",
        path=SECTION,
        files={"content/post/b.md": "---\ntitle: B\n---\n"},
        hugo=Hugo(on="post/b.md", published=True, shows={"index .Params `wide`": ""}),
    ),
    Bad(
        "---\ntitle: A\ndescription: ⟦[Slides]⟧\nslug: ⟦{b: 1}⟧\n---\n",
        hugo=Hugo(shows={".Description": "", ".Slug": ""}),
    ),
    Bad("---\ntitle: A\nsitemap: &a ⟦false⟧\nx: *a\n---\n"),
    Bad("---\ntitle: A\nresources:\n  - ⟦src: ''⟧\n  - src: ⟦[x.txt]⟧\n---\n", path=BUNDLE, files=_FILE),
)
GOOD = (
    Good("---\ntitle: A\ndescription: '[Talk] at home'\nslug: 5\nlayout:\nsummary: []\n---\n"),
    Good("---\ntitle: A\nsitemap: {disable: true}\n---\n"),
    Good("---\ntitle: A\nsitemap:\nresources: []\ncascade:\n---\n"),
    Good("---\ntitle: A\nresources:\n  - src: x.txt\n    title: Mine\n---\n", path=BUNDLE, files=_FILE),
    Good("---\ntitle: A\ncascade:\n  - params: {wide: true}\n  - summary: B\n---\n", path=SECTION),
    Good("---\ntitle: A\nparams:\n  sitemap: false\n---\n"),
    Good("---\ntitle: A\nresources: ''\ncascade:\n  - params:\n  - params: []\n---\n", path=SECTION),
    Good("---\ntitle: A\nresources: {}\n---\n", path=BUNDLE),
)

_DISABLE = {"yaml": "{disable: true}", "toml": "{disable = true}", "json": '{"disable": true}'}


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each value of a structured key that Hugo passes over; what breaks the build is not one."""
    for name in page.keys.keys() & set(_TEXTS):
        node = page.keys[name].node
        if node.value and isinstance(node.value, (list, dict)):
            message = f"`{name}` must be a text, so Hugo passes over {kind_of(node.value)}; put it in quotes."
            yield Finding(node.span, message)
    sitemap = page.node("sitemap")
    if sitemap is not None and sitemap.value not in (None, [], "") and not isinstance(sitemap.value, dict):
        yield _sitemap_finding(page, sitemap)
    resources = page.node("resources")
    if resources is not None and resources.value:
        yield from _resource_findings(resources)
    cascade = page.node("cascade")
    for item in cascade.items if cascade else ():
        if not isinstance(item.value, dict):
            yield Finding(item.span, f"A cascade is made of maps, so Hugo passes over {kind_of(item.value)}.")
    for rule in maps_in(cascade):
        params = entry_of(rule, "params")
        if params is not None and params.node.value and not isinstance(params.node.value, dict):
            message = f"`params` must be a map, so Hugo passes over {kind_of(params.node.value)}."
            yield Finding(params.node.span, message)


def _sitemap_finding(page: Subject, node: Node) -> Finding:
    wanted = _DISABLE.get(page.front_matter.format or "")
    if node.value is not False or wanted is None or node.obstacle:
        return Finding(node.span, f"`sitemap` must be a map, so Hugo passes over {kind_of(node.value)}.")
    fix = Fix(f"write `{wanted}`", (Edit(node.span, wanted),), "unsafe")
    return Finding(node.span, f"`sitemap` must be a map, so the page stays in the sitemap; write `{wanted}`.", fix)


def _resource_findings(node: Node) -> Iterator[Finding]:
    if not isinstance(node.value, list):
        message = f"`resources` must be a list of maps, so Hugo passes over {kind_of(node.value)}; write `- src: …`."
        yield Finding(node.span, message)
    for item in node.items:
        source = entry_of(item, "src")
        if not isinstance(item.value, dict) or source is None or not source.node.value:
            yield Finding(item.span, "This names no file, so Hugo passes over it; write a map with `src: …`.")
        elif not isinstance(source.node.value, str):
            yield Finding(source.node.span, f"`src` must be a text, so Hugo passes over {kind_of(source.node.value)}.")
