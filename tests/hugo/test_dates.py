"""Date texts, with the real Hugo as the judge: one build for each time zone, every layout and every near miss."""

from __future__ import annotations

import json
from datetime import UTC
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

import pytest

from sitectl.content.nodes import TomlTime
from sitectl.hugo.dates import may_be_date, parse_date, parse_date_text
from sitectl.hugo.moments import ZERO, CivilTime, Moment, civil_time, days_in_month, from_civil, in_zone, unix_time
from tests.hugo_site import CONFIG, HugoSite, needs_hugo

if TYPE_CHECKING:
    from datetime import tzinfo

    from sitectl.content.nodes import Value

# One text a line, blanks included.
TEXT_LIST = """\
2025-11-01
2025-11-01T10:00:00
2025-11-01 10:00:00
01 Nov 2025
Sat Nov  1 10:00:00 2025
Sat Nov 1 10:00:00 2025
2025-11-01T10:00:00Z
2025-11-01T10:00:00+01:00
2025-11-01T10:00:00-01:30
2025-11-01T10:00:00.5Z
2025-11-01T10:00:00,5Z
2025-11-01T10:00:00.1234567891234Z
2025-11-01T9:00:00Z
2025-11-01T10:00:00+0100
2025-11-01 10:00:00Z
2025-11-01 10:00:00+01:00
2025-11-01 10:00:00+0100
2025-11-01 10:00:00 +01:00
2025-11-01 10:00:00 +0100
2025-11-01 10:00:00   +0100
2025-11-01 10:00:00 +0100 CET
2025-11-01 10:00:00.25 +0100 CET
2025-11-01 10:00:00 +0100 UTC
2025-11-01 10:00:00 +0100 +03
2025-11-01 10:00:00 +0100 cet
Sat, 01 Nov 2025 10:00:00 +0100
01 Nov 25 10:00 +0100
01 Nov 69 10:00 +0100
01 Nov 68 10:00 +0100
01 Nov -5 10:00 +0100
01 Nov +5 10:00 +0100
Sat Nov 01 10:00:00 +0100 2025
Sat Nov 1 10:00:00 +0100 2025
Sat, 01 Nov 2025 10:00:00 CET
Sat, 01 Nov 2025 10:00:00 GMT
Sat, 01 Nov 2025 10:00:00 GMT+3
Sat, 01 Nov 2025 10:00:00 GMT-3
Sat, 01 Nov 2025 10:00:00 GMT+03
Sat, 01 Nov 2025 10:00:00 GMT+24
Sat, 01 Nov 2025 10:00:00 GMT+
Sat, 01 Nov 2025 10:00:00 UTC
Sat, 01 Nov 2025 10:00:00 UTCX
Sat, 01 Nov 2025 10:00:00 +03
Sat, 01 Nov 2025 10:00:00 +3
Sat, 01 Nov 2025 10:00:00 -23
Sat, 01 Nov 2025 10:00:00 +24
Sat, 01 Nov 2025 10:00:00 +003
Sat, 01 Nov 2025 10:00:00 ChST
Sat, 01 Nov 2025 10:00:00 MeST
Sat, 01 Nov 2025 10:00:00 WITA
Sat, 01 Nov 2025 10:00:00 AEST
Sat, 01 Nov 2025 10:00:00 AESX
Sat, 01 Nov 2025 10:00:00 AMST
Sat, 01 Nov 2025 10:00:00 ABCDT
Sat, 01 Nov 2025 10:00:00 ABCDE
Sat, 01 Nov 2025 10:00:00 ABCDEF
Sat, 01 Nov 2025 10:00:00 EDT
Sat, 01 Nov 2025 10:00:00 Z
Sat, 01 Nov 2025 10:00:00 CE
01 Nov 25 10:00 CET
Saturday, 01-Nov-25 10:00:00 CET
Sat, 01-Nov-25 10:00:00 CET
Sat Nov  1 10:00:00 CET 2025
3:04PM
13:04PM
12:04AM
12:04PM
0:04PM
00:04AM
3:04pm
03:04PM
3:4PM
3:04 PM
Nov  1 10:00:00
Nov 1 10:00:00.123
Feb 29 10:00:00
nov 1 10:00:00
NOVEMBER 1 10:00:00
0000-01-01
0001-01-01
0001-01-01T00:00:00Z
0001-01-01T00:00:00+01:00
9999-12-31T23:59:59-24:00
2025-11-01T10:00:00+24:00
2025-11-01T10:00:00+24:60
2025-11-01T10:00:00+25:00
2025-11-01T10:00:00+01:61
2024-02-29
2025-02-29
1900-02-29
2000-02-29
2025-11-31
2025-00-10
2025-13-10
2025-10-00
2025-11-1
2025-1-1
2025/11/01
01.11.2025
2025-11
2025-11-01T10:00
2025-11-01 10:00
2025-11-01t10:00:00z
2025-11-01T10:00:00z
2025-11-01T10:00:00 +01:00
2025-11-01T10:00:00+01
2025-11-01T10:00:00 Z
2025-11-01 10:00:00 Z
2025-11-01 10:00:00 UTC
2025-11-01Z
1 Nov 2025
01 November 2025
Nov 1, 2025
November 1, 2025
Sat, 1 Nov 2025 10:00:00 GMT
2025-11-01T24:00:00
2025-11-01T23:59:60
10000-01-01
2025-W01-1
20251101
2025-11-01  10:00:00
2025-11-01   10:00:00Z
 2025-11-01
Sat,01 Nov 2025 10:00:00 GMT
sat, 01 nov 2025 10:00:00 GMT
SAT, 01 NOV 2025 10:00:00 GMT
Mon, 01 Nov 2025 10:00:00 GMT
01  Nov   2025
2025-11-01T10:00:00.Z
2025-11-01T10:00:00.
2025-11-01T10:0:00Z
2025-11-01 1:00:00
2025-07-01 12:00:00
2025-03-30 02:30:00
2025-10-26 02:30:00
1700000000
1.5
today
true
2025-11-01T10:00:00-00:00
2025-11-01T10:00:00.000Z
2025-11-01T10:00:00.120Z
Sat Nov 31 10:00:00 2025
2025-11-01 10:00:00.25 +0100
2025-11-01 10:00:00 -07:00
2025-11-01 10:00:00 -0700 MST
+025-11-01
2025-11-01T10:00:00Z07:00
２０２５-11-01
Sat Nov  1 10:00:00 +3 2025
Sat Nov  1 10:00:00 -11 2025
Sat Nov  1 10:00:00 GMT-11 2025
Sat Nov  1 23:00:00 GMT+5 2025
2025-11-01 10:00:00 +0100 GMT
2025-11-01 10:00:00 +0100 GMT+3
2025-11-01 10:00:00 +0100 +3
2025-11-01 10:00:00 -2400 +30
0001-01-01 00:00:00
1899-12-31 00:00:00
9999-12-31 23:59:59
0000-12-31T23:59:59+24:00
0000-01-01T00:00:00+24:00
9999-12-31T23:59:59.999999999-24:60"""
TEXTS = ["2025-11-01 ", "\t2025-11-01", " ", *TEXT_LIST.split("\n")]

