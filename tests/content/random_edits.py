"""Random edits of random pages, and what must be true after each of them."""

from __future__ import annotations

import copy
import os
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from sitectl.content import edits
from sitectl.content.changes import Change
from sitectl.content.guard import guarded_edits
from sitectl.content.key_path import EditRefusedError, locate
from sitectl.content.new_values import DateText, as_json_reads
from sitectl.content.page import Page
from sitectl.content.source import Source
from tests.edit_judge import pruned
from tests.hugo_judge import same

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitectl.content.changes import Action
    from sitectl.content.nodes import Node
    from sitectl.content.source import Edit

_SCALARS = ["new", "it's", 'a "b" é\\', "", "two\nlines", True, False, 7, -1.5, 1e30]
_DATES = [DateText(text) for text in ("2025-11-01", "2025-11-01T10:00:00Z", "2025-11-01 10:00:00 +0100", "01 Nov 2025")]
_NEW_KEYS = ["title", "date", "lastmod", "tags", "zz", "a", "b", "New Key", "é.x"]


class Outcome(NamedTuple):
    """One edit: what was asked, the page's text before and after, and what is wrong with that, if anything."""

    asked: str
    before: str
    after: str
    damage: str


def texts_after_edits(make: Callable[[random.Random], str]) -> list[str]:
    """Return what stands between the delimiters of random pages after one good edit of each.

    SITECTL_SEED and SITECTL_RANDOM_EDITS say which pages and how many; fails where an edit does damage, and where most
    are refused.
    """
    source = random.Random(int(os.environ.get("SITECTL_SEED", "20")))
    texts: list[str] = []
    refused = 0
    for _ in range(int(os.environ.get("SITECTL_RANDOM_EDITS", "700"))):
        page = Page(Source(Path("page.md"), make(source)))
        if page.front_matter.root is None:
            continue
        outcome = edit_at_random(source, page)
        if outcome is None:
            refused += 1
            continue
        assert outcome.damage == "", outcome
        start, end = Page(Source(Path("page.md"), outcome.after)).front_matter.inner_span
        texts.append(outcome.after[start:end])
    assert len(texts) > refused
    return texts


def edit_at_random(source: random.Random, page: Page) -> Outcome | None:
    """Make one random edit; None if sitectl refuses it."""
    root = page.front_matter.root
    assert root is not None
    name, path, value = _random_words(source, root)
    asked = f"{name} {path} {value!r}"
    try:
        made = _made(page, name, path, value)
    except EditRefusedError:
        return None
    new = guarded_edits(page, made)
    expected = copy.deepcopy(page.front_matter.values)
    _change(expected, name, path, as_json_reads(value) if page.front_matter.format == "json" else value)
    seen = new.front_matter.values
    if name == "unset":
        expected, seen = pruned(expected), pruned(copy.deepcopy(seen))
    damage = "" if same(expected, seen) else f"expected {expected}, found {seen}"
    return Outcome(asked, page.text, new.text, damage or _stray_edit(page, name, path, made))


def random_change(source: random.Random, page: Page) -> Change:
    """Return a change of a page that can be read; most are about keys that it has."""
    root = page.front_matter.root
    assert root is not None
    if source.random() < 0.1:
        return Change("set", (source.choice(["date", "lastmod", "title"]),), source.choice(_DATES))
    name, path, value = _random_words(source, root)
    return Change(cast("Action", name), path, value)


def _random_words(source: random.Random, root: Node) -> tuple[str, tuple[str, ...], Any]:
    path = _random_path(source, root)
    name = source.choice(["set", "set", "set", "unset", "append", "remove"])
    value: Any = source.choice(_SCALARS)
    chance = source.random()
    if name == "set" and chance < 0.25:
        value = [source.choice(_SCALARS) for _ in range(source.randint(0, 4))]
    elif name == "set" and chance < 0.4:
        value = [_random_map(source) for _ in range(source.randint(1, 3))]
    elif name != "set" and chance < 0.3:
        value = _random_map(source)
    elif name == "remove" and chance < 0.8:
        value = _random_item(source, root, path) or value
    return name, path, value


