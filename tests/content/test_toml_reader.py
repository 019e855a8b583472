from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitectl.content.nodes import TomlTime, UnreadableError, Value
from sitectl.content.toml_reader import read
from sitectl.content.toml_reader.faults import MAX_DEPTH
from tests.content.toml_texts import EXPRESSIONS, KEYS_AND_HEADERS, VALUES
from tests.hugo_judge import hugo_binary, same
from tests.reader_disagreements import disagreements

if TYPE_CHECKING:
    from sitectl.content.nodes import Node

needs_hugo = pytest.mark.skipif(hugo_binary() is None, reason="the hugo package is not installed")

READ: list[tuple[str, Value]] = [
    ("", {}),
    ("# only a comment", {}),
    ('title = "A \\"b\\" \\u00e9"', {"title": 'A "b" é'}),
    ("path = 'C:\\dir'", {"path": "C:\\dir"}),
    ('a = """\nx \\\n   y\n"""', {"a": "x y\n"}),
    ("a = '''\r\nx\r\n'''", {"a": "x\r\n"}),
    ("a = 0x1F\nb = 1_000\nc = 1.50\nd = -inf", {"a": 31, "b": 1000, "c": 1.5, "d": float("-inf")}),
    ("a = [1, 'x', # why\n true,\n]", {"a": [1, "x", True]}),
    ("a = {b.c = 1, b.d = 2,\n}", {"a": {"b": {"c": 1, "d": 2}}}),
    ("[a]\nx = 1\n[b]\n[a.c]\ny = 2", {"a": {"x": 1, "c": {"y": 2}}, "b": {}}),
    ("[[a]]\nx = 1\n[a.b]\ny = 2\n[[a]]\nx = 3", {"a": [{"x": 1, "b": {"y": 2}}, {"x": 3}]}),
    ("'é'.\"b c\" = 1", {"é": {"b c": 1}}),
    ("a = 2025-11-01", {"a": TomlTime("local-date", "2025-11-01")}),
    ("a = 2025-11-01 10:00", {"a": TomlTime("local-date-time", "2025-11-01T10:00:00")}),
    ("a = 2025-11-01t10:00:00.50z", {"a": TomlTime("offset-date-time", "2025-11-01T10:00:00.5Z")}),
    ("a = 2025-11-01T10:00:00+01:00", {"a": TomlTime("offset-date-time", "2025-11-01T10:00:00+01:00")}),
    ("a = 07:32:00.250", {"a": TomlTime("local-time", "07:32:00.250")}),
]

REFUSED = [
    ("a = ", 1, 4, "expected value, not end of input"),
    ("a = yes", 1, 5, "unexpected character U+0079 'y' at start of value"),
    ("a = True", 1, 5, "unexpected character U+0054 'T' at start of value"),
    ("a = 'é'x", 1, 9, "expected newline but got U+0078 'x'"),
    ("a = 1\na = 2", 2, 1, "key a is already defined"),
    ("[a]\n[a]", 2, 2, "table a already exists"),
    ("a = 010", 1, 5, "integers cannot have leading zeroes"),
    ("a = 20s", 1, 7, "strings must be quoted"),
    ("a = 2025-11-1", 1, 5, "dates are expected to have the format YYYY-MM-DD"),
    ("a = 2025-02-30", 1, 13, "impossible date"),
    ('a = "x\n"', 1, 7, "basic strings cannot have new lines"),
    ("a = '\udcff'", 1, 6, "invalid UTF-8 character in literal string"),
    ("a = 1\rb = 2", 1, 6, "expected newline but got U+000D"),
    ("é = 1", 1, 1, "invalid character at start of key: U+00C3 'Ã'"),
    ("a = [1,\n2", 2, 1, "array is incomplete"),
    ("a = [99999999999999999999, x]", 1, 28, "unexpected character U+0078 'x' at start of value"),
    ("a = 99999999999999999999\nb = x", 1, 5, "decimal number is too large to fit in a 64-bit signed integer"),
    ("a = {b = 1, b = 2}", 1, 1, "key b is already defined"),
    ("x = " + "[" * 100_000, 1, 5 + MAX_DEPTH, f"values are nested more than {MAX_DEPTH} levels deep"),
    (".".join("a" * 1000) + " = 1", 1, 1 + 2 * MAX_DEPTH, f"values are nested more than {MAX_DEPTH} levels deep"),
    (
        "[" + ".".join("a" * 1000) + "]",
        1,
        2 + 2 * MAX_DEPTH,
        f"values are nested more than {MAX_DEPTH} levels deep",
    ),
]


