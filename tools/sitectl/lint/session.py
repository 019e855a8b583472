"""One run of the linter, from a request to a report and an exit code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from sitectl.content.writing import WriteFailedError
from sitectl.hugo.locate import NoSiteError, find_site
from sitectl.lint import reports
from sitectl.lint.engine import Linter, selected_rules
from sitectl.lint.parallel import map_in_order
from sitectl.lint.run import LintedFile, UnreadableFileError, Workplace, diff, fix_file, lint_file
from sitectl.lint.site_facts import SiteFacts, site_facts
from sitectl.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.hugo.locate import Site
    from sitectl.lint.diagnostic import Safety
    from sitectl.lint.engine import Target

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


class Outcome(NamedTuple):
    """The report for standard output, sentences for standard error, and the exit code."""

    report: str
    failures: tuple[str, ...]
    exit_code: int
    errors: int = 0


def lint(request: Request) -> Outcome:
    """Run the linter; raises a SitectlError where it cannot begin.

    A file that cannot be read or written is a failure of its own (exit code 2); the others are still checked.
    After a failed write no other file is written: a disk that is full stays full.
    """
    site = _site(request)
    settings, _ = load_settings(site.root if site else Path.cwd())
    rules = selected_rules(
        request.select or settings.select,
        (*settings.extend_select, *request.extend_select),
        (*settings.ignore, *request.ignore),
    )
    facts = site_facts(site) if site else SiteFacts()
    linter = Linter(rules, settings, facts)
    return _outcome(_run(linter, Workplace(Path.cwd(), facts.content_dir), request), request)


def _site(request: Request) -> Site | None:
    """Return the site; a file can be checked without one, the content of a site cannot."""
    try:
        start = Path(request.paths[0]).resolve().parent if request.paths else None
        return find_site(request.site, start)
    except NoSiteError:
        if request.site or not request.paths:
            raise
        return None


def _run(linter: Linter, workplace: Workplace, request: Request) -> list[LintedFile]:
    targets = list(workplace.targets(request.paths))
    if request.mode == "report":
        return list(map_in_order(partial(lint_file, linter), targets))
    return list(_fix_all(linter, targets, request))


def _fix_all(linter: Linter, targets: list[Target], request: Request) -> Iterator[LintedFile]:
    may_write = request.mode == "fix"
    for target in targets:
        try:
            if may_write or request.mode == "diff":
                yield fix_file(linter, target, request.safety, write=may_write)
            else:
                yield lint_file(linter, target)
        except UnreadableFileError as error:
            yield LintedFile(target, [], failure=str(error))
        except WriteFailedError as error:
            yield LintedFile(target, [], failure=str(error))
            may_write = False


def _outcome(files: list[LintedFile], request: Request) -> Outcome:
    failures = tuple(file.failure for file in files if file.failure)
    files = [file for file in files if not file.failure]
    diagnostics = [each for file in files for each in file.diagnostics]
    diagnostics.sort(key=lambda each: each.sort_key)
    errors = sum(each.severity == "error" for each in diagnostics)
    if request.mode == "diff":
        report = diff(files)
        found = bool(report)
    else:
        fixed = sum(file.fixed for file in files)
        report = reports.render(request.format_name, diagnostics, reports.Summary(len(files), fixed))
        found = bool(diagnostics)
    return Outcome(report, failures, 2 if failures else int(found), errors)
