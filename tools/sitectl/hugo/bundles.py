"""Pages that a leaf bundle swallows: files that look like pages of their own, in a folder that has an `index.md`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitectl.hugo.meaning import PagePlan


def swallowed_pages(plans: Iterable[PagePlan]) -> dict[str, tuple[str, ...]]:
    """Return the files that are only resources but dated, or index files themselves, by the folder of their bundle."""
    every = list(plans)
    folders = {_folder(plan.path) for plan in every if plan.kind in ("page", "home") and _stem(plan.path) == "index"}
    found: dict[str, list[str]] = {}
    for plan in every:
        if plan.kind == "resource" and (not plan.meaning.date.is_zero or _stem(plan.path) in ("index", "_index")):
            owner = _outermost(_folder(plan.path), folders)
            if owner is not None:
                found.setdefault(owner, []).append(plan.path)
    return {folder: tuple(paths) for folder, paths in found.items()}


def _outermost(folder: str, bundles: set[str]) -> str | None:
    parts = folder.split("/") if folder else []
    above = ["/".join(parts[:depth]) for depth in range(len(parts) + 1)]
    return next((each for each in above if each in bundles), None)


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _stem(path: str) -> str:
    return path.rpartition("/")[2].partition(".")[0].lower()
