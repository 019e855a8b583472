"""What a site's data and pages say about its publications as a whole."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.page import Page
from sitectl.hugo.config_files import ConfigError, read_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from sitectl.content.nodes import Value

_ENDINGS = ("yaml", "yml", "toml", "json")
_NOT_A_WORD = re.compile(r"[\W_]+")


class Owner(NamedTuple):
    """The person whose homepage it is: the name, and every spelling in lower case, as the templates compare them."""

    name: str
    spellings: frozenset[str]


def read_owner(root: Path) -> Owner | None:
    """Return the owner that data/authors.* names; None where there is no such file or nobody in it."""
    path = next((path for end in _ENDINGS if (path := root / "data" / f"authors.{end}").is_file()), None)
    if path is None:
        return None
    try:
        owner = read_file(path).get("owner")
    except ConfigError:  # Hugo itself refuses such a file, and says where
        return None
    name = owner.get("name") if isinstance(owner, dict) else None
    if not isinstance(owner, dict) or not isinstance(name, str):
        return None
    listed = owner.get("spellings")
    spellings = [each for each in (listed if isinstance(listed, list) else ()) if isinstance(each, str)]
    return Owner(name, frozenset(each.lower() for each in (name, *spellings)))


def titles(content_dir: Path, folder: str) -> Mapping[str, tuple[str, ...]]:
    """Return the publications below a folder by what their titles have in common, as `title_key` gives it."""
    found: dict[str, list[str]] = {}
    for path in _pages(content_dir / folder):
        entry = Page.read(path).front_matter.entry("title")
        key = title_key(entry.node.value) if entry else ""
        if key:
            found.setdefault(key, []).append(path.relative_to(content_dir).as_posix())
    return {key: tuple(paths) for key, paths in found.items()}


def title_key(title: Value) -> str:
    """Return a title without what differs from one copy to the next: case, accents, blanks and punctuation."""
    if not isinstance(title, str):
        return ""
    plain = unicodedata.normalize("NFKD", title).casefold()
    return _NOT_A_WORD.sub("", "".join(char for char in plain if not unicodedata.combining(char)))


def _pages(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*.md")) if folder.is_dir() else ():
        if not path.name.startswith("_index."):
            yield path
