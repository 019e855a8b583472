"""YAML front matter as Hugo reads it, with the place of every key and value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.nodes import shifted

if TYPE_CHECKING:
    from sitectl.content.nodes import Node

__all__ = ["read"]

_UNDECODABLE = re.compile("[\udc80-\udcff]")


def read(text: str, start: int = 0, end: int | None = None) -> Node:
    """Return the root mapping of a text or, with `start` and `end`, of the part between the delimiters.

    Places in the tree count from the start of the text; those of an UnreadableError, which says what Hugo refuses,
    inside the part. Hugo 0.168's parser (goccy/go-yaml 1.19.2) is what verdict, place of an error and values agree
    with.
    """
    # Imported when first used: most front matter needs none of this, and the full reader is large.
    from sitectl.content.yaml_reader.simple import read_simple

    part = text[start:end]
    if not part.isascii() and _UNDECODABLE.search(part):
        part = _UNDECODABLE.sub("\ufffd", part)
        text = f"{text[:start]}{part}{text[start + len(part) :]}"
    simple = read_simple(text, start, end)
    if simple is not None:
        return simple
    from sitectl.content.yaml_reader.full import read_full

    return shifted(read_full(part), start)
