"""A page's front matter as rules see it: values first, and the places of its parts when they are asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sitectl.content.front_matter import quick_front_values
from sitectl.content.node_views import TopEntries, UnplacedNode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sitectl.content import nodes
    from sitectl.content.front_matter import Format
    from sitectl.content.node_views import Entry, Node
    from sitectl.content.nodes import Problem, Value
    from sitectl.content.page import Page
    from sitectl.content.source import Span


class FrontView:
    """The front matter of one page; its parts are those of `sitectl.content.front_matter.FrontMatter`."""

    def __init__(self, page: Page) -> None:
        self._page = page

    @property
    def format(self) -> Format | None:
        """The format of the block; None where there is none."""
        return self._page.block.format

    @property
    def block_span(self) -> Span:
        """The place of the block with its delimiters."""
        return self._page.block.span

    @property
    def inner_span(self) -> Span:
        """The place of what Hugo hands to the format's parser."""
        return self._page.block.inner

    @cached_property
    def _quick_values(self) -> dict[str, Value] | None:
        return quick_front_values(self._page.text, self._page.block)

    @property
    def problem(self) -> Problem | None:
        """Why Hugo refuses the block; None where it does not."""
        return None if self._quick_values is not None else self._page.front_matter.problem

    @property
    def is_readable(self) -> bool:
        """Whether there is a block and Hugo can read it."""
        return self._quick_values is not None or self._page.front_matter.root is not None

    @property
    def values(self) -> dict[str, Value]:
        """What Hugo's parser makes of the block, keys in their own letter case; empty where there is none."""
        quick = self._quick_values
        return quick if quick is not None else self._page.front_matter.values

    @cached_property
    def root(self) -> Node | None:
        """The tree with its places in the whole text; None where there is none."""
        quick = self._quick_values
        return UnplacedNode(quick, self._placed_root) if quick is not None else self._placed_root()

    @cached_property
    def keys(self) -> Mapping[str, Entry]:
        """The top-level keys in lower case, each with the entry that Hugo uses."""
        quick = self._quick_values
        if quick is not None:
            return TopEntries(quick, self._placed_root)
        found: dict[str, Entry] = {}
        root = self._placed_root()
        for entry in root.entries if root else ():
            name = entry.key.lower()
            if name not in found or entry.key != name:
                found[name] = entry
        return found

    def value(self, name: str) -> Value:
        """Return what the parser makes of a top-level key, given in lower case; None where there is none."""
        keys = self.keys
        if isinstance(keys, TopEntries):
            return keys.value(name)
        entry = keys.get(name)
        return entry.node.value if entry else None

    def _placed_root(self) -> nodes.Node | None:
        return self._page.front_matter.root
