"""Dates as precise as their source."""

from __future__ import annotations

import pytest

from sitectl.publications.dates import checked_date, exact_date, is_cut_short, names_a_month, parse_date

# (year or date field, month field, day field, as understood); sources: "BibTeXing" on year and month (BT),
# biblatex' manual 2.3.8 on dates (BL), fields seen in real bibliographies (R).
DATES = [
    ("2024", "", "", "2024"),  # BT
    ("{2024}", "", "", "2024"),  # R
    ("2024", "jan", "", "2024-01"),  # BT: the value of the abbreviation jan
    ("2024", "January", "", "2024-01"),  # R
    ("2024", "Sept.", "", "2024-09"),  # R
    ("2024", "5", "", "2024-05"),  # BL: months are numbers
    ("2024", "05", "", "2024-05"),  # R
    ("2024", "may", "7", "2024-05-07"),  # BL: day field
    ("2024", "8~jan", "", "2024-01-08"),  # BT: "8~" # jan
    ("2024", "jan~8", "", "2024-01-08"),  # BT
    ("2024", "July 4--8", "", "2024-07-04"),  # BT: "July 4," style; the first day counts
    ("2024", "May/June", "", "2024-05"),  # BT: ranges of months; the first counts
    ("2024", "13", "", "2024"),  # no such month
    ("2024", "feb", "31", "2024-02"),  # no such day
    ("2024", "spring", "", "2024"),  # a season is no month
    ("2024", "", "7", "2024"),  # a day without a month says nothing
    ("2024-05-07", "", "", "2024-05-07"),  # BL: date field
    ("2024-05", "", "", "2024-05"),  # BL
    ("2024-05", "jan", "7", "2024-05"),  # a month beside a date says nothing
    ("2024-05-07/2024-05-09", "", "", "2024-05-07"),  # BL: range
    ("2023/2024", "", "", "2023"),  # R
    ("c. 1999", "", "", "1999"),  # R
    ("1999a", "", "", "1999"),  # R
    ("Accepted for 2026", "", "", "2026"),  # R
]


@pytest.mark.parametrize(("year", "month", "day", "date"), DATES)
def test_date(year: str, month: str, day: str, date: str) -> None:
    assert str(parse_date(year, month, day)) == date


@pytest.mark.parametrize("year", ["", "in press", "to appear", "24", "20244", "x 12024", "0000", "3024", "forthcoming"])
def test_no_year_is_no_date(year: str) -> None:
    assert parse_date(year, "jan", "1") is None


@pytest.mark.parametrize(
    ("parts", "date"),
    [
        ((2024, 2, 29), "2024-02-29"),
        ((2023, 2, 29), "2023-02"),
        ((2023, 0, 5), "2023"),
        ((2023, 13, 1), "2023"),
        ((1000, 1, 1), "1000-01-01"),
        ((2999, 12, 31), "2999-12-31"),
        ((999, 1, 1), "None"),
        ((3000, 1, 1), "None"),
    ],
)
def test_calendar(parts: tuple[int, int, int], date: str) -> None:
    assert str(checked_date(*parts)) == date


@pytest.mark.parametrize("text", ["2024", "2024-06", "2024-06-15", "2024-02-29", "2024-12-31"])
def test_exact_date(text: str) -> None:
    assert str(exact_date(f" {text} ")) == text


NOT_EXACT = [
    "2024/6", "2024/13", "2024-13", "2024-00", "2024-6", "2024-06-00", "June 2024", "2024-02-30", "2023-02-29",
    "c. 2024", "2024a", "24", "0000", "3024", "2024-", "2024-06-15T00:00", "２０２４", "",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_EXACT)
def test_anything_else_is_no_exact_date(text: str) -> None:
    assert exact_date(text) is None


# (year or date field, day field, whether something of it was left out)
CUT = [
    ("2024-13", "", True),
    ("2024-00", "", True),
    ("2024-06-31", "", True),
    ("{2023-02-29}", "", True),
    ("2024-21", "", True),  # biblatex' spring, which is no month
    ("2024-13-01/2024-14", "", True),
    ("2024", "31", False),  # a day without a month is another matter
    ("2024-06-30", "", False),
    ("2024-06", "", False),
    ("2024", "", False),
    ("in press 2024", "", False),
    ("2024-05-07/2024-05-09", "", False),
    ("2024-02", "31", True),
    ("2024-02", " ", False),
    ("2024-02-03", "31", False),
]


@pytest.mark.parametrize(("written", "day", "is_cut"), CUT)
def test_date_that_no_calendar_has_is_told(written: str, day: str, is_cut: bool) -> None:
    date = parse_date(written, "", day)
    assert date is not None
    assert is_cut_short(written, day, date) is is_cut


@pytest.mark.parametrize("month", ["jan", "December", "1", "12", "{feb}", "8~jan", "3/4"])
def test_a_month_is_named(month: str) -> None:
    assert names_a_month(month)


@pytest.mark.parametrize("month", ["", "0", "13", "spring", "21", "soon"])
def test_no_month_is_named(month: str) -> None:
    assert not names_a_month(month)
