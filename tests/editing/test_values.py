from __future__ import annotations

import re

import pytest

from sitectl.content.changes import Change
from sitectl.content.key_path import KeyPathError
from sitectl.content.new_values import DateText, NewValue
from sitectl.editing.values import ValueRefusedError, parse_assignments, parse_keys


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("draft=true", True),
        ("draft=False", False),
        ("build.render=never", "never"),
        ("params.build=x", "x"),
        ("params.render=no", "no"),
        ("x=true", True),
        ("x=null", None),
        ("x=True", "True"),
        ("x=", ""),
        ("x=5", 5),
        ("x=-5", -5),
        ("x=007", "007"),
        ("x=1.5", 1.5),
        ("x=1.10", "1.10"),
        ("x=1e3", "1e3"),
        ("x=99999999999999999999", "99999999999999999999"),
        ("x=a=b", "a=b"),
        ("x=2025-11-01", DateText("2025-11-01")),
        ("x=2025-13-01", "2025-13-01"),
        ("x=2025-11-01T10:00:00", DateText("2025-11-01T10:00:00")),
        ("x=2025-11-01 1:00:00.5 +0100", DateText("2025-11-01 1:00:00.5 +0100")),
        ("date=2025-11-01", DateText("2025-11-01")),
        ("Date=2025-11-01T10:00:00+01:00", DateText("2025-11-01T10:00:00+01:00")),
        ("date=01 Nov 2025", DateText("01 Nov 2025")),
        ("params.date=tomorrow", "tomorrow"),
        ("title=2025", "2025"),
        ("title=true", "true"),
        ("title=[a]", "[a]"),
        ("tags=[a, 'b, c', 5, true]", ["a", "b, c", 5, True]),
        ("tags=[]", []),
        ("tags=a, b", "a, b"),
        ("weight=10", 10),
        ("arxiv=2504.19516", "2504.19516"),
        ("doi=10.1145/3774652", "10.1145/3774652"),
        ("params.arxiv=2504.19516", 2504.19516),
    ],
)
def test_values_have_types(word: str, value: NewValue) -> None:
    change = parse_assignments([word]).changes[0]
    assert (change.value, type(change.value)) == (value, type(value))


@pytest.mark.parametrize(
    ("word", "missing"),
    [
        ('links=[{"name": "Code"', "}]"),
        ('links=[{"name": "Code"}', "]"),
        ('links+={"name": "Code", "url": "https://example.org"', "}"),
        ('links-={"name": "A }"', "}"),
        ("tags=[a, b", "]"),
        ("tags=[a,", "]"),
        ("authors=['Ada ]', Bo", "]"),
        ("note=[", "]"),
        ("params.x={a: [1, 2", "]}"),
    ],
)
def test_a_list_or_map_without_its_end_is_refused(word: str, missing: str) -> None:
    message = f"{missing!r} is missing at the end of {word.partition('=')[2]!r}; put KEY=VALUE in single quotes as a "
    with pytest.raises(ValueRefusedError, match=re.escape(message)):
        parse_assignments([word])


@pytest.mark.parametrize(
    "word",
    [
        "title=[WIP A talk",
        "description={draft",
        "note=a] b",
        "note=a [b",
        "note=[sic] and more",
        "note={{< icon",
        "tags=['a [b', c]",
        'links+={"name": "A {", "url": "b"}',
        "tags=[it's, so]",
    ],
)
def test_what_has_its_end_or_is_a_text_is_taken(word: str) -> None:
    assert len(parse_assignments([word]).changes) == 1


def test_text_without_its_end_is_taken_when_it_is_asked_for() -> None:
    assert parse_assignments(["note=[sic"], as_text=True).changes == (Change("set", ("note",), "[sic"),)


@pytest.mark.parametrize("text", ["true", "5", "2025-11-01", "[a]", "null"])
def test_text_stays_text(text: str) -> None:
    assert parse_assignments([f"x={text}"], as_text=True).changes == (Change("set", ("x",), text),)


