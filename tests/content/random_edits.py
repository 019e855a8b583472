"""Random edits of random pages, and what must be true after each of them."""

from __future__ import annotations

import copy
import os
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sitectl.content import edits
from sitectl.content.guard import guarded_edits
from sitectl.content.key_path import EditRefusedError, locate
from sitectl.content.new_values import as_json_reads
from sitectl.content.page import Page
from sitectl.content.source import Source
from tests.hugo_judge import same

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitectl.content.nodes import Node
    from sitectl.content.source import Edit

_SCALARS = ["new", "it's", 'a "b" é\\', "", "two\nlines", True, False, 7, -1.5, 1e30]
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
    path = _random_path(source, root)
    name = source.choice(["set", "set", "set", "unset", "append", "remove"])
    value: Any = source.choice(_SCALARS)
    if name == "set" and source.random() < 0.25:
        value = [source.choice(_SCALARS) for _ in range(source.randint(0, 4))]
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
        expected, seen = _pruned(expected), _pruned(copy.deepcopy(seen))
    damage = "" if same(expected, seen) else f"expected {expected}, found {seen}"
    return Outcome(asked, page.text, new.text, damage or _stray_edit(page, name, path, made))


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


def _pruned(value: Any) -> Any:  # noqa: ANN401
    if not isinstance(value, dict):
        return value
    pruned = {key: _pruned(item) for key, item in value.items()}
    return {key: item for key, item in pruned.items() if item != {}}


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
