"""YAML front matter as Hugo reads it, with the place of every key and value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sitectl.content.nodes import Node

__all__ = ["read"]

_UNDECODABLE = re.compile("[\udc80-\udcff]")


def read(text: str) -> Node:
    """Return the root mapping of the text between the delimiters; UnreadableError says what Hugo refuses.

    Hugo 0.168's parser (goccy/go-yaml 1.19.2) is what verdict, place of an error and values agree with.
    """
    # Imported when first used: most front matter needs none of this, and the full reader is large.
    from sitectl.content.yaml_reader.simple import read_simple

    if not text.isascii():
        text = _UNDECODABLE.sub("\ufffd", text)
    simple = read_simple(text)
    if simple is not None:
        return simple
    from sitectl.content.yaml_reader.full import read_full

    return read_full(text)
