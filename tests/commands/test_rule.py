"""`sitectl rule`: the manual of the rules on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitectl.lint.rule import all_rules

if TYPE_CHECKING:
    from tests.commands.conftest import Run


def test_every_rule_is_listed(run: Run) -> None:
    done = run("rule")
    assert done.exit_code == 0
    for rule in all_rules().values():
        assert f"  {rule.name} ({rule.severity}" in done.stdout


@pytest.mark.parametrize("name", all_rules())
def test_rule_is_explained(run: Run, name: str) -> None:
    rule = all_rules()[name]
    done = run("rule", name)
    assert done.exit_code == 0
    assert done.stdout.startswith(f"{name} ({rule.group}, {rule.severity}")
    assert rule.summary in done.stdout
    assert rule.explanation in done.stdout
    assert ("\nFixed:\n" in done.stdout) == rule.is_fixable
    assert "⟦" not in done.stdout


def test_example_is_shown_with_its_fix(run: Run) -> None:
    assert run("rule", "not-a-boolean").stdout.endswith("    ---\n")


def test_unknown_rule_is_answered(run: Run) -> None:
    done = run("rule", "not-a-bolean")
    assert (done.exit_code, done.stderr) == (2, "sitectl: no rule 'not-a-bolean'; did you mean 'not-a-boolean'?\n")