# TOML has values that no text stands for.
TOML_VALUES: list[tuple[str, Value]] = [
    ("2025-11-01", TomlTime("local-date", "2025-11-01")),
    ("2025-11-01T10:00:00.5", TomlTime("local-date-time", "2025-11-01T10:00:00.5")),
    ("10:00:00", TomlTime("local-time", "10:00:00")),
    ("2025-11-01T10:00:00Z", TomlTime("offset-date-time", "2025-11-01T10:00:00Z")),
    ("2025-11-01T10:00:00.25+01:00", TomlTime("offset-date-time", "2025-11-01T10:00:00.25+01:00")),
    ("2025-11-01T10:00:00-12:30", TomlTime("offset-date-time", "2025-11-01T10:00:00-12:30")),
    *((str(number), number) for number in (0, 2025, 20251101, -1, 1700000000, -62135596800, 253402300799)),
    ("253402300800", 253402300800),
    ("1.5", 1.5),
    ("true", True),
    ("[]", []),
    ("[2025-11-01]", [TomlTime("local-date", "2025-11-01")]),
    ("{}", {}),
]

ZONES = [
    *("UTC", "Europe/Berlin", "America/St_Johns", "Africa/Monrovia", "Pacific/Apia"),
]


class Judged(NamedTuple):
    zone: tzinfo
    name: str
    dates: dict[str, str | None]


