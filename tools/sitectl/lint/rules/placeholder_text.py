"""A page shows a placeholder that was meant to be replaced.

Themes and page templates contain words such as "Lorem ipsum" or "TODO". Hugo publishes them as they stand.

Write what belongs there, or remove it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.source import Span
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "publications"
SEVERITY = "warning"

BAD = (
    Bad("---\ntitle: A\n---\n⟦Lorem ipsum⟧ dolor sit amet.\n"),
    Bad("---\ntitle: ⟦Title here⟧\n---\n"),
    Bad("---\ntitle: A\ndescription: ⟦'TODO'⟧\n---\n"),
    Bad("---\ntitle: A\n---\n⟦TODO:⟧ add the abstract.\n"),
    Bad("---\ntitle: A\n---\nUse the *Cite* ⟦button above to demo⟧ it.\n"),
    Bad("---\ntitle: A\n---\n⟦Supplementary notes can be added here⟧.\n"),
    Bad("---\ntitle: A\ndoi: ⟦10.xxxx/xxxxx⟧\n---\n"),
    Bad("---\ntitle: A\nauthors: [Ada Lin, ⟦Author Name⟧]\n---\n"),
)
GOOD = (
    Good("---\ntitle: A\n---\nWhat to do first: read.\n"),
    Good("---\ntitle: A\n---\n<!-- TODO: add the abstract -->\n"),
    Good("---\ntitle: A\n---\n{{< comment >}}\nTODO: the numbers\n{{< /comment >}}\n"),
    Good("---\ntitle: A\n---\nType `TODO:` or:\n\n```\nLorem ipsum\n```\n"),
    Good("---\ntitle: A TODO list in Go\n---\n"),
    Good("---\ntitle: Lorem ipsum, and why printers love it\n---\n"),
    Good("---\ntitle: A\n---\nThe answer has the form 4xx, the roman XXX is 30.\n"),
)

_KEYS = frozenset(
    ["title", "linktitle", "description", "lead", "summary", "abstract", "doi", "arxiv", "authors", "venue"]
)
_WHOLE = re.compile(
    r"(?:todo|fixme|tbd|xxx+|lorem ipsum(?: dolor.*)?"
    r"|(?:your |insert |the )?(?:title|name|description|abstract|summary|subtitle) (?:here|goes here)"
    r"|(?:your|author) name|(?:10\.)?x{4,}(?:[./]x+)?|placeholder)\.?\Z",
    re.IGNORECASE | re.DOTALL,
)
#: Words of the templates of HugoBlox, which many publications still have.
_OF_TEMPLATES = r"\bbutton above to demo\b|\bSupplementary notes can be added here\b"
_IN_TEXT = re.compile(rf"{_OF_TEMPLATES}|\bLorem ipsum\b|^[ \t]*(?:[-*] )?(?:TODO|FIXME)(?::|[ \t]*$)", re.MULTILINE)
#: What one of these has in it; a single letter is looked for many times faster than a word.
_MENTIONED = (("p", "orem ipsum"), ("D", "TODO"), ("X", "FIXME"), ("v", "above to demo"), ("h", "be added here"))


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each placeholder in the fields that readers see, and for the first one in the text."""
    message = "This is a placeholder, and Hugo publishes it as it stands; write what belongs there, or remove it."
    for name in page.keys.keys() & _KEYS if page.is_readable else ():
        value = page.value(name)
        if isinstance(value, str) and not _WHOLE.match(value):
            continue
        node = page.node(name) if value else None
        for each in (node, *node.items, *(entry.node for entry in node.entries)) if node else ():
            if isinstance(each.value, str) and _WHOLE.match(each.value):
                yield Finding(each.span, message)
    body = page.text
    if any(rare in body and word in body for rare, word in _MENTIONED):
        found = _IN_TEXT.search(page.markdown.prose, page.page.body_span.start)
        if found:
            start = found.end() - len(found.group().lstrip(" \t-*"))
            yield Finding(Span(start, found.end()), message)
