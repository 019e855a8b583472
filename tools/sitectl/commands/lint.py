"""`sitectl lint`: what Hugo does wrong in silence, found and, on request, fixed."""

from __future__ import annotations

import sys

import click

from sitectl.lint.reports import format_names


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--fix", is_flag=True, help="Write the safe fixes.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: the fixes too that you should look at.")
@click.option("--diff", is_flag=True, help="Show what --fix would write, and write nothing.")
@click.option("--format", "format_name", type=click.Choice(format_names()), default="full", show_default=True)
@click.option("--select", multiple=True, metavar="NAME", help="Run only these rules or groups; repeat or use commas.")
@click.option("--extend-select", multiple=True, metavar="NAME", help="Run these too, such as notes.")
@click.option("--ignore", multiple=True, metavar="NAME", help="Leave these rules or groups out.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even when something is found.")
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    format_name: str,
    select: tuple[str, ...],
    extend_select: tuple[str, ...],
    ignore: tuple[str, ...],
    exit_zero: bool,
) -> None:
    """Find what Hugo does wrong in silence.

    PATH is a file or a folder; without one the content of the site is checked. Exit code 0: nothing found;
    1: something found (with --diff: something to fix); 2: sitectl could not do its work.
    """
    from sitectl.lint.session import Request, lint

    request = Request(
        paths=paths,
        site=ctx.obj.site,
        select=_names(select),
        extend_select=_names(extend_select),
        ignore=_names(ignore),
        mode="diff" if diff else "fix" if fix else "report",
        safety="unsafe" if unsafe_fixes else "safe",
        format_name=format_name,
    )
    outcome = lint(request)
    click.echo(outcome.report, nl=False)
    for sentence in outcome.failures:
        click.echo(f"sitectl: {sentence}", err=True)
    sys.exit(0 if exit_zero and not outcome.failures else outcome.exit_code)


def _names(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())
