"""Shortcode tags as people mostly write them, matched whole and so much faster than read piece by piece."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_B = r"[ \t\r\n\v\f]"
_NAME = r"[A-Za-z0-9_][A-Za-z0-9_/-]*+"
_WORD = r"[A-Za-z0-9_-][A-Za-z0-9_.-]*+"
_QUOTED = r'"[^"\\\n]*+"|`[^`]*+`'
_POSITIONAL = rf"(?:{_B}++(?:{_QUOTED}|{_WORD}))+(?={_B}*+[>%/])"
_NAMED = rf"(?:{_B}++{_WORD}{_B}*+={_B}*+(?:{_QUOTED}|[A-Za-z0-9_.:/#?&@+-]++(?={_B})))+"
_TAG = re.compile(
    rf"\{{\{{([<%]){_B}*+(?:/{_B}*+({_NAME}){_B}*+|({_NAME})(?:{_POSITIONAL}|{_NAMED})?{_B}*+(?:(/){_B}*+)?)([>%])\}}\}}"
)


class PlainTag(NamedTuple):
    """A tag without its parameters, and the offset of its end."""

    name: str
    end: int
    is_closing: bool
    is_self_closing: bool
    is_markdown: bool


def match_plain_tag(text: str, start: int) -> PlainTag | None:
    """Return the tag that begins at an offset; None for one that has to be read with care, whether faulty or not."""
    found = _TAG.match(text, start)
    if found is None:
        return None
    opening, closed, name, slash, closing = found.groups()
    if (opening == "%") != (closing == "%"):
        return None
    return PlainTag(closed or name, found.end(), bool(closed), bool(slash), opening == "%")


def are_all_in_order(text: str, start: int, encloses: Mapping[str, bool | None]) -> bool:
    """Say whether all tags from an offset on are plain, each has a template, and each that has to be closed is.

    `encloses` says of each template, by its name in lower case, whether it encloses text. False means not certain.
    """
    tags = _TAG.findall(text, start)
    count = len(tags)
    # Where each pair of braces is a tag's, one search tells.
    if count != text.count("{{", start) and count != text.count("{{<", start) + text.count("{{%", start):
        return False
    opened: list[str] = []
    for opening, closed, name, slash, closing in tags:
        if (opening == "%") != (closing == "%"):
            return False
        if closed:
            if not opened or opened.pop() != closed:
                return False
            continue
        is_enclosing = encloses.get(name.lower())
        if is_enclosing is None or (slash and not is_enclosing):
            return False
        if is_enclosing and not slash:
            opened.append(name)
    return not opened
