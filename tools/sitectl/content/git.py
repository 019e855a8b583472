"""The one way to git: run it, read its log commit by commit, and the contents of files in its history."""

from __future__ import annotations

import os
import re
import subprocess
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from sitectl.errors import SitectlError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_COMMIT = b"\x00commit "
#: No line of a log but a commit's own begins so: names with a NUL cannot be, and changed lines begin with `+` or `-`.
LOG = ("log", "--no-show-signature", "--no-color", "--format=%x00commit %aI")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)")
_ESCAPED = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"a": b"\a", b"b": b"\b", b"f": b"\f", b"v": b"\v"}


class GitError(SitectlError):
    """Git is not there, or it cannot answer."""


class Commit(NamedTuple):
    """A commit in a log: its author's time (ISO 8601 with offset), and the lines about it that are not empty."""

    time: str
    lines: Iterator[bytes]


def run_git(folder: Path, *words: str) -> str:
    """Return what git prints in a folder; "" where it says no without a word; raises GitError where it complains."""
    try:
        run = subprocess.run(["git", "-C", folder, *words], capture_output=True, check=False)
    except OSError as error:
        raise GitError("git is not installed, and only it knows which files changed") from error
    if run.returncode and (run.stderr or run.returncode != 1):
        raise _failure(folder, run.stderr)
    return os.fsdecode(run.stdout)


def top_of_repository(folder: Path) -> Path:
    """Return the top folder of the repository that a folder is in; raises GitError."""
    return Path(run_git(folder, "rev-parse", "--show-toplevel").rstrip("\n"))


def is_shallow(folder: Path) -> bool:
    """Say whether a folder lies in a clone whose history is cut off; it does not where git cannot answer."""
    try:
        return run_git(folder, "rev-parse", "--is-shallow-repository").strip() == "true"
    except GitError:
        return False


def require_whole_history(folder: Path) -> None:
    """Raise GitError where a folder lies in a clone whose history is cut off."""
    if is_shallow(folder):
        advice = "the clone is shallow, so git cannot say when pages changed; run `git fetch --unshallow`"
        raise GitError(f"{folder}: {advice}")


def stream_git(folder: Path, *words: str) -> Iterator[bytes]:
    """Yield the lines that git prints, and stop it when no more are asked for; raises GitError where it fails."""
    import tempfile  # late: it is slow to import, and linting asks git without it

    command: list[str | Path] = ["git", "-C", folder, *words]
    with (
        tempfile.TemporaryFile() as complaints,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=complaints) as process,
    ):
        try:
            if process.stdout is not None:
                yield from process.stdout
            if process.wait():
                complaints.seek(0)
                raise _failure(folder, complaints.read())
        finally:
            process.terminate()


def commits(log: Iterable[bytes]) -> Iterator[Commit]:
    """Yield the commits in the lines that `git log` prints when it is called with LOG, in their order.

    A commit's lines are there until the next commit is asked for.
    """
    count = 0

    def number(line: bytes) -> int:
        nonlocal count
        count += line.startswith(_COMMIT)
        return count

    for _, lines in groupby(log, number):
        header = next(lines)
        if header.startswith(_COMMIT):
            yield Commit(header[len(_COMMIT) :].decode().strip(), (line for line in lines if line != b"\n"))


def file_name(text: bytes) -> str:
    """Return the name of a file that git prints on a line, in quotes if it has special characters."""
    text = text.rstrip(b"\n")
    if text.startswith(b'"') and text.endswith(b'"'):
        text = _ESCAPE.sub(_unescaped, text[1:-1])
    return os.fsdecode(text)


class PastContents:
    """The contents of files in the history of a repository, from one `git cat-file` that runs once it is needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            self._process.communicate()

    def of(self, blob: str) -> bytes:
        """Return the contents that have an id; raises GitError where the repository does not have them."""
        if self._process is None:
            command: list[str | Path] = ["git", "-C", self._folder, "cat-file", "--batch"]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        into, out = self._process.stdin, self._process.stdout
        if into is None or out is None:
            raise GitError(f"{self._folder}: git does not answer")
        into.write(f"{blob}\n".encode())
        into.flush()
        header = out.readline().split()
        if len(header) < 3:
            raise GitError(f"{self._folder}: git does not have the contents of {blob}; run `git fetch --refetch`")
        contents = out.read(int(header[2]))
        out.read(1)
        return contents


def _failure(folder: Path, complaints: bytes) -> GitError:
    reason = complaints.decode("utf-8", "replace").strip().removeprefix("fatal: ")
    return GitError(f"{folder}: git says: {reason}" if reason else f"{folder}: git failed without a word")


def _unescaped(found: re.Match[bytes]) -> bytes:
    character = found.group(1)
    return bytes([int(character, 8)]) if len(character) == 3 else _ESCAPED.get(character, character)
