"""Front matter values compared as people mean it: dates by time, a day by the calendar, the rest within its type."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from sitectl.content.nodes import TomlTime, Value
from sitectl.hugo.dates import parse_date
from sitectl.hugo.moments import Moment

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo

    from sitectl.editing.facts import Operand


class Day(NamedTuple):
    """A date as it is written in a condition; without a clock it stands for the whole day."""

    text: str


Literal: TypeAlias = "Operand | Day"

_ORDERS: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def holds(value: Literal) -> bool:
    """Say whether a value by itself counts as true."""
    return bool(value)


def contains(whole: Literal, part: Literal) -> bool:
    """Say whether a list has an item, a map a key, or a text another text in it."""
    if isinstance(whole, list):
        return any(compare("==", item, part, None) for item in whole)
    if isinstance(whole, (str, dict)) and isinstance(part, str):
        return part in whole
    return False


def compare(sign: str, left: Literal, right: Literal, zone: tzinfo | None) -> bool:
    """Say whether a comparison holds; values of different kinds are different and have no order."""
    if sign == "!=":
        return not compare("==", left, right, zone)
    if zone is not None and (isinstance(left, (Day, Moment)) or isinstance(right, (Day, Moment))):
        return _compare_times(sign, left, right, zone)
    pair = _comparable(left, right)
    if sign == "==":
        return left == right if pair is None else pair[0] == pair[1]
    if pair is None or isinstance(pair[0], bool):
        return False
    return _ORDERS[sign](*pair)


def _comparable(left: Literal, right: Literal) -> tuple[object, object] | None:
    if isinstance(left, bool) != isinstance(right, bool):
        return False, True  # to Python True is 1, in a condition it is not
    if isinstance(left, (int, float)) and isinstance(right, (int, float)):
        return left, right
    texts = [value.text if isinstance(value, TomlTime) else value for value in (left, right)]
    return (texts[0], texts[1]) if all(isinstance(text, str) for text in texts) else None


def _compare_times(sign: str, left: Literal, right: Literal, zone: tzinfo) -> bool:
    moments = [_moment(value, zone) for value in (left, right)]
    if moments[0] is None or moments[1] is None:
        return False
    by_day = any(isinstance(value, Day) and len(value.text) == 10 for value in (left, right))
    one, other = (moment.civil[:3] if by_day else moment.instant for moment in moments if moment is not None)
    return one == other if sign == "==" else _ORDERS[sign](one, other)


def _moment(value: Literal, zone: tzinfo) -> Moment | None:
    if isinstance(value, Moment):
        return value
    if isinstance(value, Day):
        return parse_date(value.text, zone)
    plain: Value = value
    return parse_date(plain, zone) if isinstance(plain, (str, TomlTime)) else None
