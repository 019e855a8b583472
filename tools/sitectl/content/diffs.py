"""Differences between two texts of a file, as `diff -u` shows them."""

from __future__ import annotations

import difflib


def unified_diff(path: str, old: str, new: str) -> str:
    """Return the unified diff of a file's texts, "" if they are the same; undecodable bytes are shown as escapes."""
    if old == new:
        return ""
    lines = difflib.unified_diff(_lines(old), _lines(new), f"a/{path}", f"b/{path}")
    return "".join(lines).encode("utf-8", "backslashreplace").decode("utf-8")


def _lines(text: str) -> list[str]:
    """Return the lines as diff and git cut them: at line feeds alone."""
    *lines, last = text.split("\n")
    return [f"{line}\n" for line in lines] + ([f"{last}\n\\ No newline at end of file\n"] if last else [])
