"""What the commands that read a bibliography have in common: progress on a terminal, and problems by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import click

from sitectl.commands._progress import progress_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sitectl.publications.bib_records import Reading

Thing = TypeVar("Thing")


def read_bibliography(name: str, keys: tuple[str, ...] = ()) -> Reading:
    """Return the entries of a BibTeX file, and say on standard error what is wrong with it."""
    from sitectl.publications.sources import from_bibliography

    with progress_line(what=f"entries of {printable(name)} read") as progress:
        reading = from_bibliography(name, keys, progress)
    for problem in reading.problems:
        level = "error" if problem.fatal else "warning"
        say(f"{name}:{problem.line}:{problem.column}: {level}: {problem.message}")
    return reading


def counted(things: Sequence[Thing], progress: Callable[[int, int], None] | None) -> Iterator[Thing]:
    """Yield things, and tell the progress which one it is."""
    for number, thing in enumerate(things, 1):
        yield thing
        if progress:
            progress(number, len(things))


def say(line: str) -> None:
    """Write a line to standard error, with nothing of a bibliography in it that could steer the terminal."""
    click.echo(printable(line), err=True)


def printable(text: str) -> str:
    """Return a text with an escape in the place of each character that is not to be seen."""
    return text if text.isprintable() else "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)
