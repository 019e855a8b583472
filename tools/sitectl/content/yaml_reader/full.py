"""The reader that takes everything: scanner, grouping, parser and resolver in turn."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sitectl.content.nodes import Node
from sitectl.content.yaml_reader.grouping import group_tokens
from sitectl.content.yaml_reader.parser import parse_documents
from sitectl.content.yaml_reader.resolver import Resolver, type_name
from sitectl.content.yaml_reader.scanner import scan
from sitectl.content.yaml_reader.tokens import refusal, refusal_at
from sitectl.content.yaml_reader.tree import Anchor, Mapping, Null, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitectl.content.nodes import Value
    from sitectl.content.yaml_reader.tree import Tree

#: Hugo refuses more collections than this on one level of nesting, aliases counted as often as they are used.
_MOST_COLLECTIONS = 10_000
_MOST_COLLECTIONS_IN_SMALL_TEXT = 100
_SMALL_TEXT = 2_048


def read_full(text: str) -> Node:
    """Return the mapping of a front matter text; what Hugo refuses raises UnreadableError."""
    trees = parse_documents(group_tokens(scan(text)))
    resolver = Resolver()
    nodes = [(tree, resolver.node(tree)) for tree in trees]
    for tree, node in nodes:
        if node.value is not None or _is_null(tree):
            return _front_matter(tree, node, resolver, text)
    return Node({}, 0, 0, "block")


def _is_plain_text_key(key: Tree) -> bool:
    """Say whether a key means the same at top level as deeper in the tree."""
    return isinstance(key, Scalar) and isinstance(key.token.value, str)


def _is_null(tree: Tree) -> bool:
    return isinstance(tree, Null) or (isinstance(tree, Scalar) and tree.token.value is None)


def _front_matter(tree: Tree, node: Node, resolver: Resolver, text: str) -> Node:
    obstacle = node.obstacle
    while isinstance(tree, Anchor):
        tree = tree.value
    if not isinstance(tree, Mapping):
        raise refusal(f"{type_name(tree)} was used where mapping is expected", tree.token)
    if not all(_is_plain_text_key(pair.key) for pair in tree.pairs):
        node = resolver.mapping(tree, top=True)
        node = node._replace(obstacle=node.obstacle or obstacle)
    _refuse_too_many_collections(node.value, len(text.encode("utf-8", "surrogatepass")))
    return node


def _children(value: Value) -> Iterable[Value]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _refuse_too_many_collections(value: Value, size: int) -> None:
    most = _MOST_COLLECTIONS if size >= _SMALL_TEXT else _MOST_COLLECTIONS_IN_SMALL_TEXT
    level: dict[int, Value] = {id(value): value}
    uses = Counter({id(value): 1})
    while level:
        found: dict[int, Value] = {}
        counts: Counter[int] = Counter()
        for key, collection in level.items():
            for child in _children(collection):
                if isinstance(child, dict | list):
                    found[id(child)] = child
                    counts[id(child)] += uses[key]
        if counts.total() > most:
            raise refusal_at("too many YAML aliases for non-scalar nodes", 1, 1)
        level, uses = found, counts
