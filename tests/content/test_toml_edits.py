from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sitectl.content import edits, toml_reader
from sitectl.content.changes import Change, changed
from sitectl.content.guard import guarded_edits
from sitectl.content.key_path import EditRefusedError, parse_key_path
from sitectl.content.new_values import DateText
from sitectl.content.page import Page
from sitectl.content.source import Source
from tests.content import random_toml
from tests.content.random_edits import texts_after_edits
from tests.hugo_judge import hugo_binary
from tests.reader_disagreements import disagreements

if TYPE_CHECKING:
    import random

    from sitectl.content.new_values import NewValue
    from sitectl.content.source import Edit

SET: list[tuple[str, str, NewValue, str]] = [
    # what is replaced gives the style
    ('title = "T" # c\n', "title", "it's é", 'title = "it\'s é" # c\n'),
    ("title = 'T'\n", "title", 'a "b"', "title = 'a \"b\"'\n"),
    ("title = 'T'\n", "title", "it's", 'title = "it\'s"\n'),
    ('title = "T"\n', "title", 'a\\b "c"\n\x01', 'title = "a\\\\b \\"c\\"\\n\\u0001"\n'),
    ("a = '''\nx\n'''\n", "a", "y\nz\n", "a = '''\ny\nz\n'''\n"),
    ('a = """x"""\n', "a", 'y """"', 'a = """y \\"\\""\\""""\n'),
    ('a = """\r\nx"""\r\n', "a", "y\nz", 'a = """\r\ny\\nz"""\r\n'),
    ('a = """x"""\n', "a", "\n+++\n", 'a = "\\n+++\\n"\n'),
    ("a = 0x1F\nb = 1\n", "a", 7, "a = 7\nb = 1\n"),
    ("a=1.50\n", "a", 2.0, "a=2.0\n"),
    ("draft=true#c\n", "draft", False, "draft=false#c\n"),
    ("DRAFT = true\n", "draft", False, "DRAFT = false\n"),
    # dates: precision, separator and zone stay, native stays native, text stays text
    ("date = 2025-01-02\n", "date", DateText("2025-11-01"), "date = 2025-11-01\n"),
    ("date = 2025-01-02T10:00:00+01:00\n", "date", DateText("2025-11-01"), "date = 2025-11-01T00:00:00+01:00\n"),
    ("date = 2025-01-02 10:00Z\n", "date", DateText("2025-11-01"), "date = 2025-11-01 00:00Z\n"),
    ("date = 2025-01-02T10:00:00.000Z\n", "date", DateText("2025-11-01"), "date = 2025-11-01T00:00:00.000Z\n"),
    ("date = '2025-01-02'\n", "date", DateText("2025-11-01"), "date = '2025-11-01'\n"),
    ("date = 2025-01-02\n", "date", DateText("2025-11-01 10:00:00 +0100"), "date = 2025-11-01 10:00:00+01:00\n"),
    ("date = 2025-01-02\n", "date", DateText("01 Nov 2025"), 'date = "01 Nov 2025"\n'),
    # lists
    ("tags = ['a', 'b']\n", "tags", ["a", "c", "d"], "tags = ['a', 'c', 'd']\n"),
    ('tags = [\n  "a", # one\n  "b"\n]\n', "tags", ["a", "b", "c"], 'tags = [\n  "a", # one\n  "b",\n  "c"\n]\n'),
    ('tags = ["a", "b"]\n', "tags", [], "tags = []\n"),
    ("tags = 'a'\n", "tags", ["a", "b"], "tags = ['a', 'b']\n"),
    # new keys at the top stand above every header
    ('title = "T"\n\n[params]\nx = 1\n', "draft", True, 'title = "T"\ndraft = true\n\n[params]\nx = 1\n'),
    ("[params]\nx = 1\n", "draft", True, "draft = true\n\n[params]\nx = 1\n"),
    ("", "draft", True, "draft = true\n"),
    ("# c\n", "title", "T", 'title = "T"\n# c\n'),
    ("date = 2025-01-02 # c\nx = 1\n", "lastmod", DateText("2025-11-01"),
     "date = 2025-01-02 # c\nlastmod = 2025-11-01\nx = 1\n"),
    ("title   = 'T'\n", "draft", True, "title   = 'T'\ndraft   = true\n"),
    ("title='T'\n", "note", "N", "title='T'\nnote='N'\n"),
    ("title = 'T'\r\n", "note", "N", "title = 'T'\r\nnote = 'N'\r\n"),
    ('title = """\n[params]\n"""\n', "x", 1, 'title = """\n[params]\n"""\nx = 1\n'),
    ("a = 1\n", "New Key", 1, 'a = 1\n"New Key" = 1\n'),
    # new keys below: the table that exists, else as the file does it, else a table
    ("[params] # c\n[menu]\n", "params.note", "n", '[params] # c\nnote = "n"\n[menu]\n'),
    ("[params]\n  x = 1 # c\n\n# about menu\n[menu]\n", "params.note", "n",
     '[params]\n  x = 1 # c\n  note = "n"\n\n# about menu\n[menu]\n'),
    ("params.x = 1\ntitle = 'T'\n", "params.note", "n", "params.x = 1\nparams.note = 'n'\ntitle = 'T'\n"),
    ("menu.x = 1\n", "params.note", "n", 'menu.x = 1\nparams.note = "n"\n'),
    ("seo = { x = 1 }\n", "params.note", "n", 'seo = { x = 1 }\nparams = { note = "n" }\n'),
    ("seo = { x = 1 }\n", "seo.note", "n", 'seo = { x = 1, note = "n" }\n'),
    ("seo = {}\n", "seo.a.b", 1, "seo = {a.b = 1}\n"),
    ("seo = {a.b = 1, c = {d = 1}}\n", "seo.a.x", 2, "seo = {a.b = 1, a.x = 2, c = {d = 1}}\n"),
    ("seo = {a.b = 1, c = {d = 1}}\n", "seo.c.x", 2, "seo = {a.b = 1, c = {d = 1, x = 2}}\n"),
    ("title = 'T'\n", "params.note", "n", "title = 'T'\n\n[params]\nnote = 'n'\n"),
    ("[menu]\nx = 1\n", "params.seo.title", "n", '[menu]\nx = 1\n\n[params.seo]\ntitle = "n"\n'),
    ("x = 1\n[menu]\nx = 1\n", "params.note", 1, "x = 1\n[menu]\nx = 1\n[params]\nnote = 1\n"),
    ("[[a]]\nx = 1\n\n\n", "params.note", 1, "[[a]]\nx = 1\n\n[params]\nnote = 1\n\n\n"),
    ("a = 1\n\n# main\n[menu.main]\nx = 1\n", "menu.y", 2, "a = 1\n\n[menu]\ny = 2\n\n# main\n[menu.main]\nx = 1\n"),
    ("[params]\nx = 1\n[params.a]\ny = 1\n", "params.z", 2, "[params]\nx = 1\nz = 2\n[params.a]\ny = 1\n"),
    ("[params]\nx = 1\n\n[menu]\n", "params.seo.title", 1, "[params]\nx = 1\n\n[params.seo]\ntitle = 1\n\n[menu]\n"),
]  # fmt: skip

