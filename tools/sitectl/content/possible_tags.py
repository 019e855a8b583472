"""Whether a Markdown text can have raw HTML, found without parsing it; pages about code have tags in code alone."""

from __future__ import annotations

import re

from sitectl.content.markdown import COVER, SHORTCODE

#: What begins HTML, in the text of a page or as a block of its own.
_OPENING = re.compile(r"<(?:[A-Za-z][A-Za-z0-9-]*[\s/>]|[/!?])")
_FENCED = re.compile(r"^```[^`\n]*\n(?:.*\n)*?```[ \t]*$", re.MULTILINE)
_CODE = re.compile(r"`[^`\n]*`")


def may_have_tags(text: str, start: int = 0) -> bool:
    """Say whether `read_markdown` may find tags after an offset; only simple code is told from the rest."""
    body = text[start:]
    if not _OPENING.search(body):
        return False
    if "{{" in body:
        body = SHORTCODE.sub(COVER, body)
    body = _without_fences(body)
    return bool(_OPENING.search(body)) and bool(_OPENING.search(_without_code(body)))


def _without_fences(body: str) -> str:
    """Take code between fences away where each stands at the beginning of its line, and none is longer than another."""
    if "````" in body or "~~~" in body or "\r" in body:
        return body
    at_line_start = body.count("\n```") + body.startswith("```")
    return _FENCED.sub("", body) if at_line_start == body.count("```") else body


def _without_code(body: str) -> str:
    """Take code between single backticks away where each begins and ends on one line."""
    if "``" in body or "\\`" in body or any(line.count("`") & 1 for line in body.split("\n")):
        return body
    return _CODE.sub("", body)
