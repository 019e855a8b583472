"""What is done, said to whoever asked for it with --verbose."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_listeners: list[Callable[[str], None]] = []


def listen(listener: Callable[[str], None]) -> None:
    """Have a function called with each sentence from now on, in place of any before it."""
    _listeners[:] = [listener]


def stop_listening() -> None:
    """Have nothing called any more."""
    _listeners.clear()


def tell(sentence: str) -> None:
    """Say one sentence, such as `site: /home/me/site`, to whoever listens."""
    for listener in _listeners:
        listener(sentence)
