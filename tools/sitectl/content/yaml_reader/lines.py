"""What one line of simple YAML looks like, as regular expressions whose parts never give back what they took."""

from __future__ import annotations

import re

_KEY = r"[A-Za-z_][\w.-]*+(?::[\w.-]++)*+"
#: A plain scalar of one line: no indicator in front, no colon before a blank, no number sign after one.
_PLAIN = r"(?:[^\s\-?:,\[\]{}#&*!|>'\"%@`]|-(?=\S))[^\n:#]*+(?:(?::(?=[^ \n])|(?<=[^ ])\#)[^\n:#]*+)*+"
_SINGLE = r"'[^'\n]*+(?:''[^'\n]*+)*+'"
_DOUBLE = r'"[^"\\\n]*+"'

#: Groups: indentation, dash before a key, key, dash before a value, then the value in one of five ways: plain,
#: in single quotes, in double quotes, a bracket or brace that opens a collection, the header of a block scalar.
LINE = re.compile(
    rf"""(\ *)
    (?:(-\ +)?({_KEY})\ *:(?=[\ \n]|\Z)\ *|(-\ +))?
    (?:({_PLAIN})|({_SINGLE})|({_DOUBLE})|([\[{{])[^\n]*+|([|>]-?)(?=\ *\n))?
    \ *(?:\#[^\n]*)?(?:\n|\Z)""",
    re.VERBOSE,
)
PLAIN, SINGLE, DOUBLE, FLOW = range(5, 9)

#: Groups: the indentation and the text of a line of plain text alone.
TEXT_LINE = re.compile(rf"( *)({_PLAIN})(?:\n|\Z)")
LINE_END = re.compile(r" *(?:\#[^\n]*)?(?:\n|\Z)")
BLANKS = re.compile(" *")

#: Groups: a scalar inside brackets or braces, plain, in single or in double quotes. Of colons only those of
#: addresses are taken.
FLOW_SCALAR = re.compile(
    rf"([^\s\-?:,\[\]{{}}#&*!|>'\"%@`][^,:#\[\]{{}}\n]*+(?::(?=/)[^,:#\[\]{{}}\n]*+)*+)|({_SINGLE})|({_DOUBLE})"
)
FLOW_KEY = re.compile(r"([A-Za-z_][\w-]*+):\ +")
#: Characters that simple lines do not have, because they mean something of their own to Hugo's parser.
UNUSUAL = re.compile(r"[\t\r\0]")
