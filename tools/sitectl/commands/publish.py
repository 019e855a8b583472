"""`sitectl publish`: drafts become pages of the site."""

from __future__ import annotations

import click

from sitectl.commands._editing import mode_of, preview_options, where_option


@click.command(short_help="Turn draft off, and date a page that has no date.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@where_option
@preview_options
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...], where: str | None, diff: bool, dry_run: bool) -> None:
    """Turn draft off, and date a page that has no date with this moment.

    A date in the future or an expiry date in the past stays; that the page stays hidden then is said.
    Exit code 0: done; 1: something would change (--diff, --dry-run); 2: a file was left as it was.
    """
    import time
    from datetime import UTC, datetime

    from sitectl.commands._editing import run
    from sitectl.editing.drafts import publishing
    from sitectl.editing.place import editing_place
    from sitectl.editing.visibility import Visibility
    from sitectl.hugo.moments import Moment

    place = editing_place(ctx.obj.site, paths)
    seconds = int(time.time())
    now = datetime.fromtimestamp(seconds, UTC).astimezone(place.rules.time_zone)
    visibility = Visibility(place, Moment(seconds))
    run(
        place,
        paths,
        publishing(now, visibility.is_draft),
        mode=mode_of(diff=diff, dry_run=dry_run),
        where=where,
        consequences=visibility.still_hidden,
    )
