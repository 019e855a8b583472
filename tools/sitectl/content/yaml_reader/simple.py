"""The fast reader: takes only what it certainly understands, which is most of what people write."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitectl.content.nodes import Entry, Node
from sitectl.content.yaml_reader.lines import DOUBLE_QUOTED, KEY, PLAIN_TEXT, SINGLE_QUOTED, has_unusual
from sitectl.content.yaml_reader.plain import WORDS, plain_value
from sitectl.content.yaml_reader.simple_flow import FlowReader, NotSimpleError

if TYPE_CHECKING:
    from sitectl.content.nodes import Value

#: Groups: indentation, dash before a key, key, dash before a value, then the value in one of five ways: plain,
#: in single quotes, in double quotes, a bracket or brace that opens a collection, the header of a block scalar.
_LINE = re.compile(
    rf"""(\ *)
    (?:(-\ +)?({KEY})\ *:(?=[\ \n]|\Z)\ *|(-\ +))?
    (?:({PLAIN_TEXT})|({SINGLE_QUOTED})|({DOUBLE_QUOTED})|([\[{{])[^\n]*+|([|>]-?)(?=\ *\n))?
    \ *(?:\#[^\n]*)?(?:\n|\Z)""",
    re.VERBOSE,
)
_PLAIN, _SINGLE, _DOUBLE, _FLOW = range(5, 9)
#: Groups: the indentation and the text of a line of plain text alone.
_TEXT_LINE = re.compile(rf"( *)({PLAIN_TEXT})(?:\n|\Z)")
#: From here on Hugo's limit on the number of collections could matter.
_MOST_COLLECTIONS = 100
#: Deeper nesting is left to the reader that counts it.
_MOST_OPEN = 50


class _Open:
    """A block collection whose end is not yet seen, and the key that waits for its value."""

    __slots__ = ("colon_end", "entries", "indent", "is_list", "items", "pending", "start", "values")

    def __init__(self, indent: int, start: int, *, is_list: bool) -> None:
        self.indent = indent
        self.start = start
        self.is_list = is_list
        self.entries: list[Entry] = []
        self.items: list[Node] = []
        self.values: dict[str, Value] = {}
        #: Name, start and end of a key without a value so far.
        self.pending: tuple[str, int, int] | None = None
        self.colon_end = 0

    def add(self, key: tuple[str, int, int], node: Node) -> None:
        """Add an entry to a mapping."""
        name, start, end = key
        self.entries.append(Entry(name, start, end, node))
        self.values[name] = node[0]
        self.pending = None

    def leave_empty(self) -> None:
        """Give the key that waits, if one does, no value."""
        if self.pending is not None:
            self.add(self.pending, Node(None, self.colon_end, self.colon_end, "empty"))

    def finish(self) -> Node:
        """Return the node of the collection."""
        if self.is_list:
            values: Value = [item.value for item in self.items]
            return Node(values, self.start, self.items[-1].end, "block", items=tuple(self.items))
        self.leave_empty()
        return Node(self.values, self.start, self.entries[-1].node.end, "block", tuple(self.entries))


def read_simple(text: str, start: int = 0, end: int | None = None) -> Node | None:
    """Return the mapping of a part of a text, if that has simple lines only; None where the full reader must decide.

    Places count from the start of the text. A part that does not end with the text must end with a line break.
    """
    end = len(text) if end is None else end
    if has_unusual(text, start, end):
        return None
    try:
        return _SimpleReader(text, start, end).read()
    except NotSimpleError:
        return None


class _SimpleReader:
    __slots__ = ("collections", "end", "open", "position", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.position = start
        self.end = end
        self.open: list[_Open] = []
        self.collections = 1

    def read(self) -> Node:
        text, start, end, match = self.text, self.position, self.end, _LINE.match
        while self.position < end:
            found = match(text, self.position, end)
            if found is None:
                raise NotSimpleError
            self.position = found.end()
            indent, dash, key, bullet = found.group(1, 2, 3, 4)
            if key is not None:
                self._take_key(found, len(indent), dash, key)
            elif bullet is not None:
                self._take_item(found, len(indent))
            elif found.lastindex == _PLAIN:
                self._take_text(found.start(), len(indent))
            elif found.lastindex != 1:
                raise NotSimpleError
        if not self.open:
            return Node({}, start, start, "block")
        while len(self.open) > 1:
            self._close()
        return self.open[0].finish()

    def _take_key(self, found: re.Match[str], indent: int, dash: str | None, name: str) -> None:
        start, end = found.span(3)
        if dash is not None:
            self._go_to_list(indent, found.start(2))
            indent += len(dash)
            self._open(indent, start, is_list=False)
        elif not self.open or self.open[-1].indent != indent or self.open[-1].is_list:
            self._go_to_mapping(indent, start)
        mapping = self.open[-1]
        if mapping.pending is not None:
            mapping.leave_empty()
        if name in mapping.values or name in WORDS:
            raise NotSimpleError
        kind = found.lastindex or 0
        if kind < _PLAIN:
            mapping.pending = (name, start, end)
            mapping.colon_end = self.text.index(":", end) + 1
        else:
            mapping.add((name, start, end), self._value(found, kind, indent))

    def _take_item(self, found: re.Match[str], indent: int) -> None:
        kind = found.lastindex or 0
        if kind < _PLAIN:
            raise NotSimpleError
        self._go_to_list(indent, found.start(4))
        self.open[-1].items.append(self._value(found, kind, indent))

    def _take_text(self, position: int, indent: int) -> None:
        """Read plain text on the lines below its key."""
        text = self.text
        mapping = self.open[-1] if self.open else None
        if mapping is None or mapping.pending is None or indent <= mapping.indent:
            raise NotSimpleError
        lines: list[str] = []
        start = end = position + indent
        while found := _TEXT_LINE.match(text, position, self.end):
            if len(found.group(1)) <= mapping.indent:
                break
            lines.append(found.group(2).rstrip(" "))
            end = found.start(2) + len(lines[-1])
            position = found.end()
        if not lines:
            raise NotSimpleError
        self.position = position
        mapping.add(mapping.pending, Node(plain_value(" ".join(lines)), start, end, "plain"))

    def _go_to_mapping(self, indent: int, start: int) -> None:
        """Make the mapping at an indentation the last one open."""
        stack = self.open
        if not stack:
            if indent:
                raise NotSimpleError
            self._open(indent, start, is_list=False)
            return
        while stack[-1].indent > indent or (stack[-1].is_list and stack[-1].indent == indent):
            self._close()
        last = stack[-1]
        if last.indent != indent:
            if last.is_list or last.pending is None:
                raise NotSimpleError
            self._open(indent, start, is_list=False)

    def _go_to_list(self, indent: int, start: int) -> None:
        """Make the list at an indentation the last one open."""
        stack = self.open
        while stack and stack[-1].indent > indent:
            self._close()
        last = stack[-1] if stack else None
        if last is None or not last.is_list:
            if last is None or last.pending is None:
                raise NotSimpleError
            self._open(indent, start, is_list=True)
        elif last.indent != indent:
            raise NotSimpleError

    def _open(self, indent: int, start: int, *, is_list: bool) -> None:
        self.open.append(_Open(indent, start, is_list=is_list))
        self._count(1)

    def _count(self, collections: int) -> None:
        self.collections += collections
        if self.collections > _MOST_COLLECTIONS or len(self.open) > _MOST_OPEN:
            raise NotSimpleError

    def _close(self) -> None:
        if len(self.open) == 1:
            raise NotSimpleError
        node = self.open.pop().finish()
        parent = self.open[-1]
        if parent.is_list:
            parent.items.append(node)
        elif parent.pending is not None:
            parent.add(parent.pending, node)

    def _value(self, found: re.Match[str], kind: int, indent: int) -> Node:
        start, end = found.span(kind)
        if kind == _PLAIN:
            text = found[_PLAIN].rstrip(" ")
            return Node(plain_value(text), start, start + len(text), "plain")
        if kind == _DOUBLE:
            return Node(self.text[start + 1 : end - 1], start, end, "double")
        if kind == _SINGLE:
            return Node(self.text[start + 1 : end - 1].replace("''", "'"), start, end, "single")
        if kind == _FLOW:
            reader = FlowReader(self.text, start)
            node = reader.read_line()
            self._count(reader.collections)
            return node
        return self._block_scalar(start, end, indent)

    def _block_scalar(self, start: int, end: int, indent: int) -> Node:
        """Read lines of one indentation; blank lines and lines indented deeper are left to the full reader."""
        text, position = self.text, self.position
        first = _FIRST_LINE.match(text, position, self.end)
        if first is None or len(first.group(1)) <= indent:
            raise NotSimpleError
        width = len(first.group(1))
        found = _content_lines(width).match(text, position, self.end)
        after = found.end() if found else position
        if found is None or text.startswith(" " * width, after):
            raise NotSimpleError
        if after < self.end and _BLANK_LINE.match(text, after, self.end):
            raise NotSimpleError
        self.position = after
        lines = [line[width:] for line in found.group()[:-1].split("\n")]
        header = text[start:end]
        value = ("\n" if header[0] == "|" else " ").join(lines)
        value = value.rstrip(" ") if header[1:] else value + "\n"
        return Node(value, start, after - 1, "literal" if header[0] == "|" else "folded")


_FIRST_LINE = re.compile(r"( +)[^ \n]")
_BLANK_LINE = re.compile(r" *(?:\n|\Z)")


@cache
def _content_lines(width: int) -> re.Pattern[str]:
    return re.compile(rf"(?: {{{width}}}[^ \n][^\n]*\n)+")
