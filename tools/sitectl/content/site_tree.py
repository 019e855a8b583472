"""The files below a content folder, told apart as Hugo does by name alone."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

#: File name endings of content, in any letter case (measured on Hugo 0.168). Anything else is copied as it is.
CONTENT_EXTENSIONS = frozenset(
    ["md", "mdown", "markdown", "html", "htm", "org", "rst", "adoc", "asciidoc", "ad", "pandoc", "pdc"]
)


def is_content_name(name: str) -> bool:
    """Say whether Hugo takes a file of this name for content."""
    stem, dot, extension = name.rpartition(".")
    return bool(stem and dot) and extension.lower() in CONTENT_EXTENSIONS


def is_ignored_name(name: str) -> bool:
    """Say whether Hugo passes over a file or folder of this name."""
    return name.startswith((".", "#")) or name.endswith("~")


@dataclass(frozen=True)
class SiteTree:
    """The files below one content folder; paths are relative to it, with forward slashes, in order.

    Symbolic links are left out: Hugo passes over them, be it to files or to folders.
    """

    root: Path

    @cached_property
    def files(self) -> tuple[str, ...]:
        """Every file that Hugo looks at, content or not."""
        return tuple(sorted(_files_below(os.fspath(self.root))))

    @cached_property
    def content_files(self) -> tuple[str, ...]:
        """The files that are content by their name."""
        return tuple(path for path in self.files if is_content_name(path.rpartition("/")[2]))


def _files_below(root: str) -> list[str]:
    found: list[str] = []
    folders = [(root, "")]
    while folders:
        folder, prefix = folders.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                name = entry.name
                if is_ignored_name(name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append((entry.path, f"{prefix}{name}/"))
                elif entry.is_file(follow_symlinks=False):
                    found.append(prefix + name)
    return found
