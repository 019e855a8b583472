"""Differences between two texts of a file, as `diff -u` shows them."""

from __future__ import annotations

import difflib


def unified_diff(path: str, old: str, new: str) -> str:
    """Return the unified diff of a file's texts, "" if they are the same; undecodable bytes are shown as escapes."""
    if old == new:
        return ""
    before, after = (text.splitlines(keepends=True) for text in (old, new))
    lines = difflib.unified_diff(before, after, f"a/{path}", f"b/{path}")
    shown = (line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
    return "".join(shown).encode("utf-8", "backslashreplace").decode("utf-8")
