"""Texts that need no quotes."""

from __future__ import annotations

_WORDS = frozenset(["null", "true", "false"])


def is_plain(text: str) -> bool:
    """Say whether a text stands for itself in YAML without quotes, also inside brackets."""
    if not text or not text[0].isalpha() or text.endswith(":") or text.lower() in _WORDS:
        return False
    return not any(part in text for part in (": ", " #", ",", "[", "]", "{", "}", "\n"))
