"""The reference pages are what the code says."""

from __future__ import annotations

import pytest

from docgen import DOCS, PAGES


@pytest.mark.parametrize("name", PAGES)
def test_page_is_up_to_date(name: str) -> None:
    made = PAGES[name]()
    assert len(made) > 500
    assert (DOCS / name).read_text(encoding="utf-8") == made, "run `python tools/docgen.py` and look at the difference"
