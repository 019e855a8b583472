"""The last line of the reports for people."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.lint.diagnostic import Diagnostic
    from sitectl.lint.reports import Summary

#: A report of so many findings is not read line by line.
_LONG = 100


def closing_line(diagnostics: Sequence[Diagnostic], summary: Summary) -> str:
    """Return how many files were looked at, what was found, and what `--fix` would do about it."""
    files = counted(summary.files, "file")
    fixed = f", {summary.fixed} {'would be ' if summary.would_fix else ''}fixed" if summary.fixed else ""
    if not diagnostics:
        return f"{files} checked, nothing to report{fixed}."
    by_severity = Counter(each.severity for each in diagnostics)
    parts = [counted(by_severity[name], name) for name in ("error", "warning", "note") if by_severity[name]]
    safety = Counter(each.fix.safety for each in diagnostics if each.fix)
    offers = [f"`--fix` repairs {safety['safe']}"] if safety["safe"] else []
    verb, more = ("", " more") if offers else ("repairs ", "")
    offers += [f"`--fix --unsafe-fixes` {verb}{safety['unsafe']}{more}"] if safety["unsafe"] else []
    offer = f" {', '.join(offers)}." if offers else ""
    return f"{files} checked, {', '.join(parts)} found{fixed}.{offer}{_commonest(diagnostics)}"


def _commonest(diagnostics: Sequence[Diagnostic]) -> str:
    """Name the rules behind most of a long report, and the ways to make it short."""
    if len(diagnostics) < _LONG:
        return ""
    rules = Counter(each.rule for each in diagnostics).most_common(3)
    named = ", ".join(f"{rule} {count}" for rule, count in rules)
    return f" Most are {named}; `--ignore RULE` leaves one out, `--baseline FILE` old ones."


def counted(number: int, word: str) -> str:
    """Return a number of things in words, as in "1 finding"."""
    return f"{number} {word}{'' if number == 1 else 's'}"
