from __future__ import annotations

from pathlib import Path

import pytest

from sitectl.content.page import Page
from sitectl.content.source import Source
from sitectl.editing.facts import PageFacts
from sitectl.editing.where import WhereError, parse_where

TEXT = """\
---
title: A title
draft: true
Date: 2024-03-05T22:00:00+01:00
weight: 5
tags: [a, "b c"]
ratio: 2.5
empty: ""
one: 1
large: 9007199254740993
params:
  seo: {title: Hi, robots: false}
  due: 2024-05-01
---
"""
FACTS = PageFacts(Page(Source(Path("x.md"), TEXT)), "blog/x.md")
TOML = PageFacts(
    Page(Source(Path("x.md"), "+++\ndate = 2024-03-05\n[params]\ndue = 2024-05-01\nopens = 10:00:00\n+++\n")), "x.md"
)


@pytest.mark.parametrize(
    "condition",
    [
        "draft",
        "not not draft",
        "draft == true",
        "draft == True AND Not missing",
        "weight == 5 and ratio > 2",
        "weight >= 5 and weight <= 5.0 and not weight < 5",
        'section == "blog"',
        "section == 'blog' and path == 'blog/x.md'",
        'title == "A title"',
        '"title" in title',
        '"a" in tags and "b c" in tags',
        '"z" not in tags',
        "'seo' in params",
        'params.seo.title == "Hi"',
        "PARAMS.Seo.Title == 'Hi'",
        "date == 2024-03-05",
        "date < 2024-03-06 and date > 2024-03-04",
        "date <= 2024-03-05",
        "date < 2024-03-05T21:30:00Z",
        "date == 2024-03-05T22:00:00+01:00",
        "params.due == 2024-05-01 and params.due < 2025-01-01",
        "lastmod == 2024-03-05",
        "expiryDate == null",
        "missing == null and not missing",
        "not empty",
        'title != "x" and missing != "x"',
        "(draft or missing) and not (draft and missing)",
        "missing or draft and draft",
        '"A" < title',
        'empty == ""',
        "2024-03-05 == date and 2024-03-04 < date",
        "date < 2024-03-06T00:00:00",
        "large == 9007199254740993 and large != 9007199254740992",
    ],
)
def test_conditions_that_hold(condition: str) -> None:
    assert parse_where(condition)(FACTS)


@pytest.mark.parametrize(
    "condition",
    [
        "not draft",
        "draft == 'true'",
        "weight == '5'",
        "weight > 5",
        "missing < 5",
        "missing > 5",
        "title < 5",
        "draft < true",
        '"b" in tags',
        "5 in title",
        "'x' in missing",
        "date < 2024-03-05",
        "date > 2024-03-05",
        "expiryDate < 2030-01-01",
        "title < 2024-01-01",
        "section == ''",
        "params.seo.robots",
        "params.seo.title.x",
        "draft and missing",
        "draft == 1",
        "one == true",
        "true == one",
        "draft <= true",
        "weight < 'x'",
        "date == title",
        "title == 2024-01-01",
        "date > weight",
        "date < weight",
    ],
)
def test_conditions_that_do_not_hold(condition: str) -> None:
    assert not parse_where(condition)(FACTS)


def test_toml_dates_are_dates() -> None:
    assert parse_where("date == 2024-03-05 and params.due > 2024-04-30 and section == ''")(TOML)
    assert parse_where("params.opens == '10:00:00' and params.opens < '11:00:00'")(TOML)


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        ("", "column 1: a value is missing before the end"),
        ("draft and", "column 10: a value is missing before the end"),
        ("draft draft", "column 7: `and` or `or` is missing before 'draft'"),
        ("draft = true", "column 7: unexpected '='; compare with =="),
        ("(draft", "column 7: `)` is missing before the end"),
        ("draft)", "column 6: `and` or `or` is missing before ')'"),
        ('title == "x', "column 10: unexpected '\"': the text has no end"),
        ("date < 2024-13-01", "column 8: there is no such day as 2024-13-01"),
        ("a not b", "column 7: `in` is missing before 'b'"),
        ("and", "column 1: a value is missing before 'and'"),
        ("a == and", "column 6: a value is missing before 'and'"),
        ("a & b", "column 3: unexpected '&'; write `and`"),
        ("a || b", "column 3: unexpected '|'; write `or`"),
        ("!a", "column 1: unexpected '!'; write `not`"),
        ("a == \u201cx\u201d", "column 6: unexpected '\u201c'; write straight quotes"),
        ("date < 2024/01/01", "column 12: unexpected '/'; write dates as 2024-01-31"),
        ("date >= 2025-08", "column 9: a date has a day; write dates as 2024-01-31"),
        ("date >= 2025-08 and draft", "column 9: a date has a day; write dates as 2024-01-31"),
        ("date < 2024-01-011", "column 8: unexpected '2'"),
        ("weight == 5x", "column 11: unexpected '5'"),
        ("a # b", "column 3: unexpected '#'"),
        ("not " * 200 + "a", "column 405: a simpler condition is missing before 'not'"),
        ("__import__('os')", "column 11: `and` or `or` is missing before '('"),
    ],
)
def test_what_is_no_condition(condition: str, message: str) -> None:
    with pytest.raises(WhereError) as caught:
        parse_where(condition)
    assert str(caught.value) == f"--where, {message}"
