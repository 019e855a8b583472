"""Clean file names from any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitectl.content.site_tree import is_ignored_name
from sitectl.create.slug import slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talk at the SGLang meetup", "talk-at-the-sglang-meetup"),
        ("Bullet is accepted by ASPLOS'2026.", "bullet-is-accepted-by-asplos2026"),
        ("Résumé über Größe", "resume-uber-große"),
        ("在广州的报告", "在广州的报告"),
        ("中文 and English", "中文-and-english"),
        ("ＡＢＣ１", "abc1"),
        ("C++ / Rust -- 2x faster!", "c-rust-2x-faster"),
        ("  spaced  out  ", "spaced-out"),
        ("🎉🎉", "item"),
        ("...", "item"),
        ("", "item"),
        ("../../etc/passwd", "etc-passwd"),
        ("a" * 100, "a" * 48),
        ("word " * 20, "word-word-word-word-word-word-word-word-word"),
        ("ガギグ", "ガギグ"),
        ("x\u030cy", "xy"),
        ("a" * 23 + " " + "b" * 24, "a" * 23 + "-" + "b" * 24),
        ("a" * 24 + " " + "b" * 24, "a" * 24),
        ("𠀀" * 37 + " " + "𠀀" * 5, "𠀀" * 37),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text())
def test_any_text_makes_a_name_that_hugo_takes(text: str) -> None:
    name = slug(text)
    assert name
    assert not is_ignored_name(name)
    assert not set(name) & set('/\\:*?"<>| \n\t%#')
    assert len(name.encode("utf-8", "surrogatepass")) <= 150
    assert not name.startswith("-")
    assert not name.endswith("-")
