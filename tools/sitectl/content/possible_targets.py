"""What the links of a Markdown text can lead to, found without parsing it: all their targets, and perhaps more.

Most pages have only links that are fine, and looking through a text takes a small part of the time of parsing it.
"""

from __future__ import annotations

import html
import re

from sitectl.content.markdown import COVER, SHORTCODE
from sitectl.content.source import has_undecodable

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


def possible_targets(text: str, start: int = 0) -> frozenset[str] | None:
    """Return at least the targets of all links that begin at an offset or later; None where only parsing can tell.

    They are as `read_markdown` gives them, but for the number of characters that stand for a shortcode.
    """
    body = text[start:]
    if "](" not in body and "<" not in body and "]:" not in body:
        return frozenset()
    if "{{" in body:
        body = SHORTCODE.sub(COVER, body)
    if any(pattern.search(body) for pattern in _UNUSUAL) or has_undecodable(body):
        return None
    found = set(_INLINE.findall(body))
    if "]:" in body:
        found.update(_DEFINED.findall(body))
    if "<" in body:
        found.update(_AUTOMATIC.findall(body))
        if _TAG_WITH_TARGET.search(body):
            found.update(html.unescape("".join(groups)) for groups in _ATTRIBUTE.findall(body))
    return frozenset(found)
