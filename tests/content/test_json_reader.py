from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitectl.content.json_reader import MAX_DEPTH, read
from sitectl.content.nodes import UnreadableError, Value
from tests.content.toml_texts import VALUES
from tests.hugo_judge import hugo_binary, same
from tests.reader_disagreements import disagreements

needs_hugo = pytest.mark.skipif(hugo_binary() is None, reason="the hugo package is not installed")

READ: list[tuple[str, Value]] = [
    ("{}", {}),
    (' {"a" : 1}\r\n', {"a": 1.0}),
    ('{"a": -0, "b": 1E+2, "c": 12345678901234567890}', {"a": -0.0, "b": 100.0, "c": 1.2345678901234567e19}),
    ('{"a": [true, false, null, {}, []]}', {"a": [True, False, None, {}, []]}),
    ('{"a": "\\u00e9\\/\\n\x7f\u2028"}', {"a": "é/\n\x7f\u2028"}),
    ('{"a": "\\ud83d\\ude00 \\ud83d x \\ude00"}', {"a": "😀 \ufffd x \ufffd"}),
    ('{"a": "\udcff\udcfe"}', {"a": "\ufffd\ufffd"}),
    ('{"a": 1, "b": 2, "a": {"c": 3}}', {"a": {"c": 3.0}, "b": 2.0}),
]

REFUSED = [
    ("{", 1, "unexpected end of JSON input (line 1, column 2 of the object)"),
    (
        '{"a": 1,}',
        1,
        "invalid character '}' looking for beginning of object key string (line 1, column 9 of the object)",
    ),
    (
        '{\n "a": tru\n}',
        1,
        "invalid character '\\n' in literal true (expecting 'e') (line 2, column 10 of the object)",
    ),
    (
        '{"a": [\n# c\n]}',
        2,
        "invalid character '#' looking for beginning of value (line 2, column 1 of the object)",
    ),
    ('{"a": "\\x"}', 1, "invalid escape sequence `\\x` in string (line 1, column 8 of the object)"),
    ("[1]", 1, "front matter must be a JSON object"),
    ("null", 1, "front matter must be a JSON object"),
    (
        '{"a": ' * 100_000,
        1,
        f"values are nested more than {MAX_DEPTH} levels deep (line 1, column 1201 of the object)",
    ),
]

#: Objects that Hugo and a careless reader may see differently, right ones and wrong ones.
OBJECTS = (
    '{"a":1e400}', '{"a":1e400,"a":1}', '{"a":-1e400,"b":}', '{"a":1e-400}', '{"a":\u00a01}', '{"a":"\\u12"}',
    "{a:1}", '{"a":"x\ny"}', '{"a":"\t"}', '{"a":01}', '{"a":-01}', '{"a":.5}', '{"a":1.}', '{"a":1e}',
    '{"a":1e+}',
    '{"a":-}', '{"a":+1}', '{"a":NaN}', '{"a":Infinity}', '{"a":0x1}', '{"a":1_0}', "{'a':1}", '{"a":\'b\'}',
    '{"a":"\\ud800"}', '{"a":"\\ud83d\\ud83d\\ude00"}', '{"a":"\\ude00\\ud83dx"}', '{"a":"\\ud83d\\u0041"}',
    '{"\udcff":1,"\udcfe":2}', '{"a":1} x', '{"a":1}{"b":2}', '\ufeff{"a":1}', '{"a":1 "b":2}', '{"a" 1}', '{"a"}',
    '{"a":}', '{"a":[1,]}', '{"a":[,]}', '{"a":[1 2]}', '{"a":true1}', '{"a":nul}', '{/**/}', '{"a":1//c\n}',
    '{"é":1,"É":2}', '{"":1}', '{"a":"\\u0000"}', '{"a":"\x00"}', '{"a":"\ufffe"}', '{"a":"\udced\udca0\udc80"}',
    '{"a":"\\u00e9","\\u00e9":1,"é":2}', '{"a":1}\x0b', '{"a":"b"c"}', '{,}', '{"a":1,,"b":2}', '{"a"::1}',
    '{x\n\n}', '{"aaaa":"a\n\n\nb"}', '{"a":[\n\n# c\n]}', '{\n "a": 1e4001, "b": tru\n}', '{"a":1e-\n4}',
    '{"a":"\\u\n00e9"}', '{"a":"\\\u00e9"}', '{\r\n\t"a": {\r\n\t\t"b": [ ]\r\n\t}\r\n}',
)  # fmt: skip


@pytest.mark.parametrize(("text", "value"), READ)
def test_values_are_gos(text: str, value: Value) -> None:
    assert same(read(text).value, value)


@pytest.mark.parametrize(("text", "line", "message"), REFUSED)
def test_refusals_name_hugos_line_and_the_real_place(text: str, line: int, message: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(text)
    assert caught.value.problem[:3] == (message, line, 1)


def test_keys_and_values_have_places_and_doubles_stay() -> None:
    text = '{ "a" : [1, {"b": "c"}],\n"\\u0061": 2 }'
    root = read(text)
    assert [(e.key, text[e.key_start : e.key_end], text[e.node.start : e.node.end]) for e in root.entries] == [
        ("a", '"a"', '[1, {"b": "c"}]'),
        ("a", '"\\u0061"', "2"),
    ]
    inner = root.entries[0].node.items[1].entries[0]
    assert (text[inner.key_start : inner.key_end], text[inner.node.start : inner.node.end]) == ('"b"', '"c"')
    assert (root.start, root.end, root.style, inner.node.style) == (0, len(text), "flow", "double")


@needs_hugo
def test_crafted_texts_mean_what_hugo_makes_of_them() -> None:
    texts = [*OBJECTS, *(f'{{"a": {value}}}' for value in VALUES), *(text for text, _ in READ)]
    assert len(texts) > 300
    assert disagreements(read, texts, "json") == []


@needs_hugo
@settings(max_examples=6, deadline=None)
@given(st.lists(st.text('a"{}[]:,\\u0dnul1e.- \n\udcffé', min_size=1), min_size=20, max_size=60))
def test_any_object_is_judged_like_hugo(texts: list[str]) -> None:
    assert disagreements(read, [f'{{"k": "v", {text}}}' for text in texts], "json") == []
