"""From the trees of a YAML text to the node of its front matter: aliases, tags and merges are resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.nodes import Entry, Node, TomlTime, UnreadableError
from sitectl.content.yaml_reader.tokens import go_quoted, refusal, refusal_at
from sitectl.content.yaml_reader.tree import (
    Alias,
    Anchor,
    Block,
    Default,
    Mapping,
    Merge,
    Null,
    Question,
    Scalar,
    Sequence,
    Tagged,
)
from sitectl.content.yaml_reader.values import go_text, to_boolean, to_bytes, to_float, to_integer, to_time

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sitectl.content.nodes import Value
    from sitectl.content.yaml_reader.tree import Pair, Tree

_DEFAULTS: dict[str, Value] = {"!!int": 0, "!!float": 0, "!!bool": False, "!!null": None}
#: Tags for which Hugo does not mind whether their value can be resolved.
_CARELESS_TAGS = frozenset({"!!null", "!!timestamp"})
#: Keys merged by << before a text is refused: merges of merges grow without bound.
_MOST_MERGED = 20_000
#: Values in a collection that becomes text.
_MOST_PRINTED = 20_000


class Resolver:
    """What is known of the anchors while documents are resolved one after another."""

    def __init__(self) -> None:
        self._values: dict[str, Value] = {}
        self._trees: dict[str, Tree | None] = {}
        self._open: list[str] = []
        self._merged = 0

    def node(self, tree: Tree) -> Node:
        """Return the node of a tree; an unknown alias, a bad tag or merge is refused."""
        if isinstance(tree, Scalar):
            token = tree.token
            return Node(token.value, token.start, token.end, token.style)
        if isinstance(tree, Mapping):
            return self.mapping(tree, top=False)
        if isinstance(tree, Sequence):
            return self._sequence(tree)
        if isinstance(tree, Null | Default):
            value = None if isinstance(tree, Null) else _DEFAULTS.get(tree.token.text, "")
            return Node(value, tree.offset, tree.offset, "empty")
        return self._rare_node(tree)

    def _rare_node(self, tree: Block | Anchor | Tagged | Alias | Question | Merge) -> Node:
        if isinstance(tree, Block):
            return _block(tree)
        if isinstance(tree, Anchor):
            return self._anchored(tree)
        if isinstance(tree, Tagged):
            return self._tagged(tree)
        if isinstance(tree, Question):
            return self.node(tree.value)
        if isinstance(tree, Alias):
            return Node(self._alias(tree), tree.token.start, tree.name.end, "alias", obstacle="alias")
        return Node(None, tree.token.start, tree.token.end, "plain")

    def _alias(self, tree: Alias) -> Value:
        name = tree.name.text
        if name in self._open:
            return None
        if name not in self._values:
            raise refusal(f"could not find alias {go_quoted(name)}", tree.name)
        return self._values[name]

    def _anchored(self, tree: Anchor) -> Node:
        name = tree.name.text
        self._trees[name] = None
        self._open.append(name)
        node = self.node(tree.value)
        self._open.pop()
        self._trees[name] = tree.value
        self._values[name] = node.value
        return node._replace(obstacle=node.obstacle or "anchor")

    def _tagged(self, tree: Tagged) -> Node:
        try:
            node = self.node(tree.value)
        except UnreadableError:
            if tree.token.text not in _CARELESS_TAGS:
                raise
            node = Node(None, tree.token.end, tree.token.end, "plain")
        _refuse_endless_text(node.value)
        return node._replace(value=_tag_value(tree, node.value), obstacle="tag")

    def _sequence(self, tree: Sequence) -> Node:
        items = tuple(self.node(item) for item in tree.items)
        values = [item.value for item in items]
        if tree.end is not None:
            return Node(values, tree.token.start, tree.end.end, "flow", items=items)
        end = items[-1].end if items else tree.token.end
        return Node(values, tree.token.start, end, "block", items=items)

    def mapping(self, tree: Mapping, *, top: bool) -> Node:
        """Return the node of a mapping; at top level keys become text as in Hugo's front matter map."""
        value: dict[str, Value] = {}
        entries: list[Entry] = []
        named: set[str] = set()
        obstacle = ""
        for pair in tree.pairs:
            if _is_merge(pair.key):
                entries.append(self._merge(pair, value, top=top))
                obstacle = "merge"
                continue
            key = self.node(pair.key)
            name = self._key_text(pair.key, key.value, top=top)
            if top and name in named:
                raise refusal(f"duplicate key {go_quoted(name)}", pair.key.token)
            named.add(name)
            node = self.node(pair.value)
            value[name] = node.value
            entries.append(Entry(name, key.start, key.end, node))
        if tree.end is not None:
            return Node(value, tree.token.start, tree.end.end, "flow", tuple(entries), obstacle=obstacle)
        return Node(value, entries[0].key_start, entries[-1].node.end, "block", tuple(entries), obstacle=obstacle)

    def _key_text(self, tree: Tree, value: Value, *, top: bool) -> str:
        if isinstance(value, str):
            return value
        if value is None:
            return "" if top else "null"
        if top:
            if isinstance(value, TomlTime | list | dict):
                kind = {TomlTime: "time.Time", list: "[]interface {}"}.get(type(value), "map[string]interface {}")
                raise refusal(f"cannot unmarshal {kind} into Go value of type string", tree.token)
            if isinstance(value, bytes):
                return value.decode("utf-8", "replace")
        _refuse_endless_text(value)
        return go_text(value)

    def _merge(self, pair: Pair, value: dict[str, Value], *, top: bool) -> Entry:
        named: set[str] = set()
        for merged in self._merged_pairs(pair.value, in_list=False):
            self._merged += 1
            if self._merged > _MOST_MERGED:
                raise refusal("too many merged keys", pair.key.token)
            if _is_merge(merged.key):
                self._merge(merged, value, top=top)
            else:
                name = self._key_text(merged.key, self.node(merged.key).value, top=top)
                if top and name in named:
                    raise refusal(f"duplicate key {go_quoted(name)}", merged.key.token)
                named.add(name)
                value[name] = self.node(merged.value).value
        token = pair.key.token
        node = self.node(pair.value)
        return Entry("<<", token.start, token.end, node._replace(obstacle="merge"))

    def _merged_pairs(self, tree: Tree, *, in_list: bool) -> Iterator[Pair]:
        while isinstance(tree, Anchor | Alias):
            if isinstance(tree, Anchor):
                self._trees[tree.name.text] = tree.value
                tree = tree.value
            else:
                name = tree.name.text
                target = self._trees.get(name)
                if target is None:
                    raise refusal_at(f"cannot find anchor by alias name {name}", 1, 1)
                tree = target
        if isinstance(tree, Mapping):
            yield from tree.pairs
        elif isinstance(tree, Sequence) and not in_list:
            for item in tree.items:
                yield from self._merged_pairs(item, in_list=True)
        else:
            raise refusal(f"{type_name(tree)} was used where mapping is expected", tree.token)


