"""Which pages are publications and news, and what is the same in the rules about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.source import Span

if TYPE_CHECKING:
    from sitectl.lint.subject import Subject

#: Where the examples of these rules lie, and a publication that has everything.
EXAMPLE = "content/publications/lin2025/index.md"
WHOLE = (
    "---\ntitle: One Paper\ndate: 2025-01-01T00:00:00Z\nauthors: [Ada Lin]\n"
    "venue: {short: ICCD}\ndoi: 10.1145/3774652\n---\n"
)


#: Keys of other content models in which publications have authors too.
_OTHER_MODELS = frozenset(["publication", "publication_types", "hugoblox"])


def is_in_publications(page: Subject) -> bool:
    """Say whether a page lies in the publications' folder, and is of no other content model."""
    is_below = _is_below(page, page.settings.publications_folder) and page.is_readable
    return is_below and not page.keys.keys() & _OTHER_MODELS


def is_publication(page: Subject) -> bool:
    """Say whether a page lies in the publications' folder and has the shape of the content model: authors."""
    return "authors" in page.keys and is_in_publications(page)


def is_news_item(page: Subject) -> bool:
    """Say whether a page lies in the news folder and is an item, not the section's own page."""
    return _is_below(page, page.settings.news_folder) and page.is_readable


def _is_below(page: Subject, folder: str) -> bool:
    path = page.content_path
    return path is not None and path.startswith(f"{folder}/") and not path.rpartition("/")[2].startswith("_index.")


def opening(page: Subject) -> Span:
    """Return the place of the opening delimiter: where a finding about something missing stands."""
    start = page.front_matter.block_span.start
    return Span(start, start + 3)
