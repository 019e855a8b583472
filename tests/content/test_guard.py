"""Edits that move more than they must are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitectl.content.guard import UnsafeEditError, guarded_edits
from sitectl.content.page import Page
from sitectl.content.source import Edit, Source, Span

TEXT = "---\ntitle: A\n_build:\n  render: never\ndraft: true\n---\nText.\n"
TOML = '+++\ntitle = "A"\n[_build]\nrender = "never"\n[_build.more]\nx = 1\n+++\nText.\n'


def edit(text: str, old: str, new: str) -> Edit:
    start = text.index(old)
    return Edit(Span(start, start + len(old)), new)


ALLOWED = [
    (TEXT, "_build", "build"),
    (TEXT, "A", "B"),
    (TEXT, "title", "name"),
    (TEXT, "draft: true\n", ""),
    (TEXT, "Text.", "Words."),
    (TOML, "[_build]", "[_build]"),
]
REFUSED = [
    (TEXT, "_build", "build: {}\nother"),
    (TEXT, "A", "A\nmood: b: c"),
    (TEXT, "true\n---\n", "true\n---\nMore. "),
    (TOML, "_build", "build]\n[x"),
    (TEXT, "A", '"A'),
]


@pytest.mark.parametrize(("text", "old", "new"), ALLOWED)
def test_edit_is_made(text: str, old: str, new: str) -> None:
    page = Page(Source(Path("x.md"), text))
    assert guarded_edits(page, [edit(text, old, new)]).text == text.replace(old, new, 1)


@pytest.mark.parametrize(("text", "old", "new"), REFUSED)
def test_edit_is_refused(text: str, old: str, new: str) -> None:
    with pytest.raises(UnsafeEditError):
        guarded_edits(Page(Source(Path("x.md"), text)), [edit(text, old, new)])
