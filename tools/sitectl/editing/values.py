"""Assignments on a command line: which key, and which typed value Hugo will read."""

from __future__ import annotations

import re
import shlex
from datetime import UTC
from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.changes import Change
from sitectl.content.key_path import parse_key_path, shown
from sitectl.content.new_values import DateText, has_maps
from sitectl.editing.nested_values import NestedValueError, missing_end, read_list, read_map
from sitectl.errors import SitectlError
from sitectl.hugo.build_options import BUILD_WORDS
from sitectl.hugo.casts import bool_or_none
from sitectl.hugo.date_repair import first_day, known_part, nearest_date
from sitectl.hugo.dates import parse_date_text
from sitectl.hugo.keys import KNOWN_KEYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.content.changes import Action
    from sitectl.content.key_path import KeyPath
    from sitectl.content.new_values import Inner, Item, NewValue, Scalar
    from sitectl.hugo.keys import KeyKind

#: Keys of themes and publications whose value is always text, besides those of Hugo: 2504.10000 is no number.
_TEXT_KEYS = frozenset(["lead", "arxiv", "doi", "isbn"])
_ASSIGNMENT = re.compile(r"""((?:"[^"]*"|'[^']*'|[^"'=/\s])+?)([+-]?)=(.*)""", re.DOTALL)
_BARE_KEY = re.compile(r"(?P<key>[A-Za-z]\w*)(?P<value>)")
_WITH_COLON = re.compile(r"(?P<key>[A-Za-z][\w.]*):(?!//)(?P<value>.*)", re.DOTALL)
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d?:\d\d:\d\d(?:[.,]\d+)? ?(?:Z|[+-]\d\d:?\d\d)?)?")
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}")
_EXAMPLES = {
    "cascade": '[{"params": {"wide": true}}]',
    "resources": '[{"src": "*.pdf", "title": "Slides"}]',
}
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
        first = f", not {words[0]!r}{_likely_assignment(words)}" if words else ""
        raise ValueRefusedError(f"write KEY=VALUE (or KEY+=VALUE, KEY-=VALUE for lists) before the paths{first}")
    return Command(tuple(changes), tuple(words[len(changes) :]))


def _likely_assignment(words: Sequence[str]) -> str:
    """Return a question for who wrote `draft: false` or `draft false`."""
    found = _WITH_COLON.fullmatch(words[0]) or (_BARE_KEY.fullmatch(words[0]) if len(words) > 1 else None)
    if found is None:
        return ""
    value = found["value"].strip() if found["value"] else words[1] if len(words) > 1 else "VALUE"
    return f"; did you mean {shlex.quote(found['key'] + '=' + value)}?"


def parse_keys(text: str) -> list[KeyPath]:
    """Return the key paths of a comma-separated list; raises KeyPathError, ValueRefusedError for an assignment."""
    found = _ASSIGNMENT.fullmatch(text)
    if found is not None:
        raise ValueRefusedError(f"{text}: name the key alone, as in {found[1]!r}")
    return [parse_key_path(key.strip()) for key in text.split(",")]


def kind_of(path: KeyPath) -> KeyKind | None:
    """Return what Hugo takes the value of a key for; None for a key of the site's own."""
    key = path[0].lower()
    return "text" if key in _TEXT_KEYS and len(path) == 1 else KNOWN_KEYS.get(key) if len(path) == 1 else None


def _change(key: str, action: Action, text: str, *, as_text: bool) -> Change:
    path = parse_key_path(key)
    kind = kind_of(path)
    if action != "set" and kind in ("date", "bool", "int", "text"):
        raise ValueRefusedError(f"{key}: has one value, no list; write {key}=VALUE")
    if action == "append" and not text:
        raise ValueRefusedError(f"{key}: there is nothing after +=")
    if not as_text and kind not in ("text", "date", "bool"):
        _refuse_unfinished(path, text)
    if action != "set" and not as_text and _is_map(text):
        return Change(action, path, _map(path, text))
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
        raise ValueRefusedError(f"{shown(path)}: the value is not UTF-8 text") from None
    kind = kind_of(path)
    if kind == "date":
        date = _date(path, text)
        return text if as_text else date
    if kind == "bool":
        return _boolean(path, text, as_text=as_text)
    is_list = text.startswith("[") and text.endswith("]")
    if kind == "map" or (kind == "maps" and (as_text or not is_list)):
        raise ValueRefusedError(_no_single_value(path, kind))
    _refuse_unknown_word(path, text)
    if as_text or kind == "text":
        return text
    if is_list:
        return _list_for(path, kind, text)
    if _is_map(text):
        example = shown((*path, "name"))
        raise ValueRefusedError(f"{shown(path)}: name a key inside the map, as in {example}=VALUE, or add --string")
    value = _scalar(text)
    if kind == "int" and (isinstance(value, bool) or not isinstance(value, int)):
        raise ValueRefusedError(f"{shown(path)}: Hugo reads no whole number in {text!r}; write one such as 10")
    return value


