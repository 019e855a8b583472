"""Which files git says have changed."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from sitectl.errors import SitectlError
from sitectl.hugo.dates import parse_date

if TYPE_CHECKING:
    from pathlib import Path

    from sitectl.hugo.moments import Moment

_COMMIT = "\x01"
#: The first second that git takes for a time; smaller numbers are days or hours to it. It is in 1973, before git.
_FIRST_TIME = 100_000_000
_LOG = (
    "log",
    "--relative",
    "--no-merges",
    "--find-renames",
    "--diff-filter=M",
    "--numstat",
    "-z",
    "--no-show-signature",
)


class GitError(SitectlError):
    """Git is not there, or it refuses to answer."""


class TextChange(NamedTuple):
    """What one commit did to a file that was there before: when, to how many lines, and among how many files."""

    time: Moment
    lines: int
    files: int


def staged_files(folder: Path) -> frozenset[str]:
    """Return the real paths of the files that the next commit adds or changes; raises GitError."""
    return _paths(folder, ("diff", "--name-only", "-z", "--cached", "--diff-filter=d", "--no-ext-diff"))


def files_changed_since(folder: Path, revision: str) -> frozenset[str]:
    """Return the real paths of the files that differ from a revision, those git does not know yet included.

    Raises GitError, also for a revision that does not exist.
    """
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").strip()
    if not commit:
        raise GitError(f"git knows no revision {revision!r}")
    changed = ("diff", "--name-only", "-z", "--diff-filter=d", "--no-ext-diff", commit, "--")
    return _paths(folder, changed) | _paths(folder, ("ls-files", "-z", "--others", "--exclude-standard", "--full-name"))


def head(folder: Path) -> str:
    """Return the id of the commit that is checked out; "" where there is none, or no git."""
    try:
        return _git(folder, "rev-parse", "--verify", "--quiet", "HEAD").strip()
    except GitError:
        return ""


def text_changes(folder: Path, since: int) -> dict[str, list[TextChange]]:
    """Return what commits changed in files below a folder, by their paths from there, the newest first.

    Only commits after `since` (seconds since 1970) count. One `git log` is read; raises GitError, also for a shallow
    clone, whose history is cut off.
    """
    if _git(folder, "rev-parse", "--is-shallow-repository").strip() != "false":
        raise GitError(f"{folder}: the clone is shallow, so git cannot say when pages changed")
    log = _git(folder, *_LOG, f"--since=@{max(since, _FIRST_TIME)}", f"--format={_COMMIT}%aI", "--", os.curdir)
    found: dict[str, list[TextChange]] = {}
    for commit in log.split(_COMMIT)[1:]:
        time, *rows = commit.split("\0")
        moment = parse_date(time.strip())
        stats = [row.lstrip("\n").split("\t", 2) for row in rows if row.strip("\n")]
        for added, deleted, path in stats:
            if moment is not None and added.isdigit():  # of a binary file git counts no lines
                change = TextChange(moment, int(added) + int(deleted), len(stats))
                found.setdefault(path, []).append(change)
    return found


def known_text_changes(folder: Path, since: int) -> dict[str, list[TextChange]]:
    """Return what `text_changes` does; empty where there is no repository, or a clone without its history."""
    try:
        return text_changes(folder, since)
    except GitError:
        return {}


def _paths(folder: Path, command: tuple[str, ...]) -> frozenset[str]:
    top = _git(folder, "rev-parse", "--show-toplevel").rstrip("\n")
    names = _git(top, *command).split("\0")
    return frozenset(os.path.realpath(f"{top}/{name}") for name in names if name)


def _git(folder: Path | str, *arguments: str) -> str:
    try:
        run = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except OSError as error:
        raise GitError("git is not installed, and only it knows which files changed") from error
    if run.returncode and run.stderr:
        reason = run.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        raise GitError(f"{folder}: git says: {reason}")
    return os.fsdecode(run.stdout)
