from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitectl.hugo.spelling import distance, meant

KNOWN = ("date", "draft", "title", "weight", "aliases", "expirydate", "tags")


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("drfat", "draft"),
        ("titel", "title"),
        ("dra-ft", "draft"),
        ("dr\u0430ft", "draft"),
        ("\u200bdraft", "draft"),
        ("expiry_date", "expirydate"),
        ("expirxdte", "expirydate"),
        ("alases", "aliases"),
        ("weigth", "weight"),
    ],
)
def test_slips_are_seen(word: str, right: str) -> None:
    assert meant(word, KNOWN) == right


@pytest.mark.parametrize("word", ["mood", "titles", "tag", "venue", "dt", "drift-net", "freight", "expiry", ""])
def test_words_of_their_own_are_left_alone(word: str) -> None:
    assert meant(word, KNOWN) is None


@pytest.mark.parametrize(
    ("one", "other", "slips"), [("", "", 0), ("ab", "ba", 1), ("abc", "abd", 1), ("abc", "", 3), ("abcd", "acbd", 1)]
)
def test_slips_are_counted(one: str, other: str, slips: int) -> None:
    assert distance(one, other) == slips


@given(st.text("abcd", max_size=8), st.text("abcd", max_size=8), st.integers(0, 3))
def test_words_too_far_apart_are_told_without_counting_on(one: str, other: str, most: int) -> None:
    slips = distance(one, other)
    assert (distance(one, other, most) > most) if slips > most else distance(one, other, most) == slips
