"""One run of the linter, from a request to a report and an exit code."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from sitectl.content.page import Page
from sitectl.content.source import Source
from sitectl.content.targets import Workplace
from sitectl.hugo.locate import NoSiteError, find_site
from sitectl.hugo.plan import uses_file_times
from sitectl.lint import reports
from sitectl.lint.baseline import Baseline
from sitectl.lint.config_file import config_files
from sitectl.lint.engine import Linter
from sitectl.lint.git import files_changed_since, head, staged_files
from sitectl.lint.reports._closing import counted
from sitectl.lint.run import LintedFile, diff, fix_all, fix_page, lint_all
from sitectl.lint.selection import Selection, chosen_rules
from sitectl.lint.site_facts import SiteFacts, site_facts
from sitectl.lint.statistics import statistics
from sitectl.lint.time_bounds import next_change_of_plans
from sitectl.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sitectl.content.targets import Target
    from sitectl.hugo.locate import Site
    from sitectl.lint.cache import ResultCache
    from sitectl.lint.diagnostic import Diagnostic, Safety
    from sitectl.lint.time_bounds import Instant
    from sitectl.settings import Settings

#: Called with the number of files that are done, and of all.
Progress: TypeAlias = "Callable[[int, int], None]"
Mode: TypeAlias = Literal["report", "fix", "diff"]


@dataclass(frozen=True)
class Request:
    """What the command line asked for."""

    paths: tuple[str, ...] = ()
    site: str | None = None
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    mode: Mode = "report"
    safety: Safety = "safe"
    format_name: str = "full"
    statistics: bool = False
    #: Only the files that the next commit changes, or those that differ from a revision.
    staged: bool = False
    since: str = ""
    #: A page that is not on disk, and the name under which it is checked.
    stdin: bytes | None = None
    stdin_filename: str = "stdin.md"
    #: A file of known findings, and whether to write it instead of reading it.
    baseline: Path | None = None
    write_baseline: bool = False
    #: Whether a result that still holds may stand for a run.
    use_cache: bool = False


class Outcome(NamedTuple):
    """The report for standard output, sentences for standard error, and the exit code."""

    report: str
    failures: tuple[str, ...]
    exit_code: int
    errors: int = 0


def lint(request: Request, progress: Progress | None = None) -> Outcome:
    """Run the linter; raises a SitectlError where it cannot begin.

    `progress` is told how many of how many files are done.

    A file that cannot be read or written is a failure of its own (exit code 2); the others are still checked.
    After a failed write no other file is written: a disk that is full stays full.
    """
    run = _start(request)
    files: list[LintedFile] = []
    for file in run.files:
        files.append(file)
        if progress is not None:
            progress(len(files), run.total)
    if run.cache:
        run.cache.store(files, run.changes_at)
    if request.mode == "fix" and request.stdin is None and any(file.fixed for file in files):
        files = _looked_at_again(files, request)
    return _outcome(files, request)


def _looked_at_again(files: list[LintedFile], request: Request) -> list[LintedFile]:
    """Return the files with what is found after all fixes: that of one page may be news for another, or for its own."""
    place = _place(request)
    found = lint_all(_linter(request, place), [file.target for file in files])
    return [
        file if file.failure else file._replace(diagnostics=now.diagnostics, failure=now.failure)
        for file, now in zip(files, found, strict=True)
    ]


class _Run(NamedTuple):
    """The files to come, how many they are, and where and until when the result is kept."""

    files: Iterator[LintedFile]
    total: int
    cache: ResultCache | None = None
    changes_at: Instant | None = None


class _Place(NamedTuple):
    """The site as it is on disk now, and the settings with the folder that their paths count from."""

    facts: SiteFacts
    settings: Settings
    folder: Path


def _place(request: Request) -> _Place:
    site = _site(request)
    settings, folder = load_settings(site.root if site else Path.cwd())
    return _Place(site_facts(site) if site else SiteFacts(), settings, folder)


def _linter(request: Request, place: _Place) -> Linter:
    selection = Selection(request.select, request.extend_select, request.ignore)
    return Linter(chosen_rules(selection, place.settings, place.folder), place.settings, place.facts, place.folder)


def _start(request: Request) -> _Run:
    place = _place(request)
    facts = place.facts
    targets = _targets(Workplace(Path.cwd(), facts.content_dir, config_files(facts), facts.content_folders), request)
    cache = _cache(request, place, targets)
    kept = cache.load(targets) if cache else None
    if kept is not None:
        return _Run(iter(kept), len(kept))
    files = _run(_linter(request, place), targets, request)
    changes_at = next_change_of_plans(facts.plans.values(), facts.now) if cache else None
    return _Run(files, len(targets), cache, changes_at)


def _cache(request: Request, place: _Place, targets: list[Target]) -> ResultCache | None:
    """Return the place of this question's result; None where a result cannot stand for a run."""
    facts = place.facts
    if not request.use_cache or request.mode != "report" or request.stdin is not None:
        return None
    from sitectl.lint.cache import ResultCache
    from sitectl.lint.fingerprint import fingerprint, is_outside

    if uses_file_times(facts.hugo) or any(is_outside(mount.source) for mount in facts.hugo.mounts):
        return None
    chosen = (request.select, request.extend_select, request.ignore, request.paths, request.staged, request.since)
    commit = head(facts.root) if facts.root else ""
    settings = (repr(place.settings), str(place.folder), str(facts.uses_sitectl))  # their files may lie above the site
    asked = (repr(chosen), *settings, commit, os.getcwd())  # noqa: PTH109 - a text is wanted
    try:
        depends_on = fingerprint(facts.root, targets, asked)
    except OSError:
        return None  # the file that cannot be read is named by whoever reads it next
    return ResultCache(repr((*asked, str(facts.root))), depends_on, facts.now)


