"""Write content files so that nothing is lost: each file is old or new, never torn, and never somebody else's.

A new text goes to a hidden file beside its target and is renamed over it. The folder is locked from the
comparison with the old bytes to the renaming, so two sitectl at once cannot undo each other's edits. The hidden
file's name is fixed for each target: what a killed process leaves behind is ignored by Hugo and by sitectl, and
the next write to the same file replaces it.
"""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from sitectl.content.source import read_bytes
from sitectl.errors import SitectlError

try:
    import fcntl
except ImportError:  # Windows has no advisory lock on folders; writes stay atomic there, but not serialised
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_NEW_FILE_MODE = 0o666
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_HAS_OWNERS = hasattr(os, "fchown")  # not on Windows


class ChangedOnDiskError(SitectlError):
    """The file is no longer what was read, so writing it would undo somebody else's change."""


class AlreadyExistsError(SitectlError):
    """A new file's place is taken."""


class WriteFailedError(SitectlError):
    """The system refused to write; the target is as it was."""


def replace_file(path: Path, old: bytes, new: bytes) -> bool:
    """Replace a file's bytes if it still has the old ones; return whether anything had to be written.

    Mode and owner stay, a symbolic link is followed. Raises ChangedOnDiskError when the file has other bytes
    than `old`, WriteFailedError when the system refuses; in both cases the file is untouched.
    """
    if old == new:
        return False
    # Strings and os functions, not Path: a bulk edit comes here ten thousand times.
    target = os.fspath(path)
    if os.path.islink(target):  # noqa: PTH114
        target = os.path.realpath(target)
    with _failure_named(path, "write"), _locked(os.path.dirname(target) or os.curdir):  # noqa: PTH120
        current, like = read_bytes(target)
        if current != old:
            raise ChangedOnDiskError(f"{path}: changed while sitectl was working on it; nothing written, run it again")
        with _hidden_file(target, new, like) as hidden:
            os.replace(hidden, target)  # noqa: PTH105
    return True


def create_file(path: Path, data: bytes) -> None:
    """Create a file, and the folders above it; raises AlreadyExistsError rather than overwrite."""
    with _failure_named(path, "create"):
        path.parent.mkdir(parents=True, exist_ok=True)
        with _locked(path.parent):
            if os.path.lexists(path):
                raise AlreadyExistsError(f"{path}: already there; nothing written")
            with _hidden_file(os.fspath(path), data, None) as hidden:
                _move_to_free_place(hidden, path)


def _move_to_free_place(hidden: str, path: Path) -> None:
    try:
        os.link(hidden, path)  # unlike a renaming, this fails when somebody took the name in between
    except FileExistsError:
        raise AlreadyExistsError(f"{path}: already there; nothing written") from None
    except OSError:  # a file system without hard links
        os.replace(hidden, path)  # noqa: PTH105
    else:
        os.unlink(hidden)  # noqa: PTH108


def create_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Create a folder with files of these names in it, all at once, and the folders above it.

    Raises AlreadyExistsError where the place is taken. The folder is filled under a hidden name and renamed.
    """
    with _failure_named(path, "create"):
        path.parent.mkdir(parents=True, exist_ok=True)
        with _locked(path.parent):
            if os.path.lexists(path):
                raise AlreadyExistsError(f"{path}: already there; nothing written")
            hidden = os.path.join(path.parent, _hidden_name(path.name))  # noqa: PTH118
            try:
                _fill(hidden, files)
                _move_folder_to_free_place(hidden, path)
            except BaseException:
                shutil.rmtree(hidden, ignore_errors=True)
                raise


def _move_folder_to_free_place(hidden: str, path: Path) -> None:
    try:
        os.rename(hidden, path)  # noqa: PTH104 - this fails when somebody put something there in between
    except OSError as error:
        if error.errno in {errno.ENOTEMPTY, errno.EEXIST, errno.ENOTDIR}:
            raise AlreadyExistsError(f"{path}: already there; nothing written") from None
        raise


def _fill(folder: str, files: Mapping[str, bytes]) -> None:
    """Make a folder of these files, in place of one that a killed process left."""
    try:
        os.mkdir(folder)  # noqa: PTH102
    except FileExistsError:
        shutil.rmtree(folder)
        os.mkdir(folder)  # noqa: PTH102
    for name, data in files.items():
        handle = os.open(os.path.join(folder, name), os.O_WRONLY | os.O_CREAT | os.O_EXCL, _NEW_FILE_MODE)  # noqa: PTH118
        try:
            _write_all(handle, data)
        finally:
            os.close(handle)


def move(old: Path, new: Path) -> None:
    """Give a file or folder another place, and make the folders above it; raises AlreadyExistsError for a taken one."""
    with _failure_named(old, "move"):
        new.parent.mkdir(parents=True, exist_ok=True)
        with _locked(new.parent):
            if os.path.lexists(new):
                raise AlreadyExistsError(f"{new}: already there; nothing moved")
            if old.is_dir() or old.is_symlink():
                old.rename(new)
            else:
                _move_to_free_place(os.fspath(old), new)


@contextmanager
def _hidden_file(target: str, data: bytes, like: os.stat_result | None) -> Iterator[str]:
    """Write data to the hidden file of a target, for the caller to move; a failure removes it."""
    folder, name = os.path.split(target)
    hidden = os.path.join(folder, _hidden_name(name))  # noqa: PTH118
    try:
        handle = os.open(hidden, _NEW_FILE, _NEW_FILE_MODE)
        try:
            _write_all(handle, data)
            if like is not None and _HAS_OWNERS:
                _take_over(handle, like)
        finally:
            os.close(handle)
        yield hidden
    except BaseException:
        with suppress(OSError):
            os.unlink(hidden)  # noqa: PTH108
        raise


def _hidden_name(name: str) -> str:
    return f".{name}.sitectl-new"


def _write_all(handle: int, data: bytes) -> None:
    written = os.write(handle, data)
    while written < len(data):  # at most 2 GB are written at a time
        written += os.write(handle, memoryview(data)[written:])


def _take_over(handle: int, like: os.stat_result) -> None:
    made = os.fstat(handle)
    if (made.st_uid, made.st_gid) != (like.st_uid, like.st_gid):
        with suppress(PermissionError):  # only root may give files away; then the writer owns it, as with an editor
            os.fchown(handle, like.st_uid, like.st_gid)  # this clears special bits, so the mode comes after it
    elif made.st_mode == like.st_mode:
        return
    os.fchmod(handle, like.st_mode & 0o7777)


@contextmanager
def _locked(folder: Path | str) -> Iterator[None]:
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems have no locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def _failure_named(path: Path, verb: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise WriteFailedError(f"{path}: cannot {verb} it ({reason}); nothing was changed") from error
