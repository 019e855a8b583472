"""A link names a reference that the page does not define, and readers see its brackets.

Markdown takes `[text][label]` for a link only where a line `[label]: https://…` says where it leads. Without one, Hugo
shows the brackets as they stand.

Add the line, or correct the label.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.source import Span
from sitectl.hugo.spelling import meant
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sitectl.lint.subject import Subject

GROUP = "links"
SEVERITY = "warning"
MENTIONS = ("][",)

_DEFINED = "\n[paper]: https://example.org/p\n"

BAD = (
    Bad(
        f"---\ntitle: A\n---\nThe ⟦[slides][papr]⟧ of the [paper][Paper].\n{_DEFINED}",
        hugo=Hugo(shows={"in .Content `[slides][papr]`": "true"}),
    ),
    Bad(
        f"---\ntitle: A\n---\n[One [paper] and ⟦[video][fast 14]⟧ and ⟦[talk][]⟧]\n{_DEFINED}",
        hugo=Hugo(shows={"in .Content `[video][fast 14]`": "true", "in .Content `[talk][]`": "true"}),
    ),
    Bad(
        f"---\ntitle: A\n---\n⟦[x][a\\[i]⟧ here.\n{_DEFINED}",
        hugo=Hugo(shows={"in .Content `[x][a[i]`": "true"}),
    ),
    Bad(
        f"---\ntitle: A\n---\n⟦[{'long ' * 40}][papr]⟧ and [it][paper].\n{_DEFINED}",
        hugo=Hugo(shows={"in .Content `][papr]`": "true"}),
    ),
)
GOOD = (
    Good("---\ntitle: A\n---\nThe matrix a[i][j], [x][y] and no definition.\n"),
    Good(f"---\ntitle: A\n---\n[A][paper], [paper][], [B][ PAPER ], [paper], x[i][j], \\[a][b].\n{_DEFINED}"),
    Good(f"---\ntitle: A\n---\n`[a][b]` a note [a][^1], [^1][b] or [a][`b`].\n\n[^1]: Text.\n{_DEFINED}"),
    Good("---\ntitle: A\n---\nThe matrix [x][y] and a note.[^1]\n\n[^1]: Text.\n"),
    Good(f"---\ntitle: A\n---\n[ ][ ] and [a][b](/x/).\n\n[]: /y/\n{_DEFINED}"),
    Good(f"---\ntitle: A\n---\n[a][b]\n{_DEFINED}", "content/post/example.html"),
    Good(
        f"---\ntitle: A\n---\n{{{{% include %}}}}\n[a][b]\n{_DEFINED}", files={"layouts/_shortcodes/include.html": "x"}
    ),
    Good(f"---\ntitle: A\n---\n$[a][b]$\n{_DEFINED}"),
    Good("---\ntitle: A\n---\n[x][a\\]b] [y][a\\[b]\n\n[a\\]b]: /x/\n[a\\[b]: /y/\n"),
    Good(f"---\ntitle: A\n---\n[a][two  words]\n\n[Two words]: /x/\n{_DEFINED}"),
)

_LABEL = r"([^\[\]\\\n]*(?:\\.[^\[\]\\\n]*)*)"
_USED = re.compile(rf"\[(?<![\w\])\\]\[){_LABEL}\]\[{_LABEL}\](?![\[(:])")
_BEHIND_BRACKET = re.compile(rf"\]\[{_LABEL}\]")
_DEFINITION = re.compile(rf"^[ \t>]*(?:[-*+][ \t]+)?\[(?!\]){_LABEL}\]:", re.MULTILINE)
_FORMULA = re.compile(r"\$[^$\n]*\$")


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each undefined reference of a Markdown page that defines others itself."""
    start = page.page.body_span.start
    if not page.is_markdown or not _USED.search(page.text, start):
        return
    defined = {_folded(found[1]): found[1] for found in _DEFINITION.finditer(page.text, start) if found[1][0] != "^"}
    if not defined or page.text.find("{{%", start) >= 0:
        return
    if not any(_may_lack(label, defined) for label in _BEHIND_BRACKET.findall(page.text, start)):
        return
    prose = page.markdown.prose
    formulas = [found.span() for found in _FORMULA.finditer(prose, start)]
    for found in _USED.finditer(prose, start):
        label = found[2] or found[1]
        is_other = not label.strip() or label.startswith("^") or "\ufffc" in label or found[1].startswith("^")
        if is_other or _folded(label) in defined or any(begin <= found.start() < end for begin, end in formulas):
            continue
        near = meant(_folded(label), defined)
        advice = f"perhaps `{defined[near]}` is meant" if near else f"add the line `[{label}]: https://…`"
        yield Finding(
            Span(*found.span()), f"The page does not define `{label}`, so readers see the brackets; {advice}."
        )


def _may_lack(label: str, defined: Mapping[str, str]) -> bool:
    """Say whether what stands in brackets behind others, perhaps in code, may be undefined."""
    return not label or (label[0] != "^" and _folded(label) not in defined)


def _folded(label: str) -> str:
    """Return a label as Markdown compares labels: without regard to letter case and the number of blanks."""
    return " ".join(label.split()).casefold()
