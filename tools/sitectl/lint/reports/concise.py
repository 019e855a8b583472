"""One line for each finding: `file:line:column: severity[rule] message`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.lint.reports._closing import closing_line
from sitectl.lint.reports._terminal import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.lint.diagnostic import Diagnostic
    from sitectl.lint.reports import Summary


def render(diagnostics: Sequence[Diagnostic], summary: Summary) -> str:
    """Return the findings, a line each, and a closing line."""
    lines = [
        visible(f"{each.path}:{each.start.line}:{each.start.column}: {each.severity}[{each.rule}] {each.message}")
        for each in diagnostics
    ]
    return "\n".join([*lines, closing_line(diagnostics, summary)]) + "\n"
