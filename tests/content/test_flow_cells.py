from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitectl.content.flow_cells import cells_of, has_comment, insertion, removal
from sitectl.content.source import apply_edits
from sitectl.content.toml_reader import read

if TYPE_CHECKING:
    from sitectl.content.nodes import Node

CELLS = [
    ("[]", []),
    ("[ 1 ,2]", ["1", "2"]),
    ("[ # one\n 1, # two\n 2,\n]", ["1", "2"]),
    ("[[1, 2], {a = 1}]", ["[1, 2]", "{a = 1}"]),
    ("{a.b = 1, c = 2, a . d = 3}", ["a.b = 1", "c = 2", "a . d = 3"]),
]

INSERTED = [
    ("[]", -1, "[8, 9]"),
    ("[ # c\n]", -1, "[8, 9, # c\n]"),
    ("[1]", 0, "[1, 8, 9]"),
    ("[1,2]", 1, "[1,2,8,9]"),
    ("[1, 2]", 0, "[1, 8, 9, 2]"),
    ("[1, 2,]", 1, "[1, 2, 8, 9,]"),
    ("[\n  1,\n  2\n]", 1, "[\n  1,\n  2,\n  8,\n  9\n]"),
    ("[\n  1, # c\n  2, # d\n]", 1, "[\n  1, # c\n  2, # d\n  8,\n  9,\n]"),
    ("[\n  1, # c\n  2 # d\n]", 1, "[\n  1, # c\n  2, # d\n  8,\n  9\n]"),
    ("[\n  1\n  , 2\n]", 1, "[\n  1\n  , 2, 8, 9\n]"),
]

REMOVED = [
    ("[1, 2, 3]", [0], "[2, 3]"),
    ("[1, 2, 3]", [0, 2], "[2]"),
    ("[1, 2, 3]", [1, 2], "[1]"),
    ("[1, 2,]", [1], "[1,]"),
    ("[1]", [0], "[]"),
    ("[ # c\n  1, # d\n]", [0], "[ # c\n]"),
    ("[\n  1,\n  2,\n  3\n]", [1, 2], "[\n  1\n]"),
    ("[\n  1, # c\n  2, # d\n]", [0], "[\n  2, # d\n]"),
    ("[1, # c\n 2]", [1], "[1, # c\n ]"),
    ("[\n  1, 2,\n  3\n]", [1], "[\n  1, 3\n]"),
]


def _list(text: str) -> tuple[str, Node]:
    text = f"x = {text}"
    return text, read(text).entries[0].node


@pytest.mark.parametrize(("text", "cells"), CELLS)
def test_cells_are_items_or_pairs(text: str, cells: list[str]) -> None:
    text, node = _list(text)
    assert [text[cell.start : cell.end] for cell in cells_of(text, node)] == cells


@pytest.mark.parametrize(("text", "after", "expected"), INSERTED)
def test_inserted_cells_take_the_layout(text: str, after: int, expected: str) -> None:
    text, node = _list(text)
    made = insertion(text, node.span, cells_of(text, node), after, ["8", "9"], "\n")
    assert apply_edits(text, made) == f"x = {expected}"


@pytest.mark.parametrize(("text", "indexes", "expected"), REMOVED)
def test_removed_cells_take_their_commas_and_lines(text: str, indexes: list[int], expected: str) -> None:
    text, node = _list(text)
    assert apply_edits(text, removal(text, node.span, cells_of(text, node), indexes)) == f"x = {expected}"


@pytest.mark.parametrize(("text", "expected"), [("[1, # c\n2]", True), ("[# c\n]", True), ('["#", 2]', False)])
def test_a_number_sign_in_a_text_is_no_comment(text: str, *, expected: bool) -> None:
    text, node = _list(text)
    assert has_comment(text, node.span, cells_of(text, node)) is expected
