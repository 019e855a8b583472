"""What the links of a Markdown text can lead to, found without parsing it: all their targets, and perhaps more.

Most pages have only links that are fine, and looking through a text takes a small part of the time of parsing it.
"""

from __future__ import annotations

import html
import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.source import Span, has_undecodable

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The ends of a target outside of angle brackets, as CommonMark has them; other blanks are characters like any other.
_BLANKS = r" \t\r\n\v\f"
_TARGET = re.compile(rf"[^{_BLANKS}()<\\]*")
_ENTITY = re.compile(r"&[A-Za-z0-9#]+;")
#: What may stand before a definition on its line, and what follows its colon: the target, perhaps on the next line.
_BEFORE_DEFINED = re.compile(r"[\s>*+\-\d.)]*")
_DEFINED = re.compile(rf"[ \t]*(?:(?:\r\n?|\n)[ \t]*)?([^{_BLANKS}<\\]*)")
_AUTOMATIC = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]+:[^ <>]*)>")
#: Behind a target, or in its place: blanks of a target that begins further on, angle brackets, brackets and escapes.
_UNUSUAL_ENDS = frozenset("(<\\")
_UNUSUAL_STARTS = _UNUSUAL_ENDS | frozenset(" \t\r\n\v\f")
_MAIL = re.compile(r"<[^ <>]*@")
_TAG_WITH_TARGET = re.compile(r"<(?:a|img|source|video|audio|iframe)[\s/>\"']", re.IGNORECASE)
_VALUE = re.compile(r"\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))")


class PossibleTargets(NamedTuple):
    """At least the targets of all links of a text, as `read_markdown` gives them.

    `inline` are those behind `](`, with their places; the others may come from definitions and tags too.
    """

    inline: tuple[tuple[str, Span], ...]
    others: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """The targets without their places."""
        return self.others.union(target for target, _ in self.inline)


def possible_targets(text: str, start: int = 0) -> PossibleTargets | None:
    """Return what the links that begin at an offset or later can lead to; None where only parsing can tell.

    The text has its shortcodes covered.
    """
    body = text[start:] if start else text
    has_definitions, has_tags = "]:" in body, "<" in body
    inline = _inline_targets(body, start) if "](" in body else []
    if inline is None or ((inline or has_definitions or has_tags) and has_undecodable(text)):
        return None
    others: set[str] = set()
    if has_definitions:
        defined = _defined_targets(body)
        if defined is None:
            return None
        others.update(defined)
    if has_tags:
        if "@" in body and _MAIL.search(body):
            return None
        if ":" in body:
            others.update(_AUTOMATIC.findall(body))
        if _TAG_WITH_TARGET.search(body):
            others.update(_attribute_values(body))
    return PossibleTargets(tuple(inline), frozenset(others))


def _inline_targets(body: str, start: int) -> list[tuple[str, Span]] | None:
    """Return what stands behind each `](`, and where; None where one target is of the unusual kind."""
    found: list[tuple[str, Span]] = []
    pieces = body.split("](")  # many times faster than a search for the places
    last = len(pieces) - 1
    begin = start + len(pieces[0])
    for number, piece in enumerate(pieces[1:], 1):
        begin += 2
        match = _TARGET.match(piece)
        target = match[0] if match else ""
        behind = piece[len(target) : len(target) + 1]
        if behind in (_UNUSUAL_ENDS if target else _UNUSUAL_STARTS) or (not behind and number < last):
            return None
        if "&" in target and _ENTITY.search(target):
            return None
        found.append((target, Span(begin, begin + len(target))))
        begin += len(piece)
    return found


def _defined_targets(body: str) -> list[str] | None:
    """Return the targets of what may be definitions; None where one is of the unusual kind."""
    found: list[str] = []
    pieces = body.split("]:")
    for number, (before, after) in enumerate(pairwise(pieces), 2):
        label = before.rfind("[")
        line = before.rfind("\n", 0, label) + 1
        if label < 0 or before[label + 1 : label + 2] == "^" or not _BEFORE_DEFINED.fullmatch(before, line, label):
            continue
        match = _DEFINED.match(after)
        target, end = (match[1], match.end()) if match else ("", 0)
        behind = after[end : end + 1]
        if behind in ("<", "\\", "\v", "\f") or target.startswith(">") or (not behind and number < len(pieces)):
            return None
        if "&" in target and _ENTITY.search(target):
            return None
        found.append(target)
    return found


def _attribute_values(body: str) -> Iterator[str]:
    """Yield what stands behind each `href` and `src`; "" where it has no value."""
    small = body.lower()
    if len(small) != len(body):
        small = "".join(char.lower() if char.isascii() else char for char in body)
    for name in ("href", "src"):
        at = small.find(name)
        while at >= 0:
            at += len(name)
            match = _VALUE.match(body, at)
            yield html.unescape("".join(filter(None, match.groups()))) if match else ""
            at = small.find(name, at)
