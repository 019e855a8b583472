from __future__ import annotations

import pytest

from sitectl.content.key_order import Neighbour, neighbour


@pytest.mark.parametrize(
    ("new", "keys", "place", "before"),
    [
        ("lastmod", "title date draft", 1, False),
        ("date", "title lastmod draft", 1, True),
        ("LastMod", "title Date draft", 1, False),
        ("publishDate", "date lastmod", 0, False),
        ("expiryDate", "date lastmod", 1, False),
        ("draft", "title date tags", 1, False),
        ("draft", "title tags", 0, False),
        ("draft", "tags params", 1, False),
        ("title", "draft tags", 0, True),
        ("title", "description tags", 0, True),
        ("lead", "title description tags", 1, False),
        ("tags", "title categories x", 1, False),
        ("keywords", "title tags categories x", 1, False),
        ("tags", "title date weight x", 2, False),
        ("aliases", "title url x", 1, False),
        ("anything", "title date tags", 2, False),
        ("toc", "title", 0, False),
    ],
)
def test_a_key_goes_to_its_kin(new: str, keys: str, place: int, before: bool) -> None:
    assert neighbour(new, keys.split()) == Neighbour(place, before)
