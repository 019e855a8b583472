"""BibTeX as BibTeX reads it, and going on after what it could not read."""

from __future__ import annotations

import pytest

from sitectl.publications.bibtex import read_bibliography

# (entry text, field, value). Sources: "BibTeXing" (BT), "Designing BibTeX Styles" and bibtex.web (BW), the
# manual of biber (BB), exports of DBLP and ACM, own observation (O).
VALUES = [
    ('@book{k, title = "a {"}quoted{"} word"}', "title", 'a {"}quoted{"} word'),  # BT 2.1
    ("@book{k, title = {a {nested {group}} here}}", "title", "a {nested {group}} here"),  # BT 2.1
    ("@book(k, title = {round brackets})", "title", "round brackets"),  # BW: entries in parentheses
    ("@book(k, title = {a ) inside})", "title", "a ) inside"),  # BW
    ("@book{k, year = 1999}", "year", "1999"),  # BT 2.1: a number needs no delimiters
    ("@book{k, year = 1999,}", "year", "1999"),  # BT: the last comma is optional
    ("@BOOK{k, YEAR = 1999}", "year", "1999"),  # BT: upper and lower case are the same in names
    ("@book{k,year=1999}", "year", "1999"),  # BW: white space is optional
    ("@book {\n k ,\n year =\n 1999\n}", "year", "1999"),  # BW: and allowed everywhere
    ("@ book{k, year = 1999}", "year", "1999"),  # BW: also behind the @
    ('@book{k, month = "8~" # jan}', "month", "8~jan"),  # BT, example of concatenation
    ("@string{a = {ACM}}@book{k, publisher = a # { Press}}", "publisher", "ACM Press"),  # BT 2.1 @string
    ('@string(a = "ACM")@book{k, publisher = A}', "publisher", "ACM"),  # BW: abbreviations ignore case
    ("@string{a={x}}@string{b = a # a}@book{k, note = b}", "note", "xx"),  # BW
    ('@preamble{"\\newcommand{\\x}{}" # "y"}@book{k, note = {z}}', "note", "z"),  # BT: @preamble
    (
        "@comment{ {skipped} @book{no,} }@book{k, note = {z}}",
        "note",
        "z",
    ),  # BB: a comment ends at its bracket
    ("@comment never closed {\n@book{k, note = {z}}", "note", "z"),  # BW: @comment alone is no block
    (
        "words me@example.org words\n@book{k, note = {z}}",
        "note",
        "z",
    ),  # BT 2.1: text between entries is ignored
    ("@book{k, note = {e-mail a@b.c in a value}}", "note", "e-mail a@b.c in a value"),  # O
    ("@book{k, note = {\n@inner{x} at the margin}}", "note", "\n@inner{x} at the margin"),  # O
    ("@book{k, note = {\r\ntwo lines}}", "note", "\r\ntwo lines"),  # files of Windows
    ("\ufeff@book{k, note = {after a BOM}}", "note", "after a BOM"),  # files of Windows
    ("@book{k, note = {}}", "note", ""),  # M: an empty field is no field
    ("@book{k, note = {  }}", "note", ""),
    ("@book{k,, note = {two commas}}", "note", "two commas"),  # seen in exports of reference managers
    ("@misc{a:b/c+d'e, note = {odd key}}", "note", "odd key"),  # DBLP keys: DBLP:conf/iccd/LinMHZL23
    ("@book{k, doi = {10.1145/3652032.3657567}}", "doi", "10.1145/3652032.3657567"),  # ACM
    ("@book{k, x-y_z.1 = {odd field}}", "x-y_z.1", "odd field"),  # BW: id characters
    ("@book{k, url = {https://x.org/a%20b#c}}", "url", "https://x.org/a%20b#c"),  # M: % is no comment
    ("@book{k, note = {李雷}}", "note", "李雷"),
]


@pytest.mark.parametrize(("text", "field", "value"), VALUES)
def test_value(text: str, field: str, value: str) -> None:
    read = read_bibliography(text)
    assert [entry.get(field) for entry in read.entries] == [value]
    assert not read.problems


GOOD = "\n@misc{good, title = {Good}, year = 2000}\n"

