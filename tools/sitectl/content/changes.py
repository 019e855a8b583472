"""One change of a page's front matter, made and proven: the new text means what was asked for and nothing else."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from sitectl.content import edits
from sitectl.content.guard import UnsafeEditError, readable_values, with_edits
from sitectl.content.key_path import locate, shown
from sitectl.content.new_values import DateText, as_json_reads, same_time, same_value
from sitectl.content.nodes import TomlTime

if TYPE_CHECKING:
    from sitectl.content.key_path import KeyPath, Place
    from sitectl.content.new_values import Inner, Item, NewValue
    from sitectl.content.nodes import Node, Value
    from sitectl.content.page import Page
    from sitectl.content.source import Edit

Action: TypeAlias = Literal["set", "unset", "append", "remove"]


@dataclass(frozen=True)
class Change:
    """What is to become of one key. For `append` and `remove` the value is an item, for `unset` it is not used."""

    action: Action
    path: KeyPath
    value: NewValue | Item = None


def changed(page: Page, change: Change) -> Page:
    """Return the page with a change made; the same page if there is nothing to change.

    Raises EditRefusedError for what cannot be edited with certainty, and UnsafeEditError, a bug of sitectl, when
    the text read again has any other meaning than the one asked for.
    """
    made = _edits(page, change)
    if not made:
        return page
    new = with_edits(page, made)
    if not _as_asked(page, readable_values(page, new, made), change):
        place = f"{page.source.path}: {change.action} {shown(change.path)}"
        raise UnsafeEditError(f"{place} would change more than that; nothing was written. This is a bug of sitectl")
    return new


def _edits(page: Page, change: Change) -> list[Edit]:
    if change.action == "unset":
        return edits.unset(page, change.path)
    if change.action == "set":
        return edits.set_value(page, change.path, _to_write(change, None))
    if isinstance(change.value, list):
        raise TypeError("a list is appended or removed item by item")
    return (edits.append if change.action == "append" else edits.remove)(page, change.path, change.value)


def _as_asked(old: Page, found: dict[str, Value], change: Change) -> bool:
    """Say whether every value is as before, in the same order, and the changed one as asked for, in type too."""
    place = locate(old, change.path) if old.front_matter.root else None
    keys = tuple(entry.key for entry in place.entries) + place.missing if place else change.path
    node = place.node if place and not place.missing else None
    kept = keys[: len(keys) - _vanishing(place)] if place and change.action == "unset" else keys
    expected = _with_change(old.front_matter.values, kept, change, node)
    if not same_meaning(found, expected) or not _in_same_order(old.front_matter.values, found, change):
        return False
    if change.action != "set":
        return True
    value = _to_write(change, node)
    return same_value(as_json_reads(value) if old.front_matter.format == "json" else value, _at(found, keys))


def _vanishing(place: Place) -> int:
    """Return how many maps above a removed key go with it: those of TOML that only its own name had made."""
    maps = [entry.node for entry in place.entries[:-1]]
    return next((at for at, node in enumerate(reversed(maps)) if not _is_made_by_one_key(node)), len(maps))


def _is_made_by_one_key(node: Node) -> bool:
    return node.style == "dotted" and len(node.entries) == 1


def _in_same_order(old: dict[str, Value], new: dict[str, Value], change: Change) -> bool:
    """Say whether the keys at the top stand as before; a table of TOML begins elsewhere when its first key goes."""
    moving = change.path[0].lower() if change.action == "unset" else None
    rest = iter(new)
    return all(key in rest for key in old if key in new and key.lower() != moving)


def _at(values: dict[str, Value], keys: KeyPath) -> Value:
    value: Value = values
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _with_change(values: dict[str, Value], keys: KeyPath, change: Change, old: Node | None) -> dict[str, Value]:
    """Return what a map must be after the change: copied along the path, shared elsewhere."""
    key, rest = keys[0], keys[1:]
    copied = dict(values)
    if rest:
        inner = values.get(key)
        copied[key] = _with_change(inner if isinstance(inner, dict) else {}, rest, change, old)
    elif change.action == "unset":
        del copied[key]
    elif change.action == "set":
        copied[key] = _plain(_to_write(change, old))
    else:
        copied[key] = _list_after(values.get(key), change)
    return copied


def _to_write(change: Change, old: Node | None) -> NewValue:
    if isinstance(change.value, dict):
        raise TypeError("a map is set key by key")
    return edits.styled(old, change.value) if old else change.value


def _list_after(old: Value, change: Change) -> Value:
    item: Item = change.value if not isinstance(change.value, list) else None
    items = old if isinstance(old, list) else [] if old is None or old == "" else [old]
    if change.action == "append":
        return [*items, _plain(item)]
    return [each for each in items if not same_meaning(each, _plain(item))]


def _plain(value: Inner) -> Value:
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return value.text if isinstance(value, DateText) else value


def same_meaning(left: Value, right: Value) -> bool:
    """Say whether two values are equal, whatever the order of keys; NaN equals NaN, a TOML time its texts."""
    if left == right:
        return isinstance(left, bool) == isinstance(right, bool)
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same_meaning(left[key], right[key]) for key in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same_meaning, left, right))
    if isinstance(left, float) and isinstance(right, float):
        return math.isnan(left) and math.isnan(right)
    if not isinstance(left, TomlTime) and not isinstance(right, TomlTime):
        return False
    texts = [value.text if isinstance(value, TomlTime) else value for value in (left, right)]
    return isinstance(texts[0], str) and isinstance(texts[1], str) and same_time(texts[0], texts[1])
