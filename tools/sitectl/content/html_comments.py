"""Comments of HTML in a text: where they are, and what lies inside of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitectl.content.source import Span

#: A comment of HTML, which runs to the end where it is not closed.
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


class Comments:
    """The comments of one text; where two overlap, the longer one counts."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if not self._ends or end > self._ends[-1]:
                self._starts.append(start)
                self._ends.append(end)

    def enclose(self, span: Span) -> bool:
        """Say whether a span lies inside a comment."""
        # Both lists rise, so of all that begin before the span the last one reaches furthest.
        before = bisect_right(self._starts, span.start)
        return before > 0 and span.end <= self._ends[before - 1]
