"""The attributes behind the language of a fenced code block, ```` ```go {linenos=true} ````, as Hugo reads them."""

from __future__ import annotations

import re

_NAME = r"[A-Za-z_:][\w:.-]*+"
_STRING = r"\"(?:[^\"\\]|\\.)*\""
_NUMBER = r"[-+]?\d++(?:\.\d*+|(?!\.))(?:[eE][-+]?\d++|(?![eE][-+]?\d))"
_WORD = rf"(?!null(?![\w:.-])){_NAME}"
_LIST = r"\[(?:[^\[\]]|\[[^\[\]]*+\])*\]"
_CLASS_OR_ID = r"[#.][^\s!-,/;-@\[-^`{-~]*+"
_PAIR = rf"{_NAME}[ \t]*+=[ \t]*+(?:{_STRING}|{_NUMBER}|{_WORD}|{_LIST})"
_ATTRIBUTES = re.compile(
    rf"\{{(?:(?:[ \t]*+(?:{_CLASS_OR_ID}|{_PAIR})(?:[ \t]*+,)?)+[ \t]*+)?\}}",
    re.ASCII,
)


def unreadable_attributes(info: str) -> int | None:
    """Return where in a fence's info string the braces begin that Hugo cannot read; None if it reads all.

    Hugo takes the text from the last opening brace before the first closing one, with both braces.
    """
    end = info.find("}")
    start = info.rfind("{", 0, end) if end >= 0 else -1
    if start < 0 or _ATTRIBUTES.fullmatch(info, start, end + 1):
        return None
    return start
