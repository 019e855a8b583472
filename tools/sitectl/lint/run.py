"""Lint files on disk: find them, run the linter over each, and write fixes."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sitectl.content.diffs import unified_diff
from sitectl.content.parallel import map_in_order
from sitectl.content.source import ENCODING_ERRORS
from sitectl.content.targets import UnreadableFileError, read_page
from sitectl.content.writing import WriteFailedError, replace_file
from sitectl.lint.time_bounds import next_change

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sitectl.content.page import Page
    from sitectl.content.targets import Target
    from sitectl.lint.diagnostic import Diagnostic, Safety
    from sitectl.lint.engine import FixedPage, Linter
    from sitectl.lint.time_bounds import Instant

    #: All of a LintedFile but its target.
    _Result: TypeAlias = tuple[list[Diagnostic], int, str, str, str, Instant | None]


class LintedFile(NamedTuple):
    """One file after the run: what remains to be said of it, how much was fixed, and both texts.

    `failure` says why the file could not be checked, `changes_at` from when on the passing of time may change the
    findings.
    """

    target: Target
    diagnostics: list[Diagnostic]
    fixed: int = 0
    old: str = ""
    new: str = ""
    failure: str = ""
    changes_at: Instant | None = None


def lint_file(linter: Linter, target: Target) -> LintedFile:
    """Return what the linter finds in one file, or why it cannot be read."""
    try:
        page = read_page(target.path)
        if target.is_config:
            return LintedFile(target, linter.check(page, target))
        subject = linter.subject(page, target)
        found = linter.check_page(subject)
        return LintedFile(target, found, changes_at=next_change(subject.front_matter.values.values(), linter.site))
    except UnreadableFileError as error:
        return LintedFile(target, [], failure=str(error))


def fix_file(linter: Linter, target: Target, safety: Safety, *, write: bool) -> LintedFile:
    """Return the file with its fixes made; on disk too if asked for and something changed."""
    page = read_page(target.path)
    file = fix_page(linter, page, target, safety)
    if write and file.fixed:
        replace_file(Path(target.path), page.source.to_bytes(), file.new.encode("utf-8", ENCODING_ERRORS))
    return file


def fix_page(linter: Linter, page: Page, target: Target, safety: Safety) -> LintedFile:
    """Return the page with its fixes made."""
    fixed: FixedPage = linter.fix(page, target, safety)
    return LintedFile(target, fixed.remaining, fixed.fixed, page.text, fixed.page.text)


def lint_all(linter: Linter, targets: Sequence[Target]) -> Iterator[LintedFile]:
    """Yield each file with what the linter finds in it, in order; several processes where that pays."""
    results = map_in_order(partial(_result, linter), targets)
    del linter  # so that it is gone where only other processes need it
    for target, result in zip(targets, results, strict=True):
        yield LintedFile(target, *result) if result else LintedFile(target, [])


def _result(linter: Linter, target: Target) -> _Result | None:
    """Return what has to be told of a file from one process to another: most have nothing."""
    file = lint_file(linter, target)
    is_clean = not (file.diagnostics or file.failure or file.changes_at)
    return None if is_clean else (file.diagnostics, 0, "", "", file.failure, file.changes_at)


def fix_all(linter: Linter, targets: Sequence[Target], safety: Safety, *, write: bool) -> Iterator[LintedFile]:
    """Yield each file with its fixes made. After a failed write no other is tried: a full disk stays full."""
    has_failed = False
    for target in targets:
        try:
            if write and has_failed:
                yield lint_file(linter, target)
            else:
                yield fix_file(linter, target, safety, write=write)
        except UnreadableFileError as error:
            yield LintedFile(target, [], failure=str(error))
        except WriteFailedError as error:
            yield LintedFile(target, [], failure=str(error))
            has_failed = True


def diff(files: Iterable[LintedFile]) -> str:
    """Return a unified diff of all changed files; undecodable bytes are shown as escapes."""
    return "".join(unified_diff(file.target.path, file.old, file.new) for file in files)