@pytest.mark.parametrize(
    ("key", "text"), [("draft", "true"), ("date", "2024-01-01"), ("tags", "a, b"), ("weight", "5")]
)
def test_text_that_hugo_reads_as_meant_is_written_as_text(key: str, text: str) -> None:
    assert parse_assignments([f"{key}={text}"], as_text=True).changes == (Change("set", (key,), text),)


@pytest.mark.parametrize("word", ["draft=yes", "date=soon", "build=never"])
def test_text_that_hugo_misreads_is_refused_even_as_text(word: str) -> None:
    with pytest.raises(ValueRefusedError):
        parse_assignments([word], as_text=True)


def test_keys_have_no_values() -> None:
    assert parse_keys('title, params."a=b"') == [("title",), ("params", "a=b")]
    with pytest.raises(ValueRefusedError, match=r"^draft=true: name the key alone, as in 'draft'$"):
        parse_keys("draft=true")


def test_assignments_come_before_paths() -> None:
    parsed = parse_assignments(["draft=false", "tags+=x", "tags-=y", 'params."a.b"=1', "a.md", "x=y.md"])
    assert parsed.changes == (
        Change("set", ("draft",), value=False),
        Change("append", ("tags",), "x"),
        Change("remove", ("tags",), "y"),
        Change("set", ("params", "a.b"), 1),
    )
    assert parsed.paths == ("a.md", "x=y.md")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["date=tomorrow"], "date: Hugo reads no date in 'tomorrow'; write 2025-11-01 or 2025-11-01T10:00:00+01:00"),
        (["date=3:04PM"], "date: Hugo reads no date in '3:04PM'; write 2025-11-01 or 2025-11-01T10:00:00+01:00"),
        (["date=2026/3/1"], "date: Hugo reads no date in '2026/3/1'; write 2026-03-01"),
        (["date=2026-3-1 10:00"], "date: Hugo reads no date in '2026-3-1 10:00'; write 2026-03-01 10:00:00"),
        (["date=March 1, 2026"], "date: Hugo reads no date in 'March 1, 2026'; write 2026-03-01"),
        (["date=2026-03"], "date: Hugo reads no date in '2026-03'; write 2026-03-01 if only the month is known"),
        (["date=2026"], "date: Hugo reads no date in '2026'; write 2026-01-01 if only the year is known"),
        (["date=Mar 2026"], "date: Hugo reads no date in 'Mar 2026'; write 2026-03-01 if only the month is known"),
        (["lastmod="], "lastmod: Hugo reads no date in ''; write 2025-11-01 or 2025-11-01T10:00:00+01:00"),
        (["draft=yes"], "draft: Hugo reads 'yes' as false; write draft=true or draft=false"),
        (["Draft="], "Draft: Hugo reads '' as false; write Draft=true or Draft=false"),
        (["draft=1"], "draft: write draft=true or draft=false, not '1'"),
        (
            ["date=2024-13-01"],
            "date: Hugo reads no date in '2024-13-01'; write 2025-11-01 or 2025-11-01T10:00:00+01:00",
        ),
        (["date=20241101"], "date: Hugo reads no date in '20241101'; write 2025-11-01 or 2025-11-01T10:00:00+01:00"),
        (["weight=1.5"], "weight: Hugo reads no whole number in '1.5'; write one such as 10"),
        (["weight=abc"], "weight: Hugo reads no whole number in 'abc'; write one such as 10"),
        (["weight=null"], "weight: Hugo reads no whole number in 'null'; write one such as 10"),
        (["build=never"], "build: is a map to Hugo; name a key inside it, such as build.render=VALUE"),
        (["sitemap=5"], "sitemap: is a map to Hugo; name a key inside it, such as sitemap.priority=VALUE"),
        (["cascade=x"], 'cascade: is a list of maps to Hugo; write cascade=[{"params": {"wide": true}}]'),
        (["build.render=no"], "build.render: Hugo would take 'no' for always; write always, never or link"),
        (["build.list=Never"], "build.list: Hugo would take 'Never' for always; write always, never or local"),
        (["build.publishResources=no"], "build.publishResources: Hugo's build would stop at 'no'; write true or false"),
        (
            ["build.rendr=never"],
            "build.rendr: Hugo does not know this key; it knows build.render, build.list, build.publishresources",
        ),
        (["title+=x"], "title: has one value, no list; write title=VALUE"),
        (["lead-=x"], "lead: has one value, no list; write lead=VALUE"),
        (["date+=2024-01-01"], "date: has one value, no list; write date=VALUE"),
        (["tags+="], "tags: there is nothing after +="),
        (["tags=[a, {b: c}]"], "tags: a list may have single values or maps, not both"),
        (['links=[{"name": "a"}, "x"]'], "links: a list may have single values or maps, not both"),
        (["x=[[a]]"], "x: a list may have single values or maps, no lists"),
        (["x=[{a: b, c}]"], "x: the key 'c' has no value; put texts with commas or colons in quotes"),
        (['x=[{"a": 1, "a": 2}]'], "x: the key 'a' is there twice"),
        (['x=[{"a": NaN}]'], "x: nan is not a number that every page can hold"),
        (["x=[&a {b: c}]"], "x: write the values themselves, without & * or !"),
        (["x=[a]\ny: [b]"], "x: '[a]\\ny: [b]' is not a list alone"),
        (["x=" + "[{a: " * 9 + "1" + "}]" * 9], "x: this is nested too deeply; edit the page by hand"),
        (["x=" + '[{"a": ' * 9999 + "1" + "}]" * 9999], "x: this list is nested too deeply"),
        (["x=[" + "a" * 99 + ", @]"], f"x: '[{'a' * 59}…' is not a list: '@' is a reserved character"),
        (['x=[{"a": "\\ud800"}]'], "x: a text has half a character; write it whole"),
        (['x+={"\udcff": 1}'], "x: a text has half a character; write it whole; or add --string if it is a text"),
        (["x={a: b}"], "x: name a key inside the map, as in x.name=VALUE, or add --string"),
        (
            ["x+={a}"],
            "x: the key 'a' has no value; put texts with commas or colons in quotes; or add --string if it is a text",
        ),
        (["keywords=[{a: b}]"], "keywords: is a list of texts to Hugo, not of maps"),
        (
            ["resources=[a]"],
            'resources: is a list of maps to Hugo; write resources=[{"src": "*.pdf", "title": "Slides"}]',
        ),
        (["tags+=[a]"], "tags: add or remove one value at a time"),
        (["x=\udc80"], "x: the value is not UTF-8 text"),
        (["a.md"], "write KEY=VALUE (or KEY+=VALUE, KEY-=VALUE for lists) before the paths, not 'a.md'"),
        (
            ["draft", "false", "a.md"],
            "write KEY=VALUE (or KEY+=VALUE, KEY-=VALUE for lists) before the paths, not 'draft'; "
            "did you mean draft=false?",
        ),
        (
            ["title: My page", "a.md"],
            "write KEY=VALUE (or KEY+=VALUE, KEY-=VALUE for lists) before the paths, not 'title: My page'; "
            "did you mean 'title=My page'?",
        ),
        (
            ["params.x:", "5"],
            "write KEY=VALUE (or KEY+=VALUE, KEY-=VALUE for lists) before the paths, not 'params.x:'; "
            "did you mean params.x=5?",
        ),
        (
            ["a/b.md", "x=1"],
            "write KEY=VALUE (or KEY+=VALUE, KEY-=VALUE for lists) before the paths, not 'a/b.md'",
        ),
        (["draft"], "write KEY=VALUE (or KEY+=VALUE, KEY-=VALUE for lists) before the paths, not 'draft'"),
        ([], "write KEY=VALUE (or KEY+=VALUE, KEY-=VALUE for lists) before the paths"),
    ],
)
def test_what_hugo_would_read_as_something_else_is_refused(words: list[str], message: str) -> None:
    with pytest.raises(ValueRefusedError) as caught:
        parse_assignments(words)
    assert str(caught.value) == message


def test_a_list_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(ValueRefusedError, match=r"^tags: '\[a, \[\}\]' is not a list: "):
        parse_assignments(["tags=[a, [}]"])


@pytest.mark.parametrize("word", ["a..b=1", "a.=1"])
def test_what_is_no_key(word: str) -> None:
    with pytest.raises(KeyPathError):
        parse_assignments([word])