@pytest.fixture(scope="module", params=ZONES)
def judged(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Judged:
    name: str = request.param
    site = HugoSite(tmp_path_factory.mktemp("dates") / "site", f'{CONFIG}timeZone = "{name}"\n')
    for number, text in enumerate(TEXTS):
        site.write(f"text{number}.md", f"+++\ndate = {json.dumps(text)}\n+++\n")
    for number, (text, _) in enumerate(TOML_VALUES):
        site.write(f"toml{number}.md", f"+++\ndate = {text}\n+++\n")
    seen = site.build_everything()
    assert seen.pages, seen.output
    bad = {path.rpartition("/")[2] for path, _ in seen.bad_dates}
    assert bad
    dates = {path: None if path in bad else page["date"] for path, page in seen.pages.items()}
    return Judged(UTC if name == "UTC" else ZoneInfo(name), name, dates)


@needs_hugo
def test_texts_are_the_dates_that_hugo_reads(judged: Judged) -> None:
    hugo = {text: judged.dates[f"text{number}.md"] for number, text in enumerate(TEXTS)}
    assert {text: _shown(parse_date(text, judged.zone)) for text in TEXTS} == hugo


@needs_hugo
def test_no_text_that_is_a_date_is_passed_over() -> None:
    dates = [text for text in TEXTS if parse_date_text(text, UTC) is not None]
    assert len(dates) > 50
    assert all(map(may_be_date, dates))
    assert not any(map(may_be_date, ["", "a title", "The 1st of May 2026", "-5", "true", " 2026-01-01"]))


def test_toml_values_are_the_dates_that_hugo_reads(judged: Judged) -> None:
    hugo = {text: judged.dates[f"toml{number}.md"] for number, (text, _) in enumerate(TOML_VALUES)}
    assert {text: _shown(parse_date(value, judged.zone)) for text, value in TOML_VALUES} == hugo


def _shown(moment: Moment | None) -> str | None:
    return moment.rfc3339() if moment else None


@pytest.mark.parametrize(
    ("civil", "offset", "text"),
    [
        (CivilTime(2025, 11, 1, 10), 0, "2025-11-01T10:00:00Z"),
        (CivilTime(2025, 11, 1, 10), -5400, "2025-11-01T10:00:00-01:30"),
        (CivilTime(0, 2, 29), 0, "0000-02-29T00:00:00Z"),
        (CivilTime(1, 1, 1), 86400, "0001-01-01T00:00:00+24:00"),
        (CivilTime(9999, 12, 31, 23, 59, 59), 0, "9999-12-31T23:59:59Z"),
        (CivilTime(12025, 1, 1), 0, "12025-01-01T00:00:00Z"),
        (CivilTime(-1, 12, 31), 0, "-0001-12-31T00:00:00Z"),
    ],
)
def test_moments_print_as_in_go(civil: CivilTime, offset: int, text: str) -> None:
    moment = from_civil(civil, 0, offset)
    assert moment.rfc3339() == text
    assert moment.civil == civil
    assert civil_time(unix_time(civil)) == civil


def test_the_zero_time_is_the_start_of_year_one() -> None:
    assert ZERO.rfc3339() == "0001-01-01T00:00:00Z"
    assert ZERO.is_zero
    assert in_zone(CivilTime(1, 1, 1), 0, UTC).is_zero
    assert not from_civil(CivilTime(1, 1, 1), 0, 3600).is_zero
    assert not ZERO._replace(nanoseconds=1).is_zero


@pytest.mark.parametrize(("year", "days"), [(0, 29), (4, 29), (100, 28), (1900, 28), (2000, 29), (2025, 28)])
def test_leap_years(year: int, days: int) -> None:
    assert days_in_month(year, 2) == days
