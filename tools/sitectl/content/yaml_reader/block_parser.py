"""Collections by indentation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.yaml_reader.flow_parser import FlowParser
from sitectl.content.yaml_reader.group_reader import is_map, nothing
from sitectl.content.yaml_reader.grouping import END
from sitectl.content.yaml_reader.tokens import refusal
from sitectl.content.yaml_reader.tree import Anchor, Mapping, Pair, Sequence, Tagged

if TYPE_CHECKING:
    from sitectl.content.yaml_reader.grouping import Group
    from sitectl.content.yaml_reader.tokens import Token
    from sitectl.content.yaml_reader.tree import Tree


class BlockParser(FlowParser):
    """A parser of block collections, and of flow collections."""

    def block_mapping(self, depth: int) -> Mapping:
        """Read keys that stand in one column, and their values."""
        column = self.current.column
        seen: dict[str, Token] = {}
        pairs: list[Pair] = []
        start = self.current.token
        while True:
            group = self.current
            if group.role == "token":
                raise refusal("unexpected map key", group.token)
            if not pairs:
                start = _colon(group)
            pairs.append(self._block_pair(group, seen, depth))
            if not self._at_next_key(column, len(pairs)):
                return Mapping(start, pairs, None)

    def _at_next_key(self, column: int, level: int) -> bool:
        """Say whether the group reached goes on with a mapping of keys in a column.

        A closing brace in that column is stepped over, once for each key read so far, as in Hugo.
        """
        while self.current.column == column and self.current is not END and level:
            group = self.current
            if self.in_flow and group.kind == "]":
                return False
            if not is_map(group):
                raise refusal("non-map value is specified", group.token)
            if group.kind != "}":
                return True
            self.step()
            level -= 1
        return False

    def _block_pair(self, group: Group, seen: dict[str, Token], depth: int) -> Pair:
        if group.role == "pair":
            pair = self.pair(group, seen, depth)
            self.step()
            self._refuse_after_pair(group)
            return pair
        key = self.key(group, seen, depth)
        self.step()
        value = self.current
        if value.line == group.line and value.kind == "-":
            raise refusal("block sequence entries are not allowed in this context", value.token)
        return Pair(key, self._map_value(key.token, group.parts[-1].token, depth))

    def _refuse_after_pair(self, pair: Group) -> None:
        group = self.current
        if group is END or group.column <= pair.column:
            return
        if self.in_flow and group.kind in {",", "]"}:
            return
        raise refusal("value is not allowed in this context. map key-value is pre-defined", group.token)

    def _map_value(self, key: Token, colon: Token, depth: int) -> Tree:
        group = self.current
        if group is END:
            return self.unwritten(colon, 2)
        if group.column != key.column and group.line == key.line and group.role in {"key", "pair"}:
            raise refusal("mapping value is not allowed in this context", group.token)
        if group.column == key.column and is_map(group):
            return self.unwritten(colon)
        anchored_nothing = group.line == key.line and group.role == "name"
        if anchored_nothing and self.following.column == key.column and is_map(self.following):
            return self._empty_anchor(group)
        if group.column <= key.column and group.role == "name":
            raise refusal("anchor is not allowed in this context", group.token)
        if group.column <= key.column and group.kind == "!":
            raise refusal("tag is not allowed in this context", group.token)
        if group.column < key.column:
            return self.unwritten(colon)
        if anchored_nothing and self.following.column < key.column:
            return self._empty_anchor(group)
        return self._placed_value(key.column, depth)

    def block_sequence(self, depth: int) -> Sequence:
        """Read dashes that stand in one column, and their values."""
        start = self.current
        items: list[Tree] = []
        while self.current.kind == "-" and self.current.column == start.column:
            dash = self.current.token
            self.step()
            items.append(self._item(dash, depth))
        return Sequence(start.token, items, None)

    def _item(self, dash: Token, depth: int) -> Tree:
        group = self.current
        if group is END:
            return self.unwritten(dash, 2)
        if group.column == dash.column and group.kind == "-":
            return self.unwritten(dash)
        anchored_nothing = group.line == dash.line and group.role == "name"
        if anchored_nothing and self.following.column == dash.column and self.following.kind == "-":
            return self._empty_anchor(group)
        if group.column <= dash.column and group.role == "name":
            raise refusal("anchor is not allowed in this sequence context", group.token)
        if group.column <= dash.column and group.kind == "!":
            raise refusal("tag is not allowed in this sequence context", group.token)
        if group.column < dash.column:
            return self.unwritten(dash)
        if anchored_nothing and self.following.column < dash.column:
            return self._empty_anchor(group)
        return self._placed_value(dash.column, depth)

    def _placed_value(self, column: int, depth: int) -> Tree:
        tree = self.value(depth + 1)
        if isinstance(tree, Anchor) and isinstance(tree.value, Tagged):
            tag = tree.value.token
            if tag.line != tree.token.line and tag.column <= column:
                raise refusal("tag is not allowed in this context", tag)
        return tree

    def _empty_anchor(self, group: Group) -> Anchor:
        name = self.name(group.parts[1])
        self.step()
        return Anchor(group.token, name, nothing(group.token)._replace(offset=name.end))


def _colon(group: Group) -> Token:
    key = group.parts[0] if group.role == "pair" else group
    return key.parts[-1].token