UNSET = [
    ('title = "T" # c\nx = 1\n', "title", "x = 1\n"),
    ("x = 1\na = '''\ny\n''' # c\n# d\n", "a", "x = 1\n# d\n"),
    ("[params]\nx = 1\ny = 2\n", "params.x", "[params]\ny = 2\n"),
    ("params.x = 1\nt = 2\nparams.y = 3\n", "params", "t = 2\n"),
    ("t = 1\n\n[params]\nx = 1\n# c\ny = 2\n\n[params.seo]\nz = 1\n\n[menu]\n", "params", "t = 1\n\n[menu]\n"),
    ("t = 1\n\n[params]\nx = 1\n", "params", "t = 1\n"),
    ("[[a]]\nx = 1\n[b]\ny = 1\n[[a]]\nx = 2\n", "a", "[b]\ny = 1\n"),
    ("s = {a = 1, b = 2, c = 3}\n", "s.b", "s = {a = 1, c = 3}\n"),
    ("s = {a.x = 1, b = 2, a.y = 3}\n", "s.a", "s = {b = 2}\n"),
    ("s = {a = 1}\n", "s.a", "s = {}\n"),
    ("t = 1\n", "missing.key", "t = 1\n"),
]

APPEND = [
    ("tags = ['a']\n", "tags", "b", "tags = ['a', 'b']\n"),
    ("tags = [ 'a','b' ]\n", "tags", "c", "tags = [ 'a','b','c' ]\n"),
    ("tags = ['a', 'b',]\n", "tags", "c", "tags = ['a', 'b', 'c',]\n"),
    ('tags = [\n  "a", # one\n  "b", # two\n]\n', "tags", "c", 'tags = [\n  "a", # one\n  "b", # two\n  "c",\n]\n'),
    ('tags = [\n  "a",\n  "b" # two\n]\n', "tags", "c", 'tags = [\n  "a",\n  "b", # two\n  "c"\n]\n'),
    ('tags = [\r\n\t"a"]\r\n', "tags", "c", 'tags = [\r\n\t"a",\r\n\t"c"]\r\n'),
    ("tags = [] # c\n", "tags", "a", 'tags = ["a"] # c\n'),
    ("tags = [ # c\n]\n", "tags", "a", 'tags = ["a", # c\n]\n'),
    ("tags = 'a'\n", "tags", "a", "tags = 'a'\n"),
    ("title = 'T'\n", "tags", "a", "title = 'T'\ntags = ['a']\n"),
    ("tags = ['a']\n", "tags", "a", "tags = ['a']\n"),
]

