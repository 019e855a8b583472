"""The tree of a YAML document before aliases, tags and merges are resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from sitectl.content.yaml_reader.tokens import Token


class Scalar(NamedTuple):
    """A plain or quoted scalar; its token has text and value."""

    token: Token


class Block(NamedTuple):
    """A block scalar."""

    token: Token
    text: Token | None


class Null(NamedTuple):
    """A value that is not written; `offset` is where it would stand."""

    token: Token
    offset: int


class Default(NamedTuple):
    """The value of a tag that has none: zero, an empty text, false or null."""

    token: Token
    offset: int


class Merge(NamedTuple):
    """The key <<."""

    token: Token


class Alias(NamedTuple):
    """A use of an anchor."""

    token: Token
    name: Token


class Anchor(NamedTuple):
    """A value with an anchor."""

    token: Token
    name: Token
    value: Tree


class Tagged(NamedTuple):
    """A value with a tag."""

    token: Token
    value: Tree


class Question(NamedTuple):
    """A key after a question mark."""

    token: Token
    value: Tree


class Pair(NamedTuple):
    """A key, the place after its colon, and its value."""

    key: Tree
    value: Tree


class Mapping(NamedTuple):
    """Keys and values; the token is the first colon of a block mapping, the brace of a flow mapping."""

    token: Token
    pairs: list[Pair]
    end: Token | None


class Sequence(NamedTuple):
    """A list."""

    token: Token
    items: list[Tree]
    end: Token | None


Tree: TypeAlias = Scalar | Block | Null | Default | Merge | Alias | Anchor | Tagged | Question | Mapping | Sequence
