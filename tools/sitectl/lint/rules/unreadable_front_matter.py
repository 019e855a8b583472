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

_ADVICE = {
    "mapping value is not allowed": "put a text that contains `: ` in quotes",
    "EOF looking for end": "close it with a line that begins with the same three characters",
    "invalid YAML delimiter": "begin the file with `---`, or with something else than `-`",
    "invalid TOML delimiter": "begin the file with `+++`, or with something else than `+`",
    "unmarshal failed": "a page without front matter must not begin with `{`",
    "cannot start any token": "a tab cannot indent; use blanks",
    "non-map value": "every line here must be `key: value`, with a blank after the colon",
    "value is not allowed in this context": "a text with quotes inside must be quoted as a whole, once",
}


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding at the place that Hugo names; duplicate keys have a rule of their own."""
    problem = page.front_matter.problem
    if problem is None or is_duplicate(problem):
        return
    source = page.page.source
    start = source.offset(problem.line, problem.column)
    end = start + len(source.text[start:].split("\n", 1)[0].rstrip("\r"))
    advice = next((text for part, text in _ADVICE.items() if part in problem.message), "")
    message = f"Hugo cannot read the front matter and builds nothing: {problem.message}" + (advice and f"; {advice}")
    yield Finding(Span(start, end), f"{message}.")
