"""What Hugo's `ref` and `relref` can find, judged by the last part of a path: enough to say that nothing is there."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sitectl.content.site_tree import CONTENT_EXTENSIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sitectl.hugo.meaning import PagePlan

_BUNDLES = ("index", "_index")


@dataclass(frozen=True)
class RefTargets:
    """The names under which a site's pages can be referred to."""

    plans: Mapping[str, PagePlan]
    taxonomies: frozenset[str] = frozenset()

    def finds(self, reference: str) -> bool:
        """Say whether a page of the plain build can be what a reference names; in doubt it can."""
        path = reference.partition("#")[0].partition("?")[0].strip()
        parts = [part for part in path.lower().split("/") if part not in ("", ".", "..")]
        if not parts or ":" in path:
            return True
        if any(part in self.taxonomies for part in parts):
            return True
        return any(name in self._names for name in _names_of(parts))

    def hidden_page(self, reference: str) -> PagePlan | None:
        """Return the page that a reference names and that the plain build leaves out; None if there is none."""
        path = reference.partition("#")[0].partition("?")[0]
        parts = [part for part in path.lower().split("/") if part not in ("", ".", "..")]
        return next((self._hidden[name] for name in _names_of(parts) if name in self._hidden), None) if parts else None

    @cached_property
    def _names(self) -> frozenset[str]:
        found = (plan for plan in self.plans.values() if plan.meaning.state in ("live", "never"))
        return frozenset(name for plan in found for name in _names_of_page(plan))

    @cached_property
    def _hidden(self) -> dict[str, PagePlan]:
        found = (plan for plan in self.plans.values() if plan.meaning.state not in ("live", "never"))
        return {name: plan for plan in found for name in _names_of_file(plan.path)}


def _names_of_page(plan: PagePlan) -> Iterator[str]:
    yield from _names_of_file(plan.path)
    yield from posixpath.dirname(plan.path).lower().split("/")
    yield plan.meaning.slug.lower()
    yield plan.meaning.url.rstrip("/").rpartition("/")[2].lower()


def _names_of_file(path: str) -> Iterator[str]:
    yield from _names_of(path.lower().split("/"))


def _names_of(parts: list[str]) -> Iterator[str]:
    """Yield the last part without its ending and language; a bundle is called as its folder, a blank is a hyphen."""
    parts = [part.replace(" ", "-") for part in parts]
    name, dot, ending = parts[-1].rpartition(".")
    stem = name if dot and ending in CONTENT_EXTENSIONS else parts[-1]
    if stem.partition(".")[0] in _BUNDLES:
        stem = parts[-2] if len(parts) > 1 else ""
    yield stem
    if "." in stem:
        yield stem.rpartition(".")[0]
