"""TOML front matter as lines: which pairs stand below which header, and how they are written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.nodes import Entry, Node
    from sitectl.content.page import Page
    from sitectl.content.source import Span

_EQUALS = re.compile(r"([ \t]*)=([ \t]*)")


class Pair(NamedTuple):
    """One line (or more, for a long value) that gives a key its value."""

    key_start: int
    key_end: int
    value_start: int
    value_end: int


class Lines:
    """The lines of one page's TOML front matter."""

    def __init__(self, page: Page, root: Node) -> None:
        self.text = page.text
        self.inner: Span = page.front_matter.inner_span
        first_break = self.text.find("\n", self.inner.start, self.inner.end)
        if first_break < 0:
            first_break = self.text.find("\n")
        self.newline = "\r\n" if self.text.startswith("\r\n", first_break - 1) else "\n"
        self.pairs = sorted(pairs_of(root))
        self.headers = sorted(headers_of(root))

    def start(self, offset: int) -> int:
        """Return the start of an offset's line, inside the front matter."""
        return max(self.text.rfind("\n", 0, offset) + 1, self.inner.start)

    def end(self, offset: int) -> int:
        """Return where an offset's line ends, its line break not counted."""
        found = self.text.find("\n", offset, self.inner.end)
        if found < 0:
            return self.inner.end
        return found - 1 if self.text.startswith("\r\n", found - 1) else found

    def next(self, offset: int) -> int:
        """Return the start of the line after an offset's line."""
        found = self.text.find("\n", offset, self.inner.end)
        return self.inner.end if found < 0 else found + 1

    def shares_opening_line(self, offset: int) -> bool:
        """Say whether an offset stands on the line of the opening delimiter."""
        return self.start(offset) == self.inner.start and not self.text[: self.inner.start].endswith("\n")

    def comments_above(self, offset: int) -> int:
        """Return the start of the comment lines right above an offset's line, or of the line itself."""
        start = self.start(offset)
        while start > self.inner.start and self.text[self.start(start - 1) : start].lstrip(" \t").startswith("#"):
            start = self.start(start - 1)
        return start

    def section_end(self, header: int | None) -> int:
        """Return where the lines below a header end (of the root, below None), at the next header or the end."""
        return next((each for each in self.headers if header is None or each > header), self.inner.end)

    def header_above(self, offset: int) -> int | None:
        """Return where the header stands that an offset is below, None if it is above all headers."""
        return max((each for each in self.headers if each <= offset), default=None)

    def pairs_below(self, header: int | None) -> list[Pair]:
        """Return the pairs between a header (the start, for None) and the next one."""
        start, end = self.inner.start if header is None else header, self.section_end(header)
        return [pair for pair in self.pairs if start <= pair.key_start < end]

    @property
    def is_tight(self) -> bool:
        """Whether this page writes its headers without a blank line above."""
        start = self.comments_above(self.headers[0]) if self.headers else self.inner.start
        return start > self.inner.start and bool(self.text[self.start(start - 1) : start].strip())

    def is_in_header(self, offset: int) -> bool:
        """Say whether a key's place is in a header."""
        return self.text[self.start(offset) : offset].lstrip(" \t").startswith("[")

    def pair_text(self, key: str, value: str, like: Pair | None) -> str:
        """Return a pair with the indentation and the blanks around the equals sign of another one."""
        if like is None:
            return f"{key} = {value}"
        line_start = self.start(like.key_start)
        line = self.text[line_start : like.value_start]
        indent = "" if self.shares_opening_line(like.key_start) else line[: len(line) - len(line.lstrip(" \t"))]
        equals = _EQUALS.match(self.text, like.key_end)
        before, after = equals.groups() if equals else (" ", " ")
        if len(before) > 1:  # the equals signs stand below each other
            before = " " * max(1, len(line.strip(" \t=")) + len(before) - len(key))
        return f"{indent}{key}{before}={after}{value}"


def pairs_of(node: Node) -> Iterator[Pair]:
    """Yield the pairs that make up a table, those below other headers included."""
    for entry in node.entries:
        yield from pairs_of_entry(entry)


def pairs_of_entry(entry: Entry) -> Iterator[Pair]:
    """Yield the pairs that give a key its value."""
    node = entry.node
    if node.style in ("block", "dotted"):
        for table in node.items or (node,):
            yield from pairs_of(table)
    else:
        yield Pair(entry.key_start, entry.key_end, node.start, node.end)


def headers_of(node: Node) -> Iterator[int]:
    """Yield where the headers below a table stand, not its own."""
    for entry in node.entries:
        child = entry.node
        if child.style not in ("block", "dotted"):
            continue
        for table in child.items or (child,):
            if table.style == "block":
                yield table.start
            yield from headers_of(table)
