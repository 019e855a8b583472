"""From tokens to groups: what belongs to an anchor, a tag, a key; one pass over all tokens after another.

The order of the passes is Hugo's parser's, because the first pass that finds fault names the error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from sitectl.content.yaml_reader.tokens import SCALARS, Token, refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sitectl.content.yaml_reader.tokens import Kind

Role: TypeAlias = Literal[
    "token",
    "name",  # an anchor without its value
    "anchor",  # an anchor and its value on the same line
    "alias",
    "block",  # the header of a block scalar and its text
    "tagged",  # a tag and its scalar on the same line
    "key",
    "pair",  # a key and its scalar on the same line
    "directive",
]

SCALAR_TAGS = frozenset({"!!int", "!!float", "!!str", "!!binary", "!!timestamp", "!!bool", "!!null"})
_NO_KEYS = frozenset({"%", "---", "...", ",", "{", "}", ":", "[", "]", "-"})


class Group:
    """A token, or several that belong together; it stands where its first token stands."""

    __slots__ = ("column", "kind", "line", "parts", "role", "token")

    def __init__(self, role: Role, token: Token, parts: tuple[Group, ...] = ()) -> None:
        self.role = role
        self.token = token
        self.parts = parts
        self.kind: Kind = token.kind
        self.line = token.line
        self.column = token.column

    @property
    def is_scalar(self) -> bool:
        """Say whether the group can be a value on its own."""
        return self.role not in {"key", "pair"} and self.token.kind in SCALARS


END = Group("token", Token("end", "", 0, 0, 0, 0))


def group_tokens(tokens: Sequence[Token]) -> list[Group]:
    """Return the groups of all tokens; what cannot be grouped is refused."""
    kinds = {token.kind for token in tokens}
    groups = [Group("token", token) for token in tokens]
    for needed, join in _PASSES:
        if not needed.isdisjoint(kinds):
            groups = join(groups)
    return groups


def _join(role: Role, *parts: Group) -> Group:
    return Group(role, parts[0].token, parts)


def _join_blocks(groups: list[Group]) -> list[Group]:
    joined: list[Group] = []
    rest = iter(groups)
    for group in rest:
        if group.kind == "header":
            content = next(rest, None)
            joined.append(_join("block", group, content) if content else _join("block", group))
        else:
            joined.append(group)
    return joined


def _join_names(groups: list[Group]) -> list[Group]:
    joined: list[Group] = []
    index = 0
    while index < len(groups):
        group = groups[index]
        if group.kind == "&":
            index += _join_anchor(groups, index, joined)
        elif group.kind == "*":
            if index + 1 == len(groups):
                raise refusal("undefined alias name", group.token)
            joined.append(_join("alias", group, groups[index + 1]))
            index += 2
        else:
            joined.append(group)
            index += 1
    return joined


def _join_anchor(groups: list[Group], index: int, joined: list[Group]) -> int:
    """Add the anchor at an index, and say how many groups it took."""
    anchor = groups[index]
    if index + 1 >= len(groups):
        raise refusal("undefined anchor name", anchor.token)
    if index + 2 >= len(groups):
        raise refusal("undefined anchor value", anchor.token)
    name = _join("name", anchor, groups[index + 1])
    value = groups[index + 2]
    if value.line == anchor.line and value.kind == "-":
        raise refusal("sequence entries are not allowed after anchor on the same line", value.token)
    if value.line == anchor.line and value.is_scalar:
        joined.append(_join("anchor", name, value))
        return 3
    joined.append(name)
    return 2


def _join_tags(groups: list[Group]) -> list[Group]:
    joined: list[Group] = []
    index = 0
    while index < len(groups):
        tag = groups[index]
        following = groups[index + 1] if index + 1 < len(groups) else END
        if tag.kind == "!" and _tags(tag, following):
            joined.append(_join("tagged", tag, following))
            index += 2
        else:
            joined.append(tag)
            index += 1
    return joined


def _tags(tag: Group, following: Group) -> bool:
    """Say whether a tag and what follows it are one group."""
    if tag.line != following.line or following.role == "name":
        return False
    text = tag.token.text
    if not text.startswith("!!"):
        return following.role != "token" or following.kind not in {"[", "{", "}", "-"}
    if text in SCALAR_TAGS:
        return following.is_scalar
    if text == "!!merge":
        if following.kind != "<<":
            raise refusal("could not find merge key", following.token)
        return True
    return False


def _join_anchored_tags(groups: list[Group]) -> list[Group]:
    joined: list[Group] = []
    index = 0
    while index < len(groups):
        group = groups[index]
        index += 1
        if group.role == "name":
            if index == len(groups):
                raise refusal("undefined anchor value", group.token)
            value = groups[index]
            if value.line == group.line and value.role == "tagged":
                group = _join("anchor", group, value)
                index += 1
        joined.append(group)
    return joined


def _join_question_keys(groups: list[Group]) -> list[Group]:
    joined: list[Group] = []
    rest = iter(groups)
    for group in rest:
        if group.kind == "?":
            key = next(rest, None)
            if key is None:
                raise refusal("undefined map key", group.token)
            joined.append(_join("key", group, key))
        else:
            joined.append(group)
    return joined


def _join_keys(groups: list[Group]) -> list[Group]:
    joined: list[Group] = []
    previous: Group | None = None
    for group in groups:
        if group.kind == ":" and group.role == "token":
            if previous is None:
                raise refusal("unexpected key name", group.token)
            if previous.kind in _NO_KEYS:
                raise refusal("found an invalid key for this map", group.token)
            joined[-1] = _join("key", joined[-1], group)
        else:
            joined.append(group)
        previous = group
    return joined


def _join_pairs(groups: list[Group]) -> list[Group]:
    joined: list[Group] = []
    index = 0
    while index < len(groups):
        group = groups[index]
        index += 1
        if group.role == "key" and index < len(groups):
            value = groups[index]
            if value.line == group.line and value.role != "name" and (value.is_scalar or value.role == "tagged"):
                group = _join("pair", group, value)
                index += 1
        joined.append(group)
    return joined


def _join_directives(groups: list[Group]) -> list[Group]:
    joined: list[Group] = []
    index = 0
    while index < len(groups):
        group = groups[index]
        index += 1
        if group.kind != "%":
            joined.append(group)
            continue
        if index == len(groups):
            raise refusal("undefined directive value", group.token)
        index += 1
        parts = [group, groups[index - 1]]
        while index < len(groups) and groups[index].line == group.line:
            parts.append(groups[index])
            index += 1
        if index == len(groups) or groups[index].kind != "---":
            raise refusal("unexpected directive value. document not started", group.token)
        joined.append(_join("directive", *parts))
    return joined


#: Each pass, and the kinds of token without which it changes nothing.
_PASSES: tuple[tuple[frozenset[Kind], Callable[[list[Group]], list[Group]]], ...] = (
    (frozenset({"header"}), _join_blocks),
    (frozenset({"&", "*"}), _join_names),
    (frozenset({"!"}), _join_tags),
    (frozenset({"&"}), _join_anchored_tags),
    (frozenset({"?"}), _join_question_keys),
    (frozenset({":"}), _join_keys),
    (frozenset({":", "?"}), _join_pairs),
    (frozenset({"%"}), _join_directives),
)
