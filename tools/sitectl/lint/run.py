"""Lint files on disk: find them, run the linter over each, and write fixes."""

from __future__ import annotations

import difflib
import os
import posixpath
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.page import Page
from sitectl.content.site_tree import SiteTree
from sitectl.content.source import Source
from sitectl.content.writing import replace_file
from sitectl.errors import SitectlError
from sitectl.lint.engine import FixedPage, Target

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sitectl.lint.diagnostic import Diagnostic, Safety
    from sitectl.lint.engine import Linter

#: A file above this size is no page; reading it would only take the machine's memory.
LARGEST_PAGE = 50 * 1024 * 1024


class NoSuchPathError(SitectlError):
    """A path on the command line that does not exist."""


class UnreadableFileError(SitectlError):
    """A file that cannot be read; the rest of a run goes on without it."""


class LintedFile(NamedTuple):
    """One file after the run: what remains to be said of it, how much was fixed, and both texts.

    `failure` says why the file could not be checked.
    """

    target: Target
    diagnostics: list[Diagnostic]
    fixed: int = 0
    old: str = ""
    new: str = ""
    failure: str = ""


@dataclass(frozen=True)
class Workplace:
    """Where paths on the command line and in reports begin, and where the content lies."""

    here: Path
    content_dir: Path | None

    def targets(self, paths: Sequence[str]) -> Iterator[Target]:
        """Yield the files that the paths name, each once and in order; without paths, all content.

        A folder stands for the content files below it. Raises NoSuchPathError.
        """
        seen: set[str] = set()
        chosen = [Path(path) for path in paths] or ([self.content_dir] if self.content_dir else [])
        for path in chosen:
            resolved = os.fspath(path.resolve())
            shown = self._shown(path)
            prefix = "" if shown == "." else shown
            for name in _names(path):
                real = os.path.normpath(f"{resolved}/{name}") if name else resolved
                if real not in seen:
                    seen.add(real)
                    yield Target(posixpath.join(prefix, name) if name else shown, self._content_path(real))

    def _shown(self, file: Path) -> str:
        absolute = file if file.is_absolute() else self.here / file
        shown = os.path.relpath(absolute, self.here)
        return (str(absolute) if shown.startswith(os.pardir) else shown).replace(os.sep, "/")

    def _content_path(self, resolved: str) -> str | None:
        root = f"{self.content_dir}{os.sep}"
        if self.content_dir is None or not resolved.startswith(root):
            return None
        return resolved[len(root) :].replace(os.sep, "/")


def _names(path: Path) -> Iterable[str]:
    """Return the content files below a folder; for a file one empty name."""
    if path.is_dir():
        return SiteTree(path).content_files
    if path.exists():
        return ("",)
    raise NoSuchPathError(f"{path}: no such file or folder")


def read_file(target: Target) -> Page:
    """Return the page of a target; raises UnreadableFileError with the reason."""
    path = Path(target.path)
    try:
        if path.stat().st_size > LARGEST_PAGE:
            raise UnreadableFileError(f"{target.path}: larger than {LARGEST_PAGE // 1024**2} MB, so this is no page")
        return Page(Source.read(path))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnreadableFileError(f"{target.path}: cannot be read ({reason})") from error


def lint_file(linter: Linter, target: Target) -> LintedFile:
    """Return what the linter finds in one file, or why it cannot be read."""
    try:
        return LintedFile(target, linter.check(read_file(target), target))
    except UnreadableFileError as error:
        return LintedFile(target, [], failure=str(error))


def fix_file(linter: Linter, target: Target, safety: Safety, *, write: bool) -> LintedFile:
    """Return the file with its fixes made; on disk too if asked for and something changed."""
    page = read_file(target)
    fixed: FixedPage = linter.fix(page, target, safety)
    if write and fixed.fixed:
        replace_file(Path(target.path), page.source.to_bytes(), fixed.page.source.to_bytes())
    return LintedFile(target, fixed.remaining, fixed.fixed, page.text, fixed.page.text)


def diff(files: Iterable[LintedFile]) -> str:
    """Return a unified diff of all changed files; undecodable bytes are shown as escapes."""
    pieces: list[str] = []
    for file in files:
        if file.old != file.new:
            old, new = (text.splitlines(keepends=True) for text in (file.old, file.new))
            lines = difflib.unified_diff(old, new, f"a/{file.target.path}", f"b/{file.target.path}")
            pieces += (line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
    return "".join(pieces).encode("utf-8", "backslashreplace").decode("utf-8")
