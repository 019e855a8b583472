"""`sitectl lint`: what Hugo does wrong in silence, found and, on request, fixed."""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitectl.commands._completion import complete_rules
from sitectl.commands._progress import progress_line
from sitectl.errors import SitectlError
from sitectl.lint.reports import format_names

if TYPE_CHECKING:
    from sitectl.lint.session import Request


def _names(ctx: click.Context, option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names that an option was given, one by one or with commas between them."""
    names = tuple(name.strip() for value in values for name in value.split(",") if name.strip())
    if values and not names:
        raise click.BadParameter("no name of a rule or a group; `sitectl rule` lists them.", ctx, option)
    return names


_rules_option = partial(click.option, multiple=True, metavar="NAME", callback=_names, shell_complete=complete_rules)


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--fix", is_flag=True, help="Write the safe fixes.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: the fixes too that you should look at.")
@click.option("--diff", is_flag=True, help="Show what --fix would write, and write nothing.")
@click.option("--format", "format_name", type=click.Choice(format_names()), default="full", show_default=True)
@_rules_option("--select", help="Run only these rules or groups; repeat or use commas.")
@_rules_option("--extend-select", help="Run these too, such as notes.")
@_rules_option("--ignore", help="Leave these rules or groups out.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even when something is found.")
@click.option("--statistics", is_flag=True, help="Show how often each rule found something, nothing else.")
@click.option("--staged", is_flag=True, help="Check only files that are staged in git, as they are on disk.")
@click.option("--since", metavar="REF", default="", help="Check only files that differ from a revision of git.")
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Leave out findings this file names; --fix repairs them too.",
)
@click.option("--write-baseline", is_flag=True, help="Write all findings into the --baseline file instead.")
@click.option("--stdin-filename", metavar="PATH", default="stdin.md", help="With `-`: the page's place on disk.")
@click.option("--no-cache", is_flag=True, help="Look anew, even where nothing has changed since the last run.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes; ends with Ctrl-C.")
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
    statistics: bool,
    staged: bool,
    since: str,
    baseline: Path | None,
    write_baseline: bool,
    stdin_filename: str,
    no_cache: bool,
    watch: bool,
) -> None:
    """Find what Hugo does wrong in silence.

    PATH is a file or a folder; without one the content of the site is checked. `-` is standard input: with --fix
    the repaired page goes to standard output. Exit code 0: nothing found; 1: something found (with --diff:
    something to fix); 2: sitectl could not do its work.
    """
    from sitectl.lint.session import Request

    if write_baseline and baseline is None:
        raise click.UsageError("--write-baseline needs --baseline FILE, which says where to write.", ctx)
    reads_stdin = "-" in paths
    if reads_stdin and (len(paths) > 1 or watch or staged or since):
        raise click.UsageError("`-` stands alone: one page comes from standard input, without other paths.", ctx)
    request = Request(
        paths=() if reads_stdin else paths,
        site=ctx.obj.site,
        select=select,
        extend_select=extend_select,
        ignore=ignore,
        mode="diff" if diff else "fix" if fix else "report",
        safety="unsafe" if unsafe_fixes else "safe",
        format_name=format_name,
        statistics=statistics,
        staged=staged,
        since=since,
        stdin=sys.stdin.buffer.read() if reads_stdin else None,
        stdin_filename=stdin_filename,
        baseline=baseline,
        write_baseline=write_baseline,
        use_cache=not no_cache,
    )
    if watch:
        _watch(request)
        return
    exit_code, has_failed = _show(request)
    sys.exit(0 if exit_zero and not has_failed else exit_code)


def _show(request: Request) -> tuple[int, bool]:
    """Run once and print; return the exit code, and whether some file could not be checked."""
    from sitectl.lint.session import lint

    with progress_line() as progress:
        outcome = lint(request, progress)
    is_page = request.stdin is not None and request.mode == "fix"
    click.echo(outcome.report.encode("utf-8", "surrogateescape" if is_page else "replace"), nl=False)
    for sentence in outcome.failures:
        click.echo(f"sitectl: {sentence}", err=True)
    return outcome.exit_code, bool(outcome.failures)


def _watch(request: Request) -> None:
    """Run again and again until Ctrl-C, which is the way to end this and no failure.

    What cannot be done is said and tried again after the next change; only a first run that fails ends the watch.
    """
    from sitectl.hugo.locate import find_site
    from sitectl.lint.watch import changes

    watched = [Path(path) for path in request.paths] or [find_site(request.site).root]
    is_first = True
    with suppress(KeyboardInterrupt):
        for _ in changes(watched):
            click.clear()
            try:
                _show(request)
            except SitectlError as error:
                if is_first:
                    raise
                click.echo(f"sitectl: {error}", err=True)
            is_first = False
