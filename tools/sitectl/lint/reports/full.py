"""Each finding with its line of source and a mark below the place, for reading on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.lint.reports._closing import closing_line
from sitectl.lint.reports._terminal import displayed_width, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.lint.diagnostic import Diagnostic
    from sitectl.lint.reports import Summary

_LONGEST_EXCERPT = 100


def render(diagnostics: Sequence[Diagnostic], summary: Summary) -> str:
    """Return the findings with source excerpts, and a closing line."""
    return "\n".join([*map(_block, diagnostics), closing_line(diagnostics, summary)]) + "\n"


def _block(each: Diagnostic) -> str:
    place = f"{visible(each.path)}:{each.start.line}:{each.start.column}"
    head = f"{place}: {each.severity}[{each.rule}]\n  {visible(each.message)}"
    number = str(each.start.line)
    excerpt, before, length = _window(each)
    mark = " " * displayed_width(excerpt[:before]) + "^" * max(1, displayed_width(excerpt[before : before + length]))
    margin = " " * len(number)
    lines = [head, f"  {margin} |", f"  {number} | {excerpt}", f"  {margin} | {mark}"]
    if each.fix:
        lines.append(f"  {margin} = {'fix' if each.fix.safety == 'safe' else 'unsafe fix'}: {visible(each.fix.title)}")
    return "\n".join(lines) + "\n"


def _window(each: Diagnostic) -> tuple[str, int, int]:
    """Return the part of the line to show, where the mark begins in it, and how many characters it covers."""
    line = visible(each.excerpt)
    start = min(each.start.column - 1, len(line))
    same_line = each.end.line == each.start.line
    length = (each.end.column - each.start.column) if same_line else len(line) - start
    first = max(0, start - _LONGEST_EXCERPT // 2) if len(line) > _LONGEST_EXCERPT else 0
    shown = line[first : first + _LONGEST_EXCERPT]
    return shown, start - first, min(length, len(shown) - (start - first))
