"""The links of a page with their places, in the text and in the front matter's list of buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.source import Span
    from sitectl.lint.subject import Subject


def link_targets(page: Subject) -> Iterator[tuple[str, Span]]:
    """Yield the target of each link that no shortcode makes, and its place."""
    for link in page.markdown.links if page.mentions_links else ():
        if link.target.strip() and not link.has_shortcode and "{{" not in link.target:
            yield link.target, link.target_span
    links = page.node("links")
    for item in links.items if links else ():
        for entry in item.entries:
            if entry.key.lower() == "url" and isinstance(entry.node.value, str) and entry.node.value:
                yield entry.node.value, entry.node.span
