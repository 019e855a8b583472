"""What a site asks for besides programs: settings that can be read, its theme, packages, and a whole history."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from sitectl.content.git import is_shallow
from sitectl.hugo.casts import to_bool
from sitectl.hugo.config_files import ConfigError, read_config
from sitectl.hugo.theme import imported_modules, named_themes
from sitectl.hugo.version import OLDEST_HUGO, parse_version

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from sitectl.content.nodes import Value
    from sitectl.hugo.locate import Site

Health: TypeAlias = Literal["ok", "warning", "problem"]
_NPM_CI = "run `npm ci` in the site's folder (`make site` does it where there is a Makefile with it)"
#: So many names tell what a list is about.
_SHOWN = 3
_WORKFLOW_HUGO = re.compile(r"(?:hugo-version|HUGO_VERSION)[\"']?\s*[:=]\s*[\"']?v?(\d+\.\d+(?:\.\d+)?)")


class Check(NamedTuple):
    """One thing examined: what was found, and what to do unless it is ok."""

    name: str
    health: Health
    found: str
    advice: str = ""


def site_checks(site: Site) -> Iterator[Check]:
    """Yield what was found of a site's settings, theme, packages, history and workflows."""
    try:
        config = read_config(site.root)
    except ConfigError as error:
        yield Check("settings", "problem", "cannot be read", str(error))
    else:
        for name in named_themes(config):
            yield _theme(site.root / str(config.get("themesdir") or "themes") / name, name)
        yield from _modules(site.root, config)
        if to_bool(config.get("enablegitinfo")) and shutil.which("git") is None:
            yield Check("enableGitInfo", "problem", "no git", "the settings take dates from git; install it")
    yield from _packages(site)
    if is_shallow(site.root):
        advice = "its history is cut off, so nobody can say when pages changed; run `git fetch --unshallow`"
        yield Check("repository", "warning", "shallow clone", advice)
    yield from _workflows(site.root)


def _theme(folder: Path, name: str) -> Check:
    label = f"theme {name}"
    if not folder.is_dir():
        return Check(label, "problem", "not found", f"the settings name it, and {folder} is not there; put it there")
    if next(folder.iterdir(), None) is None:
        advice = "the folder is empty, as a submodule is before `git submodule update --init`"
        return Check(label, "problem", "empty", f"{folder}: {advice}")
    return Check(label, "ok", str(folder))


def _modules(root: Path, config: Mapping[str, Value]) -> Iterator[Check]:
    themes = str(config.get("themesdir") or "themes")
    to_fetch = []
    for path in imported_modules(config):
        folders = (root / themes / path, root / "_vendor" / path)
        folder = next((folder for folder in folders if folder.is_dir()), None)
        if folder is not None:
            yield Check(f"module {path}", "ok", str(folder))
        elif "." in path.partition("/")[0]:
            to_fetch.append(path)
        else:
            advice = f"the settings import it, and {folders[0]} is not there; put it there"
            yield Check(f"module {path}", "problem", "not found", advice)
    if to_fetch and shutil.which("go") is None:
        advice = "Hugo fetches modules with Go, which is not found; install Go, or run `hugo mod vendor` where it is"
        yield Check("modules", "problem", f"not here: {_some(to_fetch)}", advice)
    elif to_fetch:
        yield Check("modules", "ok", f"fetched by Go at the build: {_some(to_fetch)}")


def _some(names: Sequence[str]) -> str:
    """Return the first names of a list, and how many more there are."""
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more


def _packages(site: Site) -> Iterator[Check]:
    manifest = site.root / "package.json"
    if not manifest.is_file():
        return
    try:
        wanted = json.loads(manifest.read_text(encoding="utf-8")).get("dependencies", {})
    except (OSError, ValueError, AttributeError) as error:
        yield Check("packages", "problem", "package.json cannot be read", str(error))
        return
    if not (site.root / "node_modules").is_dir():
        yield Check("packages", "problem", f"not installed: {_some(list(wanted)) or 'those of package.json'}", _NPM_CI)
        return
    for name, version in wanted.items():
        yield _package(site, name, str(version))


def _package(site: Site, name: str, wanted: str) -> Check:
    manifest = site.root / "node_modules" / name / "package.json"
    try:
        found = str(json.loads(manifest.read_text(encoding="utf-8"))["version"])
    except (OSError, ValueError, KeyError, TypeError):
        return Check(name, "problem", "not installed", _NPM_CI)
    if wanted[:1].isdigit() and found != wanted:
        return Check(name, "problem", found, f"package.json asks for {wanted}; run `npm ci` in the site's folder")
    return Check(name, "ok", found)


def _workflows(root: Path) -> Iterator[Check]:
    """Yield a warning for each workflow that builds the site with a Hugo that reads pages otherwise."""
    folders = (folder / ".github" / "workflows" for folder in (root, root.parent))
    for path in sorted(path for folder in folders if folder.is_dir() for path in folder.glob("*.y*ml")):
        for found in _WORKFLOW_HUGO.finditer(path.read_text(encoding="utf-8", errors="replace")):
            version, oldest = parse_version(found[1]), parse_version(OLDEST_HUGO)
            if version is not None and oldest is not None and version < oldest:
                advice = f"it reads pages otherwise than sitectl says; write {OLDEST_HUGO} or newer there"
                yield Check(f"workflow {path.name}", "warning", f"builds with Hugo {version}", advice)
