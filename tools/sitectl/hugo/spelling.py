"""When one word was probably meant to be another: invisible and look-alike letters, separators, single slips."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Letters of other scripts that look like Latin ones in most fonts.
_LOOK_ALIKES = str.maketrans(
    "аАеЕоОрРсСхХуУіІјЅѕԁһտոօԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧαοντ", "aAeEoOpPcCxXyYiIjSsdhunoqwABEZHIKMNOPTYXaovt"
)
_SHORTEST_FOR_ONE_SLIP = 4
_SHORTEST_FOR_TWO_SLIPS = 9


@lru_cache(maxsize=4096)
def skeleton(word: str) -> str:
    """Return the word as it looks at a glance: Latin, lower case, without invisible characters and separators."""
    plain = unicodedata.normalize("NFKD", word.translate(_LOOK_ALIKES))
    return "".join(character for character in plain if character.isalnum()).lower()


def meant(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that a word is a misspelling of; None if it is none, or a word of its own.

    A word is misspelled when it looks the same at a glance, or is one slip away (a letter too many, too few, wrong,
    or two swapped); two slips are forgiven in long words only. Of several known words one that begins alike wins.
    """
    return _meant(word, tuple(known))


@lru_cache(maxsize=4096)  # the pages of a site use the same words
def _meant(word: str, known: tuple[str, ...]) -> str | None:
    look = skeleton(word)
    near: list[tuple[int, bool, str]] = []
    for each in known:
        if look == skeleton(each):
            return each
        allowed = 2 if len(each) >= _SHORTEST_FOR_TWO_SLIPS else int(len(each) >= _SHORTEST_FOR_ONE_SLIP)
        if abs(len(look) - len(each)) <= allowed and not _is_plural(look, skeleton(each)):
            slips = distance(look, each, allowed)
            if slips <= allowed:
                near.append((slips, look[:1] != each[:1], each))
    return min(near)[2] if near else None


def _is_plural(one: str, other: str) -> bool:
    """Say whether two words differ by a final s only: singular and plural are words of their own."""
    return one + "s" == other or other + "s" == one


def distance(one: str, other: str, most: int | None = None) -> int:
    """Return how many slips lie between two words (Damerau-Levenshtein, neighbours swapped count once).

    With `most`, words that are further apart are not compared to their end, and what is returned is larger than it.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        current = [i]
        for j, right in enumerate(other, 1):
            cost = min(row[j] + 1, current[j - 1] + 1, row[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        before, row = row, current
        if most is not None and min(row) > most:
            break
    return max(row[-1], min(row))
