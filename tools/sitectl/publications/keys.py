"""Keys of publications: made from the metadata, and fit to be a folder's name."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sitectl.publications.record import Name, PartialDate

_WORD = re.compile(r"[^\W_]+")
_UNSAFE = re.compile(r"[^\w.-]+")
_STOP_WORDS = {"a", "an", "the", "on", "of", "for", "in", "to", "and", "with", "towards", "toward", "from", "at", "by"}


def make_key(authors: tuple[Name, ...], date: PartialDate | None, title: str) -> str:
    """Return a key in the style of lin2024mixpert: first author, year, first word of the title that says something."""
    name = ""
    if authors:
        name = authors[0].family or authors[0].literal
    words = [word.lower() for word in _WORD.findall(_ascii(title))] or [word.lower() for word in _WORD.findall(title)]
    word = next((word for word in words if word not in _STOP_WORDS), "")
    year = str(date.year) if date else ""
    return "".join(_WORD.findall(_ascii(name) or name)).lower() + year + word


def folder_name(key: str) -> str:
    """Return a key as a folder's name that all systems and Hugo take as it is; "" if nothing of it is left."""
    return _UNSAFE.sub("-", unicodedata.normalize("NFC", key)).strip("-._")[:100].rstrip("-._")


def _ascii(text: str) -> str:
    """Return the letters and digits of a text without accents, as far as ASCII has them."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
