"""The menus that a page's front matter puts it into, and what of it stops the build once a template shows a menu."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sitectl.hugo.casts import text_or_none
from sitectl.hugo.weak_decode import DecodeError, check_int, decode_text, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.node_views import Node
    from sitectl.content.nodes import Value

#: The keys of a menu entry that are texts, as Hugo's documentation spells them.
TEXT_KEYS = ("identifier", "name", "title", "url", "pageRef", "parent", "pre", "post")
_TEXTS = {name.lower(): name for name in TEXT_KEYS}


def menu_names(node: Node) -> Iterator[tuple[str, Node]]:
    """Yield the names of the menus that a value of `menus` means, each with its node; of a map they are the keys."""
    if isinstance(node.value, list):
        for item in node.items:
            yield text_or_none(item.value) or "", item
    elif not isinstance(node.value, dict) and node.value is not None:
        yield text_or_none(node.value) or "", node


def menu_failures(node: Node) -> Iterator[tuple[Node, str]]:
    """Yield each part of a value of `menus` that Hugo refuses, and why."""
    for item in node.items:
        if isinstance(item.value, dict | list):
            yield item, f"a menu's name must be a text, not {kind_of(item.value)}"
    for entry in node.entries:
        value = entry.node.value
        if isinstance(value, dict):
            yield from _entry_failures(entry.node)
        elif value is not None and not _is_json_object(value):
            yield entry.node, f"the entry of a menu must be a map, not {kind_of(value)}"


def _entry_failures(node: Node) -> Iterator[tuple[Node, str]]:
    for entry in node.entries:
        try:
            _check_field(entry.key.lower(), entry.node.value)
        except DecodeError as error:
            yield entry.node, str(error)


def _check_field(name: str, value: Value) -> None:
    if name in _TEXTS:
        decode_text(_TEXTS[name], value)
    elif name == "weight":
        check_int(name, value)
    elif name == "params" and not (value is None or value == [] or isinstance(value, dict)):
        raise DecodeError(f"params: expected a map, got {kind_of(value)}")


def _is_json_object(value: Value) -> bool:
    try:
        return isinstance(value, str) and isinstance(json.loads(value), dict)
    except ValueError:
        return False
