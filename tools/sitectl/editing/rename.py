"""Pages and bundles moved to another place, with an alias that leads from the old URL to the new one."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from sitectl.content.changes import Change, changed
from sitectl.content.site_tree import is_content_name
from sitectl.content.targets import NoSuchPathError, read_page
from sitectl.content.writing import AlreadyExistsError, move, replace_file
from sitectl.editing.place import WrongPathError
from sitectl.errors import SitectlError
from sitectl.hugo.plan import plan_files
from sitectl.hugo.source_files import ContentFolder, site_content

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sitectl.content.page import Page
    from sitectl.editing.place import EditingPlace
    from sitectl.hugo.meaning import PagePlan
    from sitectl.hugo.moments import Moment
    from sitectl.hugo.site_settings import SiteSettings

_ALIASES = ("aliases",)


class RenameRefusedError(SitectlError):
    """A new place where the page would not be what it was, or would hide another one."""


class PageEdit(NamedTuple):
    """One moved page whose text changes: before it moves, in its old place."""

    old: Page
    new: Page
    alias: str


@dataclass(frozen=True)
class Renaming:
    """What is to be done: the pages that get an alias, and the one move."""

    old: Path
    new: Path
    edits: tuple[PageEdit, ...]

    def perform(self) -> None:
        """Write the aliases and move; raises a SitectlError of `content.writing` if something changed meanwhile."""
        for edit in self.edits:
            replace_file(edit.old.source.path, edit.old.source.to_bytes(), edit.new.source.to_bytes())
        move(self.old, self.new)


def plan_renaming(place: EditingPlace, old: str, new: str, at: Moment) -> Renaming:
    """Return what renaming a page or bundle takes; nothing is written.

    A new name without a slash stays in the folder, one without an ending keeps the old one. Raises
    AlreadyExistsError for a taken place, RenameRefusedError for a taken URL or a place where a page would have
    another state, WrongPathError for what is not below the content folder.
    """
    if place.site is None or place.content_dir is None:
        raise WrongPathError(f"{old}: not inside a Hugo site, so its URL is not known")
    source = Path(place.found(old))
    target = _target(place.content_dir, source, old, new)
    _check(place, source, target)
    before = site_content(place.site.root, place.settings)
    root = before.root.resolve()
    start, end = (path.absolute().parent.resolve() / path.name for path in (source, target))
    moves = _moves(before, start.relative_to(root).as_posix(), end.relative_to(root).as_posix())
    if not moves:
        raise NoSuchPathError(f"{old}: no content of the site")
    plans = {plan.path: plan for plan in plan_files(before, place.settings, at)}
    files = tuple(
        file._replace(path=moves[file.path], place=_moved_place(file.path, file.place, moves[file.path]))
        if file.path in moves
        else file
        for file in before.files
    )
    origins = {moved: path for path, moved in moves.items()}
    later = {
        plan.path: plan for plan in plan_files(ContentFolder(before.root, files), place.settings, at, None, origins)
    }
    _refuse_other_meaning(plans, later, moves)
    edits = [
        _edit(source, start, root / path, plans[path], later[moved], place.settings) for path, moved in moves.items()
    ]
    return Renaming(source, target, tuple(edit for edit in edits if edit is not None))


def _target(content: Path, source: Path, old: str, new: str) -> Path:
    target = Path(new)
    if os.sep not in new and "/" not in new:
        target = source.parent / new
    elif not os.path.lexists(old) and not target.absolute().is_relative_to(content):
        target = Path(os.fspath(source).removesuffix(old.rstrip("/"))) / new  # both are named from the content folder
    if source.is_dir() or is_content_name(target.name):
        return target
    name, dot, endings = source.name.partition(".")
    del name
    return target.with_name(f"{target.name}{dot}{endings}")


def _check(place: EditingPlace, source: Path, target: Path) -> None:
    content = place.content_dir
    if source.name.partition(".")[0] in ("index", "_index") and not source.is_dir():
        raise WrongPathError(f"{source}: the page of a bundle; rename its folder {source.parent}")
    for path in (source, target):
        real = path.absolute().parent.resolve() / path.name if path.name != ".." else path.resolve()
        if content is None or not real.is_relative_to(content.resolve()) or real == content.resolve():
            raise WrongPathError(f"{path}: not below the content folder {content}")
    if os.path.lexists(target):
        raise AlreadyExistsError(f"{target}: already there; nothing moved")
    if source.is_dir() and target.absolute().is_relative_to(source.absolute()):
        raise WrongPathError(f"{target}: inside of what is to be moved")


def _moves(content: ContentFolder, start: str, end: str) -> dict[str, str]:
    """Return the new path of each content file at or below a path."""
    return {
        file.path: end + file.path[len(start) :]
        for file in content.files
        if file.path == start or file.path.startswith(f"{start}/")
    }


def _moved_place(path: str, place: str, moved: str) -> str:
    """Return a moved file's place in Hugo's content tree, when it stays in its mount."""
    if path == place:
        return moved
    if path.endswith(place):  # a mounted folder, a language's for instance: its own path stands before the place
        mount = path[: len(path) - len(place)]
        if moved.startswith(mount):
            return moved[len(mount) :]
    raise RenameRefusedError(f"{path}: its folder is mounted elsewhere; move it by hand")


def _refuse_other_meaning(
    plans: Mapping[str, PagePlan], later: Mapping[str, PagePlan], moves: Mapping[str, str]
) -> None:
    moved = {plan.meaning.url: path for path, plan in later.items() if path in moves.values() and plan.meaning.url}
    for path, plan in later.items():
        taken = moved.get(plan.meaning.url)
        if taken is not None and taken != path and path not in moves.values():
            raise RenameRefusedError(f"{taken}: its URL {plan.meaning.url} is that of {path}; nothing moved")
    for path, new_path in moves.items():
        old, new = plans[path].meaning, later[new_path].meaning
        if old.state != new.state:
            reason = f" ({new.reason})" if new.reason else ""
            raise RenameRefusedError(f"{new_path}: there the page would be {new.state}{reason}; nothing moved")


def _edit(
    source: Path, start: Path, file: Path, old: PagePlan, new: PagePlan, settings: SiteSettings
) -> PageEdit | None:
    """Return the edit that adds the old URL to a page's aliases, and takes the new one from them."""
    if not old.meaning.url or old.meaning.url == new.meaning.url:
        return None
    shown = source if file == start else source / file.relative_to(start)
    page = read_page(os.fspath(shown))
    alias, own = (_alias(plan.meaning.url, settings) for plan in (old, new))
    changed_page = changed(changed(page, Change("append", _ALIASES, alias)), Change("remove", _ALIASES, own))
    return PageEdit(page, changed_page, alias)


def _alias(url: str, settings: SiteSettings) -> str:
    """Return a URL as `aliases` has it: below the site's own path, and not escaped."""
    base = settings.languages[settings.default_language].base_path
    return unquote(url.removeprefix(base)) or "/"
