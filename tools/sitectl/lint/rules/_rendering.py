"""Which shortcodes Hugo renders: not those that it only reads, in dropped HTML or in link definitions without use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.rendered_places import is_rendered_at

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
    if tag.is_markdown and is_first:
        return True
    start = page.page.body_span.start
    if not is_rendered_at(page.text, start, tag.span):
        return False
    if page.site.keeps_html:
        return True
    if any(found.start() < tag.span.start < found.end() for found in _COMMENT.finditer(page.text, start)):
        return False
    breaks = (page.text.rfind(each, start, tag.span.start) for each in ("\n\n", "\n\r\n"))
    return not _HTML.search(page.text, max(start, *breaks), tag.span.start)
