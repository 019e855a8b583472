"""Find the front matter of a page as Hugo does, and read it.

What Hugo recognises was measured on 0.168.0: one optional byte order mark, any white space, then `---`, `+++`,
`{` or `#+`. The block ends at the first later line that begins with the same three characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from sitectl.content.nodes import Problem, UnreadableError, shifted
from sitectl.content.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sitectl.content.nodes import Entry, Node, Style, Value

Format: TypeAlias = Literal["yaml", "toml", "json", "org"]

_OPENING = re.compile(r"\ufeff?[ \t\v\f\r\n]*(?=([-+{#]))")
_DELIMITERS: dict[str, tuple[Format, str]] = {"-": ("yaml", "---"), "+": ("toml", "+++")}
_CLOSING = {delimiter: re.compile(rf"[\r\n]{re.escape(delimiter)}") for delimiter in ("---", "+++")}
_LINE_BREAK = re.compile(r"\r?\n?")
_JSON_TOKEN = re.compile(r'[{}"]|\\.?', re.DOTALL)
_ORG_END = re.compile(r"\n(?!#\+)")


class Block(NamedTuple):
    """Where the front matter of a text lies.

    `span` reaches from the opening delimiter to the end of the closing one, its line break included; `inner` is
    what Hugo hands to the format's parser. Without front matter both are empty and `format` is None.
    """

    format: Format | None
    span: Span
    inner: Span
    problem: Problem | None = None


class Field(NamedTuple):
    """One value of the front matter, named by its path of keys; list elements are part of their list's value."""

    path: tuple[str, ...]
    raw: str
    style: Style
    key_span: Span
    value_span: Span


@dataclass(frozen=True)
class FrontMatter:
    """The front matter of one page.

    A block that cannot be read has a `problem` with its place in the file, and no `root`; so has a page without
    front matter, but without a problem.
    """

    text: str
    format: Format | None
    block_span: Span
    inner_span: Span
    #: The tree with its places in the whole text; None where there is none.
    root: Node | None = None
    problem: Problem | None = None

    @property
    def values(self) -> dict[str, Value]:
        """What Hugo's parser makes of the block, keys in their own letter case; empty where there is none."""
        value = self.root.value if self.root else None
        return value if isinstance(value, dict) else {}

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The top-level keys with their places, in the order of the text."""
        return self.root.entries if self.root else ()

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Every key at every depth, a map before the keys inside it."""
        return tuple(self._fields(self.root, ())) if self.root else ()

    def _fields(self, node: Node, path: tuple[str, ...]) -> Iterator[Field]:
        for entry in node.entries:
            here = (*path, entry.key)
            value = entry.node
            raw = self.text[value.start : value.end]
            yield Field(here, raw, value.style, entry.key_span, value.span)
            yield from self._fields(value, here)

    def entry(self, name: str) -> Entry | None:
        """Return the top-level entry that Hugo uses for a key, whatever its letter case; None if there is none.

        Of several spellings of one key, Hugo takes the one that is not all lower case.
        """
        found = None
        for entry in self.entries:
            if entry.key.lower() == name and (found is None or entry.key != name):
                found = entry
        return found


def find_block(text: str) -> Block:
    """Return where Hugo finds the front matter of a page's text."""
    plain = _plain_block(text)
    if plain is not None:
        return plain
    opening = _OPENING.match(text)
    nothing = Block(None, Span(0, 0), Span(0, 0))
    if not opening:
        return nothing
    start = opening.end()
    first = opening.group(1)
    if first == "{":
        return _json_block(text, start)
    if first == "#":
        return _org_block(text, start) if text.startswith("#+", start) else nothing
    return _delimited_block(text, start, first)


def _plain_block(text: str) -> Block | None:
    """Return the block of a text that begins with a delimiter on a line of its own, as nearly all pages do."""
    kind, delimiter = _DELIMITERS.get(text[:1], (None, ""))
    if kind is None or text[:4] != f"{delimiter}\n":
        return None
    found = text.find(f"\n{delimiter}", 3)
    if found < 0 or text.find(f"\r{delimiter}", 3, found) >= 0:
        return None
    return Block(kind, Span(0, _after_line_break(text, found + 4)), Span(4, found + 1))


