"""Notice that files change, by looking again and again."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

_INTERVAL_SECONDS = 1.0
_MADE = frozenset(["node_modules", "public", "resources"])


def changes(paths: Sequence[Path], wait: Callable[[float], None] = time.sleep) -> Iterator[None]:
    """Yield once at the start, and again whenever a file at or below the paths was added, changed or removed."""
    before: dict[str, tuple[int, int]] | None = None
    while True:
        now = {name: stamp for path in paths for name, stamp in _stamps(path)}
        if now != before:
            yield
        before = now
        wait(_INTERVAL_SECONDS)


def _stamps(path: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    for file in _files(os.fspath(path)):
        try:
            found = os.stat(file)  # noqa: PTH116 - asked of every file, every second
        except OSError:  # removed between the listing and now
            continue
        yield file, (found.st_mtime_ns, found.st_size)


def _files(path: str) -> Iterator[str]:
    """Yield the files at or below a path; what tools make or keep there is no work of the author's."""
    if not os.path.isdir(path):  # noqa: PTH112
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = [name for name in folders if name not in _MADE and (name == ".github" or name[0] != ".")]
        yield from (f"{folder}/{name}" for name in names)
