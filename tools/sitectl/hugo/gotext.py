"""Text functions that differ between Python and Go, as Go has them."""

from __future__ import annotations

import posixpath
import unicodedata

_SIMPLE_LOWER = {"\u0130": "i"}


def lower(text: str) -> str:
    """Return the text in lower case, character by character as Go's strings.ToLower does."""
    if text.isascii():
        return text.lower()
    return "".join(_SIMPLE_LOWER.get(char) or char.lower() for char in text)


def is_letter_digit_or_mark(char: str) -> bool:
    """Say whether Go's unicode package calls the character a letter, a decimal digit or a mark."""
    category = unicodedata.category(char)
    return category[0] in "LM" or category == "Nd"


def clean(path: str) -> str:
    """Return the shortest form of a slash path as Go's path.Clean does: two leading slashes are one."""
    cleaned = posixpath.normpath(path) if path else "."
    return cleaned[1:] if cleaned.startswith("//") else cleaned


def join(*elements: str) -> str:
    """Join the elements that are not empty with slashes and clean the result, as Go's path.Join does."""
    filled = [element for element in elements if element]
    return clean("/".join(filled)) if filled else ""
