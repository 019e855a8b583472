"""A site's configuration files, read and merged as Hugo does, without a Hugo process."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

from sitectl.content.nodes import UnreadableError
from sitectl.content.source import BOM, ENCODING_ERRORS
from sitectl.errors import SitectlError
from sitectl.hugo.keys import normalized

if TYPE_CHECKING:
    from pathlib import Path

    from sitectl.content.nodes import Node, Value

#: The readers of settings, by the ending of a file.
READERS = {"toml": "toml_reader", "yaml": "yaml_reader", "yml": "yaml_reader", "json": "json_reader"}
_ROOT_NAMES = ("hugo", "config")
_NAMED_IN_LANGUAGES = {"menu": ("menus",), "menus": ("menus",), "params": ("params",)}

Config = dict[str, "Value"]


class ConfigError(SitectlError):
    """A configuration that cannot be read, or that Hugo refuses; the message names file, line and column."""


class RefusedSettingError(ConfigError):
    """A setting of a type that Hugo does not take, or that it has removed."""


class UnreadableConfigError(ConfigError):
    """A configuration file whose text its format does not allow."""


def read_config(root: Path, environment: str = "production") -> Config:
    """Return the merged configuration of a site, keys in lower case; raises ConfigError.

    The file in the site's folder comes first, then `config/_default/` and `config/<environment>/` over it.
    """
    merged: Config = {}
    for path in config_paths(root, environment):
        values = _read(path)
        if path.parent != root:
            values = _below(key_path(path.stem), _unwrapped(path.stem, values))
        merged = merge(merged, normalized(values) if isinstance(values, dict) else {})
    return merged


def config_paths(root: Path, environment: str = "production") -> list[Path]:
    """Return a site's configuration files, each before those that override it."""
    own = (root / f"{name}.{end}" for name in _ROOT_NAMES for end in READERS)
    found = [path for path in own if path.is_file()][:1]
    for folder in ("_default", environment):
        found += _files_below(root / "config" / folder)
    return found


def read_file(path: Path) -> Config:
    """Return one configuration file's values, keys in lower case; raises ConfigError with the place."""
    values = _read(path)
    return normalized(values) if isinstance(values, dict) else {}


def _read(path: Path) -> Value:
    try:
        text = path.read_bytes().decode("utf-8", ENCODING_ERRORS).removeprefix(BOM)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    try:
        found: Node = import_module(f"sitectl.content.{READERS[path.suffix[1:].lower()]}").read(text)
    except UnreadableError as error:
        problem = error.problem
        raise UnreadableConfigError(f"{path}:{problem.line}:{problem.column}: {problem.message}") from error
    return found.value


def merge(below: Config, above: Config) -> Config:
    """Return two configurations as one: maps are merged at every depth, other values replaced."""
    result = dict(below)
    for key, value in above.items():
        under = result.get(key)
        result[key] = merge(under, value) if isinstance(under, dict) and isinstance(value, dict) else value
    return result


def _files_below(folder: Path) -> list[Path]:
    found = []
    for parent, folders, names in os.walk(folder):
        folders.sort()
        found += [folder / parent / name for name in sorted(names) if name.rpartition(".")[2].lower() in READERS]
    return found


def key_path(name: str) -> tuple[str, ...]:
    """Return the keys, in lower case, below which the values of a file in a configuration folder count.

    `name` is the file's without its extension: `params`, `menus.de`. One that ends in a language has that language's
    settings, whatever it says before.
    """
    if name in _ROOT_NAMES:
        return ()
    name, _, language = name.lower().rpartition(".")
    return ("languages", language, *_NAMED_IN_LANGUAGES.get(name, ())) if name else (language,)


def _unwrapped(name: str, values: Value) -> Value:
    """Return the values of a file without a key around all of them that only repeats the file's name."""
    own = name.rpartition(".")[0] or name
    return values[own] if isinstance(values, dict) and values.keys() == {own} else values


def _below(keys: tuple[str, ...], values: Value) -> Value:
    for key in reversed(keys):
        values = {key: values}
    return values
