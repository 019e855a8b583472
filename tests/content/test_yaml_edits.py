"""YAML edits: what is written side by side with what was there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sitectl.content.changes import Change, changed
from sitectl.content.key_path import EditRefusedError, parse_key_path
from sitectl.content.new_values import DateText
from sitectl.content.page import Page
from sitectl.content.source import Source

if TYPE_CHECKING:
    from sitectl.content.new_values import NewValue, Scalar


def _set(path: str, value: NewValue) -> Change:
    return Change("set", parse_key_path(path), value)


def _unset(path: str) -> Change:
    return Change("unset", parse_key_path(path))


def _add(path: str, value: Scalar) -> Change:
    return Change("append", parse_key_path(path), value)


def _remove(path: str, value: Scalar) -> Change:
    return Change("remove", parse_key_path(path), value)


DAY = DateText("2025-11-01")
TIME = DateText("2025-11-01T10:00:00Z")

#: front matter | change | front matter after it
SCALARS: list[tuple[str, Change, str]] = [
    ("title: Old\n", _set("title", "New"), "title: New\n"),
    ("title: Old # why\n", _set("title", "New"), "title: New # why\n"),
    ("title : Old\n", _set("title", "New"), "title : New\n"),
    ("title:   Old  \n", _set("title", "New"), "title:   New  \n"),
    ("title:\tOld\n", _set("title", "New"), "title:\tNew\n"),
    ("Title: Old\n", _set("title", "New"), "Title: New\n"),
    ('"title": Old\n', _set("title", "New"), '"title": New\n'),
    ("title: 'Old'\n", _set("title", "It's"), "title: 'It''s'\n"),
    ('title: "Old"\n', _set("title", 'a "b" \\ c'), 'title: "a \\"b\\" \\\\ c"\n'),
    ("title: Old\n", _set("title", 'a "b" \\ c'), 'title: a "b" \\ c\n'),
    ("title: Old\n", _set("title", '"b": c'), "title: '\"b\": c'\n"),
    ("title: Old\n", _set("title", "a: b"), 'title: "a: b"\n'),
    ("title: Old\n", _set("title", "a #b"), 'title: "a #b"\n'),
    ("title: Old\n", _set("title", "C# a:b"), "title: C# a:b\n"),
    ("title: Old\n", _set("title", "yes"), 'title: "yes"\n'),
    ("title: Old\n", _set("title", "2024"), 'title: "2024"\n'),
    ("title: Old\n", _set("title", "2025-11-01"), 'title: "2025-11-01"\n'),
    ("title: Old\n", _set("title", "1e3"), 'title: "1e3"\n'),
    ("title: Old\n", _set("title", ""), 'title: ""\n'),
    ("title: Old\n", _set("title", " x "), 'title: " x "\n'),
    ("title: Old\n", _set("title", "a\tb"), 'title: "a\\tb"\n'),
    ("title: Old\n", _set("title", "a\nb"), 'title: "a\\nb"\n'),
    ("title: Old\n", _set("title", "a\u0007b\u2028c\ufeffd"), 'title: "a\\x07b\\u2028c\\uFEFFd"\n'),
    ("title: Old\n", _set("title", "布尔 Größe 😀"), "title: 布尔 Größe 😀\n"),
    ("title: Old\n", _set("title", "{{ x }}"), 'title: "{{ x }}"\n'),
    ("title: Old\n", _set("title", "- x"), 'title: "- x"\n'),
    ("title: Old\n", _set("title", "@x"), 'title: "@x"\n'),
    ("title: Old\n  goes on\nweight: 1\n", _set("title", "New"), "title: New\nweight: 1\n"),
    ('title: "Old\n  goes on" # c\nweight: 1\n', _set("title", "New"), 'title: "New" # c\nweight: 1\n'),
    ("title:\n  Old\n", _set("title", "New"), "title:\n  New\n"),
    ("title:\nweight: 1\n", _set("title", "New"), "title: New\nweight: 1\n"),
    ("title: \nweight: 1\n", _set("title", "New"), "title: New\nweight: 1\n"),
    ("title:  # c\nweight: 1\n", _set("title", "New"), "title: New  # c\nweight: 1\n"),
    ("a: 'x'\ntitle:\n", _set("title", "New"), "a: 'x'\ntitle: 'New'\n"),
    ("title: ~\n", _set("title", "New"), "title: New\n"),
    ("draft: false\n", _set("draft", value=True), "draft: true\n"),
    ('draft: "false"\n', _set("draft", value=True), "draft: true\n"),
    ("Draft: true\n", _set("draft", value=False), "Draft: false\n"),
    ("weight: 10 # c\n", _set("weight", 0x1F), "weight: 31 # c\n"),
    ("weight: 10\n", _set("weight", 1e30), "weight: 1.0e+30\n"),
    ("weight: 10\n", _set("weight", 2.5), "weight: 2.5\n"),
    ("weight: 10\n", _set("weight", None), "weight: null\n"),
    ("date: 2024-01-01\n", _set("date", DAY), "date: 2025-11-01\n"),
    ('date: "2024-01-01"\n', _set("date", DAY), 'date: "2025-11-01"\n'),
    ("date: 2024-01-01T08:00:00+08:00\n", _set("date", DAY), "date: 2025-11-01T00:00:00+08:00\n"),
    ("date: 2024-01-01T08:00:00+08:00\n", _set("date", TIME), "date: 2025-11-01T10:00:00Z\n"),
    ("date: 2024-01-01 08:00:00\n", _set("date", TIME), "date: 2025-11-01 10:00:00Z\n"),
    ("date:\n", _set("date", DAY), "date: 2025-11-01\n"),
]

BLOCK_SCALARS: list[tuple[str, Change, str]] = [
    ("lead: >-\n  Old\n  text\nd: 1\n", _set("lead", "New text"), "lead: >-\n  New text\nd: 1\n"),
    ("lead: > # c\n  Old\n\nd: 1\n", _set("lead", "New"), "lead: >- # c\n  New\n\nd: 1\n"),
    ("lead: |\n    Old\nd: 1\n", _set("lead", "a\nb\n"), "lead: |\n    a\n    b\nd: 1\n"),
    ("lead: |\n    Old\nd: 1\n", _set("lead", "a\n\n# b"), "lead: |-\n    a\n\n    # b\nd: 1\n"),
    ("lead: >\n  Old\nd: 1\n", _set("lead", "a\nb\n"), "lead: >\n  a\n\n  b\nd: 1\n"),
    ("lead: |2\n    Old\nd: 1\n", _set("lead", "New"), "lead: |-\n    New\nd: 1\n"),
    ("lead: |+\n  Old\n\n\nd: 1\n", _set("lead", "New"), "lead: |-\n  New\n\n\nd: 1\n"),
    ("lead: |\n  Old\nd: 1\n", _set("lead", " New"), 'lead: " New"\nd: 1\n'),
    ("lead: | # c\n  Old\n  more\nd: 1\n", _set("lead", value=True), "lead: true # c\nd: 1\n"),
    ("lead: |\n  Old\n  more\n# c\nd: 1\n", _unset("lead"), "# c\nd: 1\n"),
    ("lead: |\n  Old\n\n\nd: 1\n", _unset("lead"), "\n\nd: 1\n"),
    ("a: 1\n", _set("lead", "x\ny\n"), "lead: |\n  x\n  y\na: 1\n"),
    ("a:\n    b: 1\n", _set("a.c", "x\n  y"), "a:\n    b: 1\n    c: |-\n        x\n          y\n"),
    (
        "lead: >-\n  Old\nd: 1\n",
        _set("lead", "word " * 30 + "end"),
        "lead: >-\n  " + ("word " * 16).strip() + "\n  " + ("word " * 14) + "end\nd: 1\n",
    ),
]

NEW_KEYS: list[tuple[str, Change, str]] = [
    ("", _set("title", "New"), "title: New\n"),
    ("# only a comment\n", _set("title", "New"), "# only a comment\ntitle: New\n"),
    (
        "title: T\ndate: 2024-01-01\ntags: [a]\n",
        _set("draft", value=True),
        "title: T\ndate: 2024-01-01\ndraft: true\ntags: [a]\n",
    ),
    ("title: T\nweight: 1\n", _set("description", "D"), "title: T\ndescription: D\nweight: 1\n"),
    ("description: D\nweight: 1\n", _set("title", "T"), "title: T\ndescription: D\nweight: 1\n"),
    ("weight: 1\n", _set("title", "T"), "title: T\nweight: 1\n"),
    (
        "title: T\ndate: 2024-01-01 # d\nx: 1\n",
        _set("lastmod", DAY),
        "title: T\ndate: 2024-01-01 # d\nlastmod: 2025-11-01\nx: 1\n",
    ),
    ('date: "2024-01-01"\nx: 1\n', _set("lastmod", DAY), 'date: "2024-01-01"\nlastmod: "2025-11-01"\nx: 1\n'),
    ("lastmod: 2024-01-01\nx: 1\n", _set("date", DAY), "date: 2025-11-01\nlastmod: 2024-01-01\nx: 1\n"),
    ("categories:\n  - a\nx: 1\n", _add("tags", "b"), "categories:\n  - a\ntags:\n  - b\nx: 1\n"),
    ("categories:\n- a\nx: 1\n", _add("tags", "b"), "categories:\n- a\ntags:\n- b\nx: 1\n"),
    ("categories: [a]\nx: 1\n", _add("tags", "b"), "categories: [a]\ntags: [b]\nx: 1\n"),
    ('title: "T"\n', _set("note", "hi"), 'title: "T"\nnote: "hi"\n'),
    ("title: 'T'\n", _set("note", "hi"), "title: 'T'\nnote: 'hi'\n"),
    ("title : T\n", _set("note", "hi"), "title : T\nnote : hi\n"),
    ("title: T\n# end\n", _set("note", "hi"), "title: T\nnote: hi\n# end\n"),
    ("  title: T\n", _set("note", "hi"), "  title: T\n  note: hi\n"),
    ("  title: T\n", _set("a.b", "hi"), "  title: T\n  a:\n    b: hi\n"),
    ("title: T\n", _set("params.note", "hi"), "title: T\nparams:\n  note: hi\n"),
    ("menu:\n    main: {}\n", _set("params.note", "hi"), "menu:\n    main: {}\nparams:\n    note: hi\n"),
    (
        "params:\n  a: 1\n  # about b\n  b: 2\n# c\nx: 1\n",
        _set("params.note", "hi"),
        "params:\n  a: 1\n  # about b\n  b: 2\n  note: hi\n# c\nx: 1\n",
    ),
    ("params:\n  a: 1\n  # b: 2\nx: 1\n", _set("params.note", "hi"), "params:\n  a: 1\n  note: hi\n  # b: 2\nx: 1\n"),
    ("x: 1\nparams:\n  a: 1\n  # b: 2\n", _set("note", "hi"), "x: 1\nparams:\n  a: 1\n  # b: 2\nnote: hi\n"),
    (
        "params:\n  seo:\n    a: 1\n  z: 1\n",
        _set("params.seo.title", "hi"),
        "params:\n  seo:\n    title: hi\n    a: 1\n  z: 1\n",
    ),
    ("Params:\n  a: 1\n", _set("params.note", "hi"), "Params:\n  a: 1\n  note: hi\n"),
    ("params:\nx: 1\n", _set("params.note", "hi"), "params:\n  note: hi\nx: 1\n"),
    ("params: # c\nx: 1\n", _set("params.note", "hi"), "params: # c\n  note: hi\nx: 1\n"),
    ("params: null\nx: 1\n", _set("params.note", "hi"), "params: {note: hi}\nx: 1\n"),
    ("params: {}\n", _set("params.note", "hi"), "params: {note: hi}\n"),
    ("params: {a: 1}\n", _set("params.note", "hi"), "params: {a: 1, note: hi}\n"),
    ("params: { a: 1 }\n", _set("params.x.z", "n, m"), 'params: { a: 1, x: {z: "n, m"} }\n'),
    ('params: {"a": "x"}\n', _set("params.note", "hi"), 'params: {"a": "x", "note": "hi"}\n'),
    (
        "params: {\n  a: 1, # c\n  b: 2 # d\n}\n",
        _set("params.note", "hi"),
        "params: {\n  a: 1, # c\n  b: 2, # d\n  note: hi\n}\n",
    ),
    ('{\n  "title": "T"\n}\n', _set("draft", value=True), '{\n  "title": "T",\n  "draft": true\n}\n'),
    ("lead: |+\n  x\n\nweight: 1\n", _set("description", "hi"), "description: hi\nlead: |+\n  x\n\nweight: 1\n"),
    ("title: |+\n  x\n\nweight: 1\n", _set("description", "hi"), "title: |+\n  x\n\ndescription: hi\nweight: 1\n"),
    ("a: 1\n", _set('"a.b"', "hi"), "a: 1\na.b: hi\n"),
    ("a: 1\n", _set('"2024"', "hi"), 'a: 1\n"2024": hi\n'),
    ("a: 1\n", _set("list", []), "a: 1\nlist: []\n"),
]

REMOVED_KEYS: list[tuple[str, Change, str]] = [
    ("a: 1\nb: 2 # c\nc: 3\n", _unset("b"), "a: 1\nc: 3\n"),
    ("a: 1\n# about b\nb: 2\nc: 3\n", _unset("b"), "a: 1\n# about b\nc: 3\n"),
    ("a: 1\nb:\n  - x\n  - y # c\n# d\nc: 3\n", _unset("b"), "a: 1\n# d\nc: 3\n"),
    ("a: 1\nb:\n  - x\n  # - y\nc: 3\n", _unset("b"), "a: 1\nc: 3\n"),
    ("a: 1\nb: \nc: 3\n", _unset("b"), "a: 1\nc: 3\n"),
    ("a: 1\nb: long\n  text\nc: 3\n", _unset("B"), "a: 1\nc: 3\n"),
    ("b: 1\n", _unset("b"), ""),
    ("p:\n  a: 1\n  b: 2\n", _unset("p.b"), "p:\n  a: 1\n"),
    ("p:\n  a: 1\n", _unset("p.a"), "p: {}\n"),
    ("p: {a: 1, b: 2}\n", _unset("p.a"), "p: {b: 2}\n"),
    ("p: {a: 1, b: 2}\n", _unset("p.b"), "p: {a: 1}\n"),
    ("p: {a: 1}\n", _unset("p.a"), "p: {}\n"),
    ("a: &x 1\nb: *x\n", _unset("b"), "a: &x 1\n"),
    ("a: !t 1\nb: 1\n", _unset("a"), "b: 1\n"),
]

LISTS: list[tuple[str, Change, str]] = [
    ("tags: [a, b]\n", _add("tags", "c"), "tags: [a, b, c]\n"),
    ("tags: [a,b]\n", _add("tags", "c"), "tags: [a,b,c]\n"),
    ("tags: [ a, b ]\n", _add("tags", "c, d"), 'tags: [ a, b, "c, d" ]\n'),
    ("tags: ['a', 'b'] # c\n", _add("tags", "c"), "tags: ['a', 'b', 'c'] # c\n"),
    ('tags: ["a", "b",]\n', _add("tags", "c"), 'tags: ["a", "b", "c",]\n'),
    ("tags: []\n", _add("tags", "c"), "tags: [c]\n"),
    ("tags: [\n  a,\n  b\n]\n", _add("tags", "c"), "tags: [\n  a,\n  b,\n  c\n]\n"),
    ("tags: [\n  a,\n  b,\n]\n", _add("tags", "c"), "tags: [\n  a,\n  b,\n  c,\n]\n"),
    ("tags: [\n  a,\n  b # d\n]\n", _add("tags", "c"), "tags: [\n  a,\n  b, # d\n  c\n]\n"),
    ("tags: [\n  a,\n  b, # d\n]\n", _add("tags", "c"), "tags: [\n  a,\n  b, # d\n  c,\n]\n"),
    ("tags: [a,\n  b]\n", _add("tags", "c"), "tags: [a,\n  b, c]\n"),
    ("tags:\n  - a\n  - b # d\n\nx: 1\n", _add("tags", "c"), "tags:\n  - a\n  - b # d\n  - c\n\nx: 1\n"),
    ("tags:\n- a\nx: 1\n", _add("tags", "c"), "tags:\n- a\n- c\nx: 1\n"),
    ("tags:\n-   'a'\nx: 1\n", _add("tags", "c"), "tags:\n-   'a'\n-   'c'\nx: 1\n"),
    ("tags:\n  - a\n# d\nx: 1\n", _add("tags", "- c"), 'tags:\n  - a\n  - "- c"\n# d\nx: 1\n'),
    ("tags: a\n", _add("tags", "b"), "tags: [a, b]\n"),
    ('tags: "a" # c\n', _add("tags", "b"), 'tags: ["a", "b"] # c\n'),
    ("tags:\nx: 1\n", _add("tags", "b"), "tags: [b]\nx: 1\n"),
    ("tags:\ncategories:\n  - a\n", _add("tags", "b"), "tags:\n  - b\ncategories:\n  - a\n"),
    ('tags: ""\nx: 1\n', _add("tags", "b"), 'tags: ["b"]\nx: 1\n'),
    ("tags: [a, b, c]\n", _remove("tags", "a"), "tags: [b, c]\n"),
    ("tags: [a, b, c]\n", _remove("tags", "b"), "tags: [a, c]\n"),
    ("tags: [a, b, c]\n", _remove("tags", "c"), "tags: [a, b]\n"),
    ("tags: [a, b, a]\n", _remove("tags", "a"), "tags: [b]\n"),
    ("tags: [b, a, a]\n", _remove("tags", "a"), "tags: [b]\n"),
    ("tags: [a, a, b, ]\n", _remove("tags", "a"), "tags: [b, ]\n"),
    ("tags: [ a ] # c\n", _remove("tags", "a"), "tags: [] # c\n"),
    ("tags: [\n  a, # d\n  # about b\n  b,\n]\n", _remove("tags", "a"), "tags: [\n  # about b\n  b,\n]\n"),
    ("tags: [\n  a,\n  b\n]\n", _remove("tags", "b"), "tags: [\n  a\n]\n"),
    ("tags: a\n", _remove("tags", "a"), "tags: []\n"),
    ("tags: # d\n  - a # e\n  - b\n", _remove("tags", "a"), "tags: # d\n  - b\n"),
    ("tags:\n  - a\n  # about b\n  - b\n", _remove("tags", "b"), "tags:\n  - a\n  # about b\n"),
    ("tags: # d\n  - a\nx: 1\n", _remove("tags", "a"), "tags: [] # d\nx: 1\n"),
    ("p:\n  tags:\n  - a\n  - b\n  x: 1\n", _remove("p.tags", "b"), "p:\n  tags:\n  - a\n  x: 1\n"),
    ("tags: [a, b]\n", _set("tags", ["x", "y z"]), "tags: [x, y z]\n"),
    ("tags: ['a', 'b']\n", _set("tags", ["x"]), "tags: ['x']\n"),
    ("tags:\n  - a\n  - b\nx: 1\n", _set("tags", ["c", "d", "e"]), "tags:\n  - c\n  - d\n  - e\nx: 1\n"),
    ("tags:\n  - a\n  - b\nx: 1\n", _set("tags", []), "tags: []\nx: 1\n"),
    ("tags:\n  - a\n  - b\nx: 1\n", _set("tags", "c"), "tags: c\nx: 1\n"),
    ("tags: [a, b]\nx: 1\n", _set("tags", "c"), "tags: c\nx: 1\n"),
    ("p: {tags: [a, b]}\n", _add("p.tags", "c"), "p: {tags: [a, b, c]}\n"),
    ("p: {a: , b: 1}\n", _set("p.a", "c"), "p: {a: c, b: 1}\n"),
    ("p: {a: x, b: 1}\n", _set("p.a", "c: d"), 'p: {a: "c: d", b: 1}\n'),
]

#: Where Hugo would take what is written, or what is left, for a part of the value above it.
BELOW_VALUES: list[tuple[str, Change, str]] = [
    ("a: |\n first\n  \nb: 1\n", _set("c", 2), "a: |\n first\n  \nb: 1\nc: 2\n"),
    ("a: |\n first\n  \n", _set("c", 2), "a: |\n first\n  \nc: 2\n"),
    ("a: >\n first\n  \n", _set("a", "x\n"), "a: >\n x\n"),
    ("a: |+\n  x\n\nb: 1\n\nc: 2\n", _unset("b"), "a: |+\n  x\n\nc: 2\n"),
    ("a: |-\n  x\nb: 1\n\nc: 2\n", _unset("b"), "a: |-\n  x\n\nc: 2\n"),
    ("a: |\n x\nb: 1\n  \nc: 2\n", _unset("b"), "a: |\n x\nc: 2\n"),
    ("a: b\n  \n", _set("c", "x\ny"), 'a: b\nc: "x\\ny"\n  \n'),
    ("a: # c\n    # d\n", _set("a.c", "x\ny"), 'a: # c\n  c: "x\\ny"\n    # d\n'),
    ("a: b\n\n# d\n", _set("c", "x\ny"), "a: b\nc: |-\n  x\n  y\n\n# d\n"),
    ("a: |2\n  x\nb: 1\n\n\n", _unset("b"), "a: |2\n  x\n"),
    ("a: |2\n  x\n\nb: 1\nc: 2\n", _unset("b"), "a: |2\n  x\n\nc: 2\n"),
    ("a: |\n  x\n\nb: 1\n", _unset("b"), "a: |\n  x\n\n"),
    ("l:\n- |+\n  x\n\n- y\n\n- z\n", _remove("l", "y"), "l:\n- |+\n  x\n\n- z\n"),
    ("a:\n  - x\n  -\nb: 1\n", _set("c", 2), "a:\n  - x\n  -\nb: 1\nc: 2\n"),
    ("a:\n-\n- x\nb: 1\n", _set("c", 2), "a:\n-\n- x\nb: 1\nc: 2\n"),
    ("a:\n-\n- x\n- y\n", _remove("a", "x"), "a:\n-\n- y\n"),
]

EDITS = [*BELOW_VALUES, *SCALARS, *BLOCK_SCALARS, *NEW_KEYS, *REMOVED_KEYS, *LISTS]

#: Changes that are none: the same page comes back.
NOTHING: list[tuple[str, Change]] = [
    ("title: T\n", _set("title", "T")),
    ('title: "T"\n', _set("title", "T")),
    ("Title: >-\n  T\n", _set("title", "T")),
    ("draft: true\n", _set("draft", value=True)),
    ("draft: TRUE\n", _set("draft", value=True)),
    ("weight: 0x1F\n", _set("weight", 31)),
    ("weight:\n", _set("weight", None)),
    ("date: '2025-11-01'\n", _set("date", DAY)),
    ("date: 2025-11-01T00:00:00+08:00\n", _set("date", DAY)),
    ("a: &x T\nb: *x\n", _set("b", "T")),
    ("tags: [a, 'b']\n", _set("tags", ["a", "b"])),
    ("tags: [a, 'b']\n", _add("tags", "b")),
    ("tags: b\n", _add("tags", "b")),
    ("tags: [a, 'b']\n", _remove("tags", "c")),
    ("tags: b\n", _remove("tags", "c")),
    ("tags: [1]\n", _remove("tags", "1")),
    ("title: T\n", _remove("tags", "c")),
    ("title: T\n", _unset("tags")),
    ("title: T\n", _unset("params.tags")),
    ("params:\n", _unset("params.tags")),
]

LONELY_DASH = "Hugo takes a key below a dash without a value for that value; write the value or remove the dash"
#: Changes that nobody can be certain of: refused with line, column and reason.
REFUSED: list[tuple[str, Change, str]] = [
    ("a: &x T\nb: *x\n", _set("b", "U"), "3:4: b is an alias: its value belongs to another key; edit it by hand"),
    ("a: &x T\nb: *x\n", _set("a", "U"), "2:7: a has an anchor: other values are aliases of it; edit it by hand"),
    ("a: &x T\nb: *x\n", _unset("a"), "2:1: a has an anchor: other values are aliases of it; edit it by hand"),
    ("a: !!str 5\n", _set("a", "U"), "2:10: a has a tag; edit it by hand"),
    ("a: {b: 1}\n", _set("a", "U"), "2:1: a is a map; name a key inside it, such as a.key"),
    ("a:\n  b: 1\n", _set("a", ["U"]), "2:1: a is a map; name a key inside it, such as a.key"),
    ("a:\n  b: 1\n", _add("a", "U"), "2:1: a is neither a list nor a single value"),
    ("a: text\n", _set("a.b", "U"), "2:1: a is not a map, so it has no key 'b'"),
    ("a: [text]\n", _set("a.b", "U"), "2:1: a is not a map, so it has no key 'b'"),
    (
        "a: [{b: 1}]\n",
        _set("a", ["U"]),
        '2:1: a is a list of lists or maps; give it maps, such as {"key": "value"}, or unset it',
    ),
    (
        "a:\n  - b: 1\n",
        _add("a", "U"),
        '2:1: a is a list of lists or maps; give it maps, such as {"key": "value"}, or unset it',
    ),
    ("a: [\n  b, # c\n]\n", _set("a", ["U"]), "2:1: the value of a has a comment inside; edit it by hand"),
    ("a: [\n  # c\n]\n", _add("a", "U"), "2:4: an empty list or map with a comment inside; edit it by hand"),
    (
        "draft: true\nDraft: false\n",
        _set("draft", value=True),
        "3:1: Draft is also written draft (line 2); remove one of them first",
    ),
    ("a:\n- x\n-\n", _set("b", 1), f"3:1: {LONELY_DASH}"),
    ("a:\n-\nb: 1\n", _set("c", 1), f"4:1: {LONELY_DASH}"),
    ("a:\n-\n- x\n", _remove("a", "x"), f"3:1: {LONELY_DASH}"),
    (
        "a: |2\n  x\n\nb: 1\n",
        _unset("b"),
        "5:1: Hugo cannot read the text of line 2 when it stands last, for the digit at its beginning; "
        "remove the digit first",
    ),
    ("? a\n:\n", _set("a", ["x"]), "2:3: a is not written as `key: value`; edit it by hand"),
    ("a: [b\n", _set("title", "U"), "2:4: the front matter cannot be read: sequence end token ']' not found"),
    (
        "d: &d {x: 1}\n<<: *d\n",
        _set("title", "U"),
        "2:1: the front matter takes keys from another map by <<; edit it by hand",
    ),
]


def _page(inner: str, newline: str = "\n", bom: str = "") -> Page:
    text = f"{bom}---\n{inner}---\n\nThe body: [x]\n---\n".replace("\n", newline)
    return Page(Source(Path("x.md"), text))


@pytest.mark.parametrize(("newline", "bom"), [("\n", ""), ("\r\n", ""), ("\n", "\ufeff")], ids=["lf", "crlf", "bom"])
@pytest.mark.parametrize(("before", "change", "after"), EDITS)
def test_only_the_named_bytes_change(before: str, change: Change, after: str, newline: str, bom: str) -> None:
    new = changed(_page(before, newline, bom), change)
    assert new.text == _page(after, newline, bom).text
    assert changed(new, change) is new


@pytest.mark.parametrize(("before", "change"), NOTHING)
def test_nothing_to_change_gives_the_same_page(before: str, change: Change) -> None:
    page = _page(before)
    assert changed(page, change) is page


@pytest.mark.parametrize(("before", "change", "message"), REFUSED)
def test_what_is_not_certain_is_refused_with_its_place(before: str, change: Change, message: str) -> None:
    with pytest.raises(EditRefusedError) as caught:
        changed(_page(before), change)
    assert str(caught.value) == f"x.md:{message}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "---\ntitle: New\n---\n"),
        ("Text\n", "---\ntitle: New\n---\nText\n"),
        ("\ufeffText\r\n", "\ufeff---\r\ntitle: New\r\n---\r\nText\r\n"),
        ("# Heading\n---\n", "---\ntitle: New\n---\n# Heading\n---\n"),
        ("— said he\n", "---\ntitle: New\n---\n— said he\n"),
    ],
)
def test_a_page_without_front_matter_gets_a_block(before: str, after: str) -> None:
    page = Page(Source(Path("x.md"), before))
    assert changed(page, _set("title", "New")).text == after
    assert changed(page, _unset("title")) is page
    assert changed(page, _remove("tags", "x")) is page


@pytest.mark.parametrize(
    "text", ["\u200b---\na: 1\n---\n", "\u00a0---\na: 1\n---\n", "<!-- c -->\n---\na: 1\n---\n", "—\na: 1\n—\n"]
)
def test_what_only_looks_like_front_matter_is_not_buried(text: str) -> None:
    with pytest.raises(EditRefusedError, match="this looks like front matter, but Hugo takes it for text"):
        changed(Page(Source(Path("x.md"), text)), _set("title", "New"))


#: Whole texts with delimiters and line ends of all kinds.
WHOLE: list[tuple[str, Change, str]] = [
    ("---\rtitle: A\rx: 1\r---\rb", _set("draft", value=True), "---\rtitle: A\rdraft: true\rx: 1\r---\rb"),
    ("---\rtags:\r  - a\r---\rb", _add("tags", "b"), "---\rtags:\r  - a\r  - b\r---\rb"),
    ("--- # c\ntitle: A\n---\n", _set("draft", value=True), "--- # c\ntitle: A\ndraft: true\n---\n"),
    ("--- {a: 1}\n---\n", _set("draft", value=True), "--- {a: 1, draft: true}\n---\n"),
    ("\n \n---\ntitle: A\n---", _set("draft", value=True), "\n \n---\ntitle: A\ndraft: true\n---"),
    ("---\n---\n", _set("draft", value=True), "---\ndraft: true\n---\n"),
    ("---\r\ntitle: A\nx: 1\r\n---\n", _set("draft", value=True), "---\r\ntitle: A\ndraft: true\nx: 1\r\n---\n"),
    ("---\n? a\n: b\n---\n", _set("a", "c"), "---\n? a\n: c\n---\n"),
    ("---\ntitle: A\n...\n---\n", _set("draft", value=True), "---\ntitle: A\ndraft: true\n...\n---\n"),
    ("---\ntitle: a\n  - b\n---\n", _set("title", "z"), "---\ntitle: z\n---\n"),
    ("---\na: 1\n--- b\n", _set("a", 2), "---\na: 2\n--- b\n"),
]


@pytest.mark.parametrize(("before", "change", "after"), WHOLE)
def test_delimiters_and_line_ends_of_all_kinds_stay(before: str, change: Change, after: str) -> None:
    assert changed(Page(Source(Path("x.md"), before)), change).text == after


def test_many_empty_lines_take_no_time() -> None:
    page = _page("a: |\n  x\n" + "\n" * 200 + "b: 1\n" + "\n" * 200, newline="\r\n")
    assert changed(page, _set("a", "y\n")).front_matter.values == {"a": "y\n", "b": 1}
    assert changed(page, _unset("b")).front_matter.values == {"a": "x\n"}
    assert changed(page, _set("c", "y\nz")).front_matter.values == {"a": "x\n", "b": 1, "c": "y\nz"}
