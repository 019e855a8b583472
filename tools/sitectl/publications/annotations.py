"""What an author field is annotated with: who contributed equally, and whom to write to.

The form is that of biblatex' data annotations (its manual, section "Data Annotations"): the field `author+an` with
items such as `1=equal; 2=equal, corresponding`, which BibTeX itself passes over.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.publications.record import Name, Record

FIELD = "author+an"
_ITEM = re.compile(r"\s*(\d+)\s*(?::\s*\w+\s*)?=(.*)", re.DOTALL)


class Annotations(NamedTuple):
    """The display names of those annotated, in the order of the authors, and what is doubtful about it."""

    equal: tuple[str, ...] = ()
    corresponding: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def read_annotations(value: str, authors: Sequence[Name]) -> Annotations:
    """Return what a value of `author+an` says; annotations of other kinds are none of ours."""
    marked: dict[str, set[int]] = {"equal": set(), "corresponding": set()}
    doubts: list[str] = []
    for item in value.split(";"):
        found = _ITEM.fullmatch(item)
        if not found:
            if item.strip():
                doubts.append(f"'{item.strip()}' in {FIELD} is not understood; write it as 1=equal; 2=corresponding")
            continue
        words = {word.strip(' "').lower() for word in found[2].split(",")} & marked.keys()
        if words and not 1 <= int(found[1]) <= len(authors):
            doubts.append(f"{FIELD} names author {found[1]}, but there are {len(authors)}")
            continue
        for word in words:
            marked[word].add(int(found[1]))
    equal, corresponding = (tuple(authors[place - 1].display for place in sorted(marked[word])) for word in marked)
    return Annotations(equal, corresponding, tuple(doubts))


def written_annotations(record: Record) -> str:
    """Return the value of `author+an` for a record, "" where no author is annotated."""
    return annotation_text([author.display for author in record.authors], record.equal, record.corresponding)


def annotation_text(authors: Sequence[str], equal: Sequence[str], corresponding: Sequence[str]) -> str:
    """Return the value for authors by their shown names, whose letter case does not count."""
    lists = {
        "equal": {name.casefold() for name in equal},
        "corresponding": {name.casefold() for name in corresponding},
    }
    items: list[str] = []
    for place, author in enumerate(authors, 1):
        words = [word for word, names in lists.items() if author.casefold() in names]
        items += [f"{place}={', '.join(words)}"] if words else []
    return "; ".join(items)
