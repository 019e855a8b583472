"""Until when what was found in a page stays true."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

import pytest

from sitectl.hugo.dates import parse_date_text
from sitectl.lint.site_facts import SiteFacts
from sitectl.lint.time_bounds import next_change

if TYPE_CHECKING:
    from sitectl.content.nodes import Value
    from sitectl.hugo.moments import Moment

LATER: list[tuple[list[Value], str]] = [
    (["2026-06-02"], "2026-06-02"),
    (["2026-06-01T12:00:01Z"], "2026-06-01T12:00:01Z"),
    (["2999-01-01", "2027-01-01", "2025-01-01"], "2027-01-01"),
    (["Mon, 02 Jan 2030 15:04:05 UTC"], "2030-01-02T15:04:05Z"),
    ([4102444800], "2100-01-01"),
]
NEVER: list[list[Value]] = [
    [],
    ["2026-06-01T12:00:00Z"],
    ["2026-05-31", "2025-12-31", "2024-12-31", "1999-01-01", "0001-01-01"],
    ["a title of 2030", "2030", "12:30", True, None, 7],
]


def _moment(text: str) -> Moment:
    found = parse_date_text(text, UTC)
    assert found is not None
    return found


NOW = _moment("2026-06-01T12:00:00Z")


@pytest.mark.parametrize(("values", "moment"), LATER)
def test_next_date_of_a_page_ends_it(values: list[Value], moment: str) -> None:
    assert next_change(values, SiteFacts(now=NOW)) == _moment(moment).instant


@pytest.mark.parametrize("values", NEVER)
def test_what_is_past_or_no_date_ends_nothing(values: list[Value]) -> None:
    assert next_change(values, SiteFacts(now=NOW)) is None
