"""Which folders of a site are content, and in which language."""

from __future__ import annotations

from posixpath import normpath
from typing import TYPE_CHECKING

from sitectl.hugo.casts import to_text, to_text_list
from sitectl.hugo.globs import compile_glob
from sitectl.hugo.gotext import lower
from sitectl.hugo.language_order import language_order
from sitectl.hugo.site_settings import Mount

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sitectl.content.nodes import Value

    Config = dict[str, Value]


def content_mounts(config: Config, languages: Mapping[str, Config], default: str) -> tuple[Mount, ...]:
    """Return the mounts of content: those of `module.mounts`, else each language's `contentDir`.

    Of two files at one path Hugo takes that of the mount that comes first here.
    """
    module = config.get("module")
    listed = module.get("mounts") if isinstance(module, dict) else None
    codes = sorted(languages, key=lambda code: (code != default, language_order(code, languages)))
    mounts = [mount for each in listed for mount in _mounts(each, codes)] if isinstance(listed, list) else []
    return tuple(mounts) or content_dirs(config, languages, default)


def _mounts(mount: Value, codes: list[str]) -> list[Mount]:
    values = {lower(key): value for key, value in mount.items()} if isinstance(mount, dict) else {}
    source, target = _folder(values.get("source")), _folder(values.get("target"))
    first, _, below = target.lstrip("/").partition("/")
    if first != "content" or not source:
        return []
    patterns = _file_patterns(values)
    return [Mount(source, below, language, patterns) for language in _mount_languages(values, codes)]


def _mount_languages(values: Config, codes: list[str]) -> list[str | None]:
    """Return the languages, of those of the site, that a mount is for: globs name them, with `! ` before not them."""
    language = to_text(values.get("lang"))
    sites = values.get("sites")
    matrix = sites.get("matrix") if isinstance(sites, dict) else None
    listed = to_text_list(matrix.get("languages")) if isinstance(matrix, dict) else None
    if not listed:
        return [lower(language) or None]
    wanted = [compile_glob(each) for each in listed if not each.startswith("! ")] or [compile_glob("**")]
    unwanted = [compile_glob(each[2:].strip()) for each in listed if each.startswith("! ")]
    named = [code for code in codes if any(glob.fullmatch(code) for glob in wanted)]
    return [code for code in named if not any(glob.fullmatch(code) for glob in unwanted)]


def _file_patterns(values: Config) -> tuple[str, ...]:
    excluded = to_text_list(values.get("excludefiles")) or ()
    included = to_text_list(values.get("includefiles")) or ()
    patterns = (*(to_text_list(values.get("files")) or ()), *(f"! {pattern}" for pattern in excluded), *included)
    for pattern in patterns:
        compile_glob(pattern.removeprefix("! "))  # to refuse it now
    return patterns


def _folder(value: Value) -> str:
    text = to_text(value)
    return normpath(text) if text else ""


def content_dirs(config: Config, languages: Mapping[str, Config], default: str) -> tuple[Mount, ...]:
    """Return the mounts of content of a site whose `module.mounts` has none that exists: each language's `contentDir`.

    The one that stands for all languages is the default language's, even if only another one uses it.
    """
    common = _folder(config.get("contentdir")) or "content"
    folders: dict[str, str] = {}
    for code in sorted(languages, key=lambda each: (each != default, each)):
        folders.setdefault(_folder(languages[code].get("contentdir")) or common, code)
    first = sorted(folders, key=lambda folder: language_order(folders[folder], languages))
    by_default = {common, *(folder for folder, code in folders.items() if code == default)}
    return tuple(Mount(folder, "", None if folder in by_default else folders[folder]) for folder in first)
