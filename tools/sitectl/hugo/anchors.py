"""The ids that Hugo gives to headings, as the real Hugo 0.168 does for every character and id type."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from sitectl.hugo.gotext import lower

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What a heading without a letter or digit is called.
NAMELESS = "heading"

#: The typographer makes one dash of two or three hyphens, and a dash is in no id.
_DASH = re.compile(r"---?")
_DROPPED_OF_ASCII = re.compile(r"[^A-Za-z0-9_ -]+")


def heading_id(text: str, kind: str = "github") -> str:
    """Return the id of a heading's plain text for one of Hugo's `autoHeadingIDType`s."""
    if kind == "blackfriday":
        return _words_by_hyphens(text) or NAMELESS
    text = text.strip()
    if kind == "github-ascii":
        text = "".join(char for char in unicodedata.normalize("NFD", text) if char.isascii())
    if text.isascii():
        return _DROPPED_OF_ASCII.sub("", text).lower().replace(" ", "-") or NAMELESS
    return "".join(map(_kept, lower(text))) or NAMELESS


def heading_ids(texts: Iterable[tuple[str, str | None]], kind: str = "github") -> set[str]:
    """Return the ids of a page's headings, given as pairs of plain text and own id, in order.

    An id that is taken gets a number. What the typographer does to hyphens depends on which of them are code, so
    both readings are in.
    """
    found: set[str] = set()
    named = list(texts)
    undashed = [(_DASH.sub("", text) if "--" in text else text, own) for text, own in named]
    for reading in (named,) if undashed == named else (named, undashed):
        taken: set[str] = set()
        for text, own in reading:
            name = own or _untaken(heading_id(text, kind), taken)
            taken.add(name)
        found |= taken
    return found


def _untaken(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    number = 1
    while f"{name}-{number}" in taken:
        number += 1
    return f"{name}-{number}"


@lru_cache(maxsize=8192)
def _kept(char: str) -> str:
    if char in "-_":
        return char
    if char == " ":
        return "-"
    return char if unicodedata.category(char) in ("Lu", "Ll", "Lt", "Lm", "Lo", "Nd") else ""


def _words_by_hyphens(text: str) -> str:
    kept = (char if unicodedata.category(char)[0] in "LN" else " " for char in lower(text))
    return "-".join("".join(kept).split())