# (broken text, line of the problem, part of the message)
BROKEN = [
    ("@misc{a, title = {{open, year = 1}", 1, "not closed before the next entry at line 2"),
    ('@misc{a, title = "open, year = 1}', 1, "closes a brace it never opened"),
    ('@misc{a, title = "open", note = "x\n}\n', 1, "closes a brace it never opened"),
    ("@misc{a, title = {x}", 1, "expected ',' or '}', found '@misc{good,"),
    ("@misc{a, title {x}}", 1, "expected '=', found '{x}}'"),
    ("@misc{a, title = }", 1, "expected a value, found '}'"),
    ("@misc{a, title = {x} year = 1}", 1, "expected ',' or '}', found 'year = 1}'"),
    ("@misc{a, title = {x} # }", 1, "expected a value"),
    ("@misc{title = {x}}", 1, "expected a key and a comma after it"),
    ("@misc{, title = {x}}", 1, "expected a key and a comma after it"),
    ("@misc{a b, title = {x}}", 1, "expected a key and a comma after it"),
    ("@misc(a, title = {x}}", 1, "expected ',' or ')', found '}'"),
    ("@misc{a, title = {open, year = 1}", 1, "expected ',' or '}', found '@misc{good,' (noticed at line 2)"),
    ("\n\n@misc{a,\n  title = {x},\n  year 1\n}", 3, "(noticed at line 5)"),
    ("@string{x}", 1, "expected '=', found '}'"),
    ("@misc{a, = {x}}", 1, "expected a field's name, found '= {x}}'"),
    ('@misc{a, title = "G\\"odel"}', 1, "expected ',' or '}'"),
]


@pytest.mark.parametrize(("broken", "line", "message"), BROKEN)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_broken_entry_is_reported_and_the_next_one_read(broken: str, line: int, message: str, newline: str) -> None:
    read = read_bibliography((broken + GOOD).replace("\n", newline))
    assert [entry.key for entry in read.entries] == ["good"]
    assert [(problem.line, problem.fatal) for problem in read.problems] == [(line, True)]
    assert message in read.problems[0].message


def test_end_of_file_inside_an_entry() -> None:
    read = read_bibliography(GOOD + "@misc{last, title = {never closed\n")
    assert [entry.key for entry in read.entries] == ["good"]
    assert [(problem.line, problem.message) for problem in read.problems] == [
        (3, "@misc 'last': a brace is never closed")
    ]


def test_lines_and_raw_text() -> None:
    first = "@article{one,\n  title = {A},\n\n  year = 2001 }"
    second = "@book(two, title = {B})"
    read = read_bibliography(f"% head\n{first} text {second}\n")
    assert [(entry.key, entry.kind, entry.line, entry.raw) for entry in read.entries] == [
        ("one", "article", 2, first),
        ("two", "book", 5, second),
    ]
    assert [(field.name, field.line) for field in read.entries[0].fields] == [("title", 3), ("year", 5)]


def test_key_used_twice_keeps_the_first() -> None:
    read = read_bibliography("@misc{Key, note={1}}\n@misc{key, note={2}}")
    assert [entry.get("note") for entry in read.entries] == ["1"]
    assert read.problems[0].message == "@misc 'key': the key is already used at line 1"
    assert read.problems[0].fatal


def test_field_given_twice_keeps_the_first() -> None:
    read = read_bibliography("@misc{k, note={1},\n note={2}}")
    assert [entry.get("note") for entry in read.entries] == ["1"]
    assert [(problem.line, problem.fatal) for problem in read.problems] == [(2, False)]


def test_unknown_abbreviation_is_text_and_a_doubt() -> None:
    read = read_bibliography("@misc{k, journal = tocs}")
    assert read.entries[0].get("journal") == "tocs"
    assert [(problem.column, problem.fatal) for problem in read.problems] == [(20, False)]


def test_many_broken_entries_take_linear_time() -> None:
    count = 3000
    read = read_bibliography("".join(f"@misc{{k{index}, title = {{open\n\n" for index in range(count)))
    assert len(read.problems) == count
    assert [problem.line for problem in read.problems[:3]] == [1, 3, 5]


@pytest.mark.parametrize("text", ["", "no entries", "@", "@{", "@misc", "@misc{", "@comment{", "{", "}", "@string{"])
def test_no_entry_and_no_crash(text: str) -> None:
    assert not read_bibliography(text).entries
