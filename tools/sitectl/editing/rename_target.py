"""Where a page is to go: what the second word of `rename` means, and which places no page can go to."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sitectl.content.site_tree import is_content_name
from sitectl.content.writing import AlreadyExistsError
from sitectl.editing.place import WrongPathError

if TYPE_CHECKING:
    from sitectl.editing.place import EditingPlace


#: A longer word behind a dot is part of a name.
_LONGEST_ENDING = 4


def target_of(place: EditingPlace, source: Path, old: str, new: str) -> Path:
    """Return the new path of a page or folder; raises WrongPathError or AlreadyExistsError for one that cannot be.

    A word without a slash is a name in the same folder; an existing folder, or one with a slash behind it, is the
    folder to move a page into; a page's name without an ending keeps the old one.
    """
    content = place.content_dir
    if content is None:
        raise WrongPathError(f"{old}: not inside a Hugo site, so its URL is not known")
    _refuse_unmovable(content, source)
    target = _named(content, source, old, new)
    if not source.is_dir():
        target = target.with_name(_page_name(place, source.name, target.name))
        _refuse_other_language(place, source, target)
    elif is_content_name(target.name):
        raise WrongPathError(f"{target}: {source} is a folder, so its new name has no ending")
    _refuse_taken(content, source, target)
    return target


def _refuse_unmovable(content: Path, source: Path) -> None:
    _refuse_outside(content, source)
    if source.is_dir() or source.name.partition(".")[0] not in ("index", "_index"):
        return
    if source.parent.resolve() == content.resolve():
        raise WrongPathError(f"{source}: the home page has its one place; nothing moved")
    raise WrongPathError(f"{source}: the page of its folder; rename the folder {source.parent}")


def _named(content: Path, source: Path, old: str, new: str) -> Path:
    bare = new.rstrip(f"/{os.sep}")
    if bare in ("", ".", ".."):
        above = source.parent.parent / source.name if bare == ".." else source
        raise WrongPathError(f"{new!r} is not a name; write the new place in full, such as {above}")
    is_folder = new != bare
    if "/" not in bare and os.sep not in bare:
        there = Path(os.path.relpath(content / bare))
        target = there if is_folder and there.is_dir() else source.parent / bare
    else:
        target = Path(bare)
        if not os.path.lexists(old) and not target.absolute().is_relative_to(content):
            target = Path(os.fspath(source).removesuffix(old.rstrip("/"))) / bare  # both named from the content folder
        is_folder = is_folder or target.is_dir()
    return target / source.name if is_folder and (not source.is_dir() or target.is_dir()) else target


def _page_name(place: EditingPlace, old: str, new: str) -> str:
    """Return a page's new name with its ending: `z` and `z.nl` for `a.nl.md` are `z.nl.md`."""
    if is_content_name(new):
        return new
    language = _language(old, place)
    ending = old.rpartition(".")[2]
    if language and new.lower().endswith(f".{language}"):
        return f"{new}.{ending}"
    endings = f"{language}.{ending}" if language else ending
    other = new.rpartition(".")[2]
    if other != new and other.isalpha() and len(other) <= _LONGEST_ENDING:
        raise WrongPathError(f"{new}: .{other} is not an ending of a page; write {new.removesuffix(other)}{endings}")
    return f"{new}.{endings}"


def _refuse_other_language(place: EditingPlace, source: Path, target: Path) -> None:
    before, after = (_language(path.name, place) for path in (source, target))
    if before != after:
        language = after or place.settings.default_language
        raise WrongPathError(
            f"{target}: would be a page in the language {language}; name it without an ending to keep its own"
        )


def _language(name: str, place: EditingPlace) -> str:
    """Return the language in a file's name; "" where it names none."""
    parts = name.lower().split(".")
    return parts[-2] if len(parts) > 2 and parts[-2] in place.settings.languages else ""


def translations(place: EditingPlace, source: Path) -> list[Path]:
    """Return the pages that are translations of one by their names: `a.nl.md` and `a.md`."""
    if source.is_dir():
        return []
    base = _base(source.name, place)
    beside = (path for path in sorted(source.parent.iterdir()) if is_content_name(path.name))
    return [path for path in beside if path.name != source.name and _base(path.name, place) == base]


def _base(name: str, place: EditingPlace) -> str:
    stem = name.rpartition(".")[0]
    language = _language(name, place)
    return stem[: -len(language) - 1] if language else stem


def _refuse_taken(content: Path, source: Path, target: Path) -> None:
    _refuse_outside(content, target)
    if os.path.normpath(target.absolute()) == os.path.normpath(source.absolute()):
        raise AlreadyExistsError(f"{target}: there already; nothing moved")
    if os.path.lexists(target):
        raise AlreadyExistsError(f"{target}: the place is taken; nothing moved")
    if source.is_dir() and Path(os.path.normpath(target.absolute())).is_relative_to(source.absolute()):
        raise WrongPathError(f"{target}: inside of {source} itself; nothing moved")


def _refuse_outside(content: Path, path: Path) -> None:
    real = path.absolute().parent.resolve() / path.name
    if not real.is_relative_to(content.resolve()) or real == content.resolve():
        raise WrongPathError(f"{path}: outside of the content folder {content}; nothing moved")
