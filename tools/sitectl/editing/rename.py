"""Pages and bundles moved to another place, with an alias that leads from the old URL to the new one."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.targets import NoSuchPathError
from sitectl.content.writing import move, replace_file
from sitectl.editing.moved_pages import MovedPages
from sitectl.editing.place import WrongPathError
from sitectl.editing.rename_target import target_of
from sitectl.errors import SitectlError
from sitectl.hugo.plan import plan_files
from sitectl.hugo.source_files import ContentFolder, site_content

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sitectl.editing.moved_pages import Mention, PageEdit
    from sitectl.editing.place import EditingPlace
    from sitectl.hugo.meaning import Meaning, PagePlan
    from sitectl.hugo.moments import Moment
    from sitectl.hugo.site_settings import SiteSettings


class RenameRefusedError(SitectlError):
    """A new place where the page would not be what it was, or would hide another one."""


class Request(NamedTuple):
    """What the command line asked for: to write links too, and to move whatever Hugo makes of it."""

    old: str
    new: str
    fix_links: bool = False
    force: bool = False


@dataclass(frozen=True)
class Renaming:
    """What is to be done: the one move, and the pages that get an alias or other links."""

    old: Path
    new: Path
    edits: tuple[PageEdit, ...]
    #: Pages with links that ought to be others after the move, and are left as they are.
    left: tuple[PageEdit, ...] = ()
    #: Places besides the content that name the old URL.
    mentions: tuple[Mention, ...] = ()

    def perform(self) -> None:
        """Write the pages and move; raises a SitectlError of `content.writing` if something changed meanwhile."""
        for edit in self.edits:
            replace_file(edit.old.source.path, edit.old.source.to_bytes(), edit.new.source.to_bytes())
        move(self.old, self.new)


def plan_renaming(place: EditingPlace, request: Request, at: Moment) -> Renaming:
    """Return what renaming a page or folder takes; nothing is written.

    Raises AlreadyExistsError for a taken place, RenameRefusedError for a taken URL or a place where a page would
    have another state, WrongPathError for what is not below the content folder.
    """
    if place.site is None:
        raise WrongPathError(f"{request.old}: not inside a Hugo site, so its URL is not known")
    source = Path(place.found(request.old))
    target = target_of(place, source, request.old, request.new)
    before = site_content(place.site.root, place.settings)
    root = before.root.resolve()
    start, end = ((path.absolute().parent.resolve() / path.name).relative_to(root) for path in (source, target))
    moves = _moves(before, start.as_posix(), Path(os.path.normpath(end)).as_posix())
    if not moves:
        raise NoSuchPathError(f"{request.old}: no content of the site")
    plans = {plan.path: plan for plan in plan_files(before, place.settings, at)}
    later = _plans_after(before, moves, place.settings, at)
    _refuse_taken_url(later, moves, place.shown(before.root))
    _refuse_other_state(plans, later, moves, place.shown(before.root), force=request.force)
    pages = MovedPages(place, before.root, plans, {path: later[moved] for path, moved in moves.items()})
    edits, left = pages.edits(fix_links=request.fix_links)
    return Renaming(source, target, edits, left, pages.mentions(start.as_posix()))


def _moves(content: ContentFolder, start: str, end: str) -> dict[str, str]:
    """Return the new path of each content file at or below a path."""
    return {
        file.path: end + file.path[len(start) :]
        for file in content.files
        if file.path == start or file.path.startswith(f"{start}/")
    }


def _plans_after(
    before: ContentFolder, moves: Mapping[str, str], settings: SiteSettings, at: Moment
) -> dict[str, PagePlan]:
    files = tuple(
        file._replace(path=moves[file.path], place=_moved_place(file.path, file.place, moves[file.path]))
        if file.path in moves
        else file
        for file in before.files
    )
    origins = {moved: path for path, moved in moves.items()}
    return {plan.path: plan for plan in plan_files(ContentFolder(before.root, files), settings, at, None, origins)}


def _moved_place(path: str, place: str, moved: str) -> str:
    """Return a moved file's place in Hugo's content tree, when it stays in its mount."""
    if path == place:
        return moved
    if path.endswith(place):  # a mounted folder, a language's for instance: its own path stands before the place
        mount = path[: len(path) - len(place)]
        if moved.startswith(mount):
            return moved[len(mount) :]
    raise RenameRefusedError(f"{path}: its folder is mounted elsewhere; move it by hand")


def _refuse_taken_url(later: Mapping[str, PagePlan], moves: Mapping[str, str], content: str) -> None:
    new_paths = frozenset(moves.values())
    moved = {plan.meaning.url: path for path, plan in later.items() if path in new_paths and plan.meaning.url}
    for path, plan in later.items():
        taken = moved.get(plan.meaning.url)
        if taken is not None and taken != path and path not in new_paths:
            raise RenameRefusedError(
                f"{content}/{taken}: its URL would be {plan.meaning.url}, which is that of {content}/{path}; "
                "nothing moved"
            )


def _refuse_other_state(
    plans: Mapping[str, PagePlan], later: Mapping[str, PagePlan], moves: Mapping[str, str], content: str, *, force: bool
) -> None:
    for path, new_path in moves.items():
        old, new = plans[path].meaning, later[new_path].meaning
        if old.state == new.state or (force and new.state != "broken"):
            continue
        advice = "nothing moved" if new.state == "broken" else "nothing moved; --force moves it all the same"
        words = f"{content}/{new_path}: there the page would be {_state(new)}, where it is {_state(old)} now; {advice}"
        raise RenameRefusedError(words)


def _state(meaning: Meaning) -> str:
    words = {"never": "not published", "draft": "a draft"}.get(meaning.state, meaning.state)
    return f"{words} ({meaning.reason})" if meaning.reason else words
