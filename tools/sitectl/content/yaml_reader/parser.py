"""From groups of tokens to the tree of a document, as Hugo's parser builds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.nodes import Problem, UnreadableError
from sitectl.content.yaml_reader.block_parser import BlockParser
from sitectl.content.yaml_reader.documents import split_documents
from sitectl.content.yaml_reader.group_reader import is_map, nothing
from sitectl.content.yaml_reader.grouping import END, SCALAR_TAGS
from sitectl.content.yaml_reader.tokens import MAX_DEPTH, TOO_DEEP, Token, go_quoted, refusal
from sitectl.content.yaml_reader.tree import (
    Alias,
    Anchor,
    Block,
    Default,
    Mapping,
    Merge,
    Pair,
    Question,
    Scalar,
    Sequence,
    Tagged,
)

if TYPE_CHECKING:
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


def parse_documents(groups: list[Group]) -> list[Tree]:
    """Return the trees of the documents that groups make; what cannot be parsed is refused.

    Where a value is not written Hugo's parser adds a group, and so pushes the last groups of the document over
    its end mark and over the groups of the document that follows, which it then reads again.
    """
    trees: list[Tree] = []
    groups = list(groups)
    for document in split_documents(groups):
        parser = Parser(groups[document.start : document.end])
        if parser.current is END or parser.current.role == "directive":
            continue
        trees.append(parser.document())
        if not document.has_header and document.end < len(groups):
            pushed = parser.groups_with_unwritten(len(groups) - document.end)
            groups[document.start : document.start + len(pushed)] = pushed
    return trees


class Parser(BlockParser):
    """A parser of everything."""

    def document(self) -> Tree:
        """Read a whole document with at least one group."""
        tree = self.value(0)
        if self.current is not END:
            raise refusal("value is not allowed in this context", self.current.token)
        return tree

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
            return Alias(group.token, self.name(group.parts[1]))
        if group.role == "block":
            return _block(group)
        if group.role != "tagged":
            raise refusal("unexpected scalar value", group.token)
        return self.inside(group.parts).tagged(depth)

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

    def name(self, group: Group) -> Token:
        """Return the token that names an anchor or alias."""
        self.inside((group,)).scalar(group, 0)
        return group.token

    def _anchored(self, group: Group, depth: int) -> Anchor:
        name, value = group.parts
        return self._anchor(name, self.inside((value,)), depth)

    def _named(self, group: Group, depth: int) -> Anchor:
        self.step()
        self.name(group.parts[1])
        if self.current is END:
            raise refusal("could not find anchor value", group.token)
        return self._anchor(group, self, depth)

    def _anchor(self, name: Group, parser: Parser, depth: int) -> Anchor:
        text = self.name(name.parts[1])
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
            return nothing(tag)
        if tag.text in _MAP_TAGS:
            if not is_map(group):
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
            self.unwritten(tag)
            return Default(tag, tag.end)
        tree = self.scalar(group, depth)
        self.step()
        return tree

    def pair(self, group: Group, seen: dict[str, Token], depth: int) -> Pair:
        """Read a key and the scalar on its line."""
        key, value = group.parts
        return Pair(self.key(key, seen, depth), self.inside((value,)).value(depth + 1))

    def key(self, group: Group, seen: dict[str, Token], depth: int) -> Tree:
        """Read a key; one that the mapping has already is refused."""
        first, last = group.parts
        tree: Tree
        if first.kind == "?":
            inner = first.parts[1] if first.parts else last
            tree = Question(first.token, self.inside((inner,)).scalar(inner, depth))
        else:
            if last.kind != ":":
                raise refusal("expected map key-value delimiter ':'", last.token)
            tree = self.inside(group.parts).scalar(first, depth)
        token = tree.token
        text = _key_text(tree)
        if text in seen:
            known = seen[text]
            message = f"mapping key {go_quoted(token.text)} already defined at [{known.line}:{known.column}]"
            raise UnreadableError(Problem(message, token.line, token.column, known.line))
        if self.in_flow:
            if token.kind == "string" and token.line + token.breaks != last.line:
                raise refusal("map key definition includes an implicit line break", token)
        elif token.kind in {"string", "quoted"} and token.breaks:
            raise refusal("unexpected key name", token)
        seen[text] = token
        return tree


def _block(group: Group) -> Block:
    if len(group.parts) == 1:
        return Block(group.token, None)
    content = group.parts[1]
    if content.role != "token" or content.kind != "string":
        raise refusal("unexpected token. required string token", content.token)
    return Block(group.token, content.token)


def _key_text(tree: Tree) -> str:
    while isinstance(tree, Question | Tagged | Anchor):
        tree = tree.value
    return "" if isinstance(tree, Alias) else tree.token.text
