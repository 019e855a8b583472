"""Any change of any YAML block changes one field, as sitectl's reader and the real Hugo see it."""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitectl.content.changes import changed
from sitectl.content.key_path import EditRefusedError
from sitectl.content.page import Page
from sitectl.content.source import Source
from tests.content import random_yaml
from tests.content.random_edits import random_change
from tests.content.test_yaml_edits import EDITS
from tests.content.yaml_changes import cases
from tests.edit_judge import disagreements
from tests.hugo_judge import hugo_binary

if TYPE_CHECKING:
    from sitectl.content.changes import Change

needs_hugo = pytest.mark.skipif(hugo_binary() is None, reason="the hugo package is not installed")


def _judged(drawn: list[tuple[Page, Change]]) -> int:
    """Make every change that is not refused, have Hugo judge the lot, and return how many there were."""
    made = []
    for page, change in drawn:
        try:
            new = changed(page, change)
        except EditRefusedError:
            continue
        if new is not page:
            made.append((page, new, change))
    assert disagreements(made) == []
    return len(made)


@needs_hugo
def test_hugo_sees_every_crafted_change() -> None:
    page = [(Page(Source(Path("x.md"), f"---\n{before}---\n")), change) for before, change, _ in EDITS]
    assert _judged(page) == len(EDITS)


@needs_hugo
def test_hugo_sees_any_change_of_odd_pages() -> None:
    source = random.Random(int(os.environ.get("SITECTL_SEED", "20")))
    texts = [random_yaml.generate(source) for _ in range(int(os.environ.get("SITECTL_RANDOM_EDITS", "700")))]
    pages = [page for page in (Page(Source(Path("x.md"), text)) for text in texts) if page.front_matter.root]
    assert len(pages) > len(texts) // 2
    assert _judged([(page, random_change(source, page)) for page in pages]) > len(pages) // 4


@needs_hugo
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(cases(), min_size=40, max_size=200))
def test_hugo_sees_any_change(drawn: list[tuple[Page, Change]]) -> None:
    _judged(drawn)
