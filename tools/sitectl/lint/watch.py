"""Notice that files change, by looking again and again."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

_INTERVAL_SECONDS = 1.0


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
    for file in path.rglob("*") if path.is_dir() else (path,):
        try:
            found = file.stat()
        except OSError:  # removed between the listing and now
            continue
        yield str(file), (found.st_mtime_ns, found.st_size)
