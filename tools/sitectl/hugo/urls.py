"""The URL path of a page, as Hugo's .RelPermalink gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.hugo.gotext import join
from sitectl.hugo.permalinks import UnknownTokenError, expand
from sitectl.hugo.url_text import escaped, sanitized

if TYPE_CHECKING:
    from sitectl.hugo.permalinks import PageFacts
    from sitectl.hugo.settings import LanguageSettings, Settings
    from sitectl.hugo.structure import ContentFile

_INDEX = "index.html"


def page_url(file: ContentFile, url: str, facts: PageFacts, settings: Settings, language: LanguageSettings) -> str:
    """Return the path of a page's URL, with the base URL's path and the language before it.

    `url` is the page's own `url` field. Raises UnknownTokenError for a token that Hugo does not know.
    """
    if ":" in url:
        url = expand(url, facts) or url
    if url and file.kind != "home":
        link = _link_of_field(file, url, settings, language)
    elif file.kind == "home":
        link = f"/{language.prefix}/" if language.prefix else "/"
    else:
        link = _link_of_place(file, facts, settings, language)
    return language.base_path + escaped(link)


def _link_of_field(file: ContentFile, url: str, settings: Settings, language: LanguageSettings) -> str:
    ends_in_file = "." in url and not url.endswith("/")
    path = join("/", *url.split("/"))
    if path.endswith(f"/{_INDEX}"):
        path, ends_in_file = path[: -len(_INDEX)], False
    if file.kind != "page":
        path = _sanitized(path, settings)
    link = path if ends_in_file else _with_slash(path)
    is_relative = not url.startswith("/") or settings.is_multihost
    if is_relative and language.prefix and not url.startswith(f"/{language.prefix}"):
        link = f"/{language.prefix}{link}"
    return link


def _link_of_place(file: ContentFile, facts: PageFacts, settings: Settings, language: LanguageSettings) -> str:
    pattern = _pattern(file, language)
    place = file.raw_key if settings.keeps_case else file.key
    ugly = language.is_ugly(file.section)
    if pattern:
        path = join("/", expand(pattern, facts))
    elif file.kind == "page":
        folder, _, name = place.rpartition("/")
        name = facts.slug or name
        ugly = ugly or (name == "index" and not file.is_bundle)
        path = join("/", folder, name)
    else:
        path = place
    path = _sanitized(path, settings)
    link = f"{path}.html" if ugly else _with_slash(path)
    if link.endswith(f"/{_INDEX}"):
        link = link[: -len(_INDEX)]
    return f"/{language.prefix}{link}" if language.prefix else link


def _pattern(file: ContentFile, language: LanguageSettings) -> str:
    for rule in language.permalinks:
        if rule.target.matches(file.kind, file.key, language.code, ""):
            return rule.pattern
    return ""


def _sanitized(path: str, settings: Settings) -> str:
    return sanitized(path, keeps_case=settings.keeps_case, removes_accents=settings.removes_accents)


def _with_slash(path: str) -> str:
    return path if path.endswith("/") else f"{path}/"


__all__ = ["UnknownTokenError", "page_url"]
