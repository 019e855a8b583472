"""The files that paths on a command line name, how they are shown, and how they are read."""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.page import Page
from sitectl.content.site_tree import SiteTree
from sitectl.content.source import Source, read_bytes
from sitectl.errors import SitectlError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: A file above this size is no page; reading it would only take the machine's memory.
LARGEST_PAGE = 50 * 1024 * 1024


class NoSuchPathError(SitectlError):
    """A path on the command line that does not exist."""


class UnreadableFileError(SitectlError):
    """A file that cannot be read; the rest of a run goes on without it."""


class Target(NamedTuple):
    """A file to work on: its name for people, and its place below the content folder (None outside of it)."""

    path: str
    content_path: str | None
    #: Whether this is no page but a file of the site's settings.
    is_config: bool = False


@dataclass(frozen=True)
class Workplace:
    """Where paths on the command line and in reports begin, and where the content lies."""

    here: Path
    content_dir: Path | None
    #: Files of the site's settings, which are worked on besides the content.
    config_files: tuple[Path, ...] = ()
    #: The folders that are content where the content folder holds other things too; else it is the content itself.
    content_folders: tuple[Path, ...] = ()

    def targets(self, paths: Sequence[str]) -> Iterator[Target]:
        """Yield the files that the paths name, each once and in order; without paths, all content and settings.

        A folder stands for the content files below it: one with a content folder somewhere in it, such as the site's
        own, for these and its settings, and not for its templates and what is built of it. Raises NoSuchPathError.
        """
        seen: set[str] = set()
        named = chain.from_iterable(self._content_in(Path(path)) for path in paths)
        chosen = named if paths else [*self._content, *self.config_files]
        for path in chosen:
            resolved = os.fspath(path.resolve())
            shown = self._shown(path)
            prefix = "" if shown == "." else shown
            for name in _names(path):
                real = f"{resolved.rstrip(os.sep)}{os.sep}{name.replace('/', os.sep)}" if name else resolved
                if real not in seen:
                    seen.add(real)
                    yield self._target(posixpath.join(prefix, name) if name else shown, real)

    @property
    def _content(self) -> tuple[Path, ...]:
        return self.content_folders or ((self.content_dir,) if self.content_dir else ())

    def _content_in(self, path: Path) -> Iterable[Path]:
        resolved = path.resolve()
        below = [folder for folder in self._content if folder.resolve().is_relative_to(resolved)]
        if resolved in below or not below or not path.is_dir():
            return (path,)
        settings = [file for file in self.config_files if file.resolve().is_relative_to(resolved)]
        return [path / each.resolve().relative_to(resolved) for each in (*below, *settings) if each.exists()]

    def target(self, path: str) -> Target:
        """Return one file, whether it is there or not."""
        return self._target(self._shown(Path(path)), os.fspath(Path(path).resolve()))

    def _target(self, shown: str, resolved: str) -> Target:
        return Target(shown, self._content_path(resolved), resolved in self._config_names)

    @cached_property
    def _config_names(self) -> frozenset[str]:
        return frozenset(os.path.realpath(path) for path in self.config_files)

    def _shown(self, file: Path) -> str:
        absolute = file if file.is_absolute() else self.here / file
        shown = os.path.relpath(absolute, self.here)
        return (str(absolute) if shown.startswith(os.pardir) else shown).replace(os.sep, "/")

    def _content_path(self, resolved: str) -> str | None:
        root = self._content_root
        return resolved[len(root) :].replace(os.sep, "/") if root and resolved.startswith(root) else None

    @cached_property
    def _content_root(self) -> str:
        return f"{self.content_dir}{os.sep}" if self.content_dir is not None else ""


def _names(path: Path) -> Iterable[str]:
    """Return the content files below a folder; for a file one empty name."""
    if path.is_dir():
        try:
            return SiteTree(path).content_files
        except OSError as error:
            raise UnreadableFileError(f"{error.filename}: cannot be listed ({reason_of(error)})") from error
    if path.exists():
        return ("",)
    raise NoSuchPathError(f"{path}: no such file or folder")


def reason_of(error: OSError) -> str:
    """Return the system's reason in a form that fits into a sentence."""
    return (error.strerror or str(error)).lower()


def read_page(path: str) -> Page:
    """Return the page in a file; raises UnreadableFileError with the reason."""
    try:
        data, known = read_bytes(path, LARGEST_PAGE)
    except OSError as error:
        raise UnreadableFileError(f"{path}: cannot be read ({reason_of(error)})") from error
    if known.st_size > LARGEST_PAGE:
        raise UnreadableFileError(f"{path}: larger than {LARGEST_PAGE // 1024**2} MB, so it is not read as a page")
    return Page(Source.from_bytes(Path(path), data))
