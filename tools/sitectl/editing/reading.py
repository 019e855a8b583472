"""Values of many pages, for `get`."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.key_path import refuse_unreadable, shown
from sitectl.content.targets import read_page
from sitectl.editing.facts import PageFacts, SiteRules
from sitectl.editing.fields import MISSING, Missing, as_json, as_text, value_at
from sitectl.errors import SitectlError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.content.key_path import KeyPath
    from sitectl.content.nodes import Value
    from sitectl.content.targets import Target
    from sitectl.editing.known_keys import SiteKeys
    from sitectl.editing.where import Condition


@dataclass(frozen=True)
class Query:
    """Which keys of which pages."""

    paths: tuple[KeyPath, ...]
    condition: Condition | None = None
    rules: SiteRules = field(default_factory=SiteRules)


class Answer(NamedTuple):
    """The values of one page, one for each key of the query."""

    path: str
    values: tuple[Value | Missing, ...]

    @property
    def has_any(self) -> bool:
        """Whether the page has one of the keys."""
        return any(value is not MISSING for value in self.values)


def read_values(targets: Sequence[Target], query: Query) -> tuple[list[Answer], list[str]]:
    """Return the values of the pages that meet the condition, and a sentence for each that cannot be read."""
    answers: list[Answer] = []
    failures: list[str] = []
    for target in targets:
        try:
            page = read_page(target.path)
            refuse_unreadable(page)
            facts = PageFacts(page, target.content_path or target.path, query.rules)
            if query.condition is None or query.condition(facts):
                answers.append(Answer(target.path, tuple(value_at(page, path) for path in query.paths)))
        except SitectlError as error:
            failures.append(str(error))
    return answers, failures


def nothing_found(answers: Sequence[Answer], query: Query, keys: SiteKeys, paths: Sequence[str]) -> str:
    """Return the sentence for a question that no page answers, with the key that was perhaps meant."""
    if not answers:
        return "no page meets the condition" if query.condition else "there is no page"
    slips = {path[0]: keys.slip(path[0], paths) for path in query.paths}
    hints = [f"; did you mean {slip.spelled} for {key}?" for key, slip in slips.items() if slip]
    names = " or ".join(map(shown, query.paths))
    whole = f"{answers[0].path}: has no key {names}" if len(answers) == 1 else f"none of the pages has {names}"
    return whole + "".join(hints)


def rendered(answers: Sequence[Answer], query: Query, format_name: str, *, bare: bool) -> str:
    """Return the answers as text or JSON; `bare` leaves path and key out when there is one value only."""
    names = [shown(path) for path in query.paths]
    if format_name == "json":
        records = [
            {"path": answer.path, "values": dict(zip(names, map(_json, answer.values), strict=True))}
            for answer in answers
        ]
        return json.dumps(records, ensure_ascii=False, indent=2) + "\n"
    lines: list[str] = []
    for answer in answers:
        for name, value in zip(names, answer.values, strict=True):
            if not isinstance(value, Missing):
                text = as_text(value)
                lines.append(f"{text}\n" if bare and len(names) == 1 else f"{answer.path}\t{name}\t{text}\n")
    return "".join(lines).encode("utf-8", "backslashreplace").decode("utf-8")


def _json(value: Value | Missing) -> object:
    return None if isinstance(value, Missing) else as_json(value)
