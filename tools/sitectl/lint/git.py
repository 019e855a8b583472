"""Which files git says have changed."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from sitectl.errors import SitectlError

if TYPE_CHECKING:
    from pathlib import Path


class GitError(SitectlError):
    """Git is not there, or it refuses to answer."""


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
