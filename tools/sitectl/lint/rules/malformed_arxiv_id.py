"""An `arxiv` id has the wrong form, is written as an address, or is read as a number.

`arxiv: 2504.19510` without quotes is a number to Hugo, which drops the zero at its end: the link leads to another
paper, or nowhere.

Write the id alone and in quotes, such as `"2504.19510"`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.source import Edit
from sitectl.lint.diagnostic import Finding, Fix
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules._publications import EXAMPLE, WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "publications"
SEVERITY = "warning"
KEYS = ("arxiv",)

BAD = (
    Bad(
        "---\ntitle: A\narxiv: ⟦2504.19510⟧\n---\n",
        '---\ntitle: A\narxiv: "2504.19510"\n---\n',
        EXAMPLE,
        hugo=Hugo(shows={".Params.arxiv": "2504.1951"}),
    ),
    Bad(
        "+++\ntitle = 'A'\narxiv = ⟦2504.19510⟧\n+++\n",
        "+++\ntitle = 'A'\narxiv = \"2504.19510\"\n+++\n",
        EXAMPLE,
        hugo=Hugo(shows={".Params.arxiv": "2504.1951"}),
    ),
    Bad(
        "---\ntitle: A\narxiv: ⟦'https://arxiv.org/abs/2504.19516'⟧\n---\n",
        "---\ntitle: A\narxiv: '2504.19516'\n---\n",
        EXAMPLE,
    ),
    Bad("---\ntitle: A\narxiv: ⟦arXiv:2504.19516v2⟧\n---\n", '---\ntitle: A\narxiv: "2504.19516v2"\n---\n', EXAMPLE),
    Bad("---\ntitle: A\narxiv: ⟦2513.19516⟧\n---\n", path=EXAMPLE),
    Bad("---\ntitle: A\narxiv: ⟦soon⟧\n---\n", path=EXAMPLE),
    Bad(
        "---\ntitle: A\narxiv: ⟦'http://export.arxiv.org/pdf/hep-th/9901001.pdf'⟧\n---\n",
        "---\ntitle: A\narxiv: 'hep-th/9901001'\n---\n",
        EXAMPLE,
    ),
    Bad(
        "---\ntitle: A\narxiv: ⟦www.arxiv.org/abs/2504.19516⟧\n---\n",
        '---\ntitle: A\narxiv: "2504.19516"\n---\n',
        EXAMPLE,
    ),
)
GOOD = (
    Good(WHOLE, EXAMPLE),
    Good("---\ntitle: A\narxiv: '2504.19510'\n---\n", EXAMPLE),
    Good("---\ntitle: A\narxiv: 2504.19516\n---\n", EXAMPLE),
    Good("---\ntitle: A\narxiv: hep-th/9901001\n---\n", EXAMPLE),
    Good("---\ntitle: A\narxiv: math.GT/0309136v1\n---\n", EXAMPLE),
    Good("---\ntitle: A\narxiv: ''\n---\n", EXAMPLE),
    Good("---\ntitle: A\narxiv: true\n---\n", EXAMPLE),
    Good("---\ntitle: A\narxiv: q-bio/0309136\n---\n", EXAMPLE),
)

#: Both schemes of https://info.arxiv.org/help/arxiv_identifier.html, with or without a version.
_MONTH = r"\d{2}(?:0[1-9]|1[0-2])"
_ID = re.compile(rf"(?:{_MONTH}\.\d{{4,5}}|[a-z][a-z-]*(?:\.[A-Z]{{2}})?/{_MONTH}\d{{3}})(?:v\d+)?\Z")
_PREFIX = re.compile(r"(?:https?://)?(?:www\.|export\.)?arxiv\.org/(?:abs|pdf)/|arxiv: ?", re.IGNORECASE)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for an `arxiv` value that is not in the form of an id once Hugo has read it."""
    node = page.node("arxiv") if page.is_readable else None
    if node is None or not node.value or not isinstance(node.value, (str, int, float)) or node.value is True:
        return
    raw = page.raw(node)
    is_number = not isinstance(node.value, str)
    written = node.value if isinstance(node.value, str) else raw
    bare = _PREFIX.sub("", written, count=1).removesuffix(".pdf")
    if not _ID.match(bare):
        yield Finding(node.span, 'This is not an arXiv id, so its link leads nowhere; one looks like `"2504.19516"`.')
    elif is_number and str(node.value) != raw:
        fix = Fix("write it in quotes", (Edit(node.span, f'"{raw}"'),))
        yield Finding(node.span, f"Hugo reads a number here and makes {node.value} of it; write the id in quotes.", fix)
    elif not is_number and bare != written:
        quote = raw[0] if raw[0] in "'\"" else '"'
        fix = Fix(f"write `{bare}`", (Edit(node.span, f"{quote}{bare}{quote}"),))
        yield Finding(node.span, f"The address is put before the id by the templates; write `{bare}` alone.", fix)