REMOVE = [
    ("tags = ['a', 'b', 'c']\n", "tags", "b", "tags = ['a', 'c']\n"),
    ("tags = ['a', 'b', 'a']\n", "tags", "a", "tags = ['b']\n"),
    ("tags = ['a', 'b',]\n", "tags", "b", "tags = ['a',]\n"),
    ('tags = [\n  "a", # one\n  "b" # two\n]\n', "tags", "b", 'tags = [\n  "a" # one\n]\n'),
    ('tags = [\n  "a", # one\n  "b", # two\n]\n', "tags", "a", 'tags = [\n  "b", # two\n]\n'),
    ('tags = ["a", # one\n  "b"]\n', "tags", "b", 'tags = ["a", # one\n  ]\n'),
    ("tags = ['a']\n", "tags", "a", "tags = []\n"),
    ("tags = ['a']\n", "tags", "x", "tags = ['a']\n"),
    ("x = 1\n", "tags", "x", "x = 1\n"),
]

REFUSED: list[tuple[str, str, NewValue, str]] = [
    ("[params]\nx = 1\n", "params", "x", "params is a map"),
    ("a = 1\n", "a.b", 1, "a is not a map"),
    ("[[a]]\nx = 1\n", "a", ["x"], "a is a list of lists or maps"),
    ("[[a]]\nx = 1\n", "a.x", 2, "a is not a map"),
    ("a = [ # c\n1]\n", "a", 2, "a is a list with comments"),
    ("a = 1\n", "a", None, "TOML has no null"),
    ("a = 1\n", "a", [1, None], "TOML has no null"),
    ("a = 1\n", "a", 1 << 63, "too large"),
    ("a = 'x'\n", "a", "\udcff", "is not UTF-8 text"),
    ("a = 1\nA = 2\n", "a", 3, "is also written"),
    ("a = \n", "a", 3, "cannot be read"),
]


def _page(inner: str, opening: str = "+++\n") -> Page:
    return Page(Source(Path("x.md"), f"{opening}{inner}+++\nbody\n"))


def _after(page: Page, made: list[Edit]) -> str:
    return guarded_edits(page, made).text.removeprefix("+++\n").removesuffix("+++\nbody\n")


@pytest.mark.parametrize(("before", "path", "value", "after"), SET)
def test_set_writes_in_the_style_of_what_is_there(before: str, path: str, value: NewValue, after: str) -> None:
    page = _page(before)
    assert _after(page, edits.set_value(page, parse_key_path(path), value)) == after


@pytest.mark.parametrize(("before", "path", "after"), UNSET)
def test_unset_takes_the_lines_of_the_key_alone(before: str, path: str, after: str) -> None:
    page = _page(before)
    assert _after(page, edits.unset(page, parse_key_path(path))) == after


@pytest.mark.parametrize(("before", "path", "value", "after"), APPEND)
def test_append_keeps_the_layout_of_the_list(before: str, path: str, value: str, after: str) -> None:
    page = _page(before)
    assert _after(page, edits.append(page, parse_key_path(path), value)) == after


@pytest.mark.parametrize(("before", "path", "value", "after"), REMOVE)
def test_remove_takes_the_item_and_its_comma(before: str, path: str, value: str, after: str) -> None:
    page = _page(before)
    assert _after(page, edits.remove(page, parse_key_path(path), value)) == after


@pytest.mark.parametrize(("before", "path", "value", "reason"), REFUSED)
def test_uncertain_edits_are_refused_with_place_and_reason(
    before: str, path: str, value: NewValue, reason: str
) -> None:
    with pytest.raises(EditRefusedError, match=rf"^x\.md:\d+:\d+: .*{reason}"):
        edits.set_value(_page(before), parse_key_path(path), value)


OPENING_LINE = [
    ("+++ title = 'T'\n", "x", 1, "+++ title = 'T'\nx = 1\n"),
    ("+++ # c\n", "x", 1, "+++ # c\nx = 1\n"),
    ("+++ # c\ny = 1\n", "x.z", 1, "+++ # c\ny = 1\n\n[x]\nz = 1\n"),
]


