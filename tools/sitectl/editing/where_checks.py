"""Conditions that can be read and still make no sense: names that nobody knows, comparisons that never hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from sitectl.content.key_path import parse_key_path
from sitectl.editing.known_keys import has_key
from sitectl.editing.where import WhereError
from sitectl.hugo.dates import parse_date_text
from sitectl.hugo.keys import KNOWN_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitectl.editing.known_keys import SiteKeys
    from sitectl.editing.where import Comparison, Condition, Token

#: Facts that a condition can ask for besides front matter.
_FACTS = frozenset(["section", "path"])
_WANTED = {"bool": "true or false", "date": "a date such as 2024-01-01", "int": "a number"}
_FITTING = {"bool": ("constant",), "date": ("date", "constant"), "int": ("number", "constant")}


def check_condition(condition: Condition, keys: SiteKeys, paths: Sequence[str]) -> list[str]:
    """Return a sentence for each name that none of the pages below the paths has.

    Raises WhereError, with the column, for a name that is a misspelling or a text without quotes, and for a
    comparison of a key with what it never can be.
    """
    unknown = []
    for comparison in condition.comparisons:
        _refuse_senseless(comparison, keys)
        for token, other in _names(comparison):
            key = parse_key_path(token.text)[0]
            if key.lower() in _FACTS or key.lower() in KNOWN_KEYS or has_key(keys.place.targets(paths), key.lower()):
                continue
            slip = keys.slip(key, paths)
            if slip is not None:
                _fail(token, f"neither Hugo nor any of the pages knows {key}; did you mean {slip.spelled}?")
            if other is not None:
                _fail_as_value(token, other)
            unknown.append(f"--where, column {token.column}: none of the pages has {key}")
    return unknown


def _names(comparison: Comparison) -> Iterator[tuple[Token, Token | None]]:
    """Yield the names in a comparison; with one that stands where a value is usual, what it is compared with."""
    left, sign, right = comparison
    if left.kind == "name":
        yield left, right if sign == "in" or (right is not None and _kind(right)) else None
    if right is not None and right.kind == "name":
        yield right, None if sign == "in" else left


def _fail_as_value(token: Token, other: Token) -> NoReturn:
    wanted = _WANTED.get(_kind(other))
    if wanted:
        _fail(token, f"{other.text} is compared with {wanted}, not {token.text}")
    _fail(token, f'none of the pages has {token.text}; a text needs quotes: "{token.text}"')


def _refuse_senseless(comparison: Comparison, keys: SiteKeys) -> None:
    left, sign, right = comparison
    if right is None:
        if left.kind in ("text", "number", "date"):
            _fail(left, f"{left.text} by itself says nothing; compare it with a key")
        return
    if sign == "in":
        if _kind(right) in _WANTED:
            _fail(right, f"{right.text} is neither a list nor a text, so nothing is in it")
        return
    for name, value in ((left, right), (right, left)):
        if name.kind == "name" and value.kind != "name":
            _refuse_value(name, sign, value, keys)


def _refuse_value(name: Token, sign: str, value: Token, keys: SiteKeys) -> None:
    kind = _kind(name)
    if name.text.lower() in keys.lists and value.kind == "text":
        _fail(name, f"{name.text} is a list; write {value.text} in {name.text}")
    if kind not in _WANTED:
        return
    is_null = value.text.lower() == "null"
    fits = value.kind in _FITTING[kind] and (is_null or kind == "bool" or value.kind != "constant")
    if not fits and not (kind == "date" and _is_date(value)):
        _fail(value, f"{name.text} is compared with {_WANTED[kind]}, not {value.text}")
    if sign not in ("==", "!=") and (kind == "bool" or is_null):
        _fail(value, f"{value.text} is neither more nor less than anything; compare with == or !=")


def _is_date(value: Token) -> bool:
    from datetime import UTC

    return value.kind == "text" and parse_date_text(value.text[1:-1], UTC) is not None


def _kind(token: Token) -> str:
    """Return what Hugo takes a top-level key for; "" for any other word."""
    return KNOWN_KEYS.get(token.text.lower(), "") if token.kind == "name" else ""


def _fail(token: Token, reason: str) -> NoReturn:
    raise WhereError(f"--where, column {token.column}: {reason}")
