"""Texts as YAML block scalars, after | and >."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sitectl.content.nodes import Style

_SPECIAL_LINE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]|[ ]$")
_FOLD = re.compile(r"(?<! ) (?! )")

#: Lines below a block scalar that look empty; those with more blanks than its indentation are a part of it.
LINES_OF_BLANKS = re.compile(r"(?:[ \t\r\n]*[ \t](?:\r\n|\n|\r))?")


class BlockScalar(NamedTuple):
    """A header such as `>-`, and the lines below it without their indentation."""

    header: str
    lines: list[str]


def block_scalar(text: str, style: Style, width: int) -> BlockScalar | None:
    """Return a text as a block scalar of a style; None if no block scalar holds it for certain.

    A folded text is wrapped between words so that a line is at most `width` characters where that can be.
    """
    content = text.removesuffix("\n")
    lines = content.split("\n")
    if lines[0][:1] in ("", " ") or not lines[-1] or any(map(_SPECIAL_LINE.search, lines)):
        return None
    chomping = "" if text.endswith("\n") else "-"
    if style == "folded" and all(line[:1] not in ("", " ") for line in lines):
        folded: list[str] = []
        for line in lines:
            folded += [*([""] if folded else []), *_wrapped(line, width)]
        return BlockScalar(f">{chomping}", folded)
    return BlockScalar(f"|{chomping}", lines)


def _wrapped(line: str, width: int) -> list[str]:
    if len(line) <= width:
        return [line]
    words = _FOLD.split(line)
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] += " " + word
    return lines
