"""What the links of a Markdown text can lead to, found without parsing it: all their targets, and perhaps more.

Most pages have only links that are fine, and looking through a text takes a small part of the time of parsing it.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from sitectl.content.source import Span, has_undecodable

#: The ends of a target outside of angle brackets, as CommonMark has them; other blanks are characters like any other.
_BLANKS = r" \t\r\n\v\f"
_INLINE = re.compile(rf"\]\(([^{_BLANKS}()<\\]*)")
_DEFINED = re.compile(rf"\[(?!\^)(?:[^\[\]\\]|\\.)*\]:[ \t]*([^{_BLANKS}<\\]*)", re.DOTALL)
_AUTOMATIC = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]+:[^ <>]*)>")
#: Targets that begin on the next line, are in angle brackets, or have brackets, escapes or entities in them; addresses
#: of mail. Several patterns, each of which begins with a certain character, are searched for faster than one.
_UNUSUAL = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\]\((?:[{_BLANKS}]|[^{_BLANKS}()<\\]*(?:[(<\\]|&[A-Za-z0-9#]+;))",
        r"<[^ <>]*@",
        rf"\]:[ \t]*(?:[\r\n\v\f]|[^{_BLANKS}<\\]*(?:[<\\]|&[A-Za-z0-9#]+;))",
    )
)
_TAG_WITH_TARGET = re.compile(r"<(?:a|img|source|video|audio|iframe)[\s/>\"']", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(?:href|src)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?", re.IGNORECASE)


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
    if "](" not in body and "<" not in body and "]:" not in body:
        return PossibleTargets((), frozenset())
    if any(pattern.search(body) for pattern in _UNUSUAL) or has_undecodable(body):
        return None
    inline = tuple((found[1], Span(*found.span(1))) for found in _INLINE.finditer(text, start))
    others: set[str] = set()
    if "]:" in body:
        others.update(_DEFINED.findall(body))
    if "<" in body:
        others.update(_AUTOMATIC.findall(body))
        if _TAG_WITH_TARGET.search(body):
            others.update(html.unescape("".join(groups)) for groups in _ATTRIBUTE.findall(body))
    return PossibleTargets(inline, frozenset(others))
