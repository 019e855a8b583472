"""Paths of keys such as `params.seo.title`, and where they lead in a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from sitectl.errors import SitectlError

if TYPE_CHECKING:
    from sitectl.content.nodes import Entry, Node
    from sitectl.content.page import Page

#: The keys from the top of the front matter down to a value.
KeyPath: TypeAlias = tuple[str, ...]

_PART = re.compile(r'"([^"]*)"|\'([^\']*)\'|([^."\'\s][^."\']*)')
#: A name with a number in brackets, as other tools name an item of a list.
_NUMBERED = re.compile(r"[^\[\]]+\[-?\d*\]")


class KeyPathError(SitectlError):
    """A text that names no key."""


class EditRefusedError(SitectlError):
    """An edit that sitectl cannot make with certainty; the message has the place and the reason."""


@dataclass(frozen=True)
class Place:
    """Where a path of keys leads: the entries that exist, from the top down, and the keys that do not.

    With nothing missing, the last entry is the one that the path names.
    """

    root: Node
    entries: tuple[Entry, ...]
    missing: KeyPath

    @property
    def node(self) -> Node:
        """The value that the path names, or the deepest map that exists above it."""
        return self.entries[-1].node if self.entries else self.root

    @property
    def parent(self) -> Node:
        """The map that holds the last entry."""
        return self.entries[-2].node if len(self.entries) > 1 else self.root


def parse_key_path(text: str) -> KeyPath:
    """Return the keys of a dotted path; a part in quotes may hold dots. Raises KeyPathError."""
    keys: list[str] = []
    offset = 0
    while True:
        part = _PART.match(text, offset)
        if part is None:
            raise KeyPathError(f'{text!r} is not a key; write it like title, params.note or params."a.b"')
        if part[3] and _NUMBERED.fullmatch(part[3]):
            advice = f"set the whole list, or put quotes around {part[3]} if the key is called so"
            raise KeyPathError(f"{text!r} is not a key: items of a list cannot be named by number; {advice}")
        keys.append(next(group for group in part.groups() if group is not None))
        offset = part.end()
        if offset == len(text):
            return tuple(keys)
        if text[offset] != ".":
            raise KeyPathError(f"{text!r} is not a key: unexpected {text[offset]!r} at column {offset + 1}")
        offset += 1


def shown(path: KeyPath) -> str:
    """Return a path as text that `parse_key_path` reads."""
    return ".".join(key if _is_bare(key) else f'"{key}"' for key in path)


def _is_bare(key: str) -> bool:
    part = _PART.fullmatch(key)
    return part is not None and part[3] is not None and not _NUMBERED.fullmatch(key)


def refused(page: Page, offset: int, reason: str) -> EditRefusedError:
    """Return the error for an edit at an offset of the page's text."""
    line, column = page.source.position(offset)
    return EditRefusedError(f"{page.source.path}:{line}:{column}: {reason}")


def refuse_unreadable(page: Page) -> None:
    """Raise EditRefusedError, with Hugo's place and reason, for front matter that cannot be read."""
    problem = page.front_matter.problem
    if problem:
        place = f"{page.source.path}:{problem.line}:{problem.column}"
        raise EditRefusedError(f"{place}: the front matter cannot be read: {problem.message}")


def locate(page: Page, path: KeyPath) -> Place:
    """Return where a path leads; keys match in any letter case, as in Hugo.

    Raises EditRefusedError where the page cannot be read, the path runs into a value that is no map, or a key
    is written in two ways.
    """
    refuse_unreadable(page)
    root = page.front_matter.root
    if root is None:
        raise EditRefusedError(f"{page.source.path}: no front matter that sitectl can edit")
    entries: list[Entry] = []
    node = root
    for depth, key in enumerate(path):
        if depth and not isinstance(node.value, dict) and node.value is not None:
            raise refused(page, entries[-1].key_start, f"{shown(path[:depth])} is not a map, so it has no key {key!r}")
        entry = _only_entry(page, node, path[: depth + 1])
        if entry is None:
            return Place(root, tuple(entries), path[depth:])
        entries.append(entry)
        node = entry.node
    return Place(root, tuple(entries), ())


def _only_entry(page: Page, node: Node, path: KeyPath) -> Entry | None:
    key = path[-1].lower()
    found = [entry for entry in node.entries if entry.key.lower() == key]
    if len(found) > 1:
        first, second = found[0], found[1]
        line = page.source.position(first.key_start).line
        reason = f"{second.key} is also written {first.key} (line {line}); remove one of them first"
        raise refused(page, second.key_start, reason)
    return found[0] if found else None
