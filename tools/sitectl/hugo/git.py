"""When each file was last committed, as Hugo asks Git with `enableGitInfo`: one log, merges left out."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

from sitectl.content.source import ENCODING_ERRORS
from sitectl.hugo.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sitectl.hugo.moments import Moment

_COMMIT = "\0"
_UNQUOTED = re.compile(r"[ !#-\[\]-~]*")
_LOG = ("-c", "core.quotePath=false", "log", "--name-only", "--no-merges", "-z", "--format=format:%x00%aI")


def last_commits(folder: Path) -> Mapping[str, Moment]:
    """Return the author's time of the newest commit of each file below a folder, by its path relative to it.

    Empty where there is no repository or no git. Left out are files whose names Git writes in quotes (letters beyond
    ASCII, quotes, backslashes): Hugo does not recognise them and has no such date for them either.
    """
    prefix = _git(folder, "rev-parse", "--show-prefix")
    if prefix is None:
        return {}
    log = _git(folder, *_LOG, "--", os.curdir) or ""
    below = prefix.rstrip("\n")
    found: dict[str, Moment] = {}
    for moment, paths in _commits(log):
        for path in paths:
            if path.startswith(below) and _UNQUOTED.fullmatch(path):
                found.setdefault(path[len(below) :], moment)
    return found


def is_shallow(folder: Path) -> bool:
    """Say whether a folder lies in a clone whose history is cut off."""
    return (_git(folder, "rev-parse", "--is-shallow-repository") or "").strip() == "true"


def _commits(log: str) -> list[tuple[Moment, list[str]]]:
    """Take apart a log whose commits begin with an empty field; of `-z`, fields and names end with a NUL."""
    commits: list[tuple[Moment, list[str]]] = []
    fields = log.split(_COMMIT)
    for index, field in enumerate(fields):
        time, newline, name = field.partition("\n")
        moment = parse_date(time) if newline or (index and not fields[index - 1]) else None
        if moment is not None:
            commits.append((moment, [name] if name else []))
        elif field and commits:
            commits[-1][1].append(field)
    return commits


def _git(folder: Path, *arguments: str) -> str | None:
    try:
        run = subprocess.run(["git", "-C", folder, *arguments], capture_output=True, check=False)
    except OSError:
        return None
    return None if run.returncode else run.stdout.decode("utf-8", ENCODING_ERRORS)
