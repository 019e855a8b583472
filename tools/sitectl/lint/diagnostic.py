"""What a rule says of a page, and what the engine makes of it for a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from sitectl.content.source import Edit, Position, Span

#: error: the page or the build is certainly wrong; warning: it is likely; note: a matter of taste, off by default.
Severity: TypeAlias = Literal["error", "warning", "note"]
#: safe: what the page means to its author stays; unsafe: the author should look at the result.
Safety: TypeAlias = Literal["safe", "unsafe"]


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that remove a finding; the title is an order to the reader ("write `true`")."""

    title: str
    edits: tuple[Edit, ...]
    safety: Safety = "safe"


class Finding(NamedTuple):
    """A rule's word on one place of a page; the engine knows the rule and the file."""

    span: Span
    message: str
    fix: Fix | None = None


class Replacement(NamedTuple):
    """One edit of a fix as people and other programs count: the text that stands between two places afterwards."""

    start: Position
    end: Position
    text: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding with everything a report needs; `excerpt` is the line it begins on, `replacements` are the fix's."""

    path: str
    start: Position
    end: Position
    rule: str
    severity: Severity
    message: str
    excerpt: str
    fix: Fix | None = None
    replacements: tuple[Replacement, ...] = ()

    @property
    def sort_key(self) -> tuple[str, Position, str, str]:
        """The order of reports: file, line, column, rule; the same on every machine."""
        return (self.path, self.start, self.rule, self.message)
