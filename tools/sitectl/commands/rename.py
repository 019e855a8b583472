"""`sitectl rename`: a page or bundle gets another place, and its old URL leads there."""

from __future__ import annotations

import sys

import click

from sitectl.commands._editing import mode_of, preview_options


@click.command()
@click.argument("old")
@click.argument("new")
@preview_options
@click.pass_context
def command(ctx: click.Context, old: str, new: str, diff: bool, dry_run: bool) -> None:
    """Move a page, a bundle or a section, and add its old URL to the aliases of the page.

    NEW without a slash is a name in the same folder; without an ending it keeps that of OLD. A place or a URL that
    is taken is refused, and so is a place where the page would not be published as it is. Links to the page are not
    changed: `sitectl lint` finds those that are broken now. Exit code 0: done; 1: would be done (--diff, --dry-run).
    """
    import time

    from sitectl.content.diffs import unified_diff
    from sitectl.editing.place import editing_place
    from sitectl.editing.rename import plan_renaming
    from sitectl.hugo.moments import Moment

    mode = mode_of(diff=diff, dry_run=dry_run)
    renaming = plan_renaming(editing_place(ctx.obj.site, [old]), old, new, Moment(int(time.time())))
    if mode == "write":
        renaming.perform()
    for edit in renaming.edits:
        shown = str(edit.old.source.path)
        if mode == "diff":
            click.echo(unified_diff(shown, edit.old.text, edit.new.text), nl=False)
        else:
            click.echo(f"{shown}: alias {edit.alias}")
    click.echo(f"{renaming.old} -> {renaming.new}")
    sys.exit(int(mode != "write"))
