"""Text of pages as a terminal may be given it."""

from __future__ import annotations

import unicodedata


def visible(text: str) -> str:
    """Return the text with one harmless character for each control character, which could steer the terminal."""
    return text if text.isascii() and text.isprintable() else "".join(map(_visible, text))


def _visible(character: str) -> str:
    if character == "\t":
        return " "
    category = unicodedata.category(character)
    return "\N{REPLACEMENT CHARACTER}" if category in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") else character


def displayed_width(text: str) -> int:
    """Return how many terminal cells a text takes: wide characters two, combining ones none."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )
