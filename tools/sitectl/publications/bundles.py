"""Writing new bundles: a folder at once, or the page last, so that none is ever there without its `cite.bib`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.writing import AlreadyExistsError, create_file, create_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sitectl.content.page import NewPage


def create_bundle(pages: Sequence[NewPage]) -> None:
    """Write a page, the first of the files, and what lies beside it.

    Raises AlreadyExistsError, with nothing written, if the page is there already or a file beside it is another;
    one with the same bytes is what an interrupted run left.
    """
    page, *rest = pages
    if not page.path.parent.exists():
        create_folder(page.path.parent, {each.path.name: each.text.encode("utf-8") for each in pages})
        return
    files = [(each.path, each.text.encode("utf-8")) for each in rest]
    for path in (page.path, *(path for path, data in files if not _is_same(path, data))):
        if path.exists():
            raise AlreadyExistsError(f"{path}: already there; nothing written")
    for path, data in files:
        if not path.exists():
            create_file(path, data)
    create_file(page.path, page.text.encode("utf-8"))


def _is_same(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data