def _site(request: Request) -> Site | None:
    """Return the site; a file can be checked without one, the content of a site cannot."""
    try:
        named = (request.stdin_filename,) if request.stdin is not None else request.paths
        start = Path(named[0]).resolve() if named else None
        return find_site(request.site, start.parent if start and not start.is_dir() else start)
    except NoSiteError:
        if request.site or not (request.paths or request.stdin is not None):
            raise
        return None


def _targets(workplace: Workplace, request: Request) -> list[Target]:
    if request.stdin is not None:
        return [workplace.target(request.stdin_filename)]
    targets = list(workplace.targets(request.paths))
    if request.staged:
        changed = staged_files(workplace.here)
    elif request.since:
        changed = files_changed_since(workplace.here, request.since)
    else:
        return targets
    return [target for target in targets if os.path.realpath(target.path) in changed]


def _run(linter: Linter, targets: list[Target], request: Request) -> Iterator[LintedFile]:
    if request.stdin is not None:
        page = Page(Source.from_bytes(Path(request.stdin_filename), request.stdin))
        if request.mode == "report":
            return iter([LintedFile(targets[0], linter.check(page, targets[0]))])
        return iter([fix_page(linter, page, targets[0], request.safety)])
    if request.mode == "report":
        return lint_all(linter, targets)
    return fix_all(linter, targets, request.safety, write=request.mode == "fix")


def _outcome(files: list[LintedFile], request: Request) -> Outcome:
    failures = tuple(file.failure for file in files if file.failure)
    files = [file for file in files if not file.failure]
    diagnostics = sorted((each for file in files for each in file.diagnostics), key=lambda each: each.sort_key)
    if request.baseline is not None:
        baseline = Baseline(request.baseline)
        if request.write_baseline:
            baseline.write(diagnostics)
            report = (
                f"{request.baseline}: {counted(len(diagnostics), 'finding')} written; --baseline shows only new ones.\n"
            )
            return Outcome(report, failures, 2 if failures else 0)
        diagnostics = baseline.without_known(diagnostics)
    report, found = _report(files, diagnostics, request)
    errors = sum(each.severity == "error" for each in diagnostics)
    return Outcome(report, failures, 2 if failures else int(found), errors)


def _report(files: list[LintedFile], diagnostics: list[Diagnostic], request: Request) -> tuple[str, bool]:
    """Return what standard output gets, and whether that makes the exit code 1."""
    if request.mode == "diff":
        report = diff(files)
        return report, bool(report)
    if request.mode == "fix" and request.stdin is not None:
        return files[0].new, bool(diagnostics)
    if request.statistics:
        return statistics(diagnostics), bool(diagnostics)
    summary = reports.Summary(len(files), sum(file.fixed for file in files))
    return reports.render(request.format_name, diagnostics, summary), bool(diagnostics)
