"""A text loses its end or its beginning, because YAML takes it for a comment or an anchor.

In YAML a `#` after a space begins a comment: the title of `title: Talk #1` is "Talk". A word that begins with `&` is
an anchor, a name for the value after it: of `title: &more to come` "to come" is left.

Put the text in quotes: `title: "Talk #1"`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.source import Edit, Span
from sitectl.lint.diagnostic import Finding, Fix
from sitectl.lint.rule import TAXONOMIES, Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.node_views import Node
    from sitectl.lint.subject import Subject

GROUP = "values"
SEVERITY = "warning"
KEYS = ("title", "linktitle", "description", "summary", "lead", "slug", "url", "keywords", "aliases", TAXONOMIES)

BAD = (
    Bad(
        "---\ntitle: ⟦Talk #1⟧\n---\n",
        fixed='---\ntitle: "Talk #1"\n---\n',
        hugo=Hugo(shows={".Title": "Talk"}),
    ),
    Bad(
        "---\ntitle: A\ntags:\n  - ⟦art #one, #two⟧\n---\n",
        fixed='---\ntitle: A\ntags:\n  - "art #one, #two"\n---\n',
        hugo=Hugo(shows={"delimit .Params.tags `|`": "art"}),
    ),
    Bad(
        "---\ntitle: ⟦&more to come⟧\n---\n",
        fixed='---\ntitle: "&more to come"\n---\n',
        hugo=Hugo(shows={".Title": "to come"}),
    ),
    Bad(
        "---\ntitle: ⟦#hashtag⟧\n---\n",
        fixed='---\ntitle: "#hashtag"\n---\n',
        hugo=Hugo(shows={".Title": ""}),
    ),
    Bad('---\ntitle: A\nlead: ⟦See "B" #2⟧\n---\n', hugo=Hugo(shows={".Params.lead": "See &#34;B&#34;"})),
    Bad("---\ntitle: A\nlead: ⟦See C:\\\\x #2⟧\n---\n"),
    Bad("---\ntitle: A\nlead: ⟦Talk #1⟧  \n---\n", fixed='---\ntitle: A\nlead: "Talk #1"  \n---\n'),
)
GOOD = (
    Good("---\ntitle: Talk # the first of two\n---\n"),
    Good('---\ntitle: "Talk" #1\n---\n'),
    Good("---\ntitle: C#\nweight: 3 #1\n---\n"),
    Good("---\ntitle: &name A\nlead: *name\n---\n"),
    Good("---\ntitle: A\nmood: good #really\n---\n"),
    Good("---\ntitle: R & D, AT&T\n---\n"),
    Good('+++\ntitle = "A" #1\n+++\n'),
    Good("---\ntitle: #\n---\n"),
)

#: A comment or an anchor that may be meant as text; the places of values are only read where there is one.
_HINT = re.compile(r"[ \t][#&][^\s#!&]")
_COMMENT = re.compile(r"[ \t]+#[^\s#!][^\r\n]*")
_ANCHOR = re.compile(r"&([^\s,\[\]{}]+)[ \t]+$")


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each text of the page that a comment or an anchor which nothing uses cuts short."""
    block = page.front_matter.block_span
    if page.front_matter.format != "yaml" or _HINT.search(page.text, *block) is None:
        return
    for name, entry in page.keys.items():
        if name in KEYS or name in page.site.taxonomies:
            is_list = entry.node.style == "block"
            for node in entry.node.items if is_list else (entry.node,):
                if node.style in ("plain", "empty"):
                    yield from _cut(page, node)


def is_cut_to_nothing(page: Subject, node: Node) -> bool:
    """Say whether a value is empty because all of its text is taken for a comment."""
    return node.style == "empty" and page.front_matter.format == "yaml" and bool(_COMMENT.match(page.text, node.end))


def _cut(page: Subject, node: Node) -> Iterator[Finding]:
    text = page.text
    line_start = text.rfind("\n", 0, node.start) + 1
    comment = _COMMENT.match(text, node.end)
    anchor = _ANCHOR.search(text, line_start, node.start)
    start, end = node.start, node.end
    if anchor is not None and f"*{anchor[1]}" not in text:
        start = anchor.start()
        what = "as the name of an anchor"
    elif comment is not None:
        end = comment.end() - len(comment[0]) + len(comment[0].rstrip())
        what = "as a comment"
    else:
        return
    if node.style == "empty":
        start += len(text[start:end]) - len(text[start:end].lstrip())
    whole = text[start:end]
    left = f"`{node.value}` is left" if isinstance(node.value, str) and node.value else "nothing is left"
    fix = Fix("put it in quotes", (Edit(Span(start, end), f'"{whole}"'),), "unsafe")
    is_plain = '"' not in whole and "\\" not in whole and "\n" not in whole
    message = f"YAML takes a part of this text {what}, and {left}; put the text in quotes."
    yield Finding(Span(start, end), message, fix if is_plain else None)