def _random_map(source: random.Random) -> dict[str, Any]:
    keys = source.sample(_NEW_KEYS, source.randint(0, 3))
    inner = [*_SCALARS, ["a", 1], {"a": "x: y"}, [{"b": None}]]
    return {key: source.choice(inner) for key in keys}


def _random_item(source: random.Random, node: Node, path: tuple[str, ...]) -> Any:  # noqa: ANN401
    """Return an item of the list that a path leads to; None if there is none, or one that no value can equal."""
    for key in path:
        found = [entry.node for entry in node.entries if entry.key == key]
        if not found:
            return None
        node = found[0]
    items = [item.value for item in node.items if _is_writable(item.value)]
    return source.choice(items) if items and node.style in ("flow", "block") else None


def _is_writable(value: object) -> bool:
    if isinstance(value, dict):
        return all(map(_is_writable, value.values()))
    return isinstance(value, (str, int, float, bool))


def _random_path(source: random.Random, node: Node) -> tuple[str, ...]:
    path: list[str] = []
    while node.entries and source.random() < 0.75:
        entry = source.choice(node.entries)
        path.append(entry.key)
        node = entry.node
    if not path or source.random() < 0.4:
        path += source.choices(_NEW_KEYS, k=source.choice([1, 1, 2, 3]))
    return tuple(path)


def _made(page: Page, name: str, path: tuple[str, ...], value: Any) -> list[Edit]:  # noqa: ANN401 - any new value
    if name == "unset":
        return edits.unset(page, path)
    if name == "set":
        return edits.set_value(page, path, value)
    return (edits.append if name == "append" else edits.remove)(page, path, value)


def _change(values: dict[str, Any], name: str, path: tuple[str, ...], value: Any) -> None:  # noqa: ANN401
    if name in ("unset", "remove") and _found(values, path) is None:
        return
    for each in path[:-1]:
        key = _spelling(values, each)
        if values.get(key) is None:
            values[key] = {}
        values = values[key]
    key = _spelling(values, path[-1])
    old = values.get(key)
    if name == "set":
        values[key] = value
    elif name == "unset":
        del values[key]
    elif name == "append":
        items = old if isinstance(old, list) else [] if old in (None, "") else [old]
        values[key] = items if any(same(item, value) for item in items) else [*items, value]
        if not isinstance(old, list) and same(old, value) and old != "":
            values[key] = old
    elif isinstance(old, list):
        values[key] = [item for item in old if not same(item, value)]
    elif same(old, value):
        values[key] = []


def _found(values: Any, path: tuple[str, ...]) -> dict[str, Any] | None:  # noqa: ANN401
    for key in path[:-1]:
        values = values.get(_spelling(values, key)) if isinstance(values, dict) else None
    return values if isinstance(values, dict) and _spelling(values, path[-1]) in values else None


def _spelling(values: dict[str, Any], key: str) -> str:
    return next((each for each in values if each.lower() == key.lower()), key)


def _stray_edit(page: Page, name: str, path: tuple[str, ...], made: list[Edit]) -> str:
    """Return an edit that takes away more than the lines of the value that it is for; "" if there is none."""
    place = locate(page, path)
    if place.missing or isinstance(place.node.value, dict) or (name == "unset" and place.node.style == "block"):
        return ""
    start = page.text.rfind("\n", 0, place.entries[-1].key_start) + 1
    end = page.text.find("\n", place.node.end) + 1 or len(page.text)
    for edit in made:
        before, after = (edit.span.start, min(edit.span.end, start)), (max(edit.span.start, end), edit.span.end)
        if any(page.text[first:last].strip(", \t\r\n") for first, last in (before, after) if first < last):
            return f"{edit} reaches beyond the value's lines"
    return ""
