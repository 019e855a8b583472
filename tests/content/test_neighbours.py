from __future__ import annotations

import pytest

from sitectl.content.json_reader import read
from sitectl.content.neighbours import neighbour_of, relative_of

RELATIVES = [
    ("lastmod", '{"title": "T", "date": "", "draft": true}', "date"),
    ("lastmod", '{"publishDate": "", "date": ""}', "publishDate"),
    ("description", '{"x": 1, "Title": "T", "params": {}}', "Title"),
    ("keywords", '{"tags": [], "categories": [], "x": 1}', "tags"),
    ("date", '{"lastmod": "", "x": 1}', None),
    ("title", '{"description": "D"}', None),
    ("x", '{"title": "T"}', None),
    ("x", "{}", None),
]

NEIGHBOURS = [
    ("lastmod", '{"date": "", "x": 1}', "date"),
    ("x", '{"title": "T", "y": [1], "params": {}, "menu": {"a": 1}}', "y"),
    ("x", '{"params": {}, "title": "T"}', "title"),
    ("x", '{"params": {}, "menu": {}}', "menu"),
]


@pytest.mark.parametrize(("key", "text", "expected"), RELATIVES)
def test_relatives_are_the_keys_that_people_keep_together(key: str, text: str, expected: str | None) -> None:
    found = relative_of(key, read(text).entries)
    assert (found.key if found else None) == expected


@pytest.mark.parametrize(("key", "text", "expected"), NEIGHBOURS)
def test_other_keys_go_behind_the_last_that_is_no_map(key: str, text: str, expected: str) -> None:
    assert neighbour_of(key, read(text).entries).key == expected
