"""Ask the real Hugo whether a changed page means what was asked for, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sitectl.content.new_values import DateText, as_json_reads
from tests.hugo_judge import GoValue, Verdict, judge, same

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.content.changes import Change
    from sitectl.content.page import Page


def disagreements(cases: Sequence[tuple[Page, Page, Change]]) -> list[tuple[Page, str]]:
    """Return the pages whose new text Hugo does not read as the old one with the change, each with what it read."""
    wrong: list[tuple[Page, str]] = []
    for kind in ("yaml", "toml", "json"):
        own = [case for case in cases if case[1].front_matter.format == kind]
        texts = [_block(page) for old, new, _ in own for page in (old, new)]
        verdicts = judge(texts, kind) if texts else []
        for (old, _, change), before, after in zip(own, verdicts[::2], verdicts[1::2], strict=True):
            if not _agrees(before, after, change, kind):
                wrong.append((old, f"{change} of {before} gave {after}"))
    return wrong


def _block(page: Page) -> str:
    start, end = page.front_matter.inner_span
    return page.text[start:end]


def _agrees(old: Verdict, new: Verdict, change: Change, kind: str) -> bool:
    if old.error:
        return bool(new.error)
    seen = {} if new.value is None else new.value
    if new.error or not isinstance(seen, dict):
        return False
    wanted = _with_change(old.value if isinstance(old.value, dict) else {}, change.path, change, kind)
    if kind == "toml" and change.action == "unset":  # a map that only a dotted name had made goes with its only key
        seen, wanted = pruned(seen), pruned(wanted)
    return same(_as_day(seen, change), _as_day(wanted, change))


def pruned(value: Any) -> Any:  # noqa: ANN401
    """Return a value without the maps that are empty, in maps."""
    if not isinstance(value, dict):
        return value
    found = {key: pruned(item) for key, item in value.items()}
    return {key: item for key, item in found.items() if item != {}}


def _with_change(value: dict[str, Any], path: tuple[str, ...], change: Change, kind: str) -> dict[str, Any]:
    key = next((name for name in value if name.lower() == path[0].lower()), path[0])
    new = dict(value)
    written = as_json_reads(change.value) if kind == "json" else change.value
    if len(path) > 1:
        new[key] = _with_change(value.get(key) or {}, path[1:], change, kind)
    elif change.action == "set":
        new[key] = written
    elif change.action == "unset":
        del new[key]
    else:
        old = value.get(key)
        items = old if isinstance(old, list) else [] if old is None or old == "" else [old]
        new[key] = [*items, written] if change.action == "append" else [i for i in items if not same(i, written)]
    return new


def _as_day(value: dict[str, Any], change: Change) -> dict[str, Any]:
    """Return the value with the day alone of a date that was set: its clock and zone follow the old date's style."""
    if not isinstance(change.value, DateText) or len(change.path) > 1:
        return value
    days = dict(value)
    for key in [key for key in value if key.lower() == change.path[0]]:
        date = value[key]
        text = date.text if isinstance(date, (GoValue, DateText)) else str(date)
        days[key] = text[:10]
    return days
