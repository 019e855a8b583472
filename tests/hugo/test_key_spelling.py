from __future__ import annotations

import pytest

from sitectl.hugo.key_spelling import Slip, slip_of

TEMPLATES = frozenset(["mood"])


@pytest.mark.parametrize(
    ("name", "slip"),
    [
        ("drfat", Slip("draft", "draft", is_typo=True)),
        ("publish_date", Slip("publishdate", "publishDate", is_typo=True)),
        ("topic-s", Slip("topics", "topics", is_typo=True)),
        ("redirect_from", Slip("aliases", "aliases", is_typo=False)),
        ("order", Slip("weight", "weight", is_typo=False)),
    ],
)
def test_what_was_meant(name: str, slip: Slip) -> None:
    assert slip_of(name, ("topics",), TEMPLATES) == slip


@pytest.mark.parametrize("name", ["draft", "lead", "topics", "mood", "_build", "image", "talk", "tittles"])
def test_known_keys_and_own_words(name: str) -> None:
    assert slip_of(name, ("topics",), TEMPLATES) is None


def test_another_systems_word_may_be_a_themes_where_no_template_is_here() -> None:
    assert slip_of("order", (), ()) is None
