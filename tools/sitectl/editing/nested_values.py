"""Lists and maps on a command line: JSON, or YAML in brackets and braces, where no other reading is likely."""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING

from sitectl.content.nodes import UnreadableError
from sitectl.content.yaml_reader import read
from sitectl.errors import SitectlError

if TYPE_CHECKING:
    from sitectl.content.new_values import Inner, Item
    from sitectl.content.nodes import Node

#: Levels of maps and lists below a key; what lies deeper is hardly typed on a command line.
_DEEPEST = 8
_LONGEST_SHOWN = 60
_ENDS = {"[": "]", "{": "}"}
#: A quoted text where one may begin; brackets in it are no brackets.
_QUOTED = re.compile(r"""(?<=[\[{,:\s])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')""", re.DOTALL)


class NestedValueError(SitectlError):
    """A text that is no list or map, or one that cannot be written with certainty."""


def missing_end(text: str) -> str:
    """Return the brackets that a list or map lacks at its end; "" where its end is not all that is wrong.

    Two braces begin a shortcode or a template, which are texts.
    """
    if text[:1] not in _ENDS or text.startswith("{{"):
        return ""
    open_ends: list[str] = []
    for char in _QUOTED.sub("", text):
        if char in _ENDS:
            open_ends.append(_ENDS[char])
        elif char in _ENDS.values() and (char != open_ends.pop() or not open_ends):
            return ""
    return "".join(reversed(open_ends))


def read_list(text: str) -> list[Item]:
    """Return the list that a text in brackets stands for: of single values, or of maps. Raises NestedValueError."""
    value = _read(text, "list")
    if not isinstance(value, list):
        raise NestedValueError(f"{_short(text)} is not a list")
    return value


def read_map(text: str) -> dict[str, Inner]:
    """Return the map that a text in braces stands for. Raises NestedValueError."""
    value = _read(text, "map")
    if not isinstance(value, dict):
        raise NestedValueError(f"{_short(text)} is not a map")
    return value


def _read(text: str, kind: str) -> Inner:
    if "{" in text:
        try:
            return _checked(json.loads(text, object_pairs_hook=_without_doubles), 0)
        except RecursionError:
            raise NestedValueError(f"this {kind} is nested too deeply") from None
        except json.JSONDecodeError:
            pass  # then it is YAML, or nothing
    try:
        entries = read(f"value: {text}\n").entries
    except UnreadableError as error:
        raise NestedValueError(f"{_short(text)} is not a {kind}: {error.problem.message}") from None
    if len(entries) != 1:
        raise NestedValueError(f"{_short(text)} is not a {kind} alone")
    return _checked(_of_node(entries[0].node), 0)


def _short(text: str) -> str:
    return repr(text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…")


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        double = next(key for key, _ in pairs if [each for each, _ in pairs].count(key) > 1)
        raise NestedValueError(f"the key {double!r} is there twice")
    return found


def _of_node(node: Node) -> object:
    """Return what YAML stands for; `{a}` and `{a: b, c}` are maps to it whose values nobody gave."""
    if node.obstacle:
        raise NestedValueError("write the values themselves, without & * or !")
    if isinstance(node.value, dict):
        for entry in node.entries:
            if entry.node.style == "empty":
                raise NestedValueError(f"the key {entry.key!r} has no value; put texts with commas or colons in quotes")
        return {entry.key: _of_node(entry.node) for entry in node.entries}
    return [_of_node(item) for item in node.items] if isinstance(node.value, list) else node.value


def _checked(value: object, depth: int) -> Inner:
    if depth > _DEEPEST:
        raise NestedValueError("this is nested too deeply; edit the page by hand")
    if isinstance(value, dict):
        return {_text(str(key)): _checked(inner, depth + 1) for key, inner in value.items()}
    if isinstance(value, list):
        return _items(value, depth)
    if isinstance(value, float) and not math.isfinite(value):
        raise NestedValueError(f"{value} is not a number that every page can hold")
    if isinstance(value, str):
        return _text(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    raise NestedValueError(f"{value!r} is not a single value")


def _text(text: str) -> str:
    """Return a text of whole characters; JSON can write halves of them."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise NestedValueError("a text has half a character; write it whole") from None
    return text


def _items(value: list[object], depth: int) -> list[Item]:
    items: list[Item] = []
    for each in value:
        item = _checked(each, depth + 1)
        if isinstance(item, list):
            raise NestedValueError("a list may have single values or maps, no lists")
        items.append(item)
    if len({isinstance(item, dict) for item in items}) > 1:
        raise NestedValueError("a list may have single values or maps, not both")
    return items
