"""A `doi` has the wrong form, or is written as an address.

A DOI begins with `10.`, a number and a slash. The templates and exports put `https://doi.org/` before it; with another
shape the link leads nowhere.

Write the DOI alone, such as `10.1145/3652032.3657567`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.source import Edit
from sitectl.lint.diagnostic import Finding, Fix
from sitectl.lint.rule import Bad, Good
from sitectl.lint.rules._publications import EXAMPLE, WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "publications"
SEVERITY = "warning"
KEYS = ("doi",)

BAD = (
    Bad(
        "---\ndoi: ⟦https://doi.org/10.1145/3774652⟧\n---\n",
        "---\ndoi: 10.1145/3774652\n---\n",
        EXAMPLE,
    ),
    Bad("---\ndoi: ⟦'doi:10.1145/3774652'⟧\n---\n", "---\ndoi: '10.1145/3774652'\n---\n", EXAMPLE),
    Bad("---\ndoi: ⟦3774652⟧\n---\n", path=EXAMPLE),
    Bad("---\ndoi: ⟦10.1145⟧\n---\n", path=EXAMPLE),
    Bad("---\ndoi: ⟦10.1145/ 3774652⟧\n---\n", path=EXAMPLE),
    Bad("---\ndoi: ⟦https://doi.org/10.1145/3774652?x=1⟧\n---\n", path=EXAMPLE),
    Bad("---\ndoi: ⟦HTTP://DX.DOI.ORG/10.1145/3774652⟧\n---\n", "---\ndoi: 10.1145/3774652\n---\n", EXAMPLE),
    Bad('---\ndoi: ⟦"https://doi.org/10.1145\\/3774652"⟧\n---\n', path=EXAMPLE),
)
GOOD = (
    Good(WHOLE, EXAMPLE),
    Good("---\ndoi: ''\n---\n", EXAMPLE),
    Good("---\ndoi:\n---\n", EXAMPLE),
    Good("---\ndoi: 10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2\n---\n", EXAMPLE),
    Good("---\ndoi: true\n---\n", EXAMPLE),
    Good("---\ndoi: [10.1145]\n---\n", EXAMPLE),
)

#: "10.", a registrant of 4 to 9 digits and its parts, a slash, a suffix without blanks (the DOI Handbook, 2.2).
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+\Z")
_PREFIX = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi: ?)(?=10\.\d{4,9}(?:\.\d+)*/[^\s?#%]+\Z)", re.IGNORECASE)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for a `doi` that is not in the form of one; an empty one is none at all."""
    node = page.node("doi") if page.is_readable else None
    if node is None or not node.value or not isinstance(node.value, (str, int, float)) or node.value is True:
        return
    written = str(node.value)
    if _DOI.match(written):
        return
    prefix = _PREFIX.match(written)
    if prefix is None:
        yield Finding(node.span, "This is not a DOI, so its link leads nowhere; one looks like `10.1145/3774652`.")
        return
    doi = written[prefix.end() :]
    new = page.raw(node).replace(written, doi)
    fix = Fix(f"write `{doi}`", (Edit(node.span, new),)) if new != page.raw(node) else None
    yield Finding(node.span, f"The address is put before the DOI by the templates; write `{doi}` alone.", fix)
