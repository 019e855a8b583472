"""Which content format a page is in, and what Hugo needs to render it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from sitectl.hugo.casts import to_bool

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sitectl.content.nodes import Value

_NAMES = {
    "text/markdown": ("md", "markdown", "mdown", "goldmark", "text/markdown"),
    "text/html": ("html", "htm", "text/html"),
    "text/org": ("org", "text/org"),
    "text/rst": ("rst", "text/rst"),
    "text/asciidoc": ("adoc", "asciidoc", "asciidocext", "ad", "text/asciidoc"),
    "text/pandoc": ("pandoc", "pdc", "text/pandoc"),
}

#: The media type of each file name ending and each word for `markup`, in lower case.
MEDIA_TYPES: Mapping[str, str] = MappingProxyType({name: kind for kind, names in _NAMES.items() for name in names})

#: The program that Hugo starts to render a media type.
PROGRAMS: Mapping[str, str] = MappingProxyType(
    {"text/rst": "rst2html", "text/asciidoc": "asciidoctor", "text/pandoc": "pandoc"}
)


def opening_delimiters(goldmark: Mapping[str, Value]) -> Iterator[str]:
    """Yield the opening delimiters of the passthrough extension in `markup.goldmark`; nothing where it is off."""
    extensions = goldmark.get("extensions")
    passthrough = extensions.get("passthrough") if isinstance(extensions, dict) else None
    if not isinstance(passthrough, dict) or not to_bool(passthrough.get("enable")):
        return
    delimiters = passthrough.get("delimiters")
    for pairs in delimiters.values() if isinstance(delimiters, dict) else ():
        for pair in pairs if isinstance(pairs, list) else ():
            if isinstance(pair, list) and pair and isinstance(pair[0], str):
                yield pair[0]
