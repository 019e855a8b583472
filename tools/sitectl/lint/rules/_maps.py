"""What rules about maps below a key share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.node_views import Entry, Node


def maps_in(node: Node | None) -> Iterator[Node]:
    """Yield the maps that a value is: one by itself, or those in a list."""
    if node is not None:
        yield from (each for each in (node, *node.items) if each.entries)


def entry_of(node: Node, name: str) -> Entry | None:
    """Return the entry of a map under a key in any letter case; None where there is none."""
    return next((entry for entry in node.entries if entry.key.lower() == name), None)
