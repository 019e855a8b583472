"""Which files git says have changed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.git import (
    LOG,
    GitError,
    commits,
    file_name,
    require_whole_history,
    run_git,
    stream_git,
    top_of_repository,
)
from sitectl.hugo.dates import parse_date

if TYPE_CHECKING:
    from pathlib import Path

    from sitectl.hugo.moments import Moment

#: The first second that git takes for a time; smaller numbers are days or hours to it. It is in 1973, before git.
_FIRST_TIME = 100_000_000
_NAMES = ("diff", "--name-only", "-z", "--diff-filter=d", "--no-ext-diff")
_CHANGED_LINES = ("--relative", "--no-merges", "--find-renames", "--diff-filter=M", "--numstat")


class TextChange(NamedTuple):
    """What one commit did to a file that was there before: when, to how many lines, and among how many files."""

    time: Moment
    lines: int
    files: int


def staged_files(folder: Path) -> frozenset[str]:
    """Return the real paths of the files that the next commit adds or changes; raises GitError."""
    return _paths(folder, *_NAMES, "--cached")


def files_changed_since(folder: Path, revision: str) -> frozenset[str]:
    """Return the real paths of the files that differ from a revision, those git does not know yet included.

    Raises GitError, also for a revision that does not exist.
    """
    commit = run_git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").strip()
    if not commit:
        raise GitError(f"git knows no revision {revision!r}")
    unknown = ("ls-files", "-z", "--others", "--exclude-standard", "--full-name")
    return _paths(folder, *_NAMES, commit, "--") | _paths(folder, *unknown)


def head(folder: Path) -> str:
    """Return the id of the commit that is checked out; "" where there is none, or no git."""
    try:
        return run_git(folder, "rev-parse", "--verify", "--quiet", "HEAD").strip()
    except GitError:
        return ""


def text_changes(folder: Path, since: int) -> dict[str, list[TextChange]]:
    """Return what commits changed in files below a folder, by their paths from there, the newest first.

    Only commits after `since` (seconds since 1970) count. One `git log` is read; raises GitError, also for a shallow
    clone, whose history is cut off.
    """
    require_whole_history(folder)
    after = f"--since=@{max(since, _FIRST_TIME)}"
    found: dict[str, list[TextChange]] = {}
    for commit in commits(stream_git(folder, *LOG, *_CHANGED_LINES, after, "--", os.curdir)):
        moment = parse_date(commit.time)
        stats = [line.split(b"\t", 2) for line in commit.lines]
        for added, deleted, path in stats:
            if moment is not None and added.isdigit():  # of a binary file git counts no lines
                change = TextChange(moment, int(added) + int(deleted), len(stats))
                found.setdefault(file_name(path), []).append(change)
    return found


def known_text_changes(folder: Path, since: int) -> dict[str, list[TextChange]]:
    """Return what `text_changes` does; empty where there is no repository, or a clone without its history."""
    try:
        return text_changes(folder, since)
    except GitError:
        return {}


def _paths(folder: Path, *command: str) -> frozenset[str]:
    top = top_of_repository(folder)
    names = run_git(top, *command).split("\0")
    return frozenset(os.path.realpath(top / name) for name in names if name)
