"""From groups of tokens to the tree of a document, as Hugo's parser builds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.yaml_reader.grouping import END, SCALAR_TAGS
from sitectl.content.yaml_reader.tokens import MAX_DEPTH, TOO_DEEP, Token, go_quoted, refusal
from sitectl.content.yaml_reader.tree import (
    Alias,
    Anchor,
    Block,
    Default,
    Mapping,
    Merge,
    Null,
    Pair,
    Question,
    Scalar,
    Sequence,
    Tagged,
)

if TYPE_CHECKING:
    from collections.abc import Sequence as Groups

    from sitectl.content.yaml_reader.grouping import Group
    from sitectl.content.yaml_reader.tokens import Kind
    from sitectl.content.yaml_reader.tree import Tree

_MAP_TAGS = frozenset({"!!map", "!!set"})
_SEQUENCE_TAGS = frozenset({"!!seq", "!!omap"})
_MISPLACED: dict[Kind, str] = {
    "]": "could not find '[' character corresponding to ']'",
    "}": "could not find '{' character corresponding to '}'",
    ":": "found an invalid key for this map",
}


def parse_document(groups: Groups[Group]) -> Tree:
    """Return the tree of one document with at least one group; what cannot be parsed is refused."""
    parser = Parser(groups)
    tree = parser.value(0)
    if parser.current is not END:
        raise refusal("value is not allowed in this context", parser.current.token)
    return tree


class Parser:
    """A reader of groups; a group that has parts is read by a parser of its own."""

    def __init__(self, groups: Groups[Group], *, in_flow: bool = False) -> None:
        self.groups = groups
        self.index = 0
        self.in_flow = in_flow

    @property
    def current(self) -> Group:
        """The group reached, or END."""
        return self.groups[self.index] if self.index < len(self.groups) else END

    @property
    def following(self) -> Group:
        """The group after the one reached, or END."""
        return self.groups[self.index + 1] if self.index + 1 < len(self.groups) else END

    def step(self) -> None:
        """Go to the next group."""
        if self.index < len(self.groups):
            self.index += 1

    def _inside(self, groups: Groups[Group]) -> Parser:
        return Parser(groups, in_flow=self.in_flow)

    def value(self, depth: int) -> Tree:
        """Read any value."""
        group = self.current
        if depth > MAX_DEPTH:
            raise refusal(TOO_DEEP, group.token)
        if group.role in {"key", "pair"}:
            return self.block_mapping(depth)
        if group.role == "name":
            return self._named(group, depth)
        if group.role == "token":
            return self._token_value(group, depth)
        tree = self.scalar(group, depth)
        self.step()
        return tree

    def _token_value(self, group: Group, depth: int) -> Tree:
        kind = group.kind
        if kind in _MISPLACED:
            raise refusal(_MISPLACED[kind], group.token)
        if kind in {"{", "["}:
            return self._flow(kind, depth)
        if kind == "!":
            return self.tagged(depth)
        if kind == "-":
            return self.block_sequence(depth)
        tree = self.scalar(group, depth)
        self.step()
        return tree

    def _flow(self, kind: Kind, depth: int) -> Mapping | Sequence:
        outer, self.in_flow = self.in_flow, True
        tree = self.flow_mapping(depth) if kind == "{" else self.flow_sequence(depth)
        self.in_flow = outer
        return tree

    def scalar(self, group: Group, depth: int) -> Tree:
        """Read a group that must be a scalar; the group is not stepped over."""
        if group.role == "token":
            return self._scalar_token(group, depth)
        if group.role == "anchor":
            return self._anchored(group, depth)
        if group.role == "name":
            return self._named(group, depth)
        if group.role == "alias":
            return Alias(group.token, self._name(group.parts[1]))
        if group.role == "block":
            return _block(group)
        if group.role != "tagged":
            raise refusal("unexpected scalar value", group.token)
        return self._inside(group.parts).tagged(depth)

    def _scalar_token(self, group: Group, depth: int) -> Tree:
        if group.kind in {"string", "typed", "quoted"}:
            return Scalar(group.token)
        if group.kind == "<<":
            return Merge(group.token)
        if group.kind != "!":
            raise refusal("unexpected scalar value type", group.token)
        tree = self.tagged(depth)
        if isinstance(tree.value, Mapping | Sequence):
            raise refusal("specified not scalar tag", tree.token)
        return tree

    def _name(self, group: Group) -> Token:
        self._inside((group,)).scalar(group, 0)
        return group.token

    def _anchored(self, group: Group, depth: int) -> Anchor:
        name, value = group.parts
        return self._anchor(name, self._inside((value,)), depth)

    def _named(self, group: Group, depth: int) -> Anchor:
        self.step()
        self._name(group.parts[1])
        if self.current is END:
            raise refusal("could not find anchor value", group.token)
        return self._anchor(group, self, depth)

    def _anchor(self, name: Group, parser: Parser, depth: int) -> Anchor:
        text = self._name(name.parts[1])
        value = parser.value(depth + 1)
        if isinstance(value, Anchor):
            raise refusal("anchors cannot be used consecutively", value.token)
        return Anchor(name.token, text, value)

    def tagged(self, depth: int) -> Tagged:
        """Read a tag and its value."""
        tag = self.current.token
        self.step()
        return Tagged(tag, self._tag_value(tag, depth + 1))

    def _tag_value(self, tag: Token, depth: int) -> Tree:
        group = self.current
        if group is END:
            return _nothing(tag)
        if tag.text in _MAP_TAGS:
            if not _is_map(group):
                raise refusal("could not find map", group.token)
            return self._flow("{", depth) if group.kind == "{" else self.block_mapping(depth)
        if tag.text in _SEQUENCE_TAGS:
            is_flow = group.kind == "[" and group.role == "token"
            return self._flow("[", depth) if is_flow else self.block_sequence(depth)
        return self._tagged_scalar(tag, depth) if tag.text in SCALAR_TAGS else self.value(depth)

    def _tagged_scalar(self, tag: Token, depth: int) -> Tree:
        group = self.current
        if group.role == "block":
            # Hugo's parser does not step over the block here.
            return _block(group)
        if group.kind in {",", ":"}:
            return Default(tag, tag.end)
        tree = self.scalar(group, depth)
        self.step()
        return tree

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
            pair = self._pair(group, seen, depth)
            self.step()
            return pair
        ended = self.following.kind in {"}", ","}
        if group.role == "key":
            key = self.key(group, seen, depth)
            self.step()
            colon = group.parts[-1].token
            if ended:
                return Pair(key, _nothing(colon))
            if self.current is END:
                raise refusal("could not find map value", colon)
            return Pair(key, self.value(depth + 1))
        if not ended:
            raise refusal("could not find flow map content", before.token if group is END else group.token)
        key = self.scalar(group, depth)
        self.step()
        return Pair(key, Null(group.token, self._end_of(group)))

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
            if not _is_map(group):
                raise refusal("non-map value is specified", group.token)
            if group.kind != "}":
                return True
            self.step()
            level -= 1
        return False

    def _block_pair(self, group: Group, seen: dict[str, Token], depth: int) -> Pair:
        if group.role == "pair":
            pair = self._pair(group, seen, depth)
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

    def _pair(self, group: Group, seen: dict[str, Token], depth: int) -> Pair:
        key, value = group.parts
        return Pair(self.key(key, seen, depth), self._inside((value,)).value(depth + 1))

    def key(self, group: Group, seen: dict[str, Token], depth: int) -> Tree:
        """Read a key; one that the mapping has already is refused."""
        first, last = group.parts
        tree: Tree
        if first.kind == "?":
            inner = first.parts[1] if first.parts else last
            tree = Question(first.token, self._inside((inner,)).scalar(inner, depth))
        else:
            if last.kind != ":":
                raise refusal("expected map key-value delimiter ':'", last.token)
            tree = self._inside(group.parts).scalar(first, depth)
        token = tree.token
        text = _key_text(tree)
        if text in seen:
            known = seen[text]
            raise refusal(
                f"mapping key {go_quoted(token.text)} already defined at [{known.line}:{known.column}]", token
            )
        if self.in_flow:
            if token.kind == "string" and token.line + token.breaks != last.line:
                raise refusal("map key definition includes an implicit line break", token)
        elif token.kind in {"string", "quoted"} and token.breaks:
            raise refusal("unexpected key name", token)
        seen[text] = token
        return tree

    def _map_value(self, key: Token, colon: Token, depth: int) -> Tree:
        group = self.current
        if group is END:
            return _nothing(colon, 2)
        if group.column != key.column and group.line == key.line and group.role in {"key", "pair"}:
            raise refusal("mapping value is not allowed in this context", group.token)
        if group.column == key.column and _is_map(group):
            return _nothing(colon)
        anchored_nothing = group.line == key.line and group.role == "name"
        if anchored_nothing and self.following.column == key.column and _is_map(self.following):
            return self._empty_anchor(group)
        if group.column <= key.column and group.role == "name":
            raise refusal("anchor is not allowed in this context", group.token)
        if group.column <= key.column and group.kind == "!":
            raise refusal("tag is not allowed in this context", group.token)
        if group.column < key.column:
            return _nothing(colon)
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
            return _nothing(dash, 2)
        if group.column == dash.column and group.kind == "-":
            return _nothing(dash)
        anchored_nothing = group.line == dash.line and group.role == "name"
        if anchored_nothing and self.following.column == dash.column and self.following.kind == "-":
            return self._empty_anchor(group)
        if group.column <= dash.column and group.role == "name":
            raise refusal("anchor is not allowed in this sequence context", group.token)
        if group.column <= dash.column and group.kind == "!":
            raise refusal("tag is not allowed in this sequence context", group.token)
        if group.column < dash.column:
            return _nothing(dash)
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
        name = self._name(group.parts[1])
        self.step()
        return Anchor(group.token, name, _nothing(group.token)._replace(offset=name.end))


def _nothing(base: Token, columns: int = 1) -> Null:
    """Return the value that is not written after a token; Hugo places it some columns right of its start."""
    return Null(Token("typed", "null", base.line, base.column + columns, base.end, base.end), base.end)


def _is_map(group: Group) -> bool:
    if group.role == "token":
        return group.kind in {"{", "}"}
    return group.role in {"key", "pair"}


def _block(group: Group) -> Block:
    if len(group.parts) == 1:
        return Block(group.token, None)
    content = group.parts[1]
    if content.role != "token" or content.kind != "string":
        raise refusal("unexpected token. required string token", content.token)
    return Block(group.token, content.token)


def _colon(group: Group) -> Token:
    key = group.parts[0] if group.role == "pair" else group
    return key.parts[-1].token


def _key_text(tree: Tree) -> str:
    while isinstance(tree, Question | Tagged | Anchor):
        tree = tree.value
    return tree.name.text if isinstance(tree, Alias) else tree.token.text
