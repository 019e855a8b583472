"""The URL path of a page, as Hugo's .RelPermalink gives it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sitectl.hugo.gotext import clean
from sitectl.hugo.permalinks import expand, query_unescaped
from sitectl.hugo.url_text import escaped, is_parsable, sanitized

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitectl.hugo.permalinks import PageFacts
    from sitectl.hugo.site_settings import LanguageSettings, SiteSettings
    from sitectl.hugo.structure import ContentFile

_INDEX = "index.html"
_PLAIN_NAME = re.compile("[a-z0-9_-]+")
_PLAIN_FOLDER = re.compile("(?:/[a-z0-9_-]+)+")


class Link(NamedTuple):
    """A page's URL path, and why Hugo cannot write the page there ("" if it can)."""

    path: str
    problem: str = ""


def page_link(
    file: ContentFile,
    url: str,
    slug: str,
    folder: str,
    facts: Callable[[], PageFacts],
    settings: SiteSettings,
    language: LanguageSettings,
) -> Link:
    """Return the path of a page's URL, with the base URL's path and the language before it.

    `url` is the page's own `url` field, `folder` where its URL lies without it (a list page's own place), `facts` what
    tokens stand for. Raises UnknownTokenError for a token that Hugo does not know.
    """
    pattern = "" if url else _pattern(file, language)
    if not (url or pattern or settings.keeps_case) and file.kind == "page":
        plain = _plain_link(file, slug, folder, language)
        if plain is not None:
            return plain
    if ":" in url:
        expanded = expand(url, facts())
        url = query_unescaped(expanded) if expanded else url
    expanded = expand(pattern, facts()) if pattern else ""
    if file.kind == "home" and not expanded:
        path = f"/{language.prefix}/" if language.prefix else "/"
        return Link(language.base_path + path + (_INDEX if language.is_ugly("") else ""))
    if url:
        path = _path_of_field(url, _is_named_index(file, slug, settings), settings, language)
    else:
        place = query_unescaped(expanded) or "." if expanded else folder
        path = _path_of_place(file, slug, place, bool(expanded), settings, language)
    if not is_parsable(path):
        return Link("", f"url: {url!r} has a control character, or a percent sign without two hexadecimal digits")
    problem = ""
    if path.endswith("/.") and clean(path) == "/":
        problem = f"url: {url!r} stands for the folder of the whole site"
    return Link(_with_base(language.base_path, _without_host(escaped(path))), problem)


def _plain_link(file: ContentFile, slug: str, folder: str, language: LanguageSettings) -> Link | None:
    """Return the link of a page below folders that are URLs as they stand, as its name is; None for any other."""
    name = slug or file.key.rpartition("/")[2]
    if name == "index" or language.base_path or not _is_plain(folder) or not _PLAIN_NAME.fullmatch(name):
        return None
    home = f"/{language.prefix}" if language.prefix else ""
    if language.is_ugly(file.section) or not _is_plain(home or "/"):
        return None
    return Link(f"{home}{folder}/{name}/" if folder != "/" else f"{home}/{name}/")


@lru_cache(maxsize=4096)
def _is_plain(folder: str) -> bool:
    return folder == "/" or bool(_PLAIN_FOLDER.fullmatch(folder))


def _without_host(link: str) -> str:
    """Return a link as Hugo writes it: what follows two slashes at its start is the name of a host to it, and lost."""
    if not link.startswith("//"):
        return link
    host, slash, rest = link[2:].partition("/")
    return (slash + rest or "/") if host or not slash else link


def _with_base(base: str, link: str) -> str:
    if not base:
        return link
    slash = "/" if link.endswith("/") else ""
    return clean(base + link) + slash  # two slashes for the root itself, as in Hugo


def _path_of_field(url: str, is_named_index: bool, settings: SiteSettings, language: LanguageSettings) -> str:
    parts = [part for part in url.split("/") if part]
    if ".." in url:  # Hugo then cleans the whole, and a slash at the end is lost
        url = clean("/" + url)[0 if url.startswith("/") else 1 :]
        parts = [part for part in url.split("/") if part]
    ends_in_file = "." in url and not url.endswith("/")
    if parts[-1:] == [_INDEX]:
        parts.pop()
        ends_in_file = False
    path = "/" + "/".join(parts)
    if is_named_index:  # Hugo takes the name away, from the end of another one too
        path = path.removesuffix("index")
    if not ends_in_file:
        path = _with_slash(path)
    is_relative = not url.startswith("/") or settings.is_multihost
    if is_relative and language.prefix and not url.startswith(f"/{language.prefix}"):
        path = f"/{language.prefix}{path}"
    return path


def _path_of_place(
    file: ContentFile, slug: str, folder: str, is_expanded: bool, settings: SiteSettings, language: LanguageSettings
) -> str:
    """Return the path from a page's folder and name, or from what its pattern came to."""
    is_leaf = file.kind in ("page", "term")
    is_ugly = language.is_ugly(file.section)
    if is_expanded:
        parts = [clean(folder).rstrip("/")]
    elif file.kind == "page":
        is_bundle = file.acts_as_bundle(keeps_case=settings.keeps_case)
        own_name = (file.raw_key if settings.keeps_case else file.key).rpartition("/")[2]
        if file.is_bundle and not is_bundle:
            folder, own_name = f"{'' if folder == '/' else folder}/{own_name}", file.stem
        name = slug or own_name
        is_ugly = is_ugly or (name == "index" and not is_bundle)
        parts = [folder, name]
    else:
        parts = [folder]
    parts = [part for part in parts if part not in ("", "/")] or [""]
    if is_ugly and is_leaf:
        parts[-1] = f"{parts[-1].removesuffix('/')}.html"
    parts = [_sanitized(part, settings) for part in parts]
    path = _joined(parts)
    is_named_index = _is_named_index(file, slug, settings)
    if is_named_index and is_expanded and not is_ugly:
        path = path.removesuffix("index")
    if not is_ugly:
        path = _with_slash(path)
    elif not is_leaf:
        path = f"{_with_slash(path)}{_INDEX}"
    elif parts[-1] == _INDEX:
        path = path[: -len(_INDEX)]
        if is_named_index:  # Hugo takes the name away once more, from the folder
            path = _with_slash(path.rstrip("/").removesuffix("index"))
    return f"/{language.prefix}{path}" if language.prefix else path


def _joined(parts: list[str]) -> str:
    """Return the parts with a slash between two of them that bring none along."""
    path = ""
    for part in parts:
        if not path.endswith("/") and not part.startswith("/"):
            path += "/"
        path += part
    return path


def _is_named_index(file: ContentFile, slug: str, settings: SiteSettings) -> bool:
    is_bundle = file.acts_as_bundle(keeps_case=settings.keeps_case)
    return file.kind == "page" and not is_bundle and (slug or file.base_name) == "index"


def _sanitized(part: str, settings: SiteSettings) -> str:
    return sanitized(part, keeps_case=settings.keeps_case, removes_accents=settings.removes_accents)


def _pattern(file: ContentFile, language: LanguageSettings) -> str:
    for rule in language.permalinks:
        if rule.target.matches(file.kind, file.key, language.code, ""):
            return rule.pattern
    return ""


def _with_slash(path: str) -> str:
    return path if path.endswith("/") else f"{path}/"
