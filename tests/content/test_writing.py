"""Nothing is lost: each file is old or new, its own mode kept, and nobody else's change undone."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from sitectl.content.writing import (
    AlreadyExistsError,
    ChangedOnDiskError,
    WriteFailedError,
    create_file,
    create_folder,
    replace_file,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.md"
    path.write_bytes(b"old")
    return path


def test_replaces_and_leaves_nothing_behind(page: Path) -> None:
    assert replace_file(page, b"old", b"new")
    assert page.read_bytes() == b"new"
    assert [each.name for each in page.parent.iterdir()] == ["page.md"]


def test_same_bytes_are_not_written(page: Path) -> None:
    before = page.stat()
    assert not replace_file(page, b"old", b"old")
    assert (page.stat().st_ino, page.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize("mode", [0o644, 0o600, 0o664, 0o755])
def test_keeps_the_mode(page: Path, mode: int) -> None:
    page.chmod(mode)
    replace_file(page, b"old", b"new")
    assert page.stat().st_mode & 0o7777 == mode


def test_follows_a_symbolic_link(page: Path) -> None:
    link = page.parent / "link.md"
    link.symlink_to(page)
    replace_file(link, b"old", b"new")
    assert link.is_symlink()
    assert page.read_bytes() == b"new"


def test_refuses_a_file_that_changed(page: Path) -> None:
    page.write_bytes(b"somebody else's")
    with pytest.raises(ChangedOnDiskError, match="changed while sitectl was working on it; nothing written"):
        replace_file(page, b"old", b"new")
    assert page.read_bytes() == b"somebody else's"
    assert [each.name for each in page.parent.iterdir()] == ["page.md"]


def test_what_a_killed_process_left_is_replaced(page: Path) -> None:
    (page.parent / ".page.md.sitectl-new").write_bytes(b"half of someth")
    replace_file(page, b"old", b"new")
    assert page.read_bytes() == b"new"
    assert [each.name for each in page.parent.iterdir()] == ["page.md"]


class FullDisk:
    """What `os.write` does on a disk with room for one byte."""

    def __init__(self) -> None:
        self._write = os.write
        self._has_room = True

    def __call__(self, handle: int, data: bytes) -> int:
        if not self._has_room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self._has_room = False
        return self._write(handle, data[:1])


def test_full_disk_leaves_the_old_file(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "write", FullDisk())
    with pytest.raises(WriteFailedError, match=r"cannot write it \(no space left on device\); nothing was changed"):
        replace_file(page, b"old", b"new")
    assert page.read_bytes() == b"old"
    assert [each.name for each in page.parent.iterdir()] == ["page.md"]


def test_missing_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(WriteFailedError, match="no such file or directory"):
        replace_file(tmp_path / "gone.md", b"old", b"new")


def test_creates_with_folders(tmp_path: Path) -> None:
    create_file(tmp_path / "a" / "b.md", b"new")
    assert (tmp_path / "a" / "b.md").read_bytes() == b"new"
    assert [each.name for each in (tmp_path / "a").iterdir()] == ["b.md"]


def test_creating_never_overwrites(page: Path) -> None:
    with pytest.raises(AlreadyExistsError, match="already there; nothing written"):
        create_file(page, b"new")
    assert page.read_bytes() == b"old"


def test_creating_never_overwrites_what_came_in_between(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "lexists", lambda _: False)
    with pytest.raises(AlreadyExistsError):
        create_file(page, b"new")
    assert page.read_bytes() == b"old"
    assert [each.name for each in page.parent.iterdir()] == ["page.md"]


def test_creating_does_not_follow_a_dangling_link(tmp_path: Path) -> None:
    link = tmp_path / "link.md"
    link.symlink_to(tmp_path / "elsewhere.md")
    with pytest.raises(AlreadyExistsError):
        create_file(link, b"new")
    assert not (tmp_path / "elsewhere.md").exists()


FILES = {"index.md": b"page", "cite.bib": b"@misc{a}"}


def _contents(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def test_creates_a_folder_with_all_its_files(tmp_path: Path) -> None:
    create_folder(tmp_path / "a" / "b", FILES)
    assert _contents(tmp_path / "a" / "b") == FILES
    assert [each.name for each in (tmp_path / "a").iterdir()] == ["b"]


def test_creating_a_folder_touches_none_that_is_there(page: Path) -> None:
    (page.parent / "empty").mkdir()
    for taken in (page, page.parent / "empty"):
        with pytest.raises(AlreadyExistsError, match="already there; nothing written"):
            create_folder(taken, FILES)
    assert page.read_bytes() == b"old"
    assert _contents(page.parent / "empty") == {}


@pytest.mark.parametrize("is_folder", [True, False])
def test_creating_a_folder_touches_none_that_came_in_between(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_folder: bool
) -> None:
    place = tmp_path / "a"
    if is_folder:
        place.mkdir()
    (place / "index.md" if is_folder else place).write_bytes(b"somebody else's")
    monkeypatch.setattr(os.path, "lexists", lambda _: False)
    with pytest.raises(AlreadyExistsError):
        create_folder(place, FILES)
    assert (place / "index.md" if is_folder else place).read_bytes() == b"somebody else's"
    assert [each.name for each in tmp_path.iterdir()] == ["a"]


def test_folder_that_a_killed_process_left_is_replaced(tmp_path: Path) -> None:
    (tmp_path / ".a.sitectl-new").mkdir()
    (tmp_path / ".a.sitectl-new" / "other.txt").write_bytes(b"half of someth")
    create_folder(tmp_path / "a", FILES)
    assert _contents(tmp_path / "a") == FILES
    assert [each.name for each in tmp_path.iterdir()] == ["a"]


def test_folder_that_cannot_be_filled_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int, _data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(WriteFailedError, match=r"cannot create it \(no space left on device\); nothing was changed"):
        create_folder(tmp_path / "a", FILES)
    assert list(tmp_path.iterdir()) == []
