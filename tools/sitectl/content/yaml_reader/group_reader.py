"""A place among groups, and what a parser must be able to read there."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Self

from sitectl.content.yaml_reader.grouping import END, Group
from sitectl.content.yaml_reader.tokens import Token
from sitectl.content.yaml_reader.tree import Null

if TYPE_CHECKING:
    from collections.abc import Sequence as Groups

    from sitectl.content.yaml_reader.tree import Pair, Tree


class GroupReader(ABC):
    """A reader of groups; a group that has parts is read by a reader of its own."""

    def __init__(self, groups: Groups[Group], *, in_flow: bool = False) -> None:
        self.groups = groups
        self.index = 0
        self.in_flow = in_flow
        self._unwritten: list[tuple[int, Token]] = []

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

    def inside(self, groups: Groups[Group]) -> Self:
        """Return a reader of the parts of a group."""
        return type(self)(groups, in_flow=self.in_flow)

    def unwritten(self, base: Token, columns: int = 1, *, before: int = 0) -> Null:
        """Return the value that is not written after a token, for which Hugo's parser adds a group of its own.

        It adds the group at the place reached, or some groups before it.
        """
        null = nothing(base, columns)
        self._unwritten.append((self.index - before, null.token))
        return null

    def groups_with_unwritten(self, most: int) -> list[Group]:
        """Return the groups with those that were added for values that are not written, of these the first few."""
        groups = list(self.groups)
        for added, (index, token) in enumerate(self._unwritten[:most]):
            groups.insert(index + added, Group("token", token))
        return groups

    @abstractmethod
    def value(self, depth: int) -> Tree:
        """Read any value."""

    @abstractmethod
    def scalar(self, group: Group, depth: int) -> Tree:
        """Read a group that must be a scalar; the group is not stepped over."""

    @abstractmethod
    def key(self, group: Group, seen: dict[str, Token], depth: int) -> Tree:
        """Read a key; one that the mapping has already is refused."""

    @abstractmethod
    def name(self, group: Group) -> Token:
        """Return the token that names an anchor or alias."""

    @abstractmethod
    def pair(self, group: Group, seen: dict[str, Token], depth: int) -> Pair:
        """Read a key and the scalar on its line."""


def nothing(base: Token, columns: int = 1) -> Null:
    """Return the value that is not written after a token; Hugo places it some columns right of its start."""
    return Null(Token("typed", "null", base.line, base.column + columns, base.end, base.end), base.end)


def is_map(group: Group) -> bool:
    """Say whether a mapping can begin or end with a group."""
    if group.role == "token":
        return group.kind in {"{", "}"}
    return group.role in {"key", "pair"}
