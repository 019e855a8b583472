"""Findings that a page's author has looked at and wants to keep: `sitectl: ignore[rule] reason` in a comment.

The comment is `# ...` in YAML and TOML front matter and `<!-- ... -->` in the body. It holds for its own line and the
next one; on the first line of the front matter also for the opening line, where findings about the whole page are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.source import Span

if TYPE_CHECKING:
    from sitectl.content.node_views import Node
    from sitectl.lint.subject import Subject

#: Asked first: most pages have no such comment.
MARK = "sitectl: ignore"

_COMMENT = re.compile(
    r"(?P<hash>(?:(?<=[ \t\r\n])|^)#[ \t]*sitectl: ignore(?P<in_hash>\[[^\]\r\n]*\])?[^\r\n]*)"
    r"|<!--[ \t]*sitectl: ignore(?P<in_html>\[[^\]\r\n]*\])?[^\r\n]*?-->"
)
_REST_OF_LINE = re.compile(r"[^\r\n]*")
_NAME = re.compile(r"[^\s,\[\]]+")


class Ignore(NamedTuple):
    """One comment: the rules that it names with their places, its own place, and the lines it holds for."""

    names: tuple[tuple[str, Span], ...]
    span: Span
    lines: range

    def hides(self, rule: str, line: int) -> bool:
        """Say whether a rule's finding on a line is hidden."""
        return line in self.lines and any(name == rule for name, _ in self.names)


def read_ignores(page: Subject) -> tuple[Ignore, ...]:
    """Return the page's ignore comments, in the order of the text; those shown as code do not count."""
    if MARK not in page.text:
        return ()
    comments = [found for found in _COMMENT.finditer(page.text) if _is_comment(found, page)]
    alone = {_line(page, found.start()) for found in comments if _is_alone(found, page.text)}
    return tuple(_ignore(found, page, alone) for found in comments)


def _ignore(found: re.Match[str], page: Subject, alone: set[int]) -> Ignore:
    group = "in_hash" if found.group("hash") else "in_html"
    start, end = found.span(group)
    listed = _NAME.finditer(page.text, start, end) if start >= 0 else ()
    first = last = _line(page, found.start())
    while last in alone:  # comments one below the other all hold for the line after them
        last += 1
    opening = _line(page, page.front_matter.block_span.start)
    if page.front_matter.format is not None and first == opening + 1:
        first = opening
    names = tuple((each.group(), Span(*each.span())) for each in listed)
    return Ignore(names, Span(*found.span()), range(first, max(last, _line(page, found.start()) + 1) + 1))


def _is_comment(found: re.Match[str], page: Subject) -> bool:
    start = found.start()
    in_body = start >= page.page.body_span.start
    if found.group("hash"):
        front_matter = page.front_matter
        return not in_body and front_matter.format in ("yaml", "toml") and not _is_in_text(front_matter.root, start)
    return in_body and not _is_in_code(found, page)


def _is_in_text(node: Node | None, offset: int) -> bool:
    """Say whether an offset lies in a scalar, where `#` is a letter like any other."""
    if node is None or not node.start <= offset < node.end:
        return False
    below = [*(entry.node for entry in node.entries), *node.items]
    return any(_is_in_text(each, offset) for each in below) if below else True


def _is_in_code(found: re.Match[str], page: Subject) -> bool:
    start, end = found.span()
    return any(first <= start and end <= last and (first, last) != (start, end) for first, last in page.markdown.hidden)


def _is_alone(found: re.Match[str], text: str) -> bool:
    before = text[max(text.rfind("\n", 0, found.start()), text.rfind("\r", 0, found.start())) + 1 : found.start()]
    after = _REST_OF_LINE.match(text, found.end())
    return not before.strip() and not (after and after.group().strip())


def _line(page: Subject, offset: int) -> int:
    return page.page.source.position(offset).line
