"""Front matter values read, and changes fitted to the page they meet."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from sitectl.content.key_path import locate
from sitectl.content.nodes import TomlTime

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.content.changes import Change
    from sitectl.content.key_path import KeyPath
    from sitectl.content.nodes import Value
    from sitectl.content.page import Page
    from sitectl.editing.facts import PageFacts

JsonValue: TypeAlias = "bool | int | float | str | list[JsonValue] | dict[str, JsonValue] | None"


class Missing:
    """The value of a key that a page does not have."""


MISSING = Missing()


def value_at(page: Page, path: KeyPath) -> Value | Missing:
    """Return the value of a key as Hugo's parser reads it; MISSING if the page has no such key.

    Raises EditRefusedError for front matter that cannot be read.
    """
    if page.front_matter.format is None:
        return MISSING
    place = locate(page, path)
    return MISSING if place.missing else place.node.value


def fitted_changes(facts: PageFacts, changes: Sequence[Change]) -> list[Change]:
    """Return the changes with single values for lists put into lists of one, so that a list stays a list."""
    return [_fitted(facts.page, change) for change in changes]


def _fitted(page: Page, change: Change) -> Change:
    if change.action == "set" and not isinstance(change.value, list) and page.front_matter.root is not None:
        place = locate(page, change.path)
        if not place.missing and isinstance(place.node.value, list) and change.value is not None:
            return replace(change, value=[change.value])
    return change


def as_text(value: Value) -> str:
    """Return a value for people and pipes: a text as it is, a collection as JSON on one line."""
    if isinstance(value, (str, TomlTime)):
        return value if isinstance(value, str) else value.text
    return "" if value is None else json.dumps(as_json(value), ensure_ascii=False)


def as_json(value: Value) -> JsonValue:
    """Return a value as JSON has it; times and what JSON lacks become text."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    if isinstance(value, TomlTime):
        return value.text
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value
