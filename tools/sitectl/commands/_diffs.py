"""Changes of files as the diff that git would apply."""

from __future__ import annotations

import difflib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def shown_diff(path: Path, old: bytes | None, new: bytes) -> str:
    """Return the change of a file as a unified diff; `old` is None for a new file."""
    name = os.path.relpath(path)
    lines = difflib.unified_diff(
        _lines(old or b""),
        _lines(new),
        "/dev/null" if old is None else f"a/{name}",
        f"b/{name}",
    )
    return "".join(lines)


def _lines(data: bytes) -> list[str]:
    lines = data.decode("utf-8", "replace").split("\n")
    last = lines.pop()
    return [f"{line}\n" for line in lines] + ([f"{last}\n\\ No newline at end of file\n"] if last else [])
