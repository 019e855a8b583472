"""Workflow commands that GitHub Actions shows beside the changed lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.lint.diagnostic import Diagnostic
    from sitectl.lint.reports import Summary

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def render(diagnostics: Sequence[Diagnostic], summary: Summary) -> str:
    """Return a workflow command for each finding."""
    del summary
    return "".join(f"{_command(each)}\n" for each in diagnostics)


def _command(each: Diagnostic) -> str:
    place = f"line={each.start.line},col={each.start.column},endLine={each.end.line},endColumn={each.end.column}"
    properties = f"file={_property(each.path)},{place},title={_property(each.rule)}"
    return f"::{_LEVELS[each.severity]} {properties}::{_escaped(each.message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
