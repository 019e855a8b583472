"""What one line of simple YAML looks like, as regular expressions whose parts never give back what they took.

Single characters are repeated possessively. Groups are not, since Python before 3.11.5 matches these wrongly: what
follows a group says that it cannot go on.
"""

from __future__ import annotations

import re

KEY = r"[A-Za-z_][\w.-]*+(?::[\w.-]++)*(?!:[\w.-])"
#: A plain scalar of one line: no indicator in front, no colon before a blank, no number sign after one.
PLAIN_TEXT = (
    r"(?:[^\s\-?:,\[\]{}#&*!|>'\"%@`]|-(?=\S))[^\n:#]*+(?:(?::(?=[^ \n])|(?<=[^ ])\#)[^\n:#]*+)*(?!:[^ \n]|(?<=[^ ])\#)"
)
SINGLE_QUOTED = r"'[^'\n]*+(?:''[^'\n]*+)*'(?!')"
DOUBLE_QUOTED = r'"[^"\\\n]*+"'

LINE_END = re.compile(r" *(?:\#[^\n]*)?(?:\n|\Z)")
BLANKS = re.compile(" *")

#: Groups: a scalar inside brackets or braces, plain, in single or in double quotes. Of colons only those of
#: addresses are taken.
FLOW_SCALAR = re.compile(
    rf"([^\s\-?:,\[\]{{}}#&*!|>'\"%@`][^,:#\[\]{{}}\n]*+(?::(?=/)[^,:#\[\]{{}}\n]*+)*(?!:/))|({SINGLE_QUOTED})|({DOUBLE_QUOTED})"
)
FLOW_KEY = re.compile(r"([A-Za-z_][\w-]*+):\ +")
_UNUSUAL = ("\t", "\r", "\0")


def has_unusual(text: str, start: int = 0, end: int | None = None) -> bool:
    """Say whether a text has characters that simple lines do not have: they mean something of their own to Hugo."""
    for character in _UNUSUAL:  # noqa: SIM110 - any() takes twice as long, and this is asked of every page
        if text.find(character, start, end) >= 0:
            return True
    return False
