"""What the quick readers of YAML and TOML are held against: the readers that take every text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.nodes import UnreadableError

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

    from sitectl.content.nodes import Node


def damaged(chooser: random.Random, text: str, pieces: Sequence[str]) -> str:
    """Return a text with a piece put in somewhere, in the place of up to two characters."""
    place = chooser.randrange(len(text) + 1)
    return text[:place] + chooser.choice(pieces) + text[place + chooser.randrange(3) :]


def is_taken(text: str, quick: Callable[[str], object], whole: Callable[[str], Node]) -> bool:
    """Say whether a quick reader takes a text; fails where it does and finds other values than the whole reader."""
    values = quick(text)
    if values is None:
        return False
    try:
        expected: object = whole(text).value
    except UnreadableError as error:
        expected = error
    assert repr(values) == repr(expected), text
    return True
