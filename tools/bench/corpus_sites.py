"""The sites in the folder SITECTL_CORPUS and their content files, for scripts that try commands on all of them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.site_tree import SiteTree
from sitectl.hugo.config_files import ConfigError
from sitectl.hugo.locate import Site, is_site
from sitectl.lint.engine import Linter
from sitectl.lint.selection import selected_rules
from sitectl.lint.site_facts import SiteFacts, site_facts
from sitectl.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator


class CorpusSite(NamedTuple):
    """A site, a linter with every rule for it, and its content files relative to the content folder."""

    name: str
    root: Path
    content: Path
    linter: Linter
    pages: tuple[str, ...]
    #: Whether the pages are those that lie outside of the site's content.
    is_outside: bool = False

    @property
    def paths(self) -> tuple[str, ...]:
        """What to name on the command line, in the site's folder, for exactly these pages and the settings."""
        if not self.is_outside:
            return ()
        return tuple((self.content / name).relative_to(self.root).as_posix() for name in self.pages)


def corpus_root() -> Path:
    """Return the folder; ends the script in one sentence where the environment names none."""
    named = os.environ.get("SITECTL_CORPUS")
    if not named or not Path(named).is_dir():
        raise SystemExit("SITECTL_CORPUS must name a folder with Hugo sites in it")
    return Path(named)


def corpus_sites() -> Iterator[CorpusSite]:
    """Yield every site that has content; one whose settings Hugo refuses is named and still checked without them.

    Pages of a site that lie outside its content, such as those of a language that it has turned off, follow as pages
    without a site.
    """
    root = corpus_root()
    found: list[Path] = []
    for folder in sorted(path for path in root.rglob("*") if path.is_dir()):
        if not is_site(folder) or any(folder.is_relative_to(above) for above in found):
            continue
        name = folder.relative_to(root).as_posix()
        try:
            facts = site_facts(Site(folder))
        except ConfigError as error:
            print(f"{name}: {error}")
            facts = SiteFacts()
        content = facts.content_dir or folder / "content"
        if not content.is_dir():
            continue  # a folder of themes, say, with an example site inside
        found.append(folder)
        yield CorpusSite(name, folder, content, every_rule(facts), SiteTree(content).content_files)
        outside = _outside(folder / "content", content)
        if outside:
            linter = every_rule(facts)
            yield CorpusSite(f"{name} (outside)", folder, folder / "content", linter, outside, is_outside=True)


def every_rule(facts: SiteFacts) -> Linter:
    """Return a linter with every rule, the notes too."""
    return Linter(selected_rules(("all",), (), ()), Settings(), facts)


def _outside(folder: Path, content: Path) -> tuple[str, ...]:
    files = SiteTree(folder).content_files if folder.is_dir() and folder != content else ()
    return tuple(name for name in files if not (folder / name).is_relative_to(content))
