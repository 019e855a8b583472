"""Which places of a Markdown body come out as text, with the marks that stand in them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, cast

import pyromark

from sitectl.content.markdown import MARKDOWN_OPTIONS, for_parser, to_characters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sitectl.content.markdown import Event, Range
    from sitectl.content.source import Span


def shown_as_text(covered: str, start: int, places: Sequence[Span]) -> list[Span]:
    """Return those of the places that readers see as they are written, in the Markdown from an offset on.

    The text has its shortcodes covered. What stands in code, in raw HTML and in links' targets is no such text.
    """
    body = for_parser(covered[start:])
    place_of = to_characters(body, start)
    begins: list[int] = []
    ends: list[int] = []
    in_code = False
    events = pyromark.events_with_range(body, options=MARKDOWN_OPTIONS, merge_text=True)
    for event, where in cast("Iterable[tuple[Event, Range]]", events):
        if not isinstance(event, dict):
            continue
        if "Text" in event and not in_code:
            begins.append(place_of(where["start"]))
            ends.append(place_of(where["end"]))
        elif "Start" in event or "End" in event:
            detail = event.get("Start") or event.get("End")
            if detail == "CodeBlock" or (isinstance(detail, dict) and "CodeBlock" in detail):
                in_code = "Start" in event
    return [place for place in places if _covers(begins, ends, place)]


def _covers(begins: Sequence[int], ends: Sequence[int], place: Span) -> bool:
    number = bisect_right(begins, place.start) - 1
    return number >= 0 and place.end <= ends[number]
