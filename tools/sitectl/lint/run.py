"""Lint files on disk: find them, run the linter over each, and write fixes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.diffs import unified_diff
from sitectl.content.targets import UnreadableFileError, read_page
from sitectl.content.writing import replace_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitectl.content.targets import Target
    from sitectl.lint.diagnostic import Diagnostic, Safety
    from sitectl.lint.engine import FixedPage, Linter


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


def lint_file(linter: Linter, target: Target) -> LintedFile:
    """Return what the linter finds in one file, or why it cannot be read."""
    try:
        return LintedFile(target, linter.check(read_page(target.path), target))
    except UnreadableFileError as error:
        return LintedFile(target, [], failure=str(error))


def fix_file(linter: Linter, target: Target, safety: Safety, *, write: bool) -> LintedFile:
    """Return the file with its fixes made; on disk too if asked for and something changed."""
    page = read_page(target.path)
    fixed: FixedPage = linter.fix(page, target, safety)
    if write and fixed.fixed:
        replace_file(Path(target.path), page.source.to_bytes(), fixed.page.source.to_bytes())
    return LintedFile(target, fixed.remaining, fixed.fixed, page.text, fixed.page.text)


def diff(files: Iterable[LintedFile]) -> str:
    """Return a unified diff of all changed files; undecodable bytes are shown as escapes."""
    return "".join(unified_diff(file.target.path, file.old, file.new) for file in files)
