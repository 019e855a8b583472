"""SARIF 2.1.0, the exchange format of static analysis, for code scanning services and editors."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from sitectl import __version__
from sitectl.lint.manual import shown_example
from sitectl.lint.rule import all_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.content.source import Position
    from sitectl.lint.diagnostic import Diagnostic
    from sitectl.lint.reports import Summary

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: Undecodable bytes: half a character to readers of JSON, some of which refuse the whole file.
_UNDECODABLE = re.compile("[\ud800-\udfff]")


def render(diagnostics: Sequence[Diagnostic], summary: Summary) -> str:
    """Return a SARIF log with one run; columns count characters, fixes come with their edits."""
    del summary
    names = sorted({each.rule for each in diagnostics})
    places = {name: index for index, name in enumerate(names)}
    run = {
        "tool": {"driver": {"name": "sitectl", "version": __version__, "rules": [_rule(name) for name in names]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, places[each.rule]) for each in diagnostics],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _rule(name: str) -> dict[str, object]:
    rule = all_rules()[name]
    text = f"{rule.explanation}\n\nFound in:\n\n{shown_example(rule.bad[0].text)}"
    markdown = f"{rule.explanation}\n\nFound in:\n\n~~~~\n{shown_example(rule.bad[0].text)}~~~~\n"
    return {
        "id": name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.explanation.partition("\n\n")[0]},
        "help": {"text": text, "markdown": markdown},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": [rule.group]},
    }


def _result(each: Diagnostic, index: int) -> dict[str, object]:
    artifact = {"uri": _uri(each.path)}
    place = {"artifactLocation": artifact, "region": _region(each.start, each.end)}
    result: dict[str, object] = {
        "ruleId": each.rule,
        "ruleIndex": index,
        "level": each.severity,
        "message": {"text": _text(each.message)},
        "locations": [{"physicalLocation": place}],
    }
    edits = each.replacements
    if each.fix and edits and not any(_UNDECODABLE.search(edit.text) for edit in edits):
        replacements = [
            {"deletedRegion": _region(edit.start, edit.end), "insertedContent": {"text": edit.text}} for edit in edits
        ]
        change = {"artifactLocation": artifact, "replacements": replacements}
        result["fixes"] = [{"description": {"text": _text(each.fix.title)}, "artifactChanges": [change]}]
    return result


def _region(start: Position, end: Position) -> dict[str, int]:
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _text(text: str) -> str:
    return _UNDECODABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _uri(path: str) -> str:
    if Path(path).is_absolute():
        return Path(path).as_uri()
    return quote(path.encode("utf-8", "surrogateescape"))
