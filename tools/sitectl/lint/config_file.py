"""What a rule about a site's settings is shown: one file of them, and the site."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

from sitectl.content.nodes import Node, Problem, UnreadableError, shifted
from sitectl.content.source import BOM, Span
from sitectl.hugo.config_files import READERS, config_paths
from sitectl.hugo.setting_places import placed_settings

if TYPE_CHECKING:
    from pathlib import Path

    from sitectl.content.nodes import Entry
    from sitectl.content.source import Source
    from sitectl.lint.site_facts import SiteFacts


@dataclass(frozen=True)
class ConfigFile:
    """One settings file of a site, or one that builds it: a workflow, netlify.toml."""

    source: Source
    #: The file's name for people: relative to where the command was given.
    path: str
    site: SiteFacts

    @property
    def text(self) -> str:
        """The whole text of the file."""
        return self.source.text

    @property
    def is_workflow(self) -> bool:
        """Whether this file tells a service how to build the site, and has no settings of Hugo's."""
        return ".github" in self.source.path.parts or self.source.path.name == "netlify.toml"

    @property
    def root(self) -> Node | None:
        """The tree of a settings file of Hugo's; None for others and where it cannot be read."""
        return self._reading if isinstance(self._reading, Node) else None

    @property
    def problem(self) -> Problem | None:
        """Why a settings file cannot be read; None for one that can, and for files that are not Hugo's."""
        return self._reading if isinstance(self._reading, Problem) else None

    @cached_property
    def _reading(self) -> Node | Problem | None:
        reader = READERS.get(self.source.path.suffix[1:].lower())
        if reader is None or self.is_workflow:
            return None
        text = self.text.removeprefix(BOM)
        try:
            found: Node = import_module(f"sitectl.content.{reader}").read(text)
        except UnreadableError as error:
            return error.problem
        return shifted(found, len(self.text) - len(text))

    @cached_property
    def settings(self) -> tuple[tuple[str, Entry], ...]:
        """Every setting at every depth: its dotted name in lower case, as if all stood in one file, and its entry."""
        return tuple(placed_settings(self.root, self.source.path.stem)) if self.root else ()

    @property
    def first_line(self) -> Span:
        """The file's first line, for what is missing in it."""
        start = len(self.text) - len(self.text.removeprefix(BOM))
        return Span(start, len(self.text.split("\n", 1)[0].rstrip("\r")))


def config_files(site: SiteFacts) -> tuple[Path, ...]:
    """Return the settings files of a site, and the files of its repository that say how it is built."""
    if site.root is None:
        return ()
    repository = site.root if (site.root / ".github").is_dir() else site.root.parent
    workflows = sorted((repository / ".github" / "workflows").glob("*.y*ml"))
    netlify = [path for folder in dict.fromkeys((site.root, repository)) if (path := folder / "netlify.toml").is_file()]
    return (*config_paths(site.root), *workflows, *netlify)
