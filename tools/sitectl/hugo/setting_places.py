"""Where a setting is written: file, line and column, however the settings are spread over files."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from sitectl.content.nodes import UnreadableError
from sitectl.content.source import BOM, ENCODING_ERRORS, Source
from sitectl.hugo.config_files import READERS, config_paths, key_path
from sitectl.hugo.config_keys import unlocalized

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sitectl.content.nodes import Entry, Node


def placed_settings(root: Node, stem: str) -> Iterator[tuple[str, Entry]]:
    """Yield every setting of a file at every depth: its dotted name in lower case, as if all stood in one file.

    `stem` is the file's name without its extension: what stands in `params.toml` is below `params`.
    """
    has_own_name = [entry.key for entry in root.entries] == [stem]  # a key that repeats the name stands for it
    yield from _below(root, "" if has_own_name else "".join(f"{key}." for key in key_path(stem)))


def _below(node: Node, prefix: str) -> Iterator[tuple[str, Entry]]:
    for entry in node.entries:
        name = f"{prefix}{entry.key.lower()}"
        yield name, entry
        yield from _below(entry.node, f"{name}.")
        for item in entry.node.items:
            yield from _below(item, f"{name}.")


def place_of(root: Path, environment: str, name: str) -> str:
    """Return `file:line:column` of the value that counts for a setting, by its dotted name; "" where none is found.

    A name without its language stands for that of a language too.
    """
    for path in reversed(config_paths(root, environment)):
        try:
            text = path.read_bytes().decode("utf-8", ENCODING_ERRORS).removeprefix(BOM)
            tree: Node = import_module(f"sitectl.content.{READERS[path.suffix[1:].lower()]}").read(text)
        except (OSError, UnreadableError):
            continue
        stem = path.stem if path.parent != root else "hugo"
        listed = list(placed_settings(tree, stem))
        found = next((entry for each, entry in listed if each == name), None)
        found = found or next((entry for each, entry in listed if unlocalized(each) == name), None)
        if found is not None:
            line, column = Source(path, text).position(found.node.start)
            return f"{path}:{line}:{column}"
    return ""
