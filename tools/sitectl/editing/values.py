"""Assignments on a command line: which key, and which typed value Hugo will read."""

from __future__ import annotations

import re
from datetime import UTC
from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.changes import Change
from sitectl.content.key_path import parse_key_path, shown
from sitectl.content.new_values import DateText
from sitectl.content.nodes import UnreadableError
from sitectl.content.yaml_reader import read
from sitectl.errors import SitectlError
from sitectl.hugo.dates import parse_date_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.content.changes import Action
    from sitectl.content.key_path import KeyPath
    from sitectl.content.new_values import NewValue, Scalar

#: Keys whose value Hugo parses as a date.
DATE_KEYS = frozenset(
    ["date", "publishdate", "pubdate", "published", "lastmod", "modified", "expirydate", "unpublishdate"]
)
_BOOLEAN_KEYS = frozenset(["draft", "headless", "iscjklanguage"])
_INTEGER_KEYS = frozenset(["weight"])
_TEXT_KEYS = frozenset(
    ["title", "linktitle", "description", "summary", "lead", "slug", "url", "type", "layout", "translationkey"]
)
_ASSIGNMENT = re.compile(r"""((?:"[^"]*"|'[^']*'|[^"'=/\s])+?)([+-]?)=(.*)""", re.DOTALL)
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d?:\d\d:\d\d(?:[.,]\d+)? ?(?:Z|[+-]\d\d:?\d\d)?)?")
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
_ACTIONS: dict[str, Action] = {"": "set", "+": "append", "-": "remove"}


class ValueRefusedError(SitectlError):
    """A value that the key cannot have, or that Hugo would read as something else."""


class Command(NamedTuple):
    """The words of a command line, taken apart: what to change, and where."""

    changes: tuple[Change, ...]
    paths: tuple[str, ...]


def parse_assignments(words: Sequence[str], *, as_text: bool = False) -> Command:
    """Return the changes that `KEY=VALUE`, `KEY+=VALUE` and `KEY-=VALUE` ask for, and the paths that follow them.

    With `as_text` every value is text. Raises ValueRefusedError, or KeyPathError for what is no key.
    """
    changes: list[Change] = []
    for word in words:
        found = _ASSIGNMENT.fullmatch(word)
        if found is None:
            break
        changes.append(_change(found[1], _ACTIONS[found[2]], found[3], as_text=as_text))
    if not changes:
        first = f", not {words[0]!r}" if words else ""
        raise ValueRefusedError(f"write KEY=VALUE (or KEY+=VALUE, KEY-=VALUE for lists) before the paths{first}")
    return Command(tuple(changes), tuple(words[len(changes) :]))


def parse_keys(text: str) -> list[KeyPath]:
    """Return the key paths of a comma-separated list; raises KeyPathError."""
    return [parse_key_path(key.strip()) for key in text.split(",")]


def _change(key: str, action: Action, text: str, *, as_text: bool) -> Change:
    path = parse_key_path(key)
    value = parse_value(path, text, as_text=as_text)
    if action != "set" and isinstance(value, list):
        raise ValueRefusedError(f"{key}: add or remove one value at a time")
    return Change(action, path, value)


def parse_value(path: KeyPath, text: str, *, as_text: bool = False) -> NewValue:
    """Return the typed value that a text stands for under a key; raises ValueRefusedError.

    A number is one only in the form that would be written back, so 1.10, 007 and 1e3 stay text.
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise ValueRefusedError(f"{shown(path)}: the value is no UTF-8 text") from None
    if as_text:
        return text
    key = path[0].lower() if len(path) == 1 else ""
    if key in _TEXT_KEYS:
        return text
    if key in DATE_KEYS:
        return _date(path, text)
    if text.startswith("[") and text.endswith("]"):
        return _list(path, text)
    return _checked(path, key, _scalar(text), text)


def _date(path: KeyPath, text: str) -> DateText:
    moment = parse_date_text(text, UTC)
    if moment is None or moment.civil.year == 0:
        raise ValueRefusedError(
            f"{shown(path)}: Hugo reads no date in {text!r}; write 2025-11-01 or 2025-11-01T10:00:00+01:00"
        )
    return DateText(text)


def _list(path: KeyPath, text: str) -> list[Scalar]:
    try:
        node = read(f"value: {text}\n").entries[0].node
    except UnreadableError as error:
        raise ValueRefusedError(f"{shown(path)}: {text!r} is no list: {error.problem.message}") from None
    items = [item.value for item in node.items]
    scalars: list[Scalar] = [item for item in items if item is None or isinstance(item, (str, bool, int, float))]
    if len(scalars) != len(items):
        raise ValueRefusedError(f"{shown(path)}: a list may have single values only")
    return scalars


def _scalar(text: str) -> Scalar:
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text) and text != "-0":
        return int(text)
    if _FLOAT.fullmatch(text) and repr(float(text)) == text:
        return float(text)
    if _DATE.fullmatch(text) and parse_date_text(text, UTC) is not None:
        return DateText(text)
    return text


def _checked(path: KeyPath, key: str, value: Scalar, text: str) -> Scalar:
    if key in _BOOLEAN_KEYS and not isinstance(value, bool):
        raise ValueRefusedError(f"{shown(path)}: true or false, not {text!r}, which Hugo would take for false")
    if key in _INTEGER_KEYS and (isinstance(value, bool) or not isinstance(value, int)):
        raise ValueRefusedError(f"{shown(path)}: a whole number, not {text!r}")
    return value
