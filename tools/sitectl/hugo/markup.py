"""Which content format a page is in, and what Hugo needs to render it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

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