def _is_map(text: str) -> bool:
    """Say whether a text is meant as a map; two braces begin a shortcode or a template."""
    return text.startswith("{") and text.endswith("}") and not text.startswith("{{")


def _refuse_unfinished(path: KeyPath, text: str) -> None:
    """Raise ValueRefusedError for a list or a map that has no end: it would be written as a text."""
    missing = missing_end(text)
    if missing:
        raise ValueRefusedError(
            f"{shown(path)}: {missing!r} is missing at the end of {text!r}; put KEY=VALUE in single quotes as a whole, "
            "or add --string if it is a text"
        )


def _list_for(path: KeyPath, kind: KeyKind | None, text: str) -> list[Item]:
    items = _list(path, text)
    if kind == "texts" and has_maps(items):
        raise ValueRefusedError(f"{shown(path)}: is a list of texts to Hugo, not of maps")
    if kind == "maps" and items and not has_maps(items):
        raise ValueRefusedError(_no_single_value(path, kind))
    return items


def _boolean(path: KeyPath, text: str, *, as_text: bool) -> bool | str:
    if text.lower() in ("true", "false"):
        return text if as_text else text.lower() == "true"
    key = shown(path)
    choice = f"write {key}=true or {key}=false"
    if bool_or_none(text):
        raise ValueRefusedError(f"{key}: {choice}, not {text!r}")
    raise ValueRefusedError(f"{key}: Hugo reads {text!r} as false; {choice}")


def _no_single_value(path: KeyPath, kind: KeyKind) -> str:
    key = shown(path)
    if kind == "maps":
        return f"{key}: is a list of maps to Hugo; write {key}={_EXAMPLES.get(key.lower())}"
    inner = {"build": "render", "sitemap": "priority", "params": "note"}.get(key.lower(), "name")
    return f"{key}: is a map to Hugo; name a key inside it, such as {key}.{inner}=VALUE"


def _refuse_unknown_word(path: KeyPath, text: str) -> None:
    if path[0].lower() != "build" or len(path) != 2:
        return
    key = path[1].lower()
    words = BUILD_WORDS.get(key)
    if words is None:
        known = ", ".join(f"build.{each}" for each in BUILD_WORDS)
        raise ValueRefusedError(f"{shown(path)}: Hugo does not know this key; it knows {known}")
    if text not in words:
        effect = "Hugo would take {!r} for always" if "always" in words else "Hugo's build would stop at {!r}"
        choice = ", ".join(words[:-1]) + f" or {words[-1]}"
        raise ValueRefusedError(f"{shown(path)}: {effect.format(text)}; write {choice}")


def _date(path: KeyPath, text: str) -> DateText:
    moment = parse_date_text(text, UTC)
    if moment is None or moment.civil.year == 0:
        first = first_day(text)
        right = nearest_date(text) or first or "2025-11-01 or 2025-11-01T10:00:00+01:00"
        advice = f"write {right} if only the {known_part(text)} is known" if first else f"write {right}"
        raise ValueRefusedError(f"{shown(path)}: Hugo reads no date in {text!r}; {advice}")
    return DateText(text)


def _list(path: KeyPath, text: str) -> list[Item]:
    try:
        return read_list(text)
    except NestedValueError as error:
        raise ValueRefusedError(f"{shown(path)}: {error}") from None


def _map(path: KeyPath, text: str) -> dict[str, Inner]:
    """Return the map that is to be added to a list or taken from it."""
    try:
        return read_map(text)
    except NestedValueError as error:
        raise ValueRefusedError(f"{shown(path)}: {error}; or add --string if it is a text") from None


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
