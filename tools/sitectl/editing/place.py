"""Where an edit takes place: the site, its content, and the files that a command names."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sitectl.content.site_tree import is_content_name
from sitectl.content.targets import NoSuchPathError, Target, Workplace
from sitectl.editing.facts import SiteRules
from sitectl.errors import SitectlError
from sitectl.hugo.locate import NoSiteError, Site, find_site

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.hugo.site_settings import SiteSettings


#: Folders of a site that hold no pages, unless the settings mount them as content.
_NO_CONTENT = frozenset(
    ["layouts", "assets", "static", "public", "resources", "archetypes", "data", "i18n", "node_modules"]
)


class WrongPathError(SitectlError):
    """A path whose file must not be edited."""


@dataclass(frozen=True)
class EditingPlace:
    """The site that a command is about, or none when it names files outside of any."""

    here: Path
    site: Site | None

    @cached_property
    def settings(self) -> SiteSettings:
        """What dates, URLs and places depend on; Hugo's defaults outside of a site."""
        if self.site is None:
            from sitectl.hugo.site_settings import SiteSettings

            return SiteSettings()
        from sitectl.hugo.config import read_settings

        return read_settings(self.site.root)

    @cached_property
    def settings_problem(self) -> str:
        """Why the settings cannot be read, with the place; "" if they can. Hugo builds nothing then."""
        from sitectl.hugo.config_files import UnreadableConfigError

        try:
            _ = self.settings
        except UnreadableConfigError as error:
            return str(error)
        return ""

    @property
    def readable_settings(self) -> SiteSettings:
        """The settings, or Hugo's defaults where they cannot be read: enough to edit a page, not to plan a site."""
        if not self.settings_problem:
            return self.settings
        from sitectl.hugo.site_settings import SiteSettings

        return SiteSettings()

    @cached_property
    def _sources(self) -> list[tuple[str, str]]:
        """The folders on disk that are mounted as content, and where they appear below it."""
        if self.site is None:
            return []
        mounts = ((mount.source, mount.target) for mount in self.readable_settings.mounts)
        return [(source, target) for source, target in mounts if (self.site.root / source).is_dir()]

    @cached_property
    def content_dir(self) -> Path | None:
        """The folder that holds all content of the site."""
        if self.site is None:
            return None
        sources = [source for source, _ in self._sources]
        return self.site.root / (os.path.commonpath(sources) if sources else "content")

    @property
    def _content_folders(self) -> tuple[Path, ...]:
        if self.site is None:
            return ()
        from sitectl.hugo.source_files import content_folders

        return content_folders(self.site.root, self.readable_settings)

    @property
    def rules(self) -> SiteRules:
        """What conditions on pages depend on."""
        language = self.readable_settings.languages[self.readable_settings.default_language]
        below = [
            (os.path.relpath(self.site.root / source, self.content_dir).replace(os.sep, "/"), target)
            for source, target in self._sources
            if self.site is not None and self.content_dir is not None
        ]
        places = tuple((f"{source}/", f"{target}/" if target else "") for source, target in below if source != ".")
        return SiteRules(language.time_zone, language.date_rules, places)

    def targets(self, paths: Sequence[str]) -> list[Target]:
        """Return the content files that paths name, all of the site's without one.

        A path is looked for below the current folder, then below the content folder. Raises NoSuchPathError for
        one that is not there, WrongPathError for one outside the site or no content by its name.
        """
        workplace = Workplace(self.here, self.content_dir, content_folders=self._content_folders)
        if self.content_dir is not None and not paths and not self.content_dir.is_dir():
            raise NoSuchPathError(f"{self.content_dir}: no such folder")
        return list(workplace.targets([self.found(path) for path in paths]))

    def found(self, path: str) -> str:
        """Return a path that exists and may be edited."""
        if not os.path.lexists(path) and self.content_dir is not None and (self.content_dir / path).exists():
            below = os.path.relpath(self.content_dir / path, self.here)
            path = os.fspath(self.content_dir / path) if below.startswith(os.pardir) else below
        if not Path(path).exists():
            raise NoSuchPathError(f"{path}: no such file or folder")
        self.refuse_outside(path)
        if not Path(path).is_dir() and not is_content_name(Path(path).name):
            raise WrongPathError(f"{path}: no content file by its name (.md, .html and so on)")
        self._refuse_beside_content(path)
        return path

    def _refuse_beside_content(self, path: str) -> None:
        """Raise WrongPathError for templates and other parts of a site that only look like pages.

        Pages that no mount leads to, such as those of a language that is turned off, may be edited.
        """
        if self.site is None:
            return
        folders = [(self.site.root / source).resolve() for source, _ in self._sources]
        place = Path(path).resolve()
        if any(place.is_relative_to(folder) or folder.is_relative_to(place) for folder in folders):
            return
        parts = place.relative_to(self.site.root).parts if place.is_relative_to(self.site.root) else ()
        other = next((part for part in parts if part in _NO_CONTENT), None)
        if other is not None:
            raise WrongPathError(f"{path}: what lies below {other} is not a page; the content is in {self.content_dir}")

    def shown(self, path: Path) -> str:
        """Return a path as messages show it: from the current folder if it lies below it."""
        return Workplace(self.here, None).target(os.fspath(path)).path

    def refuse_outside(self, path: str) -> None:
        """Raise WrongPathError for a path outside the site; a symbolic link inside of it may lead out.

        A folder around the site stands for it.
        """
        if self.site is None:
            return
        root, named = self.site.root, Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow the link
        if not (named.is_relative_to(root) or root.is_relative_to(named) or Path(path).resolve().is_relative_to(root)):
            raise WrongPathError(f"{path}: outside the site {root}; name its own site with --site DIR")


def editing_place(named: str | None, paths: Sequence[str]) -> EditingPlace:
    """Return the place for a command: the named site, else the one around the current folder, else around a path.

    Raises NoSiteError if there is none and no path either.
    """
    here = Path.cwd()
    try:
        return EditingPlace(here, find_site(named))
    except NoSiteError:
        if named is not None or not paths:
            raise
    try:
        return EditingPlace(here, find_site(None, Path(paths[0]).absolute().parent))
    except NoSiteError:
        return EditingPlace(here, None)
