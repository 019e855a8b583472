"""Collections in brackets and braces on one line, of words, quoted texts and each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.nodes import Entry, Node
from sitectl.content.yaml_reader.lines import BLANKS, FLOW_KEY, FLOW_SCALAR, LINE_END
from sitectl.content.yaml_reader.plain import WORDS, plain_value

if TYPE_CHECKING:
    from sitectl.content.nodes import Value

_DEEPEST = 10


class NotSimpleError(Exception):
    """The text has something that the fast reader does not take."""


class FlowReader:
    """A reader of one collection; `position` is where it stands, `collections` how many it found."""

    def __init__(self, text: str, position: int) -> None:
        self.text = text
        self.position = position
        self.collections = 0

    def read_line(self) -> Node:
        """Return the collection that begins here and ends its line, a comment aside."""
        node = self._value(0)
        if LINE_END.match(self.text, self.position) is None:
            raise NotSimpleError
        return node

    def _value(self, depth: int) -> Node:
        start = self.position
        opener = self.text[start : start + 1]
        if opener in {"[", "{"}:
            self.collections += 1
            if depth > _DEEPEST:
                raise NotSimpleError
            self.position += 1
            return self._list(start, depth) if opener == "[" else self._mapping(start, depth)
        found = FLOW_SCALAR.match(self.text, start)
        if found is None:
            raise NotSimpleError
        self.position = found.end()
        plain, single, double = found.groups()
        if plain is not None:
            text = plain.rstrip(" ")
            return Node(plain_value(text), start, start + len(text), "plain")
        if single is not None:
            return Node(single[1:-1].replace("''", "'"), start, self.position, "single")
        return Node(double[1:-1], start, self.position, "double")

    def _next(self, closer: str) -> bool:
        """Step over a comma or the closer, and say whether it was the comma."""
        self._skip_blanks()
        mark = self.text[self.position : self.position + 1]
        if mark not in {",", closer}:
            raise NotSimpleError
        self.position += 1
        if mark == ",":
            self._skip_blanks()
        return mark == ","

    def _skip_blanks(self) -> None:
        found = BLANKS.match(self.text, self.position)
        self.position = found.end() if found else self.position

    def _closes(self, closer: str) -> bool:
        self._skip_blanks()
        if self.text[self.position : self.position + 1] != closer:
            return False
        self.position += 1
        return True

    def _list(self, start: int, depth: int) -> Node:
        if self._closes("]"):
            return Node([], start, self.position, "flow")
        items = [self._value(depth + 1)]
        while self._next("]"):
            items.append(self._value(depth + 1))
        values: Value = [item.value for item in items]
        return Node(values, start, self.position, "flow", items=tuple(items))

    def _mapping(self, start: int, depth: int) -> Node:
        values: dict[str, Value] = {}
        if self._closes("}"):
            return Node(values, start, self.position, "flow")
        entries: list[Entry] = []
        more = True
        while more:
            found = FLOW_KEY.match(self.text, self.position)
            name = found.group(1) if found else ""
            if found is None or name in values or name in WORDS:
                raise NotSimpleError
            self.position = found.end()
            node = self._value(depth + 1)
            values[name] = node.value
            entries.append(Entry(name, *found.span(1), node))
            more = self._next("}")
        return Node(values, start, self.position, "flow", tuple(entries))