@pytest.mark.parametrize(("before", "path", "value", "after"), OPENING_LINE)
def test_the_opening_line_may_hold_front_matter(before: str, path: str, value: int, after: str) -> None:
    page = _page("", before)
    new = guarded_edits(page, edits.set_value(page, parse_key_path(path), value))
    assert new.text == f"{after}+++\nbody\n"


def test_a_key_above_a_header_on_the_opening_line_is_refused() -> None:
    with pytest.raises(EditRefusedError, match="line of its own"):
        edits.set_value(_page("", "+++ [a]\n"), ("x",), 1)


#: Tables that stand nowhere by themselves go with the only key that makes them; a header of their own keeps them.
UNSET_IN_PASSING = [
    ("params.x = 1\nt = 2\n", "params.x", "t = 2\n", {"t": 2}),
    ("t = 2\n\n[params.seo]\nx = 1\n", "params.seo", "t = 2\n", {"t": 2}),
    ("[a.b.c]\nx = 1\n[d]\n", "a.b", "[d]\n", {"d": {}}),
    ("a.b = 1\na.c = 2\n", "a.b", "a.c = 2\n", {"a": {"c": 2}}),
    ("[params]\nx = 1\n", "params.x", "[params]\n", {"params": {}}),
    ("[params]\n[params.seo]\nx = 1\n", "params.seo", "[params]\n", {"params": {}}),
    ("a = {b = 1}\n", "a.b", "a = {}\n", {"a": {}}),
    ("a.b = 1\nt = 2\n[a.c]\nx = 1\n", "a.b", "t = 2\n[a.c]\nx = 1\n", {"t": 2, "a": {"c": {"x": 1}}}),
]


@pytest.mark.parametrize(("before", "path", "after", "values"), UNSET_IN_PASSING)
def test_tables_made_in_passing(before: str, path: str, after: str, values: dict[str, object]) -> None:
    new = changed(_page(before), Change("unset", parse_key_path(path)))
    assert (new.text, new.front_matter.values) == (f"+++\n{after}+++\nbody\n", values)


#: Dates in the forms that people and git write, over native times of all kinds.
DATES = [
    ("t = 1\n", "2025-11-01 10:00:00 +0100", "t = 1\ndate = 2025-11-01 10:00:00+01:00\n"),
    ("t = 1\n", "2025-11-01T10:00:00+00:00", "t = 1\ndate = 2025-11-01T10:00:00+00:00\n"),
    ("date = 2025-01-01T10:00:00Z\n", "2025-11-01T10:00:00+00:00", "date = 2025-11-01T10:00:00+00:00\n"),
    ("date = 2025-01-01T10:00Z\n", "2025-11-01 10:00:00.500", "date = 2025-11-01T10:00:00.500Z\n"),
    ("date = 2025-01-01 10:00:00.120+05:30\n", "2025-11-01", "date = 2025-11-01 00:00:00.00+05:30\n"),
    ("date = 2025-01-01 10:00:00.120+05:30\n", "2025-11-01T10:00:00Z", "date = 2025-11-01 10:00:00.00Z\n"),
    ("date = 2025-01-01T10:00:00\n", "2025-11-01 10:00:00 +0100", "date = 2025-11-01T10:00:00+01:00\n"),
    ("date = 2025-01-01\n", "01 Nov 2025", 'date = "01 Nov 2025"\n'),
    ("date = 2025-11-01T10:00:00Z\n", "2025-11-01T10:00:00+00:00", "date = 2025-11-01T10:00:00Z\n"),
    ("date = 2025-11-01 10:00:00.50+01:00\n", "2025-11-01 10:00:00.5 +0100", "date = 2025-11-01 10:00:00.50+01:00\n"),
]


@pytest.mark.parametrize(("before", "date", "after"), DATES)
def test_dates_are_set_whatever_their_form(before: str, date: str, after: str) -> None:
    assert changed(_page(before), Change("set", ("date",), DateText(date))).text == f"+++\n{after}+++\nbody\n"


def _random_page(source: random.Random) -> str:
    text = random_toml.generate(source)
    newline = "\r\n" if "\r\n" in text else "\n"
    return f"+++{newline}{text}{'' if text.endswith(newline) else newline}+++{source.choice(['', newline])}"


def test_random_edits_change_one_value_and_nothing_else() -> None:
    texts = texts_after_edits(_random_page)
    if hugo_binary() is not None:
        assert disagreements(toml_reader.read, [text for text in texts if text.strip()], "toml") == []
