"""The command line: options that hold for every command, and the commands found in `sitectl.commands`.

A command's module is imported when the command is run or shown in the help, not before.
"""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

import click

from sitectl import __version__
from sitectl.errors import SitectlError

if TYPE_CHECKING:
    from typing import IO

COMMANDS_PACKAGE = "sitectl.commands"


@dataclass(frozen=True)
class GlobalOptions:
    """What was said before the command's name."""

    site: str | None
    verbosity: int
    color: bool | None


class CommandFolder(click.Group):
    """A group whose commands are the modules of the commands package: `new_news.py` is `new-news`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in order."""
        del ctx
        folder = import_module(COMMANDS_PACKAGE).__path__
        names = (module.name for module in pkgutil.iter_modules(folder))
        return sorted(name.replace("_", "-") for name in names if not name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return one command, importing its module; None if there is none of that name."""
        name = cmd_name.replace("-", "_")
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"{COMMANDS_PACKAGE}.{name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; an unknown name is answered with the nearest one."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            if args and not args[0].startswith("-"):
                import difflib

                close = difflib.get_close_matches(args[0], self.list_commands(ctx), 1)
                hint = f" Did you mean {close[0]!r}?" if close else " `sitectl --help` lists them."
                raise click.UsageError(f"No command {args[0]!r}.{hint}", ctx) from error
            raise

    def invoke(self, ctx: click.Context) -> object:
        """Run; an expected failure is one sentence on standard error and exit code 2."""
        try:
            return super().invoke(ctx)
        except SitectlError as error:
            raise _Failure(str(error)) from error


class _Failure(click.ClickException):
    exit_code = 2

    def show(self, file: IO[str] | None = None) -> None:
        click.echo(f"sitectl: {self.format_message()}", file=file, err=file is None)


@click.group("sitectl", cls=CommandFolder, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--site", metavar="DIR", help="The Hugo site; found from the current folder upwards if not given.")
@click.option("-v", "--verbose", count=True, help="Say more of what is done.")
@click.option("-q", "--quiet", count=True, help="Say results only.")
@click.option("--no-color", is_flag=True, help="No colour; NO_COLOR in the environment does the same.")
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def main(ctx: click.Context, site: str | None, verbose: int, quiet: int, no_color: bool) -> None:
    """Check, edit, create and build the content of a Hugo site."""
    import os

    color = False if no_color or os.environ.get("NO_COLOR") else None
    ctx.color = color
    ctx.obj = GlobalOptions(site, verbose - quiet, color)
