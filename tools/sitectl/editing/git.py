"""When files were last really changed, from one `git log` that is read only as far as needed."""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, Self

from sitectl.editing.lastmod import differ_beyond_lastmod
from sitectl.errors import SitectlError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_COMMIT = b"\x00commit "
_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@")
_INDEX = re.compile(rb"index ([0-9a-f]+)\.\.([0-9a-f]+)")
#: A changed line that may be part of a change of `lastmod`: it names the key, or is nothing but a date.
_MAY_BE_LASTMOD = re.compile(rb".*lastmod|[\s\"']*\d{4}-\d\d-\d\d[\dTtZz:+. -]*[\s\"',]*$", re.IGNORECASE)
#: A change of more lines than these is about more than `lastmod`.
_MOST_LINES_OF_LASTMOD = 8
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)")
_ESCAPED = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"a": b"\a", b"b": b"\b", b"f": b"\f", b"v": b"\v"}
_QUIET = ("-c", "core.quotePath=false")
_PATCH = (
    *("-p", "--full-index", "--unified=0", "--inter-hunk-context=0", "--find-renames", "--no-color"),
    *("--no-ext-diff", "--no-textconv", "--src-prefix=a/", "--dst-prefix=b/"),
)
_LOG = (*_QUIET, "log", *_PATCH, "--no-show-signature", "--format=%x00commit %aI")
_DIFF = (*_QUIET, "diff", *_PATCH, "HEAD")


class GitError(SitectlError):
    """Git is not there, or its history cannot say when files changed."""


class FileChange(NamedTuple):
    """What one commit did to one file; paths are relative to the top of the repository."""

    time: str
    path: str
    old_path: str
    verdict: Literal["real", "unsure", "name only"] = "name only"
    #: The file's contents before and after, by their ids.
    blobs: tuple[str, str] = ("", "")


class _Blobs:
    """The contents of files in the history, from one `git cat-file` that is started when it is needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            self._process.communicate()

    def is_real(self, change: FileChange, on_disk: Path | None = None) -> bool:
        """Say whether more of a file changed than `lastmod` and its name; what was not committed is on disk."""
        if change.verdict != "unsure":
            return change.verdict == "real"
        new = self._contents(change.blobs[1]) if on_disk is None else on_disk.read_bytes()
        return differ_beyond_lastmod(self._contents(change.blobs[0]), new)

    def _contents(self, blob: str) -> bytes:
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
        with _Blobs(self.top) as blobs:
            for change in self._changes(below):
                if not wanted:
                    break
                file = wanted.pop(change.path, None)
                if file is not None and blobs.is_real(change):
                    found[file] = change.time
                elif file is not None:
                    wanted[change.old_path] = file
        return found

    def uncommitted(self, below: Path) -> set[Path]:
        """Return the files below a folder with changes of more than `lastmod` that are not committed."""
        with _Blobs(self.top) as blobs:
            changes = file_changes(self._lines(_DIFF, below))
            return {self.top / change.path for change in changes if blobs.is_real(change, self.top / change.path)}

    def _changes(self, below: Path) -> Iterator[FileChange]:
        return file_changes(self._lines(_LOG, below))

    def _lines(self, words: tuple[str, ...], below: Path) -> Iterator[bytes]:
        """Yield the lines that git prints, as long as they are asked for; raises GitError where it fails."""
        command: list[str | Path] = ["git", "-C", self.top, *words, "--", below]
        with (
            tempfile.TemporaryFile() as complaints,
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=complaints) as process,
        ):
            try:
                if process.stdout is not None:
                    yield from process.stdout
                if process.wait():
                    complaints.seek(0)
                    raise _failure(below, complaints.read())
            finally:
                process.terminate()


def _git(folder: Path, *arguments: str) -> str:
    try:
        run = subprocess.run(["git", "-C", folder, *arguments], capture_output=True, check=False)
    except OSError as error:
        raise GitError("git is not installed, and only it knows when pages changed") from error
    if run.returncode:
        raise _failure(folder, run.stderr)
    return run.stdout.decode("utf-8", "surrogateescape")


def _failure(folder: Path, complaints: bytes) -> GitError:
    reason = complaints.decode("utf-8", "replace").strip().removeprefix("fatal: ")
    return GitError(f"{folder}: git says: {reason}")


def file_changes(lines: Iterable[bytes]) -> Iterator[FileChange]:
    """Return what the output of `git log -p --unified=0` says of each file, the newest commit first."""
    time = ""
    change: FileChange | None = None
    rest = iter(lines)
    for line in rest:
        hunk = _HUNK.match(line)
        if hunk and change:
            counts = [int(count or b"1") for count in hunk.groups()]
            verdict = _verdict(rest, sum(counts))
            change = change._replace(verdict="real" if "real" in (verdict, change.verdict) else verdict)
        elif line.startswith((_COMMIT, b"diff --git ")):
            if change:
                yield change
            change = None
            if line.startswith(_COMMIT):
                time = line[len(_COMMIT) :].decode().strip()
            else:
                name = _name_in_header(line)
                change = FileChange(time, name, name)
        elif change:
            change = _with_header(change, line)
    if change:
        yield change


def _with_header(change: FileChange, line: bytes) -> FileChange:
    """Return what one of the lines between a file's name and its hunks says besides."""
    if line.startswith((b"new file mode", b"Binary files", b"deleted file mode")):
        return change._replace(verdict="real")
    if line.startswith(b"rename from "):
        return change._replace(old_path=_name(line[12:]))
    if line.startswith(b"rename to "):
        return change._replace(path=_name(line[10:]))
    index = _INDEX.match(line)
    return change._replace(blobs=(index[1].decode(), index[2].decode())) if index else change


def _verdict(lines: Iterator[bytes], count: int) -> Literal["real", "unsure"]:
    """Step over the changed lines of a hunk, and say whether they may be about `lastmod` and nothing else."""
    verdict: Literal["real", "unsure"] = "unsure" if count <= _MOST_LINES_OF_LASTMOD else "real"
    may_be_lastmod = False
    while count > 0:
        line = next(lines, b"")
        if line.startswith((b"+", b"-")):
            count -= 1
            may_be_lastmod = may_be_lastmod or bool(_MAY_BE_LASTMOD.match(line, 1))
        elif not line.startswith(b"\\"):
            break
    return verdict if may_be_lastmod else "real"


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
