"""Lists and maps in brackets, as JSON and TOML write them: cells with commas between, on one line or over many."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from sitectl.content.source import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.content.nodes import Node

_COMMA = re.compile(r"[ \t\r\n]*,")
_REST_OF_LINE = re.compile(r"[ \t]*(?:#[^\n]*?)?(?:\r?\n|$)")
_PLAIN_GAP = re.compile(r"[ \t\r\n]*,[ \t\r\n]*")
_COMMENT_OR_BLANK = re.compile(r"(?:[ \t\r\n,]|#[^\n]*)*")


def cells_of(text: str, node: Node) -> list[Span]:
    """Return the places of a list's items, or of a map's keys with their values, in a bracketed node."""
    ends = [item.end for item in node.items] or sorted(end for entry in node.entries for end in pair_ends(entry.node))
    cells: list[Span] = []
    previous = node.start + 1
    for end in ends:
        gap = _COMMENT_OR_BLANK.match(text, previous)
        cells.append(Span(gap.end() if gap else previous, end))
        previous = end
    return cells


def pair_ends(node: Node) -> list[int]:
    """Return where the pairs end that give a key its value: several if dotted keys make it a table."""
    if node.style != "dotted":
        return [node.end]
    return [end for entry in node.entries for end in pair_ends(entry.node)]


def indent_of(text: str, offset: int) -> str | None:
    """Return the blanks before an offset if nothing else stands before it on its line, else None."""
    line_start = text.rfind("\n", 0, offset) + 1
    before = text[line_start:offset]
    return None if before.strip(" \t") else before


def has_comment(text: str, outer: Span, cells: Sequence[Span]) -> bool:
    """Say whether a comment stands between the cells of a TOML collection."""
    gaps_start = [outer.start + 1, *(cell.end for cell in cells)]
    gaps_end = [*(cell.start for cell in cells), outer.end - 1]
    return any("#" in text[start:end] for start, end in zip(gaps_start, gaps_end, strict=True))


def insertion(
    text: str, outer: Span, cells: Sequence[Span], after: int, added: Sequence[str], newline: str
) -> list[Edit]:
    """Return the edits that add cells behind the one numbered `after`, in the layout of the cells around it."""
    if not cells:
        inner = Span(outer.start + 1, outer.end - 1)
        if has_comment(text, outer, cells):
            return [Edit(Span(inner.start, inner.start), "".join(f"{each}, " for each in added).rstrip())]
        return [Edit(inner, ", ".join(added))]
    cell = cells[after]
    indent = indent_of(text, cell.start)
    if indent is None:
        gap = _one_line_gap(text, cells, after)
        return [Edit(Span(cell.end, cell.end), "".join(gap + each for each in added))]
    comma = _COMMA.match(text, cell.end)
    rest = _REST_OF_LINE.match(text, comma.end() if comma else cell.end)
    start = f"{newline}{indent}"
    if rest is None or "#" not in rest.group() or rest.end() > outer.end:
        return [Edit(Span(cell.end, cell.end), "".join(f",{start}{each}" for each in added))]
    line_end = rest.start() + len(rest.group().rstrip("\r\n"))
    if comma:
        return [Edit(Span(line_end, line_end), "".join(f"{start}{each}," for each in added))]
    lines = start + f",{start}".join(added)
    return [Edit(Span(cell.end, cell.end), ","), Edit(Span(line_end, line_end), lines)]


def replacement(text: str, node: Node, added: Sequence[str], same: Sequence[bool], newline: str) -> list[Edit]:
    """Return the edits that give a list other items, leaving alone those that are the `same` already."""
    cells = cells_of(text, node)
    common = min(len(cells), len(added))
    edits = [Edit(cells[index], added[index]) for index in range(common) if not same[index]]
    if len(added) > common:
        edits += insertion(text, node.span, cells, common - 1, added[common:], newline)
    elif len(cells) > common:
        edits += removal(text, node.span, cells, range(common, len(cells)))
    return edits


def removal(text: str, outer: Span, cells: Sequence[Span], indexes: Sequence[int]) -> list[Edit]:
    """Return the edits that remove cells with their commas, and their lines where nothing else stands on them."""
    if len(indexes) == len(cells) and not has_comment(text, outer, cells):
        return [Edit(Span(outer.start + 1, outer.end - 1), "")]
    edits: list[Edit] = []
    for run in _runs(indexes):
        lines = [_whole_line(text, outer, cells[index]) for index in run]
        first, last = run[0], run[-1]
        if all(lines):
            edits += [Edit(line, "") for line in lines if line]
            if last == len(cells) - 1 and first and not _COMMA.match(text, cells[last].end):
                edits += _without_comma(text, cells[first - 1])
        elif last < len(cells) - 1:
            edits.append(Edit(Span(cells[first].start, cells[last + 1].start), ""))
        elif first and "#" not in text[cells[first - 1].end : cells[first].start]:
            edits.append(Edit(Span(cells[first - 1].end, cells[last].end), ""))
        else:
            comma = _COMMA.match(text, cells[last].end)
            edits.append(Edit(Span(cells[first].start, comma.end() if comma else cells[last].end), ""))
    return edits


def _one_line_gap(text: str, cells: Sequence[Span], after: int) -> str:
    """Return the comma and blanks that stand between two cells near the numbered one."""
    pairs = list(pairwise(cells))
    for one, other in pairs[max(after - 1, 0) : after + 1] or pairs:
        gap = text[one.end : other.start]
        if _PLAIN_GAP.fullmatch(gap) and "\n" not in gap:
            return gap
    return ", "


def _runs(indexes: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for index in indexes:
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _whole_line(text: str, outer: Span, cell: Span) -> Span | None:
    """Return the lines that a cell and its comma have for themselves, None if they share them."""
    if indent_of(text, cell.start) is None:
        return None
    comma = _COMMA.match(text, cell.end)
    rest = _REST_OF_LINE.match(text, comma.end() if comma else cell.end)
    if rest is None or rest.end() > outer.end:
        return None
    return Span(text.rfind("\n", 0, cell.start) + 1, rest.end())


def _without_comma(text: str, cell: Span) -> list[Edit]:
    comma = _COMMA.match(text, cell.end)
    return [Edit(Span(cell.end, comma.end()), "")] if comma else []
