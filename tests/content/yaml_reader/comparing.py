"""Our reading of YAML texts beside Hugo's."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.nodes import Problem, TomlTime, UnreadableError
from sitectl.content.yaml_reader import read
from sitectl.content.yaml_reader.values import go_text
from tests.hugo_judge import GoValue, judge, same

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.hugo_judge import Verdict

#: What only front matter refuses: the judge decodes into anything, front matter into a map with text as keys.
_FRONT_MATTER_ONLY = ("duplicate key ", "cannot unmarshal ", "tag was used where mapping is expected")
#: Go prints a key of bytes as numbers where the judge decodes, and as text in front matter.
_BYTES_KEY = "!!binary"
_NOT_A_MAPPING = "was used where mapping is expected"


class Disagreement(NamedTuple):
    """A text that we and Hugo do not read alike."""

    kind: str
    text: str
    hugo: str
    ours: str


def our_reading(text: str) -> object:
    try:
        return read(text).value
    except UnreadableError as error:
        return error.problem


def as_judged(value: object) -> object:
    """Return a value of ours in the judge's types."""
    if isinstance(value, TomlTime):
        return GoValue("time.Time", go_text(value))
    if isinstance(value, bytes) and not value:
        return []
    if isinstance(value, list):
        return [as_judged(item) for item in value]
    if isinstance(value, dict):
        return {key: as_judged(item) for key, item in value.items()}
    return value


def compare(text: str, verdict: Verdict) -> Disagreement | None:
    ours = our_reading(text)
    kind = _kind(ours, verdict)
    if not kind or (kind == "value" and _BYTES_KEY in text and _has_byte_list_key(verdict.value)):
        return None
    hugo = repr(verdict.value) if verdict.error is None else f"[{verdict.line}:{verdict.column}] {verdict.error}"
    return Disagreement(kind, text, hugo, repr(ours))


def _kind(ours: object, verdict: Verdict) -> str:
    if isinstance(ours, Problem):
        if verdict.error is not None:
            return _place_kind(ours, verdict)
        if isinstance(verdict.value, dict):
            return "" if ours.message.startswith(_FRONT_MATTER_ONLY) else "we refuse: " + ours.message
        return "" if ours.message.endswith(_NOT_A_MAPPING) else "we refuse: " + ours.message
    if verdict.error is not None:
        return "hugo refuses: " + verdict.error
    if verdict.value is None:
        return "" if ours == {} else "value"
    ours = as_judged(ours)
    return "" if same(ours, verdict.value) or same(_with_null_key(ours), verdict.value) else "value"


def _place_kind(ours: Problem, verdict: Verdict) -> str:
    if not verdict.line:
        return ""
    if ours.line != verdict.line:
        return "line: " + (verdict.error or "")
    return "column: " + (verdict.error or "") if ours.column != verdict.column else ""


def _with_null_key(value: object) -> object:
    if isinstance(value, dict) and "" in value:
        return {"null" if key == "" else key: item for key, item in value.items()}
    return value


def _has_byte_list_key(value: object) -> bool:
    return isinstance(value, dict) and any(key.startswith("[") and key.endswith("]") for key in value)


def disagreements(texts: Sequence[str]) -> list[Disagreement]:
    """Return where we and the real Hugo differ, smallest text first."""
    pairs = zip(texts, judge(texts, "yaml"), strict=True)
    found = [compare(text, verdict) for text, verdict in pairs]
    return sorted((each for each in found if each), key=lambda each: (len(each.text), each.text))
