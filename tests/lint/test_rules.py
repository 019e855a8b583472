"""Every rule's examples are its tests: what must be found and where, what must not, and what a fix leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitectl.content.page import Page
from sitectl.content.source import Source
from sitectl.lint.rule import GROUPS, Bad, Rule, all_rules
from tests.lint.examples import (
    FORMS,
    Case,
    bad_cases,
    findings,
    good_cases,
    linter_for,
    target,
    unmarked,
    write_site,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BAD = bad_cases()
GOOD = good_cases()
FIXED = [case for case in BAD if isinstance(case.example, Bad) and case.example.fixed is not None]
RULES = list(all_rules().values())


def test_examples_were_collected() -> None:
    assert len(RULES) >= 13
    assert len(BAD) >= 3 * len(RULES)
    assert FIXED


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("case", BAD, ids=lambda case: case.name)
def test_bad_example_is_found_at_its_place(case: Case, form: Callable[[str], str], tmp_path: Path) -> None:
    text, spans = unmarked(form(case.example.text))
    assert spans, "a bad example marks the places of its findings"
    source = Source(tmp_path, text)
    found = [(each.start, each.end) for each in findings(tmp_path, case, text)]
    assert found == [(source.position(span.start), source.position(span.end)) for span in spans]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("case", GOOD, ids=lambda case: case.name)
def test_good_example_is_not_found(case: Case, form: Callable[[str], str], tmp_path: Path) -> None:
    assert findings(tmp_path, case, form(case.example.text)) == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("case", FIXED, ids=lambda case: case.name)
def test_fix_leaves_the_promised_text(case: Case, form: Callable[[str], str], tmp_path: Path) -> None:
    assert isinstance(case.example, Bad)
    assert case.example.fixed is not None
    text, _ = unmarked(case.example.text)
    same = form(text) == text
    text = form(text)
    write_site(tmp_path, case, text)
    linter = linter_for(tmp_path, case.rule)
    page, remaining, fixed = linter.fix(Page(Source(tmp_path, text)), target(case), "unsafe")
    assert page.text == (case.example.fixed if same else form(case.example.fixed))
    assert fixed
    assert not remaining
    assert linter.fix(page, target(case), "unsafe").page.text == page.text


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.name)
def test_what_has_no_fixed_text_offers_no_fix(case: Case, tmp_path: Path) -> None:
    text, _ = unmarked(case.example.text)
    offered = [each.fix for each in findings(tmp_path, case, text) if each.fix]
    assert isinstance(case.example, Bad)
    assert bool(offered) == (case.example.fixed is not None)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_is_described(rule: Rule) -> None:
    assert rule.group in GROUPS
    assert rule.severity in ("error", "warning", "note")
    assert rule.summary.endswith(".")
    assert rule.explanation.count("\n\n") >= 1, "why it matters, and what to write instead"
    assert len(rule.good) >= len(rule.bad) - 2, "what must not be found is as long as what must"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_messages_are_sentences(rule: Rule, tmp_path: Path) -> None:
    for number, example in enumerate(rule.bad):
        text, _ = unmarked(example.text)
        for each in findings(tmp_path / str(number), Case(rule, number, example), text):
            assert each.message[0].isupper() or each.message[0] == "`"
            assert each.message.endswith(".")
            assert "\n" not in each.message
