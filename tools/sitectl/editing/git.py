"""When files were last really changed, from one `git log` that is read only as far as needed."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sitectl.errors import SitectlError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_COMMIT = b"\x00commit "
_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@")
_LASTMOD = re.compile(rb"[ \t]*[\"']?lastmod[\"']?[ \t]*[:=]", re.IGNORECASE)
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)")
_ESCAPED = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"a": b"\a", b"b": b"\b", b"f": b"\f", b"v": b"\v"}
_LOG = (
    *("-c", "core.quotePath=false", "log", "-p", "--unified=0", "--find-renames", "--no-color", "--no-ext-diff"),
    *("--no-textconv", "--src-prefix=a/", "--dst-prefix=b/", "--no-show-signature", "--format=%x00commit %aI"),
)


class GitError(SitectlError):
    """Git is not there, or its history cannot say when files changed."""


class FileChange(NamedTuple):
    """What one commit did to one file; paths are relative to the top of the repository."""

    time: str
    path: str
    old_path: str
    #: Whether more than the line of `lastmod` changed.
    is_real: bool


class Repository:
    """A git repository with its whole history."""

    def __init__(self, folder: Path) -> None:
        """Find the repository of a folder; raises GitError, also for a shallow clone, whose history is cut off."""
        answer = _git(folder, "rev-parse", "--is-shallow-repository", "--show-toplevel").splitlines()
        if answer[0] == "true":
            raise GitError(
                f"{folder}: the clone is shallow, so git cannot say when pages changed; run `git fetch --unshallow`"
            )
        self.top = Path(answer[1])

    def last_changes(self, files: Iterable[Path], below: Path) -> dict[Path, str]:
        """Return the author's time (ISO 8601 with offset) of the last commit that really changed each file.

        Only commits that touch something below a folder are read, and renames inside of it are followed. Commits
        that changed nothing but `lastmod`, or only the file's name, do not count. A file that was never committed
        is left out.
        """
        resolved = ((file.resolve(), file) for file in files)
        inside = ((real, file) for real, file in resolved if real.is_relative_to(self.top))
        wanted = {real.relative_to(self.top).as_posix(): file for real, file in inside}
        found: dict[Path, str] = {}
        for change in self._changes(below):
            if not wanted:
                break
            file = wanted.get(change.path)
            if file is None:
                continue
            del wanted[change.path]
            if change.is_real:
                found[file] = change.time
            else:
                wanted[change.old_path] = file
        return found

    def _changes(self, below: Path) -> Iterator[FileChange]:
        command: list[str | Path] = ["git", "-C", self.top, *_LOG, "--", below]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
            try:
                if process.stdout is not None:
                    yield from file_changes(process.stdout)
            finally:
                process.terminate()


def _git(folder: Path, *arguments: str) -> str:
    try:
        run = subprocess.run(["git", "-C", folder, *arguments], capture_output=True, check=False)
    except OSError as error:
        raise GitError("git is not installed, and only it knows when pages changed") from error
    if run.returncode:
        reason = run.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        raise GitError(f"{folder}: git says: {reason}")
    return run.stdout.decode("utf-8", "surrogateescape")


def file_changes(lines: Iterable[bytes]) -> Iterator[FileChange]:
    """Return what the output of `git log -p --unified=0` says of each file, the newest commit first."""
    time = path = old_path = ""
    is_real = started = False
    rest = iter(lines)
    for line in rest:
        hunk = _HUNK.match(line)
        if hunk:
            counts = [int(count or b"1") for count in hunk.groups()]
            if _changes_more_than_lastmod(rest, sum(counts)):
                is_real = True
        elif line.startswith((_COMMIT, b"diff --git ")):
            if started:
                yield FileChange(time, path, old_path, is_real)
            started = is_real = False
            if line.startswith(_COMMIT):
                time = line[len(_COMMIT) :].decode().strip()
            else:
                started, path = True, _name_in_header(line)
                old_path = path
        elif line.startswith((b"new file mode", b"Binary files", b"deleted file mode")):
            is_real = True
        elif line.startswith(b"rename from "):
            old_path = _name(line[12:])
        elif line.startswith(b"rename to "):
            path = _name(line[10:])
    if started:
        yield FileChange(time, path, old_path, is_real)


def _changes_more_than_lastmod(lines: Iterator[bytes], count: int) -> bool:
    """Step over the changed lines of a hunk, and say whether one is about something else."""
    more = False
    while count > 0:
        line = next(lines, b"")
        if line.startswith((b"+", b"-")):
            count -= 1
            more = more or not _LASTMOD.match(line, 1)
        elif not line.startswith(b"\\"):
            break
    return more


def _name_in_header(line: bytes) -> str:
    """Return the name in `diff --git a/NAME b/NAME`; the header of a rename has two, and lines of its own for them."""
    names = line[len(b"diff --git ") :].rstrip(b"\n")
    return _name(names[: (len(names) - 1) // 2])[len("a/") :]


def _name(text: bytes) -> str:
    """Return a name as git prints it, in quotes if it has special characters."""
    text = text.rstrip(b"\n")
    if text.startswith(b'"') and text.endswith(b'"'):
        text = _ESCAPE.sub(_unescaped, text[1:-1])
    return text.decode("utf-8", "surrogateescape")


def _unescaped(found: re.Match[bytes]) -> bytes:
    character = found.group(1)
    return bytes([int(character, 8)]) if len(character) == 3 else _ESCAPED.get(character, character)
