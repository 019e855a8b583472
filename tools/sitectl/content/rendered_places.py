"""Whether what stands at a place of a Markdown body is in the rendered page at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyromark

from sitectl.content.markdown import MARKDOWN_OPTIONS, cover_shortcodes, for_parser

if TYPE_CHECKING:
    from sitectl.content.source import Span

#: A word that stands for the place, as Hugo puts one for each shortcode; no page has it.
_WORD = "SITECTLSTANDSHERE"
_FOOTNOTE = re.compile(r"^ {0,3}(\[\^[^\]\n]+\]):", re.MULTILINE)


def is_rendered_at(text: str, start: int, span: Span) -> bool:
    """Say whether the span, of a shortcode's tag, is in the page; the body begins at `start`.

    A link definition that no link uses and an earlier one replaces is not, nor is a footnote that nobody refers to.
    """
    covered = cover_shortcodes(text, start)
    notes = [found for found in _FOOTNOTE.finditer(covered, start) if found.start() < span.start]
    if notes and "\n\n" not in covered[notes[-1].end() : span.start] and covered.count(notes[-1][1], start) < 2:
        return False
    body = covered[start : span.start] + _WORD + covered[span.end :]
    return _WORD in pyromark.html(for_parser(body), options=MARKDOWN_OPTIONS)
