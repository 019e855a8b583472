"""Which of the places in a Markdown text that look like links or tags are some, told by marks in the rendered text.

Rendering takes a tenth of the time of reading the parser's events one by one. So the places in question, and only
they, get a mark each; where it comes out says what the renderer made of the place. What marks could change is left
to `read_markdown`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyromark

from sitectl.content.html_comments import COMMENT, Comments
from sitectl.content.markdown import MARKDOWN_OPTIONS, TAG, Tag, read_tag
from sitectl.content.source import Span, has_undecodable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: The beginning and the end of a mark around its number; letters, so that it reads as a part of any word.
_MARK = "zqsitectl"
_MARKED_TARGET = re.compile(rf'(?:href|src)="{_MARK}(\d+)z"')
_MARKED_TAG = re.compile(rf"<[A-Za-z][A-Za-z0-9-]* {_MARK}(\d+)z")
#: What in a target is read before links are: code, brackets and the borders of table cells.
_READ_FIRST = re.compile(r"[`\[\]|]")
_TAG_START = re.compile(r"<([A-Za-z][A-Za-z0-9-]*)(?=[\s/>])")
_NO_TAG = re.compile(r"<[A-Za-z](?![A-Za-z0-9-]*[\s/>])(?![A-Za-z0-9+.-]*:[^ <>]*>)(?![^\s<>]*@[^\s<>]*>)")
_ADDRESS = re.compile(r"<[A-Za-z][^\s<>/]*[:@]")
#: What is kept as it is written, whatever stands in it.
_VERBATIM = re.compile(r"<(?:!(?!--)|\?|script|style|pre|textarea)", re.IGNORECASE)
#: A tag on one line as CommonMark has it: the same with a mark in it.
_VALUE = r"[^\s\"'=<>`]+|'[^'\r\n]*'|\"[^\"\r\n]*\""
_STRICT_TAG = re.compile(
    rf"<[A-Za-z][A-Za-z0-9-]*(?:[ \t]+[A-Za-z_:][\w:.-]*(?:[ \t]*=[ \t]*(?:{_VALUE}))?)*[ \t]*/?>", re.ASCII
)
#: What makes the end of a comment belong to something that began in it, or its beginning to something before.
_CUTS = re.compile(r"<[A-Za-z][^>]*-->|<!--[^\[]*?\]")
#: A tag in what can be the target of a link, which a mark's blank would end.
_TAG_IN_TARGET = re.compile(r"\](?:\(|:)\s*\S*?<[A-Za-z]")
_UNMARKABLE = (_VERBATIM, _NO_TAG, _TAG_IN_TARGET)


def rendered_targets(text: str, start: int, places: Sequence[Span]) -> list[Span] | None:
    """Return those of the places, each behind `](`, that are targets of links in the Markdown from an offset on.

    The text has its shortcodes covered. None where only parsing can tell.
    """
    if _MARK in text or any(_READ_FIRST.search(text, *place) for place in places):
        return None
    visible = _outside_of_comments(text, start, places)
    if visible is None:
        return None
    marks = (f"{_MARK}{number}z" for number in range(len(visible)))
    rendered = _render(_replaced(text, start, zip(visible, marks, strict=True)))
    return [visible[number] for number in sorted({int(found) for found in _MARKED_TARGET.findall(rendered)})]


def rendered_tags(text: str, start: int) -> tuple[Tag, ...] | None:
    """Return the HTML tags, as `read_markdown` finds them, of the Markdown from an offset on.

    The text has its shortcodes covered. None where only parsing can tell.
    """
    if _MARK in text or has_undecodable(text) or any(each.search(text, start) for each in _UNMARKABLE):
        return None
    starts = _outside_of_comments(text, start, [Span(*found.span()) for found in _TAG_START.finditer(text, start)])
    if starts is None or ((starts or "</" in text) and _ADDRESS.search(text, start)):
        return None  # an address in a block of HTML reads as a tag
    if not starts:
        return ()
    pieces: list[str] = []
    cursor = start
    for number, found in enumerate(starts):
        pieces += (text[cursor : found.end], f" {_MARK}{number}z")
        cursor = found.end
    rendered = _render("".join([*pieces, text[cursor:]]))
    tags: list[Tag] = []
    for number in sorted({int(found) for found in _MARKED_TAG.findall(rendered)}):
        begin = starts[number].start
        whole = TAG.match(text, begin) if not tags or tags[-1].span.end <= begin else None
        if whole:
            if not _STRICT_TAG.fullmatch(whole[0]):
                return None  # a mark may change what it is
            tags.append(read_tag(whole))
    return tuple(tags)


def _outside_of_comments(text: str, start: int, places: Sequence[Span]) -> Sequence[Span] | None:
    """Return the places that are in no comment; None where a comment cuts through what a place belongs to."""
    if "<!--" not in text:
        return places
    spans = [Span(*found.span()) for found in COMMENT.finditer(text, start)]
    if any(_CUTS.search(text, *span) or not text.endswith("-->", *span) for span in spans):
        return None
    comments = Comments(spans)
    return [place for place in places if not comments.enclose(place)]


def _replaced(text: str, start: int, replacements: Iterable[tuple[Span, str]]) -> str:
    pieces: list[str] = []
    for span, new in replacements:
        pieces += (text[start : span.start], new)
        start = span.end
    return "".join([*pieces, text[start:]])


def _render(markdown: str) -> str:
    return pyromark.html(markdown, options=MARKDOWN_OPTIONS)
