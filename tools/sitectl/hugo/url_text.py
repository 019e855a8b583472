"""Texts as parts of URLs: what Hugo keeps, replaces and escapes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote, unquote_to_bytes

from sitectl.hugo.gotext import is_letter_digit_or_mark, lower

_HEX_ESCAPE = re.compile("%[0-9a-fA-F]{2}")
_PLAIN = re.compile(r"[A-Za-z0-9./\\_#+~@-]*")
_NEEDS_NO_ESCAPE = re.compile(r"[A-Za-z0-9./_+~@-]*")
_STRAY_PERCENT = re.compile("%(?![0-9a-fA-F]{2})")
_KEPT = frozenset("./\\_#+~-@")
_CONTROL = re.compile("[\x00-\x1f\x7f]")
# What Go's URL type leaves alone in a path that it escapes, and what a path that it does not escape is made of.
_SAFE_IN_PATH = "$&+,/:;=@-_.~"
_VALID_ENCODED = re.compile(r"[A-Za-z0-9._~!$&'()*+,;=:@\[\]/%-]*")


@lru_cache(maxsize=16384)
def sanitized(text: str, *, keeps_case: bool = False, removes_accents: bool = False) -> str:
    """Return a path with only letters, digits, marks and some signs left, blanks as hyphens, in lower case."""
    if removes_accents and not text.isascii():
        text = without_accents(text)
    if not _PLAIN.fullmatch(text):
        text = _filtered(text)
    return text if keeps_case else lower(text)


def _filtered(text: str) -> str:
    kept: list[str] = []
    pending = False
    after_hyphen = False
    for position, char in enumerate(text):
        if char in _KEPT or is_letter_digit_or_mark(char) or _HEX_ESCAPE.match(text, position):
            if pending and char != "-":
                kept.append("-")
            pending = False
            after_hyphen = char == "-"
            kept.append(char)
        elif kept and not after_hyphen and char.isspace():
            pending = True
    return "".join(kept)


def without_accents(text: str) -> str:
    """Return the text with its letters' accents removed."""
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(each for each in decomposed if unicodedata.category(each) != "Mn"))


def escaped(link: str) -> str:
    """Return a link as Go's URL type writes it: unchanged if its path needs no escape, else all of it escaped."""
    if _NEEDS_NO_ESCAPE.fullmatch(link):
        return link
    path, question_mark, query = link.replace("#", "%23").partition("?")
    if not _VALID_ENCODED.fullmatch(path):
        path = quote(unquote_to_bytes(path), safe=_SAFE_IN_PATH)
    return path + question_mark + query


def is_parsable(link: str) -> bool:
    """Say whether Go's URL type reads a link; Hugo panics at one that it does not."""
    return not (_STRAY_PERCENT.search(link.partition("?")[0]) or _CONTROL.search(link))


def urlize(text: str, *, keeps_case: bool = False, removes_accents: bool = False) -> str:
    """Return a text (a title, a slug) as part of a URL; a hash sign at its end is an empty fragment and lost."""
    kept = sanitized(text, keeps_case=keeps_case, removes_accents=removes_accents)
    if kept.endswith("#") and kept.count("#") == 1:
        kept = kept[:-1]
    return escaped(kept)
