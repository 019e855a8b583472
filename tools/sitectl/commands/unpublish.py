"""`sitectl unpublish`: pages become drafts."""

from __future__ import annotations

import click

from sitectl.commands._editing import mode_of, preview_options, where_option


@click.command(short_help="Turn draft on, so that the page is left out.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@where_option
@preview_options
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...], where: str | None, diff: bool, dry_run: bool) -> None:
    """Turn draft on, so that the next build leaves the page out.

    Where readers would see a page all the same, that is said.
    Exit code 0: done; 1: something would change (--diff, --dry-run); 2: a file was left as it was.
    """
    import time

    from sitectl.commands._editing import run
    from sitectl.editing.drafts import unpublishing
    from sitectl.editing.place import editing_place
    from sitectl.editing.visibility import Visibility
    from sitectl.hugo.moments import Moment

    place = editing_place(ctx.obj.site, paths)
    visibility = Visibility(place, Moment(int(time.time())))
    mode = mode_of(diff=diff, dry_run=dry_run)
    run(place, paths, unpublishing, mode=mode, where=where, consequences=visibility.still_shown)