@pytest.mark.parametrize(("text", "value"), READ)
def test_values_have_tomls_types(text: str, value: Value) -> None:
    assert same(read(text).value, value)


@pytest.mark.parametrize(("text", "line", "column", "message"), REFUSED)
def test_refusals_name_the_place(text: str, line: int, column: int, message: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(text)
    assert caught.value.problem[:3] == (message, line, column)


PLACES_TEXT = """\
title = 'T' # c
params.note = [1, {x = "y"}]
[menu.main]
weight = 5
[[authors]]
name = '''
n'''
[authors.home]
url = 1 # c
[menu]
"""

PLACES = [
    ("title", "title", "'T'", "single"),
    ("params", "params", 'params.note = [1, {x = "y"}]\n', "dotted"),
    ("params.note", "note", '[1, {x = "y"}]', "flow"),
    ("params.note.1", "", '{x = "y"}', "flow"),
    ("params.note.1.x", "x", '"y"', "double"),
    ("menu", "menu", "[menu]", "block"),
    ("menu.main", "main", "[menu.main]\nweight = 5", "block"),
    ("menu.main.weight", "weight", "5", "plain"),
    ("authors", "authors", "[[authors]]\nname = '''\nn'''\n[authors.home]\nurl = 1 # c", "block"),
    ("authors.0.name", "name", "'''\nn'''", "multi-single"),
    ("authors.0.home", "home", "[authors.home]\nurl = 1 # c", "block"),
]


@pytest.mark.parametrize(("path", "key", "value_text", "style"), PLACES)
def test_keys_and_values_have_places(path: str, key: str, value_text: str, style: str) -> None:
    text = PLACES_TEXT
    node, key_text = read(text), ""
    for name in path.split("."):
        if node.items:
            node, key_text = node.items[int(name)], ""
            continue
        (entry,) = [entry for entry in node.entries if entry.key == name]
        node, key_text = entry.node, text[entry.key_start : entry.key_end]
    assert key_text == key
    assert text[node.start : node.end] == value_text.rstrip("\n")
    assert node.style == style


def _scalars(node: Node) -> list[Node]:
    if not (node.entries or node.items):
        return [node]
    return [leaf for child in (*node.items, *(e.node for e in node.entries)) for leaf in _scalars(child)]


@pytest.mark.parametrize("value", VALUES)
def test_a_values_own_text_means_the_value(value: str) -> None:
    text = f"[t]\nx = {value}\n"
    try:
        root = read(text)
    except UnreadableError:
        return
    for leaf in _scalars(root):
        if leaf.start < leaf.end and leaf.style not in ("block", "dotted"):
            alone = read(f"x = {text[leaf.start : leaf.end]}").value
            assert isinstance(alone, dict)
            assert same(alone["x"], leaf.value)


@needs_hugo
def test_crafted_texts_mean_what_hugo_makes_of_them() -> None:
    texts = [f"a={value}" for value in VALUES]
    texts += [f"a = {value}\nb=1" for value in VALUES]
    texts += [f"'é' = {value} # é" for value in VALUES]
    texts += [f"a = [{value}]" for value in VALUES]
    texts += [f"a = {{b = {value}}}" for value in VALUES]
    for key in KEYS_AND_HEADERS:
        texts += [f"{key} ", f"{key}=1", f"{key}\nx=1", f"b=1\n{key}=1\n", f"a={{{key}=1}}"]
    # Hugo takes a blank text for no data at all, before any parser sees it.
    texts = [text for text in texts if text.strip()]
    assert len(texts) > 1500
    assert disagreements(read, texts, "toml") == []


@needs_hugo
def test_repeated_keys_and_tables_are_judged_like_hugo() -> None:
    texts = ["\n".join(lines) for count in (2, 3) for lines in product(EXPRESSIONS, repeat=count)]
    inline = [line for line in EXPRESSIONS if line[0] != "["]
    texts += [f"x = {{{', '.join(pairs)}}}" for pairs in product(inline, repeat=3)]
    assert len(texts) > 3000
    assert disagreements(read, texts, "toml") == []


@needs_hugo
@settings(max_examples=6, deadline=None)
@given(st.lists(st.text("ab.=[]{},'\"\\#\n\r\t 019-:TZ_exé\udcff", min_size=1), min_size=20, max_size=60))
def test_any_text_is_judged_like_hugo(texts: list[str]) -> None:
    assert disagreements(read, [f"a = 1\n{text}" for text in texts], "toml") == []
