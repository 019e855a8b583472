"""The anchors of a site's pages, as far as their text shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sitectl.content.markdown import COVER, read_headings
from sitectl.content.page import Page
from sitectl.hugo.anchors import heading_ids

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sitectl.content.nodes import Value

#: Shortcodes that add no anchor to the page.
_PLAIN_SHORTCODES = frozenset(["ref", "relref", "figure", "img", "youtube", "vimeo", "gist", "highlight", "x", "param"])
_SHORTCODE = re.compile(r"\{\{[<%]\s*/?\s*([^\s>%]+)")
#: The line of a definition, whose term gets an id where the settings say so.
_DEFINITION = re.compile(r"^[ \t>]*:[ \t]", re.MULTILINE)
#: Ids that are written in tags and behind headings. Each begins with letters, which are found fastest.
_WRITTEN = (
    re.compile(r"id(?<!\wid)\s*=\s*[\"']?([^\"'\s>}]+)"),
    re.compile(r"name(?<!\wname)\s*=\s*[\"']?([^\"'\s>}]+)"),
    re.compile(r"\{[^{}\n]*#([^\s{}]+)[^{}\n]*\}"),
)


@dataclass(frozen=True)
class AnchorFacts:
    """The anchors of the pages below one content folder, read when they are asked for."""

    content_dir: Path
    #: Hugo's `markup.goldmark.parser`.
    parser: Mapping[str, Value] = field(default_factory=dict)
    _known: dict[str, frozenset[str] | None] = field(default_factory=dict)

    def of(self, content_path: str) -> frozenset[str] | None:
        """Return the anchors of a page; None where shortcodes or settings may add others."""
        if content_path not in self._known:
            try:
                page = Page.read(self.content_dir / content_path)
            except OSError:
                return None
            self._known[content_path] = self.read(page)
        return self._known[content_path]

    def read(self, page: Page) -> frozenset[str] | None:
        """Return the anchors of a page's text; None where they cannot be known from it."""
        if self.parser.get("autoheadingid") is False:
            return None
        body = page.body
        if self.parser.get("autodefinitiontermid") is True and _DEFINITION.search(body):
            return None
        if not page.source.path.name.endswith((".md", ".markdown")):
            return None
        if any(found.group(1) not in _PLAIN_SHORTCODES for found in _SHORTCODE.finditer(body)):
            return None
        headings = read_headings(page.text, page.body_span.start)
        if any(COVER in words for words, _ in headings):
            return None
        kind = self.parser.get("autoheadingidtype")
        ids = heading_ids(headings, kind if isinstance(kind, str) else "github")
        return frozenset(ids.union(*(pattern.findall(body) for pattern in _WRITTEN)))
