"""`sitectl unset`: front matter keys removed with their lines."""

from __future__ import annotations

import click

from sitectl.commands._editing import mode_of, preview_options, where_option


@click.command(short_help="Remove front matter keys.")
@click.argument("keys", metavar="KEY[,KEY]...")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@where_option
@preview_options
@click.pass_context
def command(
    ctx: click.Context, keys: str, paths: tuple[str, ...], where: str | None, diff: bool, dry_run: bool
) -> None:
    """Remove front matter keys: `sitectl unset params.seo.title,lead content/blog`.

    A comment after a value goes with it, one above it stays. A map whose last key is removed becomes {}.
    Exit code 0: done; 1: something would change (--diff, --dry-run); 2: a file was left as it was.
    """
    from sitectl.commands._editing import run
    from sitectl.content.changes import Change
    from sitectl.editing.place import editing_place
    from sitectl.editing.values import parse_keys

    changes = [Change("unset", path) for path in parse_keys(keys)]
    place = editing_place(ctx.obj.site, paths)
    run(place, paths, lambda _: changes, mode=mode_of(diff=diff, dry_run=dry_run), where=where)
