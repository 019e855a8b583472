"""When files were last really changed, from one `git log` that is read only as far as needed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from sitectl.content.git import (
    LOG,
    PastContents,
    commits,
    file_name,
    require_whole_history,
    stream_git,
    top_of_repository,
)
from sitectl.editing.lastmod import differ_beyond_lastmod

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@")
_INDEX = re.compile(rb"index ([0-9a-f]+)\.\.([0-9a-f]+)")
#: A changed line that may be part of a change of `lastmod`: it names the key, or is nothing but a date.
_MAY_BE_LASTMOD = re.compile(rb".*lastmod|[\s\"']*\d{4}-\d\d-\d\d[\dTtZz:+. -]*[\s\"',]*$", re.IGNORECASE)
#: A change of more lines than these is about more than `lastmod`.
_MOST_LINES_OF_LASTMOD = 8
_QUIET = ("-c", "core.quotePath=false")
_PATCH = (
    *("-p", "--full-index", "--unified=0", "--inter-hunk-context=0", "--find-renames", "--no-color"),
    *("--no-ext-diff", "--no-textconv", "--src-prefix=a/", "--dst-prefix=b/"),
)


class FileChange(NamedTuple):
    """What one commit did to one file; paths are relative to the top of the repository."""

    time: str
    path: str
    old_path: str
    verdict: Literal["real", "unsure", "name only"] = "name only"
    #: The file's contents before and after, by their ids.
    blobs: tuple[str, str] = ("", "")


class Repository:
    """A git repository with its whole history."""

    def __init__(self, folder: Path) -> None:
        """Find the repository of a folder; raises GitError, also for a shallow clone, whose history is cut off."""
        require_whole_history(folder)
        self.top = top_of_repository(folder)

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
        with PastContents(self.top) as past:
            for change in self._changes(below):
                if not wanted:
                    break
                file = wanted.pop(change.path, None)
                if file is not None and _is_real(change, past):
                    found[file] = change.time
                elif file is not None:
                    wanted[change.old_path] = file
        return found

    def uncommitted(self, below: Path) -> set[Path]:
        """Return the files below a folder with changes of more than `lastmod` that are not committed."""
        with PastContents(self.top) as past:
            changes = file_changes(stream_git(self.top, *_QUIET, "diff", *_PATCH, "HEAD", "--", str(below)))
            return {self.top / change.path for change in changes if _is_real(change, past, self.top / change.path)}

    def _changes(self, below: Path) -> Iterator[FileChange]:
        for commit in commits(stream_git(self.top, *_QUIET, *LOG, *_PATCH, "--", str(below))):
            yield from file_changes(commit.lines, commit.time)


def _is_real(change: FileChange, past: PastContents, on_disk: Path | None = None) -> bool:
    """Say whether more of a file changed than `lastmod` and its name; what was not committed is on disk."""
    if change.verdict != "unsure":
        return change.verdict == "real"
    new = past.of(change.blobs[1]) if on_disk is None else on_disk.read_bytes()
    return differ_beyond_lastmod(past.of(change.blobs[0]), new)


def file_changes(lines: Iterable[bytes], time: str = "") -> Iterator[FileChange]:
    """Return what the patch of a commit (`-p --unified=0`) says of each file; `time` is the commit's."""
    change: FileChange | None = None
    rest = iter(lines)
    for line in rest:
        hunk = _HUNK.match(line)
        if hunk and change:
            counts = [int(count or b"1") for count in hunk.groups()]
            verdict = _verdict(rest, sum(counts))
            change = change._replace(verdict="real" if "real" in (verdict, change.verdict) else verdict)
        elif line.startswith(b"diff --git "):
            if change:
                yield change
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
        return change._replace(old_path=file_name(line[12:]))
    if line.startswith(b"rename to "):
        return change._replace(path=file_name(line[10:]))
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
    return file_name(names[: (len(names) - 1) // 2])[len("a/") :]
