"""A line on the terminal that says how far a long run is."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: Nobody wonders about a shorter wait.
_SILENT_SECONDS = 1.0
_REFRESH_SECONDS = 0.1


@contextmanager
def progress_line(
    clock: Callable[[], float] = time.monotonic, what: str = "files"
) -> Iterator[Callable[[int, int], None] | None]:
    """Give a function that shows progress on standard error after a second; None where that is not a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    started = last = clock()
    is_shown = False

    def show(done: int, total: int) -> None:
        nonlocal last, is_shown
        now = clock()
        if now - started >= _SILENT_SECONDS and now - last >= _REFRESH_SECONDS:
            click.echo(f"\r{done} of {total} {what}", nl=False, err=True)
            last, is_shown = now, True

    try:
        yield show
    finally:
        if is_shown:
            click.echo("\r\x1b[2K", nl=False, err=True)
