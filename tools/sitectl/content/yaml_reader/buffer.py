"""The plain scalar that a scanner is collecting."""

from __future__ import annotations


class PlainBuffer:
    """Text of a plain scalar collected so far, over lines; blanks at its ends do not count.

    `ghost` is a quirk of Hugo's parser: after a block scalar without content the buffer is empty but counts
    as begun, so that an indicator that follows is read as text.
    """

    __slots__ = ("breaks", "end", "ghost", "pieces", "saved", "start", "tail")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        #: Blanks and then line breaks after the pieces, which count once more text follows.
        self.tail = ""
        self.breaks = 0
        self.ghost = ""
        self.start = 0
        self.end = 0
        #: Line and column of the scalar, fixed when its first line ends.
        self.saved: tuple[int, int] | None = None

    @property
    def begun(self) -> bool:
        """Say whether the scalar has a character that counts."""
        return bool(self.pieces or self.ghost)

    def add(self, text: str, offset: int) -> None:
        """Add text that stands at an offset."""
        if not self.pieces:
            stripped = text.lstrip(" \t")
            offset += len(text) - len(stripped)
            text = stripped
            if not text:
                return
            self.start = offset
        content = text.rstrip(" \t")
        if content:
            self.ghost = ""
            self.pieces += (self.separator, content)
            self.tail = text[len(content) :]
            self.breaks = 0
            self.end = offset + len(content)
        else:
            self.tail += text

    def break_line(self, *, after_blank: bool, empty_line: bool) -> None:
        """Note a line break: one is a blank, each further one of empty lines is kept.

        A line of blanks alone (`after_blank`) forgets the breaks before it, as in Hugo.
        """
        if not self.pieces:
            return
        if after_blank:
            self.tail = ""
            self.breaks = 0
        if empty_line:
            self.tail = self.tail.removesuffix(" ")
            self.breaks += 1
        else:
            self.tail += " "

    def take(self) -> str:
        """Return the scalar's text and begin anew; an empty text means that there is none."""
        text = "".join(self.pieces) or self.ghost
        self.clear()
        return text

    def clear(self) -> None:
        """Forget the scalar; its saved position stays, as in Hugo."""
        self.pieces = []
        self.tail = ""
        self.breaks = 0
        self.ghost = ""

    @property
    def separator(self) -> str:
        """The blanks and line breaks that the next text has before it."""
        return self.tail + "\n" * self.breaks

    @property
    def length(self) -> int:
        """The number of characters collected, blanks at the end included."""
        return sum(map(len, self.pieces)) + len(self.tail) + self.breaks

    @property
    def content_length(self) -> int:
        """The number of characters collected, blanks at the end not counted."""
        return sum(map(len, self.pieces))
