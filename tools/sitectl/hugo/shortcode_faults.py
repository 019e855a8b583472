"""Shortcodes that stop Hugo's build when it reads a page, whether the page is published or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.plain_shortcodes import are_all_in_order
from sitectl.content.shortcodes import read_shortcodes
from sitectl.content.source import ENCODING_ERRORS
from sitectl.hugo.fatal import Failure
from sitectl.hugo.shortcode_templates import REMOVED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sitectl.content.shortcodes import Shortcode
    from sitectl.content.source import Span

_INLINE = ".inline"


class Misuse(NamedTuple):
    """A tag that fits no template, why, and the tag that Hugo names: the same, or the one around it all."""

    tag: Shortcode
    message: str
    named: Shortcode

    def span(self, text: str) -> Span:
        """Return where to point to: at the tag, but on the line that Hugo names."""
        is_below = "\n" in text[self.named.span.start : self.tag.span.start]
        return (self.named if is_below else self.tag).span


def shortcode_failure(text: str, start: int, templates: Mapping[str, bool | None] | None) -> Failure | None:
    """Return the failure at the first bad shortcode of a text from an offset on, at Hugo's line and column.

    `templates` are all that there are, by name in lower case, and whether each encloses text (None: not certain).
    Where they are not known, only what cannot be read is a fault.
    """
    if templates is not None and are_all_in_order(text, start, templates):
        return None
    tags, fault = read_shortcodes(text, start, names_only=True)
    if templates is not None:
        unfinished = fault.unfinished if fault else None
        misuse = first_misuse([*tags, unfinished] if unfinished else tags, templates, is_whole=fault is None)
        if misuse:
            return Failure(misuse.message, "", *_hugo_place(text, misuse.named.span.start))
    if fault is None:
        return None
    return Failure(f"a shortcode cannot be read: {fault.message}", "", *_hugo_place(text, fault.offset))


def _hugo_place(text: str, offset: int) -> tuple[int, int]:
    """Return line and column as Hugo counts them: columns in bytes, without a byte order mark."""
    before = text[:offset].removeprefix("\ufeff")
    line = before[before.rfind("\n") + 1 :]
    return before.count("\n") + 1, len(line.encode("utf-8", ENCODING_ERRORS)) + 1


def first_misuse(
    tags: Iterable[Shortcode], templates: Mapping[str, bool | None], *, is_whole: bool = True
) -> Misuse | None:
    """Return the first tag that Hugo refuses though it can read it; what comes after one of doubt is not judged.

    A closing tag closes what was opened last, whatever its name. `is_whole` says that no tags are missing at the end.
    """
    opened: list[Shortcode] = []
    for tag in tags:
        name = tag.name.lower()
        message = ""
        if tag.is_closing:
            if not opened:
                message = f"the shortcode {tag.name!r} is closed, but encloses no text"
            else:
                opened.pop()
        elif name.endswith(_INLINE) or name in REMOVED:
            return None
        elif name not in templates:
            message = f"there is no template for the shortcode {tag.name!r}"
        elif templates[name] is None:
            return None
        elif not templates[name]:
            message = f"the shortcode {tag.name!r} is closed, but encloses no text" if tag.is_self_closing else ""
        elif not tag.is_self_closing:
            opened.append(tag)
        if message:
            return Misuse(tag, message, opened[0] if opened else tag)
    if opened and is_whole:
        return Misuse(opened[0], f"the shortcode {opened[0].name!r} is never closed", opened[0])
    return None
