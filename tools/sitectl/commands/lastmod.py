"""`sitectl lastmod`: the last real change of each page, from git."""

from __future__ import annotations

import click

from sitectl.commands._editing import mode_of, preview_options


@click.command(short_help="Set lastmod to the time of each page's last commit.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--check", is_flag=True, help="Name the pages whose lastmod is not up to date; the same as --dry-run.")
@preview_options
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...], check: bool, diff: bool, dry_run: bool) -> None:
    """Set lastmod to the time of each page's last commit, read from one `git log`.

    Commits that changed nothing but lastmod do not count, renames are followed, and what was never committed is
    left alone, as is a page that did not change after the day of its date. A shallow clone is refused: its history
    cannot say. Exit code 0: done; 1: something would change (--check, --diff, --dry-run); 2: it could not be done.
    """
    from pathlib import Path

    from sitectl.commands._editing import run
    from sitectl.content.git import GitError
    from sitectl.editing.git import Repository
    from sitectl.editing.lastmod import lastmod_changes
    from sitectl.editing.place import editing_place

    place = editing_place(ctx.obj.site, paths)
    files = [Path(target.path) for target in place.targets(paths)]
    if not files:
        raise GitError("there is no page")
    below = place.content_dir or files[0].resolve().parent
    repository = Repository(below)
    times = repository.last_changes(files, below)
    waiting = len(repository.uncommitted(below).intersection(file.resolve() for file in files))
    if waiting:
        pages = "page has" if waiting == 1 else "pages have"
        click.echo(f"{waiting} {pages} changes that are not committed; run this again after the commit", err=True)
    mode = mode_of(diff=diff, dry_run=dry_run or check)
    run(place, paths, lastmod_changes(times), mode=mode, where=None, everything=True)
