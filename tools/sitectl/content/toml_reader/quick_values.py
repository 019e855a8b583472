"""The values of the plainest TOML front matter, without places: for runs that read ten thousand pages and edit none."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sitectl.content.toml_reader.faults import FaultError
from sitectl.content.toml_reader.numbers import read_number, scan_number
from sitectl.content.toml_reader.times import read_time, scan_time

if TYPE_CHECKING:
    from sitectl.content.nodes import Value

_CONTROLS = r"\x00-\x08\x0a-\x1f\x7f\ud800-\udfff"
_TEXT = rf"""(?:"[^"\\{_CONTROLS}]*+"|'[^'{_CONTROLS}]*+')"""
_BLANKS = r"[ \t\n]*+"
_BARE_KEY = "[A-Za-z0-9_-]++"
_LIST = rf"\[{_BLANKS}(?:{_TEXT}{_BLANKS}(?:,{_BLANKS}|(?=\])))*\]"
_HEADER = rf"{_BARE_KEY}(?:\.{_BARE_KEY})*"

#: Groups: a key and its value in one of three ways (a text, a word or number, a list of texts), the names in the
#: header of a table or of one of several, or a line that is something else.
_LINE = re.compile(
    rf"""^[ \t]*+
    (?:({_BARE_KEY})[ \t]*+=[ \t]*+(?:({_TEXT})|([0-9A-Za-z.:+-]++)|({_LIST}))
      |\[({_HEADER})\]
      |\[\[({_HEADER})\]\]
    )?
    [ \t]*+(?:\#[^{_CONTROLS}]*+)?(?:\r(?=\n))?$
    |^(.+)""",
    re.VERBOSE | re.MULTILINE,
)
_LIST_ITEM = re.compile(_TEXT)
_WORDS: dict[str, Value] = {"true": True, "false": False}
_NUMBER_START = frozenset("+-0123456789")
#: Deeper tables are left to the reader that counts them.
_MOST_NAMES = 50


class _NotPlainError(Exception):
    """The text has something that only the reader takes."""


def quick_values(text: str) -> dict[str, Value] | None:
    """Return the values of a text of plain pairs and headers; None for any other text.

    A text that is taken here means the same to `read`; so `read` must decide on every text that is not.
    """
    root: dict[str, Value] = {}
    try:
        _fill(root, text)
    except _NotPlainError:
        return None
    return root


def _fill(root: dict[str, Value], text: str) -> None:
    table = root
    for key, quoted, word, items, header, repeated, other in _LINE.findall(text):
        if key:
            if key in table:
                raise _NotPlainError
            if quoted:
                table[key] = quoted[1:-1]
            else:
                table[key] = _scalar(word) if word else [item[1:-1] for item in _LIST_ITEM.findall(items)]
        elif header or repeated:
            *above, name = (header or repeated).split(".")
            table = _opened(_table_of(root, above), name, repeated=bool(repeated))
        elif other:
            raise _NotPlainError


@lru_cache(maxsize=4096)
def _scalar(word: str) -> Value:
    if word in _WORDS:
        return _WORDS[word]
    try:
        time_end = scan_time(word, 0)
        if time_end == len(word):
            return read_time(word, 0, time_end)
        if time_end is None and word[0] in _NUMBER_START and scan_number(word, 0) == len(word):
            return read_number(word, 0)
    except FaultError:
        pass
    raise _NotPlainError


def _table_of(root: dict[str, Value], names: list[str]) -> dict[str, Value]:
    """Return the table that the first names of a header lead to; of several it is the last one."""
    if len(names) > _MOST_NAMES:
        raise _NotPlainError
    table = root
    for name in names:
        found = table.setdefault(name, {})
        if isinstance(found, list) and found:
            found = found[-1]
        if not isinstance(found, dict):
            raise _NotPlainError
        table = found
    return table


def _opened(table: dict[str, Value], name: str, *, repeated: bool) -> dict[str, Value]:
    opened: dict[str, Value] = {}
    if name not in table:
        table[name] = [opened] if repeated else opened
        return opened
    found = table[name]
    if not (repeated and isinstance(found, list) and found and isinstance(found[-1], dict)):
        raise _NotPlainError
    found.append(opened)
    return opened
