"""When each file was last committed, as Hugo asks Git with `enableGitInfo`: one log, merges left out."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sitectl.content.git import LOG, GitError, commits, file_name, run_git, stream_git
from sitectl.hugo.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sitectl.hugo.moments import Moment

#: With this setting, which is git's own default, names with letters beyond ASCII are in quotes too.
_QUOTING = ("-c", "core.quotePath=true")


def last_commits(folder: Path) -> Mapping[str, Moment]:
    """Return the author's time of the newest commit of each file below a folder, by its path relative to it.

    Empty where there is no repository or no git. Left out are files whose names Git writes in quotes (letters beyond
    ASCII, quotes, backslashes): Hugo does not recognise them and has no such date for them either.
    """
    try:
        return _last_commits(folder, run_git(folder, "rev-parse", "--show-prefix").rstrip("\n"))
    except GitError:
        return {}


def _last_commits(folder: Path, below: str) -> Mapping[str, Moment]:
    found: dict[str, Moment] = {}
    for commit in commits(stream_git(folder, *_QUOTING, *LOG, "--name-only", "--no-merges", "--", os.curdir)):
        moment = parse_date(commit.time)
        paths = [file_name(line) for line in commit.lines if not line.startswith(b'"')]
        for path in paths:
            if moment is not None and path.startswith(below):
                found.setdefault(path[len(below) :], moment)
    return found
