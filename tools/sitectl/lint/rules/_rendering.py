"""Which shortcodes Hugo renders: one in HTML that the settings drop is read, but never rendered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sitectl.content.shortcodes import Shortcode
    from sitectl.lint.subject import Subject

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HTML = re.compile(r"<[A-Za-z/!?]")


def is_rendered(page: Subject, tag: Shortcode) -> bool:
    """Say whether a shortcode is certainly rendered with its page; in doubt it is not.

    One with `%` is rendered before the Markdown around it is read, unless it stands inside another shortcode.
    """
    is_first = "{{<" not in page.text[: tag.span.start]
    if page.site.keeps_html or (tag.is_markdown and is_first):
        return True
    start = page.page.body_span.start
    if any(found.start() < tag.span.start < found.end() for found in _COMMENT.finditer(page.text, start)):
        return False
    breaks = (page.text.rfind(each, start, tag.span.start) for each in ("\n\n", "\n\r\n"))
    return not _HTML.search(page.text, max(start, *breaks), tag.span.start)
