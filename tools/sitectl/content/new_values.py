"""Values that can be written into front matter, and when one equals what is already there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, TypeVar, cast

from sitectl.content.nodes import TomlTime

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.nodes import Value

_TIME = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)"
    r"(?:(?P<mark>[Tt ])(?P<clock>\d\d?:\d\d:\d\d)(?P<fraction>[.,]\d{1,9})?"
    r"(?P<blank> ?)(?P<zone>[Zz]|[+-]\d\d:?\d\d)?)?"
)


@dataclass(frozen=True, slots=True)
class DateText:
    """A date or time as text that Hugo accepts; written without quotes in YAML and as a native time in TOML."""

    text: str

    def like(self, old: str) -> DateText:
        """Return the same time as precise as an old one and in its zone, where this one names neither.

        What this time says is never dropped: a clock, a fraction or a zone of its own stays.
        """
        new_parts, old_parts = _TIME.fullmatch(self.text), _TIME.fullmatch(old)
        if new_parts is None or old_parts is None or old_parts["clock"] is None:
            return self
        clock = new_parts["clock"] or "00:00:00"
        fraction = new_parts["fraction"] or re.sub(r"\d", "0", old_parts["fraction"] or "")
        zone = (new_parts["zone"] or old_parts["zone"] or "").upper()
        mark = old_parts["mark"].upper()
        blank = (
            (old_parts if old_parts["zone"] else new_parts)["blank"] if mark == " " and zone not in ("", "Z") else ""
        )
        return DateText(f"{new_parts['day']}{mark}{clock}{fraction}{blank}{zone}")


#: What a single value to be written can be; None writes the format's null, or nothing where it has none.
Scalar: TypeAlias = "str | bool | int | float | DateText | None"
#: What an item of a list to be written can be, such as a link of a publication: a single value, or a map.
Item: TypeAlias = "Scalar | dict[str, Inner]"
#: What such a map can hold.
Inner: TypeAlias = "Item | list[Item]"
#: What can be written as the value of a key.
NewValue: TypeAlias = "Scalar | list[Item]"


_Value = TypeVar("_Value", bound="Inner")


def has_maps(value: NewValue) -> bool:
    """Say whether a value is a list with a map in it."""
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)


def scalars_of(value: Inner) -> Iterator[Scalar]:
    """Yield the single values in a value, whatever maps and lists they are in."""
    if isinstance(value, list):
        for item in value:
            yield from scalars_of(item)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from scalars_of(inner)
    else:
        yield value


def same_value(new: Inner, old: Value) -> bool:
    """Say whether writing a value would change nothing; 1, 1.0, true and "1" are four values.

    Numbers of JSON are all floats to Hugo: ask with `as_json_reads` there.
    """
    if isinstance(new, list):
        return isinstance(old, list) and len(new) == len(old) and all(map(same_value, new, old))
    if isinstance(new, dict):
        return isinstance(old, dict) and new.keys() == old.keys() and all(same_value(new[key], old[key]) for key in new)
    if isinstance(new, DateText):
        return same_time(new.text, old.text) if isinstance(old, TomlTime) else old == new.text
    return type(new) is type(old) and new == old


def same_time(one: str, other: str) -> bool:
    """Say whether two texts are the same native time of TOML, however they write zone and fraction."""
    return _normal(one) == _normal(other)


def _normal(text: str) -> str:
    parts = _TIME.fullmatch(text)
    if parts is None or parts["clock"] is None:
        return text
    fraction = (parts["fraction"] or "").replace(",", ".").rstrip("0").rstrip(".")
    zone = (parts["zone"] or "").upper().replace(":", "")
    return f"{parts['day']}T{parts['clock']}{fraction}{'Z' if zone in ('+0000', '-0000') else zone}"


def as_json_reads(new: _Value) -> _Value:
    """Return the value as it comes back from JSON, where every number is a float."""
    return cast("_Value", _as_json_reads(new))


def _as_json_reads(new: Inner) -> object:
    if isinstance(new, list):
        return list(map(_as_json_reads, new))
    if isinstance(new, dict):
        return {key: _as_json_reads(value) for key, value in new.items()}
    return float(new) if type(new) is int else new
