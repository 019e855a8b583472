"""The people of `data/authors.yaml`: the owner with all spellings of the name, and co-authors with their pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sitectl.hugo.config_files import read_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sitectl.content.nodes import Value


@dataclass(frozen=True)
class People:
    """The owner's spellings, the name itself first, and the pages of co-authors by name."""

    owner: tuple[str, ...] = ()
    pages: dict[str, str] = field(default_factory=dict)

    def owner_index(self, authors: Sequence[str]) -> int | None:
        """Return which of the authors the owner is, in any letter case; None if none of them."""
        spellings = {spelling.casefold() for spelling in self.owner}
        return next((index for index, author in enumerate(authors) if author.casefold() in spellings), None)


def read_people(root: Path) -> People:
    """Return the people of a site's data/authors.yaml (or .yml, .toml, .json); nobody without such a file."""
    for ending in ("yaml", "yml", "toml", "json"):
        path = root / "data" / f"authors.{ending}"
        if path.is_file():
            values = read_file(path)
            return People(_owner(values.get("owner")), _pages(values.get("coauthors")))
    return People()


def _owner(value: Value) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, dict):
        return ()
    spellings = value.get("spellings")
    names = [value.get("name"), *(spellings if isinstance(spellings, list) else [])]
    return tuple(dict.fromkeys(name for name in names if isinstance(name, str) and name))


def _pages(value: Value) -> dict[str, str]:
    pages: dict[str, str] = {}
    for person in value if isinstance(value, list) else []:
        if isinstance(person, dict) and isinstance(name := person.get("name"), str):
            url = person.get("url")
            pages[name] = url if isinstance(url, str) else ""
    return pages
