"""Switches that are no booleans: an error just where the real Hugo does the opposite of what the value says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from sitectl.content.page import Page
from sitectl.content.source import Source
from sitectl.content.targets import Target
from sitectl.lint.engine import Linter
from sitectl.lint.rule import Hugo, all_rules
from sitectl.lint.rules._switches import HUGO_SWITCHES, THEME_SWITCHES
from sitectl.lint.site_facts import SiteFacts
from sitectl.settings import Settings
from tests.lint.test_claims import CONFIG, check_claims

if TYPE_CHECKING:
    from pathlib import Path

WRONG, DOUBTFUL = "not-a-boolean", "doubtful-boolean"


class Case(NamedTuple):
    """A value, what it is to Hugo, what it is to a template, and what the rules say of either."""

    text: str
    to_hugo: bool
    on_cast: str
    to_template: bool
    on_test: str


CASES = [
    Case("true", True, "", True, ""),
    Case("TRUE", True, "", True, ""),
    Case("false", False, "", False, ""),
    Case("'true'", True, "", True, DOUBTFUL),
    Case("'false'", False, "", True, WRONG),
    Case("'T'", True, "", True, DOUBTFUL),
    Case("F", False, "", True, WRONG),
    Case("yes", False, WRONG, True, DOUBTFUL),
    Case("Yes", False, WRONG, True, DOUBTFUL),
    Case("y", False, WRONG, True, DOUBTFUL),
    Case("on", False, WRONG, True, DOUBTFUL),
    Case("'ON'", False, WRONG, True, DOUBTFUL),
    Case("tRuE", False, WRONG, True, DOUBTFUL),
    Case("“true”", False, WRONG, True, DOUBTFUL),
    Case("true.", False, WRONG, True, DOUBTFUL),
    Case("true\u00a0", False, WRONG, True, DOUBTFUL),
    Case("no", False, DOUBTFUL, True, WRONG),
    Case("NO", False, DOUBTFUL, True, WRONG),
    Case("n", False, DOUBTFUL, True, WRONG),
    Case("off", False, DOUBTFUL, True, WRONG),
    Case("fAlse", False, DOUBTFUL, True, WRONG),
    Case("soon", False, DOUBTFUL, True, ""),
    Case("", False, DOUBTFUL, False, ""),
    Case("''", False, DOUBTFUL, False, ""),
    Case("[true]", False, WRONG, True, ""),
    Case("[no]", False, DOUBTFUL, True, ""),
    Case("[]", False, DOUBTFUL, False, ""),
    Case("{}", False, DOUBTFUL, False, ""),
    Case("1", True, "", True, ""),
    Case("0", False, "", False, ""),
    Case("0.5", True, "", True, ""),
    Case("'1'", True, "", True, ""),
    Case("'2'", False, DOUBTFUL, True, ""),
]


def page(name: str, case: Case) -> str:
    return f"---\ntitle: A\n{name}: {case.text}\n---\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_the_rules_say(case: Case, tmp_path: Path) -> None:
    linter = Linter((all_rules()[WRONG], all_rules()[DOUBTFUL]), Settings(), SiteFacts())
    for name in (*HUGO_SWITCHES, *THEME_SWITCHES):
        found = linter.check(Page(Source(tmp_path, page(name, case))), Target("a.md", "a.md"))
        expected = case.on_cast if name in HUGO_SWITCHES else case.on_test
        assert [each.rule for each in found] == ([expected] if expected else []), name


def test_hugo_does(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    folder.mkdir()
    (tmp_path / "hugo.toml").write_text(CONFIG)
    claims = []
    for number, case in enumerate(CASES):
        to_template = "true" if case.to_template else "false"
        said = {
            "draft": Hugo(published=not case.to_hugo),
            "headless": Hugo(published=not case.to_hugo),
            "iscjklanguage": Hugo(shows={".Params.iscjklanguage": "true" if case.to_hugo else "false"}),
        } | {name: Hugo(shows={f"cond (not .Params.{name}) `false` `true`": to_template}) for name in THEME_SWITCHES}
        for name, claim in said.items():
            (folder / f"{name}-{number}.md").write_text(page(name, case))
            claims.append((f"{name}-{number}.md", claim))
    assert len(claims) == len(CASES) * 9
    assert not check_claims(tmp_path, claims)
