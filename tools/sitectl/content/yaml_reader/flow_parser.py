"""Collections in brackets and braces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.yaml_reader.group_reader import GroupReader
from sitectl.content.yaml_reader.grouping import END
from sitectl.content.yaml_reader.tokens import refusal
from sitectl.content.yaml_reader.tree import Mapping, Pair, Sequence

if TYPE_CHECKING:
    from sitectl.content.yaml_reader.grouping import Group
    from sitectl.content.yaml_reader.tokens import Token
    from sitectl.content.yaml_reader.tree import Tree


class FlowParser(GroupReader):
    """A parser of flow collections."""

    def flow_mapping(self, depth: int) -> Mapping:
        """Read a mapping in braces."""
        start = self.current.token
        self.step()
        pairs: list[Pair] = []
        seen: dict[str, Token] = {}
        first = True
        while self.current is not END:
            group = self.current
            if group.kind == ",":
                self.step()
            elif group.kind != "}" and not first:
                raise refusal("',' or '}' must be specified", group.token)
            if self.current.kind == "}":
                end = self.current.token
                self.step()
                return Mapping(start, pairs, end)
            pairs.append(self._flow_pair(group, seen, depth))
            first = False
        raise refusal("could not find flow mapping end token '}'", start)

    def _flow_pair(self, before: Group, seen: dict[str, Token], depth: int) -> Pair:
        group = self.current
        if group.role == "pair":
            pair = self.pair(group, seen, depth)
            self.step()
            return pair
        ended = self.following.kind in {"}", ","}
        if group.role == "key":
            key = self.key(group, seen, depth)
            self.step()
            colon = group.parts[-1].token
            if ended:
                return Pair(key, self.unwritten(colon, before=1))
            if self.current is END:
                raise refusal("could not find map value", colon)
            return Pair(key, self.value(depth + 1))
        if not ended:
            raise refusal("could not find flow map content", before.token if group is END else group.token)
        key = self.scalar(group, depth)
        self.step()
        return Pair(key, self.unwritten(group.token, before=1)._replace(offset=self._end_of(group)))

    @staticmethod
    def _end_of(group: Group) -> int:
        while group.parts:
            group = group.parts[-1]
        return group.token.end

    def flow_sequence(self, depth: int) -> Sequence:
        """Read a list in brackets."""
        start = self.current.token
        self.step()
        items: list[Tree] = []
        while self.current is not END:
            group = self.current
            if group.kind == ",":
                if not items:
                    raise refusal("expected sequence element, but found ','", group.token)
                self.step()
            elif group.kind != "]" and items:
                raise refusal("',' or ']' must be specified", group.token)
            if self.current.kind == "]":
                end = self.current.token
                self.step()
                return Sequence(start, items, end)
            if self.current is not END:
                items.append(self.value(depth + 1))
        raise refusal("sequence end token ']' not found", start)