def _delimited_block(text: str, start: int, first: str) -> Block:
    kind, delimiter = _DELIMITERS[first]
    if not text.startswith(delimiter, start):
        problem = Problem(f"invalid {kind.upper()} delimiter", 1, 1)
        return Block(kind, Span(start, start), Span(start, start), problem)
    inner_start = _after_line_break(text, start + 3)
    if inner_start > start + 3 and text.startswith(delimiter, inner_start):
        end = inner_start
    else:
        closing = _CLOSING[delimiter].search(text, start + 3)
        if not closing:
            line, column = _place(text, inner_start)
            message = f"EOF looking for end {kind.upper()} front matter delimiter"
            span = Span(start, len(text))
            return Block(kind, span, Span(inner_start, len(text)), Problem(message, line, column))
        end = closing.end() - 3
    return Block(kind, Span(start, _after_line_break(text, end + 3)), Span(inner_start, end))


def _json_block(text: str, start: int) -> Block:
    depth = 0
    quoted = False
    for token in _JSON_TOKEN.finditer(text, start):
        mark = token.group()
        if mark == '"':
            quoted = not quoted
        elif not quoted and mark in "{}":
            depth += 1 if mark == "{" else -1
            if depth == 0:
                end = token.end()
                return Block("json", Span(start, _after_line_break(text, end)), Span(start, end))
    problem = Problem("unexpected EOF parsing JSON front matter", 1, 1)
    return Block("json", Span(start, len(text)), Span(start, len(text)), problem)


def _org_block(text: str, start: int) -> Block:
    closing = _ORG_END.search(text, start)
    end = closing.end() if closing else len(text)
    return Block("org", Span(start, end), Span(start, end))


def _after_line_break(text: str, offset: int) -> int:
    found = _LINE_BREAK.match(text, offset)
    return found.end() if found else offset


def _place(text: str, offset: int) -> tuple[int, int]:
    """Return line and column as Hugo counts them: a line feed ends a line, a lone carriage return does not."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def read_front_matter(text: str, block: Block | None = None) -> FrontMatter:
    """Return the front matter of a page's text; a block that Hugo refuses is data with a problem, not an error.

    `block` is what `find_block` returns for the text, if that is known.
    """
    block = block or find_block(text)
    if block.format is None or block.problem:
        return FrontMatter(text, block.format, block.span, block.inner, None, block.problem)
    try:
        root = _read(block.format, text, block.inner)
    except UnreadableError as error:
        problem = error.problem
        if block.format != "json":  # of broken JSON Hugo names the first line of the file, whatever stands above
            above = text.count("\n", 0, block.inner.start)
            first = problem.first_line and problem.first_line + above
            problem = problem._replace(line=problem.line + above, first_line=first)
        return FrontMatter(text, block.format, block.span, block.inner, None, problem)
    return FrontMatter(text, block.format, block.span, block.inner, root)


class FrontValues(NamedTuple):
    """What front matter means, without the places of its parts."""

    block: Block
    values: dict[str, Value]
    problem: Problem | None = None


def read_front_values(text: str) -> FrontValues:
    """Return what `read_front_matter` makes of a page's text, in a fraction of its time where the text is plain."""
    block = find_block(text)
    values = quick_front_values(text, block)
    if values is not None:
        return FrontValues(block, values)
    front_matter = read_front_matter(text, block)
    return FrontValues(block, front_matter.values, front_matter.problem)


def quick_front_values(text: str, block: Block) -> dict[str, Value] | None:
    """Return what a plain block of a text means; None for a block that only `read_front_matter` can read."""
    if block.format is None or block.problem:
        return None
    return plain_values(block.format, text[block.inner.start : block.inner.end])


def plain_values(kind: Format, inner: str) -> dict[str, Value] | None:
    """Return the values of a block of the plainest kind; None where only its format's reader can tell."""
    quick_values = _quick_reader(kind)
    return quick_values(inner) if quick_values else None


# Readers are imported when first used: most sites have one format only, and start-up time is part of the promise.
@cache
def _quick_reader(kind: Format) -> Callable[[str], dict[str, Value] | None] | None:
    if kind not in ("yaml", "toml"):
        return None
    found: Callable[[str], dict[str, Value] | None]
    found = import_module(f"sitectl.content.{kind}_reader.quick_values").quick_values
    return found


def _read(kind: Format, text: str, inner: Span) -> Node:
    """Return the tree of a block with its places in the whole text."""
    if kind == "yaml":
        from sitectl.content import yaml_reader

        return yaml_reader.read(text, inner.start, inner.end)
    root: Node = import_module(f"sitectl.content.{kind}_reader").read(text[inner.start : inner.end])
    return shifted(root, inner.start)
