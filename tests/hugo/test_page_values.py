"""Front matter as far as its meaning needs it: which files are read for those below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitectl.hugo.page_values import may_hand_down

if TYPE_CHECKING:
    from pathlib import Path

#: Files, and whether a key of theirs may flow down.
FILES = [
    ("---\ncascade: {draft: true}\n---\n", True),
    ("---\nSlug: a\n---\n", True),
    ('---\n"\\u0073lug": a\n---\n', True),
    ('---\n"\\x73lug": a\n---\n', True),
    ('+++\nslug = "a"\n+++\n', True),
    ('{"slug": "a"}\n', True),
    ("---\r\nslug: a\r\n---\r\n", True),
    ("---\ntitle: A\nslug", True),
    ("---\n---\ncascade\n", False),
    ("---\ntitle: A\n---\nOf slugs.\n", False),
    ("+++\ntitle = 'A'\n+++\n\\u0041 --- cascade\n", False),
    ("---\ntitle: A\n", False),
    ("", False),
]


@pytest.mark.parametrize(("text", "is_due"), FILES)
def test_what_may_hand_down_a_key(text: str, is_due: bool, tmp_path: Path) -> None:
    path = tmp_path / "_index.md"
    path.write_bytes(text.encode())
    assert may_hand_down(str(path)) == is_due
