"""The links of a page with their places, in the text and in the front matter's list of buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from sitectl.content.markdown import COVER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sitectl.content.source import Span
    from sitectl.lint.subject import Subject

Fault = TypeVar("Fault")


class Address(NamedTuple):
    """The target of a link, and its place."""

    target: str
    span: Span


def faulty_links(page: Subject, fault_of: Callable[[str], Fault | None]) -> Iterator[tuple[Address, Fault]]:
    """Yield each link whose target has a fault, with what `fault_of` says of it; those of shortcodes are left out."""
    known: dict[str, Fault | None] = {}

    def fault(target: str) -> Fault | None:
        if target not in known:
            is_written = target.strip() and COVER not in target and "{{" not in target
            known[target] = fault_of(target) if is_written else None
        return known[target]

    for target, place in page.targets(lambda target: fault(target) is not None):
        found = fault(target)
        if found is not None:
            yield Address(target, place), found
    yield from _faulty_buttons(page, fault)


def _faulty_buttons(page: Subject, fault_of: Callable[[str], Fault | None]) -> Iterator[tuple[Address, Fault]]:
    links = page.node("links") if page.keys else None
    for item in links.items if links else ():
        for entry in item.entries:
            target = entry.node.value if entry.key.lower() == "url" else None
            found = fault_of(target) if isinstance(target, str) and target else None
            if isinstance(target, str) and found is not None:
                yield Address(target, entry.node.span), found
