"""Which folders of a site hold files that are copied or can be named by templates, and at which addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sitectl.hugo.casts import to_text, to_text_list
from sitectl.hugo.gotext import lower

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from sitectl.content.nodes import Value

_FILES = ("static", "assets")
_MOUNTED = ("content", *_FILES)


class FileMount(NamedTuple):
    """A folder or a file on disk and the address of what is in it, without a slash at its end."""

    source: Path
    address: str
    #: Whether it holds what only templates can name; all else is copied.
    is_assets: bool = False


def file_mounts(root: Path, config: Mapping[str, Value]) -> tuple[FileMount, ...]:
    """Return where a site's own static files and assets lie; the folders need not exist."""
    named = [*_static_dirs(config), *(dir_ for own in _languages(config) for dir_ in _static_dirs(own)), *_FILES]
    own = [FileMount(root / name, "", name == "assets") for name in dict.fromkeys(named)]
    mounted = [
        FileMount(root / source, below, first == "assets")
        for source, first, below in _mounts(config)
        if first in _FILES
    ]
    return (*own, *mounted)


def unknown_addresses(root: Path, config: Mapping[str, Value]) -> tuple[str, ...]:
    """Return the addresses below which lies what the settings mount from folders that are not here.

    A submodule that was not fetched, say. What is mounted at the top is left out: everything would be unknown.
    """
    mounts = (each for each in _mounts(config) if each[1] in _MOUNTED and each[2] and not (root / each[0]).exists())
    return tuple(dict.fromkeys(address for _, _, address in mounts))


def _static_dirs(config: Mapping[str, Value]) -> Iterator[str]:
    for name in ("staticdir", *(f"staticdir{number}" for number in range(11))):
        yield from (to_text(each).strip("/") for each in to_text_list(config.get(name)) or () if each)


def _languages(config: Mapping[str, Value]) -> Iterator[Mapping[str, Value]]:
    languages = config.get("languages")
    yield from (own for own in languages.values() if isinstance(own, dict)) if isinstance(languages, dict) else ()


def _mounts(config: Mapping[str, Value]) -> Iterator[tuple[str, str, str]]:
    """Yield each mount's source, the first part of its target, and the address of the rest."""
    module = config.get("module")
    listed = module.get("mounts") if isinstance(module, dict) else None
    for each in listed if isinstance(listed, list) else ():
        values = {lower(key): value for key, value in each.items()} if isinstance(each, dict) else {}
        source, target = to_text(values.get("source")).strip("/"), to_text(values.get("target")).strip("/")
        first, _, below = target.partition("/")
        if source:
            yield source, first, _address(below) if first == "content" else f"/{below}" if below else ""


def _address(below: str) -> str:
    """Return the address of content: a file is called by its name, an index by its folder."""
    stem = below.removesuffix(".md").removesuffix("_index").removesuffix("index").strip("/")
    return f"/{stem}" if stem else ""
