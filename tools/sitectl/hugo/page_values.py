"""A page's front matter as far as its meaning needs it: values without places, read as fast as the text allows."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.front_matter import plain_values, read_front_matter
from sitectl.content.source import ENCODING_ERRORS

if TYPE_CHECKING:
    from sitectl.content.front_matter import Format
    from sitectl.content.nodes import Problem, Value

#: As much of a file as is nearly always the whole of it, and as much as is read at a time of a longer one.
_HEAD, _CHUNK = 1 << 16, 1 << 20
_OPENINGS: dict[bytes, tuple[Format, bytes]] = {b"---\n": ("yaml", b"\n---"), b"+++\n": ("toml", b"\n+++")}
_HANDED_DOWN = (b"cascade", b"slug", b"\\u", b"\\x")
_CLOSE_ON_EXEC = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class PageValues(NamedTuple):
    """The values of a page's front matter, keys in their own letter case, or the problem that it has.

    `text` is at least the front matter, from the start of the file; all of the file if it may hold shortcodes, and
    `body_start` is then where they begin to count. -1 stands for a file without any.
    """

    text: str
    values: dict[str, Value]
    problem: Problem | None = None
    body_start: int = -1

    def place_of(self, key: str) -> tuple[int, int]:
        """Return the line and column of a top-level key, given in lower case; 1 and 1 if there is none."""
        entry = read_front_matter(self.text).entry(key)
        if entry is None:
            return 1, 1
        start = entry.key_start
        return self.text.count("\n", 0, start) + 1, start - self.text.rfind("\n", 0, start)


def read_page_values(path: str) -> PageValues:
    """Return the front matter values of a file; an OSError of the system passes through."""
    data = _bytes_of(path)
    return _quick_page(data) or page_values(data.decode("utf-8", ENCODING_ERRORS))


def may_hand_down(path: str) -> bool:
    """Say whether a file may have a key that pages below depend on; an OSError of the system passes through.

    What does not even mention one has none; a key can also be written with escapes.
    """
    data = _bytes_of(path)
    _, closing = _OPENINGS.get(data[:4], ("", b""))
    head = (data.partition(closing)[0] if closing else data).lower()
    return any(word in head for word in _HANDED_DOWN)


def _bytes_of(path: str) -> bytes:
    descriptor = os.open(path, os.O_RDONLY | _CLOSE_ON_EXEC)
    try:
        data = os.read(descriptor, _HEAD)
        if len(data) < _HEAD:
            return data
        parts = [data]
        while parts[-1]:
            parts.append(os.read(descriptor, _CHUNK))
        return b"".join(parts)
    finally:
        os.close(descriptor)


def page_values(text: str) -> PageValues:
    """Return the front matter values of a page's text."""
    front_matter = read_front_matter(text)
    end = front_matter.block_span.end
    has_tags = text.find("{{<", end) >= 0 or text.find("{{%", end) >= 0
    return PageValues(text, front_matter.values, front_matter.problem, end if has_tags else -1)


def _may_have_shortcodes(data: bytes, start: int) -> bool:
    first = data.find(b"{", start)  # a single byte is found many times faster, and few pages have it
    if first >= 0:
        first = data.find(b"{{", first)
    return first >= 0 and (data.find(b"{{<", first) >= 0 or data.find(b"{{%", first) >= 0)


def _quick_page(data: bytes) -> PageValues | None:
    """Return the page that a file holds, if its front matter is of the plainest."""
    found = _OPENINGS.get(data[:4])
    if found is None:
        return None
    kind, closing = found
    end = data.find(closing, 3)
    if end < 0:
        return None
    try:
        text = data[: end + 4].decode("utf-8")
    except UnicodeDecodeError:
        return None
    values = plain_values(kind, text[4:-3])
    if values is None:
        return None
    if not _may_have_shortcodes(data, end):
        return PageValues(text, values)
    return PageValues(data.decode("utf-8", ENCODING_ERRORS), values, body_start=len(text))
