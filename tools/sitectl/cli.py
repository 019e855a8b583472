"""The command line: options that hold for every command, and the commands found in `sitectl.commands`.

A command's module is imported when the command is run or shown in the help, not before.
"""

from __future__ import annotations

import os
import pkgutil
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

import click

from sitectl import __version__
from sitectl.errors import SitectlError
from sitectl.start import STOPPED, let_commands_stop
from sitectl.talk import listen, stop_listening

if TYPE_CHECKING:
    from typing import IO

COMMANDS_PACKAGE = "sitectl.commands"


class GlobalOptions(NamedTuple):
    """What holds for every command, said before the command's name or behind it."""

    site: str | None = None
    verbosity: int = 0
    color: bool | None = None


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
        return _with_global_options(command)

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
            let_commands_stop()
            return super().invoke(ctx)
        except SitectlError as error:
            raise _Failure(str(error)) from error
        except KeyboardInterrupt:
            raise _Stopped("stopped") from None
        except OSError as error:  # a file that nobody expected to fail; without a name it is the output's pipe
            if error.filename is None:
                raise
            name = os.fsdecode(error.filename)
            raise _Failure(f"{name}: cannot be used ({(error.strerror or str(error)).lower()})") from error


class _Failure(click.ClickException):
    exit_code = 2

    def show(self, file: IO[str] | None = None) -> None:
        click.echo(f"sitectl: {self.format_message()}", file=file, err=file is None)


class _Stopped(_Failure):
    exit_code = STOPPED


def _heed(ctx: click.Context, option: click.Parameter, value: object) -> None:
    """Take a global option's value over into the context's object; the last one that was said holds."""
    known = ctx.obj if isinstance(ctx.obj, GlobalOptions) else GlobalOptions(color=_color_by_environment())
    if isinstance(value, str) and option.name == "site":
        known = known._replace(site=value)
    elif value and isinstance(value, int):
        steps = {"verbose": value, "quiet": -value}.get(option.name or "", 0)
        known = known._replace(verbosity=known.verbosity + steps, color=known.color if steps else False)
    ctx.obj, ctx.color = known, known.color
    stop_listening()
    if known.verbosity > 0:
        listen(partial(click.echo, err=True))
        ctx.call_on_close(stop_listening)


def _color_by_environment() -> bool | None:
    return False if os.environ.get("NO_COLOR") else None


def _global_options(*, hidden: bool) -> list[click.Parameter]:
    option = partial(click.Option, expose_value=False, callback=_heed, hidden=hidden)
    found = "The Hugo site; found from the current folder upwards if not given."
    return [
        option(["--site"], metavar="DIR", help=found),
        option(["-v", "--verbose"], count=True, help="Say which site, settings and programs are used."),
        option(["-q", "--quiet"], count=True, help="Say results only."),
        option(["--no-color"], is_flag=True, help="No colour; NO_COLOR in the environment does the same."),
    ]


def _with_global_options(command: click.Command) -> click.Command:
    """Return a command that takes the global options too, which its help does not repeat."""
    if isinstance(command, click.Group):
        for each in command.commands.values():
            _with_global_options(each)
    if not any(option.name == "site" for option in command.params):
        command.params += _global_options(hidden=True)
    return command


@click.group("sitectl", cls=CommandFolder, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Check, edit, create and build the content of a Hugo site.

    The options that stand here may also stand after the command.
    """
    del ctx


main.params[:0] = _global_options(hidden=False)
