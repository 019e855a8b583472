"""The content files of a site on disk, through its mounts."""

from __future__ import annotations

import functools
import os
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.site_tree import SiteTree
from sitectl.hugo.globs import compile_glob

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from sitectl.hugo.site_settings import Mount, SiteSettings


class SourceFile(NamedTuple):
    """One content file.

    `path` is relative to the site's content folder on disk, `place` to Hugo's content tree; they differ where the
    settings mount folders. `language` is that of the mount; None stands for the default one. `rank` is the place of
    the mount among all: what a mount before has at the same path counts. An `is_ignored` file is one that the
    settings ignore, and that is listed because it makes a bundle of its folder all the same.
    """

    path: str
    place: str
    language: str | None = None
    rank: int = 0
    is_ignored: bool = False


class ContentFolder(NamedTuple):
    """The folder that all content of a site lies in, and its files in path order."""

    root: Path
    files: tuple[SourceFile, ...]


def bare_content(folder: Path, settings: SiteSettings) -> ContentFolder:
    """Return the files of a folder of content with no site around it."""
    paths, ignored = _paths_below(folder, settings)
    files = [SourceFile(path, path) for path in paths]
    return ContentFolder(folder, (*files, *(SourceFile(path, path, is_ignored=True) for path in ignored)))


def content_root(root: Path, settings: SiteSettings) -> Path:
    """Return the nearest folder that holds all content of a site."""
    return _common_folder(root, _mounts(root, settings))


def content_folders(root: Path, settings: SiteSettings) -> tuple[Path, ...]:
    """Return the folders of a site that are content, none inside another; files that are mounted alone are left out."""
    sources = dict.fromkeys(mount.source for mount in _mounts(root, settings))
    return tuple(root / each for each in sources if not any(each.startswith(f"{other}/") for other in sources))


def site_content(root: Path, settings: SiteSettings) -> ContentFolder:
    """Return the content files of a site; `root` of the result is the nearest folder that holds all mounts."""
    mounts = _mounts(root, settings)
    folder = _common_folder(root, mounts)
    listed = [tuple(_files_of(root, mount, folder, settings)) for mount in mounts]
    if len(listed) > 1:
        listed = [tuple(file._replace(rank=rank) for file in files) for rank, files in enumerate(listed)]
    files = listed[0] if len(listed) == 1 else _merged(listed)
    return ContentFolder(folder, files)


def _mounts(root: Path, settings: SiteSettings) -> list[Mount]:
    """Return the mounts of folders that are there."""
    if not any((root / mount.source).exists() for mount in settings.mounts):
        return [mount for mount in settings.content_dirs if (root / mount.source).is_dir()]
    return [mount for mount in settings.mounts if (root / mount.source).is_dir()]


def _merged(listed: Iterable[Iterable[SourceFile]]) -> tuple[SourceFile, ...]:
    """Return the files of several mounts in path order, each once."""
    found: dict[tuple[str, str | None], SourceFile] = {}
    for file in chain.from_iterable(listed):
        found.setdefault((file.path, file.language), file)
    unique: dict[str, SourceFile] = {}
    for file in sorted(found.values(), key=lambda each: (each.path, -len(each.place))):
        unique.setdefault(file.path, file)
    return tuple(unique.values())


def _common_folder(root: Path, mounts: list[Mount]) -> Path:
    folders = [root / mount.source for mount in mounts] or [root / "content"]
    if any(mount.source.startswith(("/", "..")) for mount in mounts):
        folders = [Path(os.path.abspath(folder)) for folder in folders]  # noqa: PTH100 - links stay as they are
    return Path(os.path.commonpath(folders))


def _files_of(root: Path, mount: Mount, folder: Path, settings: SiteSettings) -> Iterator[SourceFile]:
    below = os.path.relpath(root / mount.source, folder).replace(os.sep, "/")
    below = "" if below == "." else below
    for paths, is_ignored in zip(_paths_below(root / mount.source, settings), (False, True), strict=True):
        for path in _filtered(paths, mount.patterns) if mount.patterns else paths:
            place = f"{mount.target}/{path}" if mount.target else path
            yield SourceFile(f"{below}/{path}" if below else path, place, mount.language, is_ignored=is_ignored)


def _filtered(paths: Iterable[str], patterns: tuple[str, ...]) -> Iterator[str]:
    of_files: list[tuple[re.Pattern[str], bool]] = []
    of_folders: list[tuple[re.Pattern[str], bool]] = []
    for pattern in patterns:
        glob = pattern.removeprefix("! ").strip().lower().lstrip("/")
        is_included = not pattern.startswith("! ")
        of_files.append((compile_glob(glob), is_included))
        leading = _folders_above(glob) if is_included else ()  # the folders that lead to what is included are so too
        of_folders += ((compile_glob(each), is_included) for each in (*leading, glob))
    includes_all = not any(is_included for _, is_included in of_files)
    is_open = functools.cache(lambda folder: _first_match(folder, of_folders, default=True))
    for path in paths:
        small = path.lower()
        if _first_match(small, of_files, default=includes_all) and all(map(is_open, _folders_above(small))):
            yield path


def _first_match(path: str, globs: list[tuple[re.Pattern[str], bool]], *, default: bool) -> bool:
    return next((is_included for glob, is_included in globs if glob.fullmatch(path)), default)


def _paths_below(folder: Path, settings: SiteSettings) -> tuple[Sequence[str], Sequence[str]]:
    """Return the content files of a folder that the settings do not ignore, in order, and the ignored index files."""
    paths = SiteTree(folder).content_files
    if not settings.ignored:
        return paths, ()
    root = os.fspath(folder)
    ignored = functools.cache(lambda place: any(pattern.search(f"{root}/{place}") for pattern in settings.ignored))
    within = [path for path in paths if not any(ignored(above) for above in _folders_above(path))]
    return [path for path in within if not ignored(path)], [
        path for path in within if ignored(path) and _is_index(path)
    ]


def _is_index(path: str) -> bool:
    return path.rpartition("/")[2].partition(".")[0].lower() == "index"


def _folders_above(path: str) -> Iterator[str]:
    """Yield the folders that a path leads through."""
    end = path.find("/")
    while end >= 0:
        yield path[:end]
        end = path.find("/", end + 1)
