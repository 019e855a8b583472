"""Where a front matter reader and the real Hugo disagree: on the verdict, the place, or the values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from sitectl.content.nodes import TomlTime, UnreadableError
from tests.hugo_judge import GoValue, judge, same

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sitectl.content.nodes import Node
    from tests.hugo_judge import JudgedValue, Verdict

Kind: TypeAlias = Literal["verdict", "line", "column", "values"]

_LOCAL_KINDS: dict[str, Literal["local-date-time", "local-date", "local-time"]] = {
    "toml.LocalDateTime": "local-date-time",
    "toml.LocalDate": "local-date",
    "toml.LocalTime": "local-time",
}
_GO_TIME = re.compile(r"(\S+) (\S+) ([+-]\d\d)(\d\d) ")


class Disagreement(NamedTuple):
    """One text that the reader and Hugo do not read alike, and what each makes of it."""

    kind: Kind
    text: str
    ours: object
    hugo: object


def disagreements(read: Callable[[str], Node], texts: Sequence[str], data_format: str) -> list[Disagreement]:
    """Give all texts to the reader and, in one build, to Hugo."""
    verdicts = judge(texts, data_format)
    found = (_compare(read, text, verdict) for text, verdict in zip(texts, verdicts, strict=True))
    return [each for each in found if each is not None]


def _compare(read: Callable[[str], Node], text: str, verdict: Verdict) -> Disagreement | None:
    try:
        value = read(text).value
    except UnreadableError as error:
        problem = error.problem
        if verdict.error is None:
            return Disagreement("verdict", text, problem, verdict.value)
        if problem.line != verdict.line:
            return Disagreement("line", text, problem, verdict)
        return Disagreement("column", text, problem, verdict) if problem.column != verdict.column else None
    if verdict.error is not None:
        return Disagreement("verdict", text, value, verdict)
    expected = _without_go_types(verdict.value)
    return None if same(value, expected) else Disagreement("values", text, value, expected)


def _without_go_types(value: JudgedValue) -> object:
    if isinstance(value, dict):
        return {key: _without_go_types(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_without_go_types(item) for item in value]
    if not isinstance(value, GoValue):
        return value
    if value.type in _LOCAL_KINDS:
        return TomlTime(_LOCAL_KINDS[value.type], value.text)
    found = _GO_TIME.match(value.text)
    if value.type != "time.Time" or found is None:
        return value
    date, time, hours, minutes = found.groups()
    zone = "Z" if (hours, minutes) == ("+00", "00") else f"{hours}:{minutes}"
    return TomlTime("offset-date-time", f"{date}T{time}{zone}")
