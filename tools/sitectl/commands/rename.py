"""`sitectl rename`: a page or bundle gets another place, and its old URL leads there."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from sitectl.commands._editing import mode_of, preview_options

if TYPE_CHECKING:
    from sitectl.editing.moved_links import Effect
    from sitectl.editing.rename import Renaming

_FIX = "--fix-links rewrites them"


@click.command(short_help="Move a page, and keep its old URL as an alias.")
@click.argument("old")
@click.argument("new")
@click.option("--fix-links", is_flag=True, help="Rewrite the links that lead to the old place, on all pages.")
@click.option("--force", is_flag=True, help="Move it even to where it would be published otherwise than now.")
@preview_options
@click.pass_context
def command(ctx: click.Context, old: str, new: str, fix_links: bool, force: bool, diff: bool, dry_run: bool) -> None:
    """Move a page, a bundle or a section, and add its old URL to the aliases of the page.

    NEW without a slash is a name in the same folder; without an ending it keeps that of OLD; a folder that is there
    is where OLD goes. A place or a URL that is taken is refused, and so is a place where the page would not be
    published as it is. Links that lead to the old place are listed, or rewritten with --fix-links.
    Exit code 0: done; 1: would be done (--diff, --dry-run); 2: refused.
    """
    import time
    from pathlib import Path

    from sitectl.editing.place import editing_place
    from sitectl.editing.rename import Request, plan_renaming
    from sitectl.editing.rename_target import translations
    from sitectl.hugo.moments import Moment

    mode = mode_of(diff=diff, dry_run=dry_run)
    place = editing_place(ctx.obj.site, [old])
    renaming = plan_renaming(place, Request(old, new, fix_links, force), Moment(int(time.time())))
    staying = translations(place, Path(renaming.old))
    if mode == "write":
        renaming.perform()
    click.echo(_diff(renaming) if mode == "diff" else _changes(renaming), nl=False)
    click.echo(f"{renaming.old} -> {renaming.new}")
    _say_what_is_left(renaming)
    for path in staying:
        click.echo(f"sitectl: {path}: a translation of the page by its name; rename it likewise", err=True)
    sys.exit(int(mode != "write"))


def _diff(renaming: Renaming) -> str:
    from sitectl.content.diffs import unified_diff

    return "".join(unified_diff(str(edit.old.source.path), edit.old.text, edit.new.text) for edit in renaming.edits)


def _changes(renaming: Renaming) -> str:
    from sitectl.editing.moved_pages import link_lines

    lines: list[str] = []
    for edit in renaming.edits:
        lines += [f"{edit.old.source.path}: alias {edit.alias}"] if edit.alias else []
        lines += link_lines(edit)
    return "".join(f"{line}\n" for line in lines)


def _say_what_is_left(renaming: Renaming) -> None:
    mentions = [f"{each.path}:{each.line}: {each.text}" for each in renaming.mentions]
    for lines, heading in (
        (_left(renaming, "stops the build"), f"Hugo finds no page for these, and stops the build; {_FIX}:"),
        (_left(renaming, "broken"), f"These links are broken then; {_FIX}:"),
        (_left(renaming, "redirected"), f"These links lead by way of the alias then; {_FIX}:"),
        (mentions, "The old address is named outside of the content too; change it there by hand:"),
    ):
        if lines:
            click.echo("\n  ".join([heading, *lines]), err=True)


def _left(renaming: Renaming, effect: Effect) -> list[str]:
    from sitectl.editing.moved_pages import link_lines

    return [line for edit in renaming.left for line in link_lines(edit, effect)]
