"""Dates that Hugo refuses: what they are taken for, and what is never guessed."""

from __future__ import annotations

import pytest

from sitectl.hugo.date_repair import first_day, known_part, nearest_date


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("2025", "2025-01-01"),
        ("2025-10", "2025-10-01"),
        ("2025-1", "2025-01-01"),
        ("2025/10", "2025-10-01"),
        ("2025.10", "2025-10-01"),
        ("10/2025", "2025-10-01"),
        ("Oct 2025", "2025-10-01"),
        ("October, 2025", "2025-10-01"),
        ("sept. 2025", "2025-09-01"),
        (" “2025-10” ", "2025-10-01"),
    ],
)
def test_a_month_without_a_day_begins_with_its_first(text: str, first: str) -> None:
    assert first_day(text) == first
    assert nearest_date(text) is None
    assert known_part(text) == ("year" if text == "2025" else "month")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0025",
        "20251101",
        "2025-13",
        "2025-00",
        "13/2025",
        "2025-10-",
        "10-2025",
        "25-10",
        "Soon 2025",
        "2025-10-05",
        "Oct 25",
    ],
)
def test_what_is_no_month_alone_has_no_first_day(text: str) -> None:
    assert first_day(text) is None
