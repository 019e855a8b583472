"""What the commands that edit front matter have in common: their options, and how results are shown."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sitectl.content.changes import Change
    from sitectl.content.page import Page
    from sitectl.editing.facts import PageFacts
    from sitectl.editing.place import EditingPlace
    from sitectl.editing.session import Mode, Result
    from sitectl.editing.where import Condition

#: So many pages take about a second.
_LONG_RUN = 1000
_P = ParamSpec("_P")
_R = TypeVar("_R")


def where_option(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """Add --where."""
    text = (
        "Only pages that meet a condition: keys, section and path with ==, !=, <, in, and, or, not, such as "
        "'draft and date < 2024-01-01 and \"x\" in tags'."
    )
    return click.option("--where", metavar="CONDITION", help=text)(function)


def preview_options(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """Add --diff and --dry-run."""
    diff = click.option("--diff", is_flag=True, help="Show the changes, and write nothing.")
    dry_run = click.option("--dry-run", is_flag=True, help="Name the files that would change, and write nothing.")
    return diff(dry_run(function))


def mode_of(*, diff: bool, dry_run: bool) -> Mode:
    """Return what the preview options ask for."""
    return "diff" if diff else "dry-run" if dry_run else "write"


def run(
    place: EditingPlace,
    paths: Sequence[str],
    changes_of: Callable[[PageFacts], Sequence[Change]],
    *,
    mode: Mode,
    where: str | None = None,
    everything: bool = False,
    consequences: Callable[[Sequence[Result]], Sequence[str]] | None = None,
    refuse: Callable[[Page, Page, str], None] | None = None,
) -> None:
    """Edit the pages that paths name and exit: 0 done, 1 would change (previews), 2 for any file that failed.

    Without paths and condition all content is meant, which a command must allow by `everything`. `consequences`
    returns sentences about what became of the pages that were meant, if they are not too many; `refuse` is the job's.
    """
    from sitectl.editing.session import Job, edit_pages

    if not (paths or where is not None or everything):
        raise click.UsageError("Name files or folders, or choose pages with --where.")
    if place.settings_problem:
        click.echo(f"sitectl: {place.settings_problem}; Hugo builds nothing until that is mended", err=True)
    condition = checked_condition(where, place, paths)
    targets = place.targets(paths)
    says = consequences if len(targets) < _LONG_RUN else None
    job = Job(changes_of, mode, condition, place.rules, keeps_text=says is not None, refuse=refuse)
    shown: list[str] = []
    meant: list[Result] = []
    failures = changed = 0
    try:
        for result in _with_progress(edit_pages(targets, job), len(targets)):
            if result.failure:
                failures += 1
                click.echo(f"sitectl: {result.failure}", err=True)
            if result.text:
                meant.append(result)
            if result.changed:
                changed += 1
                shown.append(result.diff if mode == "diff" else f"{result.path}\n")
    except KeyboardInterrupt:
        if mode == "write" and changed:
            pages = "1 page was" if changed == 1 else f"{changed} pages were"
            click.echo(f"sitectl: {pages} changed; run it again for the rest", err=True)
        raise
    click.echo("".join(shown), nl=False)
    is_quiet = click.get_current_context().obj.verbosity < 0
    if not is_quiet and (len(targets) != 1 or not (changed or failures)):
        click.echo(_summary(len(targets), changed, failures, mode), err=True)
    for sentence in says(meant) if says is not None and meant else ():
        click.echo(f"sitectl: {sentence}", err=True)
    sys.exit(2 if failures else int(mode != "write" and bool(changed)))


def checked_condition(where: str | None, place: EditingPlace, paths: Sequence[str]) -> Condition | None:
    """Return what --where says; what it asks for in vain is said on standard error, nonsense raises WhereError."""
    if where is None:
        return None
    from sitectl.editing.known_keys import SiteKeys
    from sitectl.editing.where import parse_where
    from sitectl.editing.where_checks import check_condition

    condition = parse_where(where)
    for sentence in check_condition(condition, SiteKeys(place), paths):
        click.echo(f"sitectl: {sentence}", err=True)
    return condition


def _with_progress(results: Iterator[Result], count: int) -> Iterator[Result]:
    """Yield the results; on a terminal a bar shows how far a long run has come."""
    if count < _LONG_RUN or not sys.stderr.isatty():
        yield from results
        return
    with click.progressbar(results, length=count, label="Pages", file=sys.stderr) as bar:
        yield from bar


def _summary(total: int, changed: int, failures: int, mode: Mode) -> str:
    if not total:
        return "no content files there"
    pages = "page" if total == 1 else "pages"
    verb = "changed" if mode == "write" else "would change"
    failed = f", {failures} failed" if failures else ""
    return f"{changed} of {total} {pages} {verb}{failed}"