def _is_merge(key: Tree) -> bool:
    while isinstance(key, Question | Tagged | Anchor):
        key = key.value
    return isinstance(key, Merge)


def _block(tree: Block) -> Node:
    text = tree.text
    value = text.text if text else ""
    end = max(tree.token.end, text.end if text else 0)
    return Node(value, tree.token.start, end, tree.token.style)


def _tag_value(tree: Tagged, value: Value) -> Value:
    tag = tree.token.text
    convert = _CONVERSIONS.get(tag)
    if convert is not None:
        return convert(value)
    if tag == "!!bool":
        truth = to_boolean(value)
        if truth is None:
            raise refusal(f"cannot convert {go_quoted(go_text(value))} to boolean", tree.value.token)
        return truth
    if tag == "!!binary":
        if not isinstance(value, str):
            raise refusal(f"cannot convert {go_quoted(go_text(value))} to string", tree.value.token)
        return to_bytes(value)
    return value


def _refuse_endless_text(value: Value) -> None:
    """Refuse to print collections that aliases make endless in practice."""
    pending, left = [value], _MOST_PRINTED
    while pending:
        collection = pending.pop()
        if isinstance(collection, dict):
            pending += collection.values()
        elif isinstance(collection, list):
            pending += collection
        left -= 1
        if left < 0:
            raise refusal_at("too many YAML aliases for non-scalar nodes", 1, 1)


def _to_text(value: Value) -> str:
    return "" if value is None else go_text(value)


def _to_null(_: Value) -> None:
    return None


_CONVERSIONS: dict[str, Callable[[Value], Value]] = {
    "!!int": to_integer,
    "!!float": to_float,
    "!!str": _to_text,
    "!!null": _to_null,
    "!!timestamp": to_time,
}


def type_name(tree: Tree) -> str:
    """Return what Hugo's messages call a kind of value."""
    if isinstance(tree, Scalar):
        value = tree.token.value
        if isinstance(value, bool):
            return "boolean"
        if isinstance(value, float):
            return {"inf": "inf", "-inf": "inf", "nan": "nan"}.get(str(value), "float")
        return "int" if isinstance(value, int) else "string" if isinstance(value, str) else "null"
    names: dict[type[Tree], str] = {
        Null: "null",
        Block: "scalar",
        Mapping: "mapping",
        Sequence: "sequence",
        Anchor: "anchor",
        Alias: "alias",
        Tagged: "tag",
        Merge: "merge key",
    }
    return names.get(type(tree), "null")
