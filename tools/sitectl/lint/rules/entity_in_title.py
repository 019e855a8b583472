"""A title or description is written with an entity of HTML, and visitors read its code.

Templates escape these texts: of `title: Ada&#8217;s page` a visitor reads "Ada&#8217;s page", in the browser's tab and
in search results too. Such texts come from other systems, such as WordPress or a publisher's BibTeX.

Write the character itself: `title: Ada’s page`.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from sitectl.content.source import Edit, Span
from sitectl.lint.diagnostic import Finding, Fix
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "values"
SEVERITY = "warning"
KEYS = ("title", "linktitle", "description")
MENTIONS = ("&",)

BAD = (
    Bad(
        "---\ntitle: Ada⟦&#8217;⟧s page\n---\n",
        fixed="---\ntitle: Ada’s page\n---\n",
        hugo=Hugo(shows={".Title": "Ada&amp;#8217;s page"}),
    ),
    Bad(
        "---\ntitle: A\ndescription: Science ⟦&amp;⟧ Art\n---\n",
        fixed="---\ntitle: A\ndescription: Science & Art\n---\n",
        hugo=Hugo(shows={".Description": "Science &amp;amp; Art"}),
    ),
    Bad("---\ntitle: 'The ⟦&quot;⟧best⟦&quot;⟧'\n---\n"),
    Bad('+++\ntitle = "Caf⟦&eacute;⟧"\n+++\n', fixed='+++\ntitle = "Café"\n+++\n'),
    Bad("---\ntitle: R⟦&amp;⟧D\n---\n"),
)
GOOD = (
    Good("---\ntitle: R & D, AT&T, Q&A; and more\n---\n"),
    Good("---\ntitle: Ada’s page\ndescription: Science & Art\n---\nScience &amp; Art\n"),
    Good("---\ntitle: A\nsummary: Science &amp; Art\n---\n"),
    Good("---\ntitle: How to write `&amp;`\n---\n"),
    Good("---\ntitle: <b>A</b> &rarr; B\n---\n"),
    Good("---\ntitle: A &unknownname; B\n---\n"),
    Good("---\ntitle: A & B # &amp;\n---\n"),
)

_ENTITY = re.compile(r"&(?:#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z][A-Za-z0-9]{1,20});")


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each entity in these texts, but where they hold tags or code: a theme may render those."""
    for name in KEYS:
        value = page.value(name)
        if not isinstance(value, str) or "&" not in value or "<" in value or "`" in value:
            continue
        node = page.node(name)
        for found in _ENTITY.finditer(page.text, node.start, node.end) if node is not None else ():
            character = html.unescape(found[0])
            if character == found[0] or found[0] not in value:
                continue
            span = Span(*found.span())
            around = page.text[span.start - 1] + page.text[span.end : span.end + 1]
            is_plain = not character.isascii() or (character == "&" and around == "  ")
            fix = Fix(f"write `{character}`", (Edit(span, character),), safety="unsafe") if is_plain else None
            yield Finding(span, f"Templates escape this text, so visitors read `{found[0]}`; write `{character}`.", fix)
