"""The last look before a write: an edit that would move more than it must is refused.

The new text is read again. It must be readable if the old one was; every field that no edit touched must keep its
key, its raw text and its order; and the body must be the same unless an edit lies in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.front_matter import read_front_values
from sitectl.content.page import Page
from sitectl.content.source import Source, apply_edits
from sitectl.content.text_lines import after_line, line_end
from sitectl.errors import SitectlError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sitectl.content.front_matter import Field, FrontMatter
    from sitectl.content.nodes import Value
    from sitectl.content.source import Edit


_COMMENT_LINES = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*")


class UnsafeEditError(SitectlError):
    """An edit whose result is not what was asked for: a bug of sitectl, so nothing is written."""


def guarded_edits(page: Page, edits: Sequence[Edit]) -> Page:
    """Return the page with the edits made; raises UnsafeEditError if they change anything else."""
    new = with_edits(page, edits)
    if not page.front_matter.problem:
        readable_values(page, new, edits)
        before = _untouched(page.front_matter, edits)
        after = [_identity(field) for field in _values(new.front_matter)]
        if not _is_subsequence(before, after):
            raise _unsafe(page, "the edit would change a field that it must not touch")
    return new


def with_edits(page: Page, edits: Sequence[Edit]) -> Page:
    """Return the page with the edits made, without a look at what became of it."""
    return Page(Source(page.source.path, apply_edits(page.text, edits)))


def readable_values(old: Page, new: Page, edits: Sequence[Edit]) -> dict[str, Value]:
    """Return what the front matter of an edited page means now.

    Raises UnsafeEditError if it became unreadable, or the body changed without an edit in it. Whether the values are
    those that were asked for is left to the caller.
    """
    found = read_front_values(new.text)
    if found.problem:
        words = f"the edit would make the front matter unreadable ({found.problem.message}, line {found.problem.line})"
        raise _unsafe(old, words)
    start, body = old.body_span.start, new.text[found.block.span.end :]
    if all(edit.span.start < start or edit.span == (start, start) for edit in edits) and (
        not body.endswith(old.body) if old.front_matter.format is None else body != old.body
    ):
        raise _unsafe(old, "the edit would change the text below the front matter")
    return found.values


def _unsafe(page: Page, reason: str) -> UnsafeEditError:
    advice = "nothing was written. This is a bug of sitectl, please report it"
    return UnsafeEditError(f"{page.source.path}: {reason}; {advice}")


def _untouched(front_matter: FrontMatter, edits: Sequence[Edit]) -> list[tuple[tuple[str, ...], str]]:
    found = [
        _identity(field)
        for field in _values(front_matter)
        if not any(_touches(edit, field, front_matter.text) for edit in edits)
    ]
    renamed = {
        field.path: edit.replacement.strip("'\"")
        for field in front_matter.fields
        for edit in edits
        if edit.span == field.key_span
    }
    return [(_with_new_names(path, renamed), raw) for path, raw in found] if renamed else found


def _with_new_names(path: tuple[str, ...], renamed: Mapping[tuple[str, ...], str]) -> tuple[str, ...]:
    """Return the path of a field inside maps whose keys an edit renames."""
    return tuple(renamed.get(path[: depth + 1], name) for depth, name in enumerate(path))


def _values(front_matter: FrontMatter) -> list[Field]:
    """Return the fields that hold no others, in the order of the text.

    A map is what its keys are: a table of TOML may stand in several places, with others between.
    """
    maps = {field.path[:-1] for field in front_matter.fields}
    values = [field for field in front_matter.fields if field.path not in maps]
    return sorted(values, key=lambda field: field.key_span)


def _identity(field: Field) -> tuple[tuple[str, ...], str]:
    return field.path, field.raw


def _touches(edit: Edit, field: Field, text: str) -> bool:
    start, end = field.key_span.start, field.value_span.end
    if edit.span.start != edit.span.end and edit.span.start < end and start < edit.span.end:
        return True
    if not start < edit.span.start:
        return False  # an insertion right before a key does not change it
    if field.style in ("block", "empty"):
        return edit.span.start <= _end_of_comments(text, end)  # what is added below it may become part of it
    return edit.span.start < end or (edit.span.start == end and edit.replacement[:1] not in ("\r", "\n"))


def _end_of_comments(text: str, offset: int) -> int:
    found = _COMMENT_LINES.match(text, after_line(text, offset))
    return found.end() if found else line_end(text, offset)


def _is_subsequence(wanted: list[tuple[tuple[str, ...], str]], found: list[tuple[tuple[str, ...], str]]) -> bool:
    rest = iter(found)
    return all(each in rest for each in wanted)
