"""Two elements of a page have the same id.

A link to `#id` leads to the first of them, and nothing on the page can lead to the second. Hugo gives headings of the
same words different ids, but leaves those that are written in the text as they are.

Give one of them another id, or none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.markdown import COVER
from sitectl.content.shortcodes import enclosed_spans
from sitectl.content.source import Span
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "links"
SEVERITY = "warning"
MENTIONS = ("{#", "id=")

_HTML = {
    "hugo.toml": 'baseURL = "https://example.org/"\n[markup.goldmark.renderer]\nunsafe = true\n',
    "layouts/all.html": "{{ .Content }}",
}
_TWICE = Hugo(shows={'len (findRE `id="same"` .Content)': "2"})

_BRACES = re.compile(r"\{[^{}\n]*#[^{}\n]*\}")
_MARKED = re.compile(r"#([^\s#}]+)")
_VALUE = re.compile(r"[iI][dD]\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))")

BAD = (
    Bad("---\ntitle: A\n---\n## One {#same}\n\n⟦## Two {#same}⟧\n", hugo=_TWICE),
    Bad('---\ntitle: A\n---\n## One {#same}\n\n<p id="⟦same⟧">Two</p>\n', files=_HTML),
    Bad('---\ntitle: A\n---\n<p id="a&amp;b">One</p>\n\nTwo <b id="⟦a&b⟧">bold</b> words.\n', files=_HTML),
    Bad("---\ntitle: A\n---\n## One {.x #same}\n\n⟦## Two {#same .y}⟧\n", hugo=_TWICE),
    Bad('---\ntitle: A\n---\n<p id="same">One</p>\n\nTwo <b id=⟦same⟧>bold</b> words.\n', files=_HTML),
)
GOOD = (
    Good("---\ntitle: A\n---\n## The same\n\n## The same\n\n## Other {#other}\n\n## Same {#Same}\n"),
    Good("---\ntitle: A\n---\n## One {#same}\n\n`## Two {#same}`\n"),
    Good('---\ntitle: A\n---\n<p id="same">One</p> <!-- <p id="same"> -->\n', files=_HTML),
    Good('---\ntitle: A\n---\n<p id="same">One</p>\n\n{{< x >}}<p id="same">{{< /x >}}\n', files=_HTML),
    Good('---\ntitle: A\n---\n<p id="same">One</p>\n\n<p id="same">dropped, as the settings say</p>\n'),
    Good(
        '---\ntitle: A\n---\n<p id="">One</p>\n\n<p id="">Two</p>\n\n<p id=" ">3</p>\n\n<p id=" ">4</p>\n', files=_HTML
    ),
    Good('---\ntitle: A\n---\n<p id="{{< x >}}">One</p>\n\n<p id="{{< x >}}">Two</p>\n', files=_HTML),
    Good("---\ntitle: A\n---\n## \n\n##\n\n{#a}\n\n{#a}\n", files=_HTML),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding at each written id that another one before it has."""
    if not _may_repeat(page.page.body):
        return
    seen: set[str] = set()
    enclosed = enclosed_spans(page.shortcodes[0])
    for name, place in sorted(_written(page), key=lambda each: each[1]):
        if any(start <= place.start < end for start, end in enclosed):
            continue  # its template says what becomes of it
        if name in seen:
            message = f"Another element above has the id `{name}` too, and links lead to that one; write another id."
            yield Finding(place, message)
        seen.add(name)


def _may_repeat(body: str) -> bool:
    """Say whether any two of all that could be ids are the same, wherever they stand; few texts have to be parsed."""
    ids = [name for braces in _BRACES.findall(body) for name in _MARKED.findall(braces)]
    ids += ["".join(values) for values in _VALUE.findall(body)]
    return len(set(ids)) < len(ids) or (len(ids) > 1 and "&" in "".join(ids))


def _written(page: Subject) -> Iterator[tuple[str, Span]]:
    """Yield the ids that are written in the text, with their places."""
    for heading in page.markdown.headings:
        if heading.identifier:
            start = heading.span.start
            yield heading.identifier, Span(start, start + len(page.text[start : heading.span.end].rstrip()))
    if page.site.root is None or not page.site.keeps_html:
        return
    for tag in page.markdown.tags:
        if tag.attributes.get("id", "").strip() and COVER not in tag.attributes["id"]:
            yield tag.attributes["id"], tag.attribute_spans["id"]
