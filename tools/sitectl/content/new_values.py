"""Values that can be written into front matter, and when one equals what is already there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from sitectl.content.nodes import TomlTime

if TYPE_CHECKING:
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
#: What can be written as the value of a key.
NewValue: TypeAlias = "Scalar | list[Scalar]"


def same_value(new: NewValue, old: Value) -> bool:
    """Say whether writing a value would change nothing; 1, 1.0, true and "1" are four values.

    Numbers of JSON are all floats to Hugo: ask with `as_json_reads` there.
    """
    if isinstance(new, list):
        return isinstance(old, list) and len(new) == len(old) and all(map(same_value, new, old))
    if isinstance(new, DateText):
        return (old.text if isinstance(old, TomlTime) else old) == new.text
    return type(new) is type(old) and new == old


def as_json_reads(new: NewValue) -> NewValue:
    """Return the value as it comes back from JSON, where every number is a float."""
    if isinstance(new, list):
        return [float(each) if type(each) is int else each for each in new]
    return float(new) if type(new) is int else new
