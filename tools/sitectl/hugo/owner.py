"""Whose homepage a site is, as its data/authors.yaml (or .yml, .toml, .json) says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sitectl.hugo.config_files import read_file
from sitectl.hugo.gotext import lower

if TYPE_CHECKING:
    from pathlib import Path

_ENDINGS = ("yaml", "yml", "toml", "json")


class Owner(NamedTuple):
    """The owner's name, and every spelling of it in lower case, the name among them."""

    name: str
    spellings: frozenset[str]

    def is_called(self, name: str) -> bool:
        """Say whether a name is the owner's, in any letter case, as the site's templates do."""
        return lower(name) in self.spellings


def read_owner(root: Path) -> Owner | None:
    """Return a site's owner; None where there is no such file or it names none. Raises ConfigError."""
    path = next((path for ending in _ENDINGS if (path := root / "data" / f"authors.{ending}").is_file()), None)
    owner = read_file(path).get("owner") if path else None
    name = owner.get("name") if isinstance(owner, dict) else None
    if not isinstance(owner, dict) or not isinstance(name, str):
        return None
    listed = owner.get("spellings")
    spellings = [each for each in (listed if isinstance(listed, list) else ()) if isinstance(each, str)]
    return Owner(name, frozenset(lower(each) for each in (name, *spellings)))
