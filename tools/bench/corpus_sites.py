"""The sites in the folder SITECTL_CORPUS and their content files, for scripts that try commands on all of them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.site_tree import SiteTree
from sitectl.hugo.config_files import ConfigError
from sitectl.hugo.locate import Site, is_site
from sitectl.lint.engine import Linter, selected_rules
from sitectl.lint.site_facts import SiteFacts, site_facts
from sitectl.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator


class CorpusSite(NamedTuple):
    """A site, a linter with every rule for it, and its content files relative to the content folder."""

    name: str
    content: Path
    linter: Linter
    pages: tuple[str, ...]


def corpus_root() -> Path:
    """Return the folder; ends the script in one sentence where the environment names none."""
    named = os.environ.get("SITECTL_CORPUS")
    if not named or not Path(named).is_dir():
        raise SystemExit("SITECTL_CORPUS must name a folder with Hugo sites in it")
    return Path(named)


def corpus_sites() -> Iterator[CorpusSite]:
    """Yield every site whose settings Hugo takes; one that it refuses is named and still checked without them."""
    rules = selected_rules(("all",), (), ())
    root = corpus_root()
    found: list[Path] = []
    for folder in sorted(path for path in root.rglob("*") if path.is_dir()):
        if is_site(folder) and not any(folder.is_relative_to(above) for above in found):
            found.append(folder)
            name = folder.relative_to(root).as_posix()
            try:
                facts = site_facts(Site(folder))
            except ConfigError as error:
                print(f"{name}: {error}")
                facts = SiteFacts()
            content = facts.content_dir or folder / "content"
            if content.is_dir():
                yield CorpusSite(name, content, Linter(rules, Settings(), facts), SiteTree(content).content_files)
