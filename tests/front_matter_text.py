"""Front matter of a page written in YAML, TOML or JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sitectl.content.nodes import TomlTime
from tests.value_pools import Raw

if TYPE_CHECKING:
    import random

    from sitectl.content.nodes import Value


def render(form: str, fields: dict[str, Value | Raw], chooser: random.Random) -> str:
    """Return a page's text with these fields in one format; what it cannot say is left out."""
    if form == "json":
        plain = {key: value for key, value in fields.items() if not isinstance(value, Raw) and _fits_json(value)}
        return json.dumps(plain, ensure_ascii=chooser.random() < 0.5, indent=chooser.choice([None, 2])) + "\nbody\n"
    if form == "toml":
        lines = [f"{_toml_key(key)} = {_toml(value)}" for key, value in fields.items() if _fits_toml(value)]
        return "+++\n" + "".join(f"{line}\n" for line in lines) + "+++\nbody\n"
    lines = [f"{key}: {_yaml(value, chooser)}" for key, value in fields.items() if not isinstance(value, TomlTime)]
    return "---\n" + "".join(f"{line}\n" for line in lines) + "---\nbody\n"


def _fits_json(value: Value | Raw) -> bool:
    return not isinstance(value, TomlTime)


def _fits_toml(value: Value | Raw) -> bool:
    if isinstance(value, list):
        return all(_fits_toml(each) for each in value)
    if isinstance(value, dict):
        return all(_fits_toml(each) for each in value.values())
    return value is not None and not isinstance(value, Raw)


def _toml_key(key: str) -> str:
    return f'"{key}"' if " " in key else key


def _toml(value: Value | Raw) -> str:
    if isinstance(value, TomlTime):
        return value.text
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_toml(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_toml(each) for each in value) + "]"
    if isinstance(value, float):
        return f"{value:.1f}" if value.is_integer() else repr(value)
    return json.dumps(value, ensure_ascii=False)


def _yaml(value: Value | Raw, chooser: random.Random) -> str:
    if isinstance(value, Raw):
        return value.yaml
    if isinstance(value, str) and chooser.random() < 0.5 and value.isascii() and value.replace(" ", "a").isalnum():
        return value
    if value is None:
        return chooser.choice(["", "null", "~"])
    if isinstance(value, float):
        return f"{value:.1f}" if value.is_integer() else repr(value)
    return json.dumps(value, ensure_ascii=False)
