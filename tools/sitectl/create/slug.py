"""File names made of any text."""

from __future__ import annotations

import unicodedata

_LONGEST = 48
_LARGEST = 150  # bytes: file systems stop at 255, and a date and an ending come on top


def slug(text: str, fallback: str = "item") -> str:
    """Return a clean file name: lower-case letters and digits of any script, joined by single hyphens.

    Latin accents are dropped, other scripts stay as they are. A long text is cut between words. A text without
    any letter or digit gives the fallback.
    """
    words = "".join(_plain(character) for character in unicodedata.normalize("NFKC", text).lower()).split()
    kept = ""
    for word in words:
        longer = f"{kept}-{word}" if kept else word
        if len(longer) > _LONGEST and kept:
            break
        kept = longer
    return _cut(kept) or fallback


def _plain(character: str) -> str:
    if not character.isalnum():
        return "" if character in "'’" or unicodedata.category(character) == "Mn" else " "
    base = unicodedata.normalize("NFKD", character)[0]
    return base if base.isascii() and base.isalnum() else character


def _cut(name: str) -> str:
    shortened = name[:_LONGEST].encode("utf-8")[:_LARGEST].decode("utf-8", "ignore")
    return shortened.strip("-")
