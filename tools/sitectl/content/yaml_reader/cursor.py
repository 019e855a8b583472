"""The place in a YAML text that a scanner has reached, and the tokens that it has found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.yaml_reader.buffer import PlainBuffer
from sitectl.content.yaml_reader.plain import plain_value
from sitectl.content.yaml_reader.tokens import Token

if TYPE_CHECKING:
    from sitectl.content.yaml_reader.tokens import Kind

_LINE_BREAK = re.compile(r"\r\n|\n|\r")
_DOCUMENT_MARK = re.compile(r"(?:---|\.\.\.)(?:[ \t\r\n]|\Z)")
_CORE_TAGS = frozenset(
    "!!" + name
    for name in "int float null seq map str binary omap set timestamp bool merge".split()  # noqa: SIM905
)


class Cursor:
    """A scanner's state.

    Columns count from `line_start`, which is not always the offset of a line's first character: Hugo's parser
    does not count a tab inside plain text, for example, and its messages name the column that it counted.
    """

    __slots__ = (
        "buffer",
        "deeper",
        "directive",
        "flow_maps",
        "flow_sequences",
        "fresh_line",
        "indented",
        "limit",
        "line",
        "line_start",
        "name",
        "origin",
        "position",
        "size",
        "text",
        "tokens",
    )

    def __init__(self, text: str) -> None:
        self.text = text
        self.size = len(text)
        self.position = 0
        self.line = 1
        self.line_start = 0
        self.tokens: list[Token] = []
        self.buffer = PlainBuffer()
        #: Where the text begins that belongs to the next token: blanks and line breaks before it included.
        self.origin = 0
        #: The column of the last key, dash or question mark; 0 before the first. A line that begins at it or
        #: left of it ends a plain scalar.
        self.limit = 0
        #: Nothing but blanks was seen on this line.
        self.fresh_line = True
        #: This line begins with a blank.
        self.indented = False
        #: The character reached is the first of its line and stands right of the limit.
        self.deeper = False
        self.flow_maps = 0
        self.flow_sequences = 0
        #: The buffer collects the name of an anchor or alias.
        self.name = False
        #: The line began with a percent sign.
        self.directive = False

    @property
    def column(self) -> int:
        """The column reached, as Hugo counts."""
        return self.position - self.line_start + 1

    @property
    def in_flow(self) -> bool:
        """Say whether brackets or braces are open."""
        return self.flow_maps > 0 or self.flow_sequences > 0

    def next_line(self, position: int) -> None:
        """Go to the start of the next line."""
        self.position = self.line_start = position
        self.line += 1
        self.fresh_line = True
        self.indented = False
        self.name = self.directive = False

    def at_document_mark(self) -> bool:
        """Say whether the line reached is `---` or `...`, or begins with one and a blank."""
        return _DOCUMENT_MARK.match(self.text, self.position) is not None

    def emit(self, kind: Kind, length: int = 1) -> Token:
        """Add a token for the characters reached and step over them."""
        start = self.position
        token = Token(kind, self.text[start : start + length], self.line, self.column, start, start + length)
        self.tokens.append(token)
        self.position += length
        self.restart()
        return token

    def restart(self) -> None:
        """Forget what was collected for a token."""
        self.buffer.clear()
        self.origin = self.position

    def flush(self) -> Token | None:
        """Add the plain scalar collected so far as a token, if there is one."""
        buffer = self.buffer
        if not (buffer.pieces or buffer.ghost):
            buffer.saved = None
            return None
        line, column = buffer.saved or (self.line, self.column - buffer.length)
        start, end = (buffer.start, buffer.end) if buffer.pieces else (self.position, self.position)
        breaks = self.breaks_since(start) if buffer.saved else 0
        buffer.saved = None
        text = buffer.take()
        value = text if self._after_own_tag() else plain_value(text)
        kind: Kind = "string" if isinstance(value, str) else "typed"
        token = Token(kind, text, line, column, start, end, value=value, breaks=breaks)
        self.tokens.append(token)
        self.origin = self.position
        return token

    def breaks_since(self, start: int) -> int:
        """Return how many line breaks Hugo's parser counts in a token that began at an offset and ends here."""
        content = self.text[start : self.position]
        return count_breaks(content.rstrip(" \r\n") if self.in_flow else content)

    def _after_own_tag(self) -> bool:
        last = self.tokens[-1] if self.tokens else None
        return last is not None and last.kind == "!" and last.text not in _CORE_TAGS


def count_breaks(text: str) -> int:
    """Return the number of line breaks in a text; CR LF is one."""
    return len(_LINE_BREAK.findall(text)) if "\n" in text or "\r" in text else 0
