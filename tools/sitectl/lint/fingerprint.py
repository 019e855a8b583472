"""A hash of everything that the findings of a run depend on, besides the time."""

from __future__ import annotations

import os
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pyromark

from sitectl.hugo.binary import find_node

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sitectl.content.targets import Target

#: A file's name below the site, its path, and whether its content counts.
SiteFile: TypeAlias = tuple[str, str, bool]

_PACKAGE = Path(__file__).resolve().parents[1]
#: What Hugo and the tools around it make from the rest.
_MADE = frozenset(["public", "resources", "__pycache__"])
#: Folders whose files are only ever asked for by name, or whose size would make reading them the longest part.
_NAMES_ONLY = ("static", "assets")
#: Files among them that may define macros for formulas.
_SCRIPTS = (".js", ".ts", ".json", ".html")
#: The packages whose templates a site uses; what else lies in node_modules tells nothing about a page.
_THEME_PACKAGES = "node_modules/@thulite"
#: What is asked which commands it knows, by Node if there is one.
_KATEX = "node_modules/katex/dist/katex.js"


def fingerprint(root: Path | None, targets: Sequence[Target], asked: Iterable[str]) -> str:
    """Return a hash of a site's files, of the files to check, of what was asked for, and of sitectl's own code.

    An OSError of a file that cannot be read passes through.
    """
    digest = blake2b(digest_size=16)
    for text in (_own_code(), *asked, *(f"{each.path}\0{each.content_path}" for each in targets)):
        _add(digest, text.encode("utf-8", "surrogatepass"))
    inside = os.path.realpath(root) + os.sep if root else ""
    if root:
        for name, path, with_content in _site_files(os.path.realpath(root)):
            _add(digest, os.fsencode(name))
            _add(digest, _bytes(path) if with_content else str(os.stat(path).st_size).encode())  # noqa: PTH116
    for each in targets:
        if not root or not os.path.abspath(each.path).startswith(inside):  # noqa: PTH100 - as many as there are pages
            _add(digest, _bytes(each.path))
    return digest.hexdigest()


def is_outside(source: str) -> bool:
    """Say whether a mounted folder lies outside of the site, where a fingerprint does not look."""
    return source.startswith(("/", "..")) or Path(source).is_absolute()


def _add(digest: blake2b, data: bytes) -> None:
    digest.update(b"%d:" % len(data))  # so that two parts cannot be taken for two others
    digest.update(data)


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123 - ten thousand Path objects cost too much
        return file.read()


def _site_files(root: str) -> Iterator[SiteFile]:
    """Yield name, path and whether the content counts, of every file of a site that findings can depend on."""
    yield from _below(root, "", _MADE | {"node_modules"}, with_content=True)
    yield from _below(f"{root}/{_THEME_PACKAGES}", f"{_THEME_PACKAGES}/", _MADE, with_content=True)
    if os.path.isfile(f"{root}/{_KATEX}"):  # noqa: PTH113
        yield f"{_KATEX} {find_node()}", f"{root}/{_KATEX}", True


def _below(folder: str, prefix: str, left_out: frozenset[str], *, with_content: bool) -> Iterator[SiteFile]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.name in left_out or (entry.name.startswith(".") and entry.name != ".github"):
            continue  # Hugo reads nothing hidden, and other tools keep their caches there
        name = f"{prefix}{entry.name}"
        if entry.is_dir():
            if entry.is_symlink() and f"{folder}/".startswith(f"{os.path.realpath(entry.path)}/"):
                continue  # a folder above, which is being looked at already
            counts = with_content and entry.name not in _NAMES_ONLY
            yield from _below(entry.path, f"{name}/", left_out, with_content=counts)
        elif entry.is_file():
            yield name, entry.path, with_content or name.endswith(_SCRIPTS)


@cache
def _own_code() -> str:
    digest = blake2b(digest_size=16)
    for path in sorted(_PACKAGE.rglob("*.py")):
        _add(digest, str(path.relative_to(_PACKAGE)).encode())
        _add(digest, path.read_bytes())
    return f"{digest.hexdigest()} {pyromark.__version__}"
