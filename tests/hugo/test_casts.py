"""The casts, with the real Hugo as the judge: each value is given to the keys of every type in one build."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from sitectl.content.nodes import TomlTime
from sitectl.hugo.casts import to_bool, to_int, to_text, to_text_list
from tests.hugo_site import HugoSite, needs_hugo

if TYPE_CHECKING:
    from pathlib import Path

    from sitectl.content.nodes import Value

# One value a line: as TOML text and as the value that a reader returns.
VALUES: list[tuple[str, Value]] = [
    *((str(number), number) for number in (0, 1, -3, 8, 31, 2**63 - 1, -(2**63))),
    *((f"{number!r}", number) for number in (10.9, -10.9, 0.1, 1.1, 1.0, 1.5e-7, 1e19, -1e19, 1e20, 123456789.125)),
    ("inf", float("inf")),
    ("-inf", float("-inf")),
    ("nan", float("nan")),
    ("true", True),
    ("false", False),
    ('["a", "b"]', ["a", "b"]),
    ('["a b", ""]', ["a b", ""]),
    ("[1, 1.5, true]", [1, 1.5, True]),
    ('["a", ["b"]]', ["a", ["b"]]),
    ('["a", {b = 1}]', ["a", {"b": 1}]),
    ("[]", []),
    ("{}", {}),
    ("{a = 1}", {"a": 1}),
    ("2025-11-01", TomlTime("local-date", "2025-11-01")),
    ("2025-11-01T10:00:00.5", TomlTime("local-date-time", "2025-11-01T10:00:00.5")),
    ("10:00:00", TomlTime("local-time", "10:00:00")),
    ("2025-11-01T10:00:00Z", TomlTime("offset-date-time", "2025-11-01T10:00:00Z")),
    ("2025-11-01T10:00:00+00:00", TomlTime("offset-date-time", "2025-11-01T10:00:00+00:00")),
    ("2025-11-01T10:00:00.25+05:30", TomlTime("offset-date-time", "2025-11-01T10:00:00.25+05:30")),
    ("[2025-11-01]", [TomlTime("local-date", "2025-11-01")]),
]
WORD_LIST = """
0 1 t T true True TRUE tRUE f F false False FALSE fALSE yes on y 0x1F 0X1f 0b11 0o17 010 08 1_000 1__0 _1
0_1 0x_1 0x 10.7 10.0 10. .5 . + - -10.7 +10 +10.5 1e3 1.5e3 10.7.1 10.x x.5 abc 9223372036854775807
9223372036854775808 -9223372036854775808 -9223372036854775809 0x1F.5 -0 --5 1,000 10px 0.0 -.5 1_0.5 1_ ٣
é 0b12 00 0_ 0xfffffffffffffffff
"""
WORDS = WORD_LIST.split()
TEXTS = ["", " 5", "5 ", "a b  c", "a\tb", "a,b", "{{ x }}", "a\u00a0b", "a\u3000b", "a\u200bb", "A B", *WORDS]
CASES = [*VALUES, *((json.dumps(text), text) for text in TEXTS)]


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    site = HugoSite(tmp_path_factory.mktemp("casts") / "site")
    for number, (text, _) in enumerate(CASES):
        keys = ("draft", "weight", "linkTitle", "keywords")
        site.write(f"p{number}.md", "+++\n" + "".join(f"{key} = {text}\n" for key in keys) + "+++\n")
    seen = site.build_everything()
    assert seen.code == 0, seen.output
    return [seen.pages[f"p{number}.md"] for number in range(len(CASES))]


@needs_hugo
@pytest.mark.parametrize("number", range(len(CASES)), ids=[text for text, _ in CASES])
def test_a_value_becomes_what_hugo_makes_of_it(judged: list[dict[str, Any]], number: int) -> None:
    value, hugo = CASES[number][1], judged[number]
    assert to_bool(value) == hugo["draft"]
    assert to_int(value) == hugo["weight"]
    assert to_text(value) == hugo["linktitle"]
    assert (to_text_list(value) or []) == (hugo["keywords"] or [])


def test_nothing_is_zero() -> None:
    assert (to_bool(None), to_int(None), to_text(None), to_text_list(None)) == (False, 0, "", None)


@needs_hugo
def test_binary_yaml_values(tmp_path: Path) -> None:
    site = HugoSite(tmp_path / "site")
    site.write("p.md", "---\ntitle: !!binary aGn/\nkeywords: !!binary aGk=\n---\n")
    page = site.build_everything().pages["p.md"]
    assert to_text(b"hi\xff") == page["title"]
    assert to_text_list(b"hi") == page["keywords"]
