"""Find the Hugo site that a command is about."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from sitectl.errors import SitectlError
from sitectl.talk import tell

_NAMES = tuple(f"{stem}.{end}" for stem in ("hugo", "config") for end in ("toml", "yaml", "yml", "json"))


class NoSiteError(SitectlError):
    """No Hugo site where one was looked for."""


class Site(NamedTuple):
    """A Hugo site on disk: `root` is the folder that hugo runs in."""

    root: Path

    @property
    def public(self) -> Path:
        """Where the built site lies."""
        return self.root / "public"


def is_site(folder: Path) -> bool:
    """Say whether a folder holds a Hugo site's settings."""
    return any((folder / name).is_file() for name in _NAMES) or (folder / "config" / "_default").is_dir()


def find_site(named: str | None = None, start: Path | None = None) -> Site:
    """Return the named site, or the nearest one from a folder upwards, a `site/` inside a folder included.

    Raises NoSiteError with what was looked for.
    """
    site = _found(named, start)
    tell(f"site: {site.root}")
    return site


def _found(named: str | None, start: Path | None) -> Site:
    if named is not None:
        folder = Path(named)
        if is_site(folder):
            return Site(folder.resolve())
        if is_site(folder / "site"):
            return Site((folder / "site").resolve())
        raise NoSiteError(f"{named}: no Hugo site there (no hugo.toml or config/_default)")
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        for candidate in (folder, folder / "site"):
            if is_site(candidate):
                return Site(candidate)
    raise NoSiteError(
        f"{here}: no Hugo site here or above (no hugo.toml, config/_default or site/); name it with --site DIR"
    )
