"""`sitectl sync`: keep the publication pages in step with a bibliography."""

from __future__ import annotations

import itertools
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sitectl.publications.sync import SyncPlan
    from sitectl.publications.sync_state import State


@click.command()
@click.argument("bibliography", metavar="FILE.bib")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing; exit code 1 if anything.")
@click.option("--diff", is_flag=True, help="Show it as a diff, and write nothing; exit code 1 if there is any.")
@click.pass_context
def command(ctx: click.Context, bibliography: str, dry_run: bool, diff: bool) -> None:
    """Keep the publication pages in step with a bibliography.

    New entries become pages. What the bibliography changed since the last time is taken over; what was changed by
    hand on a page stays. Where both changed, the page stays and both values are listed once. A preprint and its
    published version are one page. The page of a removed entry is kept and reported. A second run changes nothing.

    What was written last is kept in sitectl-sync.json beside the site's configuration; commit it with the pages.
    """
    from sitectl.commands._bibliography import read_bibliography
    from sitectl.commands._creating import site_for_new_content
    from sitectl.hugo.locate import find_site
    from sitectl.publications.sync import Target, plan_sync
    from sitectl.publications.sync_state import STATE_FILE, read_state

    place = site_for_new_content(ctx.obj.site)
    root = find_site(ctx.obj.site).root
    reading = read_bibliography(bibliography)
    name = _name(bibliography, root)
    state = read_state(root / STATE_FILE)
    target = Target(place.content_dir, place.content_dir / place.settings.publications_folder, place.zone)
    plan = plan_sync(reading.records, state.pages(name), target)
    _report(plan)
    new_state = state.with_pages(name, plan.pages)
    if dry_run or diff:
        _show(plan, diff=diff)
    else:
        _write(plan, new_state, root / STATE_FILE)
    if ctx.obj.verbosity >= 0:
        click.echo(_summary(plan, written=not (dry_run or diff)), err=True)
    would_change = bool(plan.bundles or plan.changes) and (dry_run or diff)
    if would_change or plan.conflicts or plan.failures or any(problem.fatal for problem in reading.problems):
        ctx.exit(1)


def _name(bibliography: str, root: Path) -> str:
    """Return what the state calls a bibliography, the same in every checkout on every machine.

    It is the path from the site's root for a file of the same repository, and the name alone for one elsewhere.
    """
    if bibliography == "-":
        return bibliography
    path, start = Path(bibliography).resolve(), root.resolve()
    repository = next((folder for folder in (start, *start.parents) if (folder / ".git").exists()), start)
    return Path(os.path.relpath(path, start)).as_posix() if path.is_relative_to(repository) else path.name


def _report(plan: SyncPlan) -> None:
    """Say on standard error what was left as it is."""
    from sitectl.commands._bibliography import say
    from sitectl.publications.sync import shown_values

    conflicts = [(Path(os.path.relpath(path)), conflict) for path, conflict in plan.conflicts]
    for line in [*plan.failures, *shown_values(conflicts), *plan.removed, *plan.deleted]:
        say(line)


def _show(plan: SyncPlan, *, diff: bool) -> None:
    from sitectl.commands._diffs import shown_diff

    for bundle in plan.bundles:
        for page in bundle:
            line = f"{os.path.relpath(page.path)}: would be created\n"
            click.echo(shown_diff(page.path, None, page.text.encode("utf-8")) if diff else line, nl=False)
    for change in plan.changes:
        line = f"{os.path.relpath(change.path)}: would be {'created' if change.old is None else 'changed'}\n"
        click.echo(shown_diff(change.path, change.old, change.new) if diff else line, nl=False)


def _write(plan: SyncPlan, state: State, state_path: Path) -> None:
    from sitectl.commands._progress import progress_line
    from sitectl.publications.sync import write_plan

    total = len(plan.bundles) + len(plan.changes)
    numbers = itertools.count(1)
    with progress_line(what="pages written") as progress:
        write_plan(plan, state, state_path, lambda: progress(next(numbers), total) if progress else None)
    for bundle in plan.bundles:
        click.echo(os.path.relpath(bundle[0].path))
    for change in plan.changes:
        click.echo(os.path.relpath(change.path))


def _summary(plan: SyncPlan, *, written: bool) -> str:
    would = "" if written else "would be "
    parts = [
        f"{len(plan.bundles)} {would}created",
        f"{len({change.path.parent for change in plan.changes})} {would}changed",
        f"{plan.unchanged} unchanged",
    ]
    if plan.conflicts:
        parts.append(f"{len(plan.conflicts)} values differ")
    return ", ".join(parts)
