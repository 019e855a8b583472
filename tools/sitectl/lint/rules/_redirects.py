"""Pages that only send visitors on to another address."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sitectl.lint.subject import Subject


def is_redirect(page: Subject) -> bool:
    """Say whether a page's layout or a key of it, such as `redirect_to`, says that nobody reads it."""
    words = (*page.keys, page.value("layout"), page.value("type"))
    return any(isinstance(word, str) and word.lower().startswith("redirect") for word in words)
