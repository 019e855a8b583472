"""Reading JSON of a service without trusting its shape: what is not there, or of another type, is empty."""

from __future__ import annotations

import json
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


def parse_json(text: str) -> Json:
    """Return a JSON text's value; a ValueError says that it is none, or nested beyond reason."""
    try:
        value: Json = json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    return value


def member(value: Json, *path: str) -> Json:
    """Return the value at a path of keys, None where the path ends before."""
    for key in path:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def text_of(value: Json) -> str:
    """Return a text or number as text, the first of a list, "" for everything else."""
    if isinstance(value, list):
        return text_of(value[0]) if value else ""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def items_of(value: Json) -> list[Json]:
    """Return a list's items, a single value as the only one, nothing for None."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]
