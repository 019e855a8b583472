"""Pages that only send visitors on to another address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sitectl.lint.subject import Subject

#: What names where a page leads; `redirects` and `redirect_from` say who leads to it.
_KEY = re.compile(r"redirect(?:[_-]?(?:to|url|target))?\Z")


def is_redirect(page: Subject) -> bool:
    """Say whether a page's layout or a key of it, such as `redirect_to`, says that nobody reads it."""
    words = (page.value("layout"), page.value("type"))
    return any(map(_KEY.match, page.keys)) or any(isinstance(word, str) and word == "redirect" for word in words)
