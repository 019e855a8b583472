"""What `sync` wrote last: `sitectl-sync.json` in the site's root, to be committed with the content.

For each bibliography it has the pages made of it, and for each page the entries as they were then, by key. From
these the merge knows which side changed. The file has one entry a line, so that git merges it as it does pages.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sitectl.errors import SitectlError

if TYPE_CHECKING:
    from pathlib import Path

STATE_FILE = "sitectl-sync.json"


class StateError(SitectlError):
    """The state file cannot be used."""


@dataclass(frozen=True)
class State:
    """Bibliography name → page (relative to the content folder, with /) → key → entry."""

    bibliographies: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)

    def pages(self, bibliography: str) -> dict[str, dict[str, str]]:
        """Return what is known of the pages of one bibliography."""
        return self.bibliographies.get(bibliography, {})

    def with_pages(self, bibliography: str, pages: dict[str, dict[str, str]]) -> State:
        """Return the state with other pages for one bibliography; one without any page leaves no trace."""
        others = {name: known for name, known in self.bibliographies.items() if name != bibliography}
        return State({**others, bibliography: pages} if pages else others)

    def text(self) -> str:
        """Return the state as the file's text, the same for the same state."""
        return json.dumps(self.bibliographies, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read_state(path: Path) -> State:
    """Return the state in a file, an empty one where there is no file; raises StateError for a damaged one."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return State()
    except (OSError, ValueError) as error:
        raise StateError(f"{path}: cannot be read ({error}); restore it from git or delete it") from None
    if not _has_shape(value):
        raise StateError(f"{path}: is not what sync writes; restore it from git or delete it")
    return State(value)


def _has_shape(value: object) -> bool:
    def is_map(each: object) -> bool:
        return isinstance(each, dict) and all(isinstance(key, str) for key in each)

    if not (isinstance(value, dict) and is_map(value)):
        return False
    pages = [page for each in value.values() for page in (each.values() if isinstance(each, dict) else [None])]
    return all(isinstance(page, dict) and all(isinstance(text, str) for text in page.values()) for page in pages)
