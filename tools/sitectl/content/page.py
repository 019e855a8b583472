"""A page: its source, its front matter and where its body lies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sitectl.content.front_matter import Block, FrontMatter, find_block, read_front_matter
from sitectl.content.source import Source, Span

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Page:
    """A content file as text. Its front matter is read when it is asked for, once."""

    source: Source

    @classmethod
    def read(cls, path: Path) -> Page:
        """Read a page from disk; an OSError of the system passes through."""
        return cls(Source.read(path))

    @property
    def text(self) -> str:
        """The whole text, front matter included."""
        return self.source.text

    @cached_property
    def block(self) -> Block:
        """Where the front matter lies, not yet read."""
        return find_block(self.source.text)

    @cached_property
    def front_matter(self) -> FrontMatter:
        """The front matter as Hugo finds it."""
        return read_front_matter(self.source.text, self.block)

    @cached_property
    def body_span(self) -> Span:
        """The text after the front matter; empty while an unclosed block swallows everything."""
        return Span(self.block.span.end, len(self.source.text))

    @cached_property
    def body(self) -> str:
        """The text after the front matter."""
        start, end = self.body_span
        return self.source.text[start:end]


@dataclass(frozen=True)
class NewPage:
    """A page that is to be made: where, and with what text. Nothing is written until it is handed to `writing`."""

    path: Path
    text: str
