"""Time whole processes, side by side."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_TOOLS = Path(__file__).resolve().parents[1]
_MEMORY = "import resource; print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)"


class Command(NamedTuple):
    """A program to measure, and its name in the table."""

    name: str
    arguments: tuple[str, ...]


class Took(NamedTuple):
    """What a process and those that it started took, in seconds."""

    wall: float
    processor: float


def compare(
    commands: Sequence[Command],
    here: Path,
    cache: Path,
    runs: int,
    *,
    warm_up: bool = False,
    prepare: Callable[[], None] = lambda: None,
) -> None:
    """Run commands alternately in a folder and print their medians, and the first one's as a share of each.

    `prepare` is called before each run and is not measured.
    """
    if warm_up:
        for each in commands:
            timed(each, here, cache)
    taken: dict[str, list[Took]] = {each.name: [] for each in commands}
    for _ in range(runs):
        for each in commands:
            prepare()
            taken[each.name].append(timed(each, here, cache))
    medians = {
        name: Took(median(each.wall for each in found), median(each.processor for each in found))
        for name, found in taken.items()
    }
    first = medians[commands[0].name]
    for name, took in medians.items():
        shares = f"ratio {first.wall / took.wall:5.2f} passed, {first.processor / took.processor:5.2f} worked"
        print(f"  {name:<26} {took.wall:8.2f} s passed {took.processor:8.2f} s worked   {shares}")


def timed(command: Command, here: Path, cache: Path) -> Took:
    """Run a program to its end; findings are no failure, but a program that cannot run is."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = _run(command.arguments, here, cache)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        sys.exit(f"{command.name}: exit code {done.returncode}\n{done.stderr.decode(errors='replace')[-2000:]}")
    return Took(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def peak_megabytes(arguments: tuple[str, ...], here: Path, cache: Path) -> float:
    """Return the largest memory of any process that a program consists of."""
    script = f"import subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL); {_MEMORY}"
    done = _run((sys.executable, "-c", script, *arguments), here, cache)
    return int(done.stderr.split()[-1]) / 1024


def _run(arguments: tuple[str, ...], here: Path, cache: Path) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(_TOOLS), "XDG_CACHE_HOME": str(cache)}
    return subprocess.run(arguments, cwd=here, env=environment, capture_output=True, check=False)
