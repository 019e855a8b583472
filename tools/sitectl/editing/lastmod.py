"""`lastmod` brought up to date with the history of the files."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sitectl.content.changes import Change, same_meaning
from sitectl.content.front_matter import read_front_values
from sitectl.content.key_path import locate
from sitectl.content.new_values import DateText
from sitectl.content.nodes import TomlTime
from sitectl.content.source import ENCODING_ERRORS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from sitectl.content.nodes import Value
    from sitectl.content.page import Page
    from sitectl.editing.facts import PageFacts

_DAY_ONLY = len("2025-11-01")
_ZONE = re.compile(r"\d:\d\d:\d\d(?:[.,]\d+)? ?([Zz]|[+-]\d\d:?\d\d)")


def lastmod_changes(times: Mapping[Path, str]) -> Callable[[PageFacts], Sequence[Change]]:
    """Return the change that gives a page the time of its last commit as `lastmod`, none without a commit.

    `times` has ISO 8601 times by the paths under which the pages were read. A page without `lastmod` whose last
    commit is not after the day of its `date` needs none: Hugo falls back to `date`. A new value is as precise as
    the one it replaces, or as `date`, and spells its zone as that does.
    """

    def changes_of(facts: PageFacts) -> Sequence[Change]:
        time = times.get(facts.page.source.path)
        if time is None or facts.page.front_matter.format is None:
            return []
        old, date = _text_at(facts.page, "lastmod"), _text_at(facts.page, "date")
        value = DateText(_in_zone_of(old or date, time)).like(old or date)
        if not old and date and value.text[:_DAY_ONLY] <= date[:_DAY_ONLY]:
            return []
        if len(old or date) == _DAY_ONLY:
            value = DateText(value.text[:_DAY_ONLY])
        return [Change("set", ("lastmod",), value)]

    return changes_of


def _in_zone_of(style: str, time: str) -> str:
    """Return an ISO 8601 time with its zone spelled as in another: `Z`, or an offset with or without a colon.

    A time like one in UTC is given in UTC; else it stays in its own zone.
    """
    found = _ZONE.search(style)
    if found is None:
        return time.replace("+00:00", "Z")
    if found[1] in "Zz":
        return datetime.fromisoformat(time).astimezone(UTC).isoformat().replace("+00:00", "Z")
    offset = time[-6:] if time[-1] not in "Zz" else "+00:00"
    clock = time.removesuffix(offset).rstrip("Zz")
    return clock + (offset if ":" in found[1] else offset.replace(":", ""))


def differ_beyond_lastmod(old: bytes, new: bytes) -> bool:
    """Say whether two versions of a page have other texts or values than that of `lastmod`."""
    (old_text, old_values), (new_text, new_values) = (_without_lastmod(data) for data in (old, new))
    return old_text != new_text or not same_meaning(old_values, new_values)


def _without_lastmod(data: bytes) -> tuple[str, Value]:
    text = data.decode("utf-8", ENCODING_ERRORS)
    found = read_front_values(text)
    if found.problem:
        return text, None
    values = {key: value for key, value in found.values.items() if key.lower() != "lastmod"}
    return text[found.block.span.end :], values


def _text_at(page: Page, key: str) -> str:
    place = locate(page, (key,))
    if place.missing:
        return ""
    node = place.node
    if isinstance(node.value, TomlTime):
        return page.text[node.start : node.end]  # the value itself says Z for every spelling of it
    return node.value if isinstance(node.value, str) else ""
