"""`sitectl doctor`: what the site needs, and what is there."""

from __future__ import annotations

import sys

import click

_COLOURS = {"ok": "green", "warning": "yellow", "problem": "red"}


@click.command(short_help="Check Hugo, Node, git, theme and packages.")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Say which Hugo, Node, git, theme and packages are found, and what to do where one is missing or too old.

    Exit code 0: the site can be built; 1: it cannot, because of what is marked as a problem.
    """
    from sitectl.hugo.doctor import examine
    from sitectl.hugo.locate import find_site

    checks = examine(find_site(ctx.obj.site))
    width = max(len(check.name) for check in checks)
    for check in checks:
        label = click.style(f"{check.health:8}", fg=_COLOURS[check.health])
        click.echo(f"{label} {check.name:{width}}  {check.found}")
        if check.advice:
            click.echo(f"{'':8} {'':{width}}  {check.advice}")
    sys.exit(int(any(check.health == "problem" for check in checks)))
