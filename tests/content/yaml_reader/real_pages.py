"""The YAML front matter of the pages in the folder SITECTL_CORPUS."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from sitectl.content.front_matter import find_block
from sitectl.content.source import Source


@cache
def real_blocks() -> list[str]:
    """Return the texts between the delimiters, each once; none without the folder."""
    folder = os.environ.get("SITECTL_CORPUS")
    blocks: dict[str, None] = {}
    for path in sorted(Path(folder).rglob("*")) if folder else ():
        if path.suffix.lower() in {".md", ".html"} and path.is_file():
            text = Source.read(path).text
            block = find_block(text)
            if block.format == "yaml" and not block.problem:
                blocks[text[block.inner.start : block.inner.end]] = None
    return list(blocks)
