"""The front matter cannot be read, and the whole site stops building.

Hugo stops with an error at the first such page and writes nothing at all, even when the page is a draft. Its message
counts lines, but the cause is often a line above: a colon or a quote in an unquoted title, a tab, an opening `---`
that is never closed.

Put the value in quotes, or close the block with `---` at the beginning of a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.source import Span
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules._reading_advice import advice
from sitectl.lint.rules.duplicate_key import is_duplicate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "front-matter"
SEVERITY = "error"

BAD = (
    Bad(
        "---\ntitle: ⟦Bullet: boosting GPUs⟧\n---\n",
        hugo=Hugo(breaks="mapping value is not allowed in this context"),
    ),
    Bad(
        "---\n⟦title: Never closed⟧\n",
        hugo=Hugo(breaks="EOF looking for end YAML front matter delimiter"),
    ),
    Bad("---\ntitle: *Best* ⟦paper⟧\n---\n", hugo=Hugo(breaks="value is not allowed")),
    Bad('+++\ntitle = "A"\ndraft = ⟦yes⟧\n+++\n', hugo=Hugo(breaks="at start of value")),
    Bad("⟦- a list first⟧\n", hugo=Hugo(breaks="invalid YAML delimiter")),
    Bad('⟦{{< figure src="x.png" >}}⟧\n', hugo=Hugo(breaks="unmarshal failed")),
)
GOOD = (
    Good('---\ntitle: "Bullet: boosting GPUs"\n---\n'),
    Good("---\n---\n"),
    Good("---\ntitle: A\n---\n- a list\n"),
    Good("Just text.\n"),
    Good("---\na: 1\na: 2\n---\n"),
    Good('---\ntitle: A\n---\n{{< figure src="x.png" >}}\n'),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding at the place that Hugo names; duplicate keys have a rule of their own."""
    problem = page.front_matter.problem
    if problem is None or is_duplicate(problem):
        return
    source = page.page.source
    start = source.offset(problem.line, problem.column)
    end = start + len(source.text[start:].split("\n", 1)[0].rstrip("\r"))
    line = source.line_at(start)
    remedy = advice(problem, line, source.text[: source.offset(problem.line, 1)])
    message = f"Hugo cannot read the front matter and builds nothing: {problem.message}" + (remedy and f"; {remedy}")
    yield Finding(Span(start, end), f"{message}.")
