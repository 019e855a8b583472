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

    from sitectl.content.nodes import Value

_READERS = {"toml": "toml_reader", "yaml": "yaml_reader", "yml": "yaml_reader", "json": "json_reader"}
_ROOT_NAMES = ("hugo", "config")

Config = dict[str, "Value"]


class ConfigError(SitectlError):
    """A configuration that cannot be read, or that Hugo refuses; the message names file, line and column."""


class UnreadableConfigError(ConfigError):
    """A configuration file whose text its format does not allow."""


def read_config(root: Path, environment: str = "production") -> Config:
    """Return the merged configuration of a site, keys in lower case; raises ConfigError.

    The file in the site's folder comes first, then `config/_default/` and `config/<environment>/` over it.
    """
    merged: Config = {}
    for path in config_paths(root, environment):
        values = read_file(path)
        merged = values if path.parent == root else merge(merged, _under_its_key(path, values))
    return merged


def config_paths(root: Path, environment: str = "production") -> list[Path]:
    """Return a site's configuration files, each before those that override it."""
    own = (root / f"{name}.{end}" for name in _ROOT_NAMES for end in _READERS)
    found = [path for path in own if path.is_file()][:1]
    for folder in ("_default", environment):
        found += _files_below(root / "config" / folder)
    return found


def read_file(path: Path) -> Config:
    """Return one configuration file's values, keys in lower case; raises ConfigError with the place."""
    try:
        text = path.read_bytes().decode("utf-8", ENCODING_ERRORS).removeprefix(BOM)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    try:
        value = import_module(f"sitectl.content.{_READERS[path.suffix[1:].lower()]}").read(text).value
    except UnreadableError as error:
        problem = error.problem
        raise UnreadableConfigError(f"{path}:{problem.line}:{problem.column}: {problem.message}") from error
    return normalized(value) if isinstance(value, dict) else {}


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
        found += [folder / parent / name for name in sorted(names) if name.rpartition(".")[2].lower() in _READERS]
    return found


def _under_its_key(path: Path, values: Config) -> Config:
    """Return a file's values below the key that its name stands for: `params.toml`, `menus.de.toml`."""
    name, _, language = path.stem.lower().partition(".")
    if name in _ROOT_NAMES:
        return values
    if not language:
        return {name: values}
    return {"languages": {language: {"menus" if name == "menu" else name: values}}}
