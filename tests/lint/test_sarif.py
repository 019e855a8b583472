"""SARIF logs hold against the standard's schema, for every rule, and their fixes are the linter's own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from sitectl.content.page import Page
from sitectl.content.source import Edit, Position, Source, Span, apply_edits
from sitectl.lint.diagnostic import Diagnostic, Fix, Replacement
from sitectl.lint.reports import Summary, render
from sitectl.lint.rule import Bad, all_rules
from tests.lint.examples import Case, bad_cases, findings, linter_for, target, unmarked, write_site

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The schema as the OASIS committee gave it to SchemaStore; code scanning services validate with it.
SCHEMA = json.loads((Path(__file__).parent / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft4Validator(SCHEMA)
HOSTILE = 'a "b" \\ </script> \x00 \x1b[31m \u2028 \udcff 数 😀 \ufeff'
FIXABLE = [case for case in bad_cases() if isinstance(case.example, Bad) and case.example.fixed is not None]


def run(diagnostics: Iterable[Diagnostic]) -> dict[str, Any]:
    """Return the log's only run, after the whole log was held against the schema."""
    text = render("sarif", list(diagnostics), Summary(1))
    text.encode()
    log = json.loads(text)
    VALIDATOR.validate(log)
    (only,) = log["runs"]
    return dict(only)


def test_schema_refuses() -> None:
    assert not VALIDATOR.is_valid({"version": "2.1.0"})
    assert not VALIDATOR.is_valid({"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "extra": 1}]})


def test_log_without_results_is_valid() -> None:
    assert run([])["results"] == []


def test_log_of_every_rule_is_valid(tmp_path: Path) -> None:
    first = [case for case in bad_cases() if case.number == 0]
    found = [each for case in first for each in findings(tmp_path / case.name, case, unmarked(case.example.text)[0])]
    rules = run(found)["tool"]["driver"]["rules"]
    assert {rule["id"] for rule in rules} == set(all_rules())


def test_log_with_hostile_text_is_valid() -> None:
    fix = Fix(HOSTILE, (Edit(Span(0, 1), "x"),))
    place = (Position(1, 1), Position(2, 9))
    edits = (Replacement(*place, "\u2028😀"),)
    hostile = Diagnostic(HOSTILE.replace("\x00", ""), *place, "empty-link", "error", HOSTILE, HOSTILE, fix, edits)
    (result,) = run([hostile])["results"]
    assert result["message"] == {"text": HOSTILE.replace("\udcff", "\ufffd")}
    assert "fixes" in result


def test_fix_with_bytes_that_are_no_text_is_left_out() -> None:
    fix = Fix("write it", (Edit(Span(0, 1), "\udcff"),))
    place = (Position(1, 1), Position(1, 2))
    edits = (Replacement(*place, "\udcff"),)
    (result,) = run([Diagnostic("a.md", *place, "empty-link", "error", "A.", "a", fix, edits)])["results"]
    assert "fixes" not in result


@pytest.mark.parametrize("case", FIXABLE, ids=lambda case: case.name)
def test_fixes_say_the_edits(case: Case, tmp_path: Path) -> None:
    text, _ = unmarked(case.example.text)
    write_site(tmp_path, case, text)
    page = Page(Source(tmp_path, text))
    diagnostics = linter_for(tmp_path, case.rule).check(page, target(case))
    results = run(diagnostics)["results"]
    assert len(results) == len(diagnostics)
    for result, diagnostic in zip(results, diagnostics, strict=True):
        if diagnostic.fix is None:
            assert "fixes" not in result
            continue
        expected = apply_edits(text, diagnostic.fix.edits)
        assert apply_edits(text, _edits(page.source, result)) == expected


def _edits(source: Source, result: dict[str, Any]) -> list[Edit]:
    (fix,) = result["fixes"]
    (change,) = fix["artifactChanges"]
    edits = []
    for each in change["replacements"]:
        region = each["deletedRegion"]
        start = source.offset(region["startLine"], region["startColumn"])
        end = source.offset(region["endLine"], region["endColumn"])
        edits.append(Edit(Span(start, end), each["insertedContent"]["text"]))
    return edits
