"""The recipe for a rule in CONTRIBUTING is true: its example, put in place, is found and passes the tests of rules."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sitectl.lint import rules
from sitectl.lint.rule import all_rules
from tests.lint import test_rules
from tests.lint.examples import Case, as_lf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.rule import Rule

TEXT = (Path(__file__).parent.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
EXAMPLE = re.search(r"`tools/sitectl/lint/rules/(\w+)\.py`:\n\n```python\n(.*?)```", TEXT, re.DOTALL)


@pytest.fixture
def rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rule]:
    """The rule of the recipe, its one file lying where the recipe says."""
    assert EXAMPLE is not None
    (tmp_path / f"{EXAMPLE[1]}.py").write_text(EXAMPLE[2], encoding="utf-8")
    monkeypatch.setattr(rules, "__path__", [*rules.__path__, str(tmp_path)])
    all_rules.cache_clear()
    yield all_rules()[EXAMPLE[1].replace("_", "-")]
    all_rules.cache_clear()
    sys.modules.pop(f"sitectl.lint.rules.{EXAMPLE[1]}")


def test_rule_of_the_recipe(rule: Rule, tmp_path: Path) -> None:
    test_rules.test_rule_is_described(rule)
    assert rule.bad
    assert rule.good
    for number, bad in enumerate(rule.bad):
        test_rules.test_bad_example_is_found_at_its_place(Case(rule, number, bad), as_lf, tmp_path / f"bad{number}")
    for number, good in enumerate(rule.good):
        test_rules.test_good_example_is_not_found(Case(rule, number, good), as_lf, tmp_path / f"good{number}")


def test_paths_that_are_named_exist() -> None:
    named = re.findall(r"`((?:tools|tests|site|docs)/[\w./-]+\.(?:py|md))`", TEXT)
    assert len(named) >= 5
    assert [path for path in named if not Path(path).exists() and EXAMPLE and EXAMPLE[1] not in path] == []
