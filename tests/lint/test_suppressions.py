"""Comments that hide findings: where they hold, and where they are no comments."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sitectl.content.page import Page
from sitectl.content.source import Source
from sitectl.content.targets import Target
from sitectl.lint.engine import Linter
from sitectl.lint.rule import all_rules
from sitectl.lint.site_facts import SiteFacts
from sitectl.settings import Settings
from tests.lint.examples import FORMS

if TYPE_CHECKING:
    from collections.abc import Callable

RULES = tuple(all_rules()[name] for name in ("empty-link", "missing-title", "not-a-boolean"))


def found(text: str) -> list[tuple[str, int]]:
    page = Page(Source(Path("x.md"), text))
    diagnostics = Linter(RULES, Settings(), SiteFacts()).check(page, Target("x.md", None))
    return [(each.rule, each.start.line) for each in diagnostics]


HIDDEN = [
    "---\ntitle: A\n# sitectl: ignore[not-a-boolean] why\ndraft: yes\n---\n",
    "---\ntitle: A\ndraft: yes # sitectl: ignore[not-a-boolean] why\n---\n",
    "---\ntitle: A\ndraft: yes\t#sitectl: ignore[ not-a-boolean ]\n---\n",
    "---\ntitle: A\n# sitectl: ignore[empty-link,not-a-boolean]\ndraft: yes\n---\n",
    "---\ntitle: A\n# sitectl: ignore[not-a-boolean]\n# sitectl: ignore[empty-link]\ndraft: yes\n---\n",
    '+++\ntitle = "A"\n# sitectl: ignore[not-a-boolean]\ndraft = "yes"\n+++\n',
    "---\n# sitectl: ignore[missing-title]\ndate: 2025-01-01\n---\n",
    "---\ntitle: A\n---\n<!-- sitectl: ignore[empty-link] -->\n[x]()\n",
    "---\ntitle: A\n---\n[x]() <!-- sitectl: ignore[empty-link] later -->\n",
    "---\ntitle: 数学\n---\n学<!--sitectl: ignore[empty-link]-->\n[数]()\n",
]
NOT_HIDDEN = [
    ("---\ntitle: A\n# sitectl: ignore[empty-link]\ndraft: yes\n---\n", ("not-a-boolean", 4)),
    ("---\ntitle: A\n# sitectl: ignore[not-a-boolean]\n\ndraft: yes\n---\n", ("not-a-boolean", 5)),
    ("---\ntitle: A\ndraft: yes\n# sitectl: ignore[not-a-boolean]\n---\n", ("not-a-boolean", 3)),
    ("---\ntitle: '# sitectl: ignore[not-a-boolean]'\ndraft: yes\n---\n", ("not-a-boolean", 3)),
    ("---\ntitle: |\n  # sitectl: ignore[not-a-boolean]\ndraft: yes\n---\n", ("not-a-boolean", 4)),
    ("---\ntitle: A\n# sitectl: ignore\ndraft: yes\n---\n", ("not-a-boolean", 4)),
    ("---\ntitle: A\n# sitectl: ignore[all]\ndraft: yes\n---\n", ("not-a-boolean", 4)),
    ("---\ntitle: A\n---\n# sitectl: ignore[empty-link]\n[x]()\n", ("empty-link", 5)),
    ("---\ntitle: A\n---\n`<!-- sitectl: ignore[empty-link] -->`\n[x]()\n", ("empty-link", 5)),
    ("---\ntitle: A\n---\n    <!-- sitectl: ignore[empty-link] -->\n[x]()\n", ("empty-link", 5)),
    ("---\ntitle: A\n# sitectl: ignore[missing-title]\n---\n[x]()\n", ("empty-link", 5)),
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", HIDDEN)
def test_finding_is_hidden(text: str, form: Callable[[str], str]) -> None:
    assert found(form(text)) == []
    assert found(form(text.replace("sitectl: ignore", "no ignore"))) != []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("text", "expected"), NOT_HIDDEN)
def test_finding_is_not_hidden(text: str, expected: tuple[str, int], form: Callable[[str], str]) -> None:
    assert found(form(text)) == [expected]
