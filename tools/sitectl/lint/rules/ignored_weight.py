"""A weight is not the number that it looks like.

Hugo takes a weight that is not a whole number for 0, which means "no weight": `08`, `10px`, `1,000` and `1e3` are texts
in YAML. A leading zero means octal: `010` is 8. The page stands elsewhere in its list than its author thinks.

Write a whole number without leading zeros, such as `weight: 10`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.source import Edit
from sitectl.hugo.casts import to_int
from sitectl.lint.diagnostic import Finding, Fix
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.node_views import Node
    from sitectl.lint.subject import Subject

GROUP = "values"
SEVERITY = "error"
KEYS = ("weight",)

BAD = (
    Bad(
        "---\ntitle: A\nweight: ⟦08⟧\n---\n",
        fixed="---\ntitle: A\nweight: 8\n---\n",
        hugo=Hugo(shows={".Weight": "0"}),
    ),
    Bad(
        "---\ntitle: A\nweight: ⟦010⟧\n---\n",
        fixed="---\ntitle: A\nweight: 10\n---\n",
        hugo=Hugo(shows={".Weight": "8"}),
    ),
    Bad(
        '---\ntitle: A\nweight: ⟦"010"⟧\n---\n',
        fixed="---\ntitle: A\nweight: 10\n---\n",
        hugo=Hugo(shows={".Weight": "8"}),
    ),
    Bad("---\ntitle: A\nweight: ⟦10px⟧\n---\n", hugo=Hugo(shows={".Weight": "0"})),
    Bad("---\ntitle: A\nweight: ⟦first⟧\n---\n", hugo=Hugo(shows={".Weight": "0"})),
    Bad("---\ntitle: A\nweight: ⟦[10]⟧\n---\n", hugo=Hugo(shows={".Weight": "0"})),
    Bad("---\ntitle: A\nWEIGHT: &a ⟦010⟧\nx: *a\n---\n"),
    Bad("+++\ntitle = 'A'\nweight = ⟦'010'⟧\n+++\n", fixed="+++\ntitle = 'A'\nweight = 10\n+++\n"),
)
GOOD = (
    Good("---\ntitle: A\nweight: 10\n---\n"),
    Good('---\ntitle: A\nweight: "10"\n---\n'),
    Good("---\ntitle: A\nweight: -10\n---\n"),
    Good("---\ntitle: A\nweight: 0\n---\n"),
    Good("---\ntitle: A\nweight:\n---\n"),
    Good('---\ntitle: A\nweight: ""\n---\n'),
    Good("---\ntitle: A\nweight: 10.0\n---\n"),
    Good("---\ntitle: A\nweight: 0x10\n---\n"),
    Good("---\ntitle: A\nparams:\n  weight: heavy\n---\n"),
    Good("---\ntitle: A\nweight: '-0'\n---\n"),
    Good("---\ntitle: A\nweight: 07\n---\n"),
    Good("---\ntitle: A\nweight: 1_0\nheight: 0o17\n---\n"),
)

_MAY_BE_OCTAL = re.compile(r"weight[\"']?\s*[:=]\s*(?:&\S+\s+)?[+-]?0[0-9]", re.IGNORECASE)
_LEADING_ZEROS = re.compile(r"([+-]?)0+([1-9][0-9]*)")


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for a weight that Hugo reads as another number."""
    node = page.node("weight")
    if node is None or node.value in (None, "") or isinstance(node.value, float | bool):
        return
    start, end = page.front_matter.inner_span
    if isinstance(node.value, int) and not _MAY_BE_OCTAL.search(page.text, start, end):
        return
    raw = page.raw(node).strip("'\"")
    meant = _LEADING_ZEROS.fullmatch(raw)
    number = to_int(node.value)
    if isinstance(node.value, int) and not meant:
        return
    if isinstance(node.value, str) and not meant and (number or not raw.strip("+-0_")):
        return
    if meant and int(raw) == number:
        return
    advice = f"write `{int(raw)}`" if meant else "write a whole number, such as `10`"
    message = f"Hugo reads the weight `{raw}` as {number}{' (octal)' if number else ', which is no weight'}; {advice}."
    yield Finding(node.span, message, _fix(node, int(raw)) if meant else None)


def _fix(node: Node, number: int) -> Fix | None:
    return None if node.obstacle else Fix(f"write `{number}`", (Edit(node.span, str(number)),), "unsafe")
