"""A JSON array with an object for each finding; the fields' meaning is part of sitectl's interface."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.lint.diagnostic import Diagnostic
    from sitectl.lint.reports import Summary


def render(diagnostics: Sequence[Diagnostic], summary: Summary) -> str:
    """Return the findings as JSON, a line each."""
    del summary
    lines = [json.dumps(_object(each), ensure_ascii=False) for each in diagnostics]
    return "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"


def _object(each: Diagnostic) -> dict[str, object]:
    return {
        "path": each.path,
        "line": each.start.line,
        "column": each.start.column,
        "end_line": each.end.line,
        "end_column": each.end.column,
        "rule": each.rule,
        "severity": each.severity,
        "message": each.message,
        "fix": {"title": each.fix.title, "safety": each.fix.safety, "edits": _edits(each)} if each.fix else None,
    }


def _edits(each: Diagnostic) -> list[dict[str, object]]:
    return [
        {
            "line": edit.start.line,
            "column": edit.start.column,
            "end_line": edit.end.line,
            "end_column": edit.end.column,
            "text": edit.text,
        }
        for edit in each.replacements
    ]
