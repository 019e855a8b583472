"""Git repositories for tests, made without what the user of the machine has configured."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def git(folder: Path, *words: str, time: str = "2024-01-01T00:00:00Z", committed: str = "") -> None:
    """Run git in a folder at a time, which is the author's and, unless another is given, the committer's."""
    names = {f"GIT_{role}_{what}": "a@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    times = {"GIT_AUTHOR_DATE": time, "GIT_COMMITTER_DATE": committed or time}
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    command: list[str | Path] = ["git", "-C", folder, *words]
    subprocess.run(command, check=True, capture_output=True, env=os.environ | names | times | quiet)


def commit_all(folder: Path, time: str, committed: str = "") -> None:
    """Commit everything in a folder, even if it is nothing; the times are as for `git`."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message=x", time=time, committed=committed)
