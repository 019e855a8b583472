"""Front matter values that stop Hugo's build, besides what cannot be read at all (sections 7 and 8 of the facts)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from sitectl.hugo.build_options import build_options
from sitectl.hugo.cascade import read_cascade
from sitectl.hugo.casts import to_text, to_text_list
from sitectl.hugo.gotext import clean, join, lower
from sitectl.hugo.markup import MEDIA_TYPES
from sitectl.hugo.permalinks import UnknownTokenError, check_pattern
from sitectl.hugo.weak_decode import DecodeError, check_float, decode_bool, decode_text, kind_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sitectl.content.nodes import Value
    from sitectl.hugo.site_settings import SiteSettings


class Failure(NamedTuple):
    """Why the build fails, and the place that Hugo names: of a value line 1 and column 1, or none.

    `key` is that of the value, in lower case.
    """

    message: str
    key: str = ""
    line: int = 1
    column: int = 1


def first_failure(values: Mapping[str, Value], extension: str, settings: SiteSettings) -> Failure | None:
    """Return the first value among normalized front matter that stops the build; None if all are fine."""
    if _CHECKS.keys().isdisjoint(values):
        return _content_failure(values, extension, settings)
    return next(failures(values, extension, settings), None)


def failures(values: Mapping[str, Value], extension: str, settings: SiteSettings) -> Iterator[Failure]:
    """Yield every value among normalized front matter that stops the build, in the order of the keys."""
    for key in sorted(values.keys() & _CHECKS.keys()):
        try:
            _CHECKS[key](values, settings)
        except (DecodeError, UnknownTokenError) as error:
            yield Failure(str(error), key)
    failure = _content_failure(values, extension, settings)
    if failure:
        yield failure


def _content_failure(values: Mapping[str, Value], extension: str, settings: SiteSettings) -> Failure | None:
    markup = to_text(values["markup"]) if "markup" in values else ""
    kind = media_type(markup, extension)
    if kind is None:
        return Failure(f"markup: {markup!r} is not a content format that Hugo knows", "markup")
    if not settings.allowed_content.allows(kind):
        message = f'content of type {kind} is denied by the policy "security.allowContent" of the site\'s settings'
        return Failure(message, "markup" if markup else "")
    return None


def media_type(markup: str, extension: str) -> str | None:
    """Return the media type of a page's content; None for a `markup` that Hugo does not know."""
    return MEDIA_TYPES.get(lower(markup) if markup else extension)


def root_alias(values: Mapping[str, Value], url: str, prefix: str = "", *, is_ugly: bool = False) -> Failure | None:
    """Return the failure of an alias that is the site's root or above; it stops the build when the page is rendered.

    `url` is the page's path below the base URL, `prefix` the folder of its language. A relative alias counts from the
    folder that holds the page, and that of a home page without such a folder from above the site.
    """
    own = url.removesuffix("/index.html").removesuffix(".html").strip("/")
    above = join("/", own, "..") if own else ".."
    for alias in to_text_list(values.get("aliases")) or ():
        path = join("/", prefix, alias) if alias.startswith("/") else join(above, alias)
        if is_ugly and not path.endswith(".html"):
            path += ".html"
        if clean(path) == "/":
            return Failure(f"aliases: {alias!r} resolves to the website's root", "aliases")
        if clean(path).partition("/")[0] == "..":
            return Failure(f"aliases: {alias!r} leads out of the website; begin it with a slash", "aliases")
    return None


def _check_cascade(values: Mapping[str, Value], settings: SiteSettings) -> None:
    del settings
    for rule in read_cascade(values["cascade"]):
        if rule.uses_removed_target:
            raise DecodeError("cascade.target.lang was removed; use cascade.target.sites.matrix instead")


def _check_build(values: Mapping[str, Value], settings: SiteSettings) -> None:
    del settings
    build_options(values)


def _check_removed_build(values: Mapping[str, Value], settings: SiteSettings) -> None:
    del values, settings
    raise DecodeError("the _build key was removed; use build instead")


def _check_params(values: Mapping[str, Value], settings: SiteSettings) -> None:
    del settings
    params = values["params"]
    if params is None or isinstance(params, dict) or (isinstance(params, str) and _is_json_object(params)):
        return
    raise DecodeError(f"params: must be a map, not {kind_of(params)}")


def _is_json_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False


def _check_sitemap(values: Mapping[str, Value], settings: SiteSettings) -> None:
    del settings
    sitemap = values["sitemap"]
    if isinstance(sitemap, str) and _is_json_object(sitemap):
        sitemap = json.loads(sitemap)
    if isinstance(sitemap, dict):
        check_float("sitemap.priority", sitemap.get("priority"))
        decode_bool("sitemap.disable", sitemap.get("disable"))
        decode_text("sitemap.changefreq", sitemap.get("changefreq"))
        decode_text("sitemap.filename", sitemap.get("filename"))


def _check_outputs(values: Mapping[str, Value], settings: SiteSettings) -> None:
    known = settings.output_formats
    for name in to_text_list(values["outputs"]) or ():
        if known is not None and lower(name) not in known:
            raise DecodeError(f"outputs: there is no output format {name!r}")


def _check_url(values: Mapping[str, Value], settings: SiteSettings) -> None:
    del settings
    url = to_text(values["url"])
    _refuse_protocol("url", url)
    if ":" in url:
        check_pattern(url)


def _check_aliases(values: Mapping[str, Value], settings: SiteSettings) -> None:
    del settings
    for alias in to_text_list(values["aliases"]) or ():
        _refuse_protocol("aliases", alias)


def _refuse_protocol(key: str, url: str) -> None:
    if url.startswith(("http://", "https://")):
        raise DecodeError(f"{key}: {url!r} has a protocol, which is not supported")


def _check_sites(values: Mapping[str, Value], settings: SiteSettings) -> None:
    del settings
    sites = values["sites"]
    if sites is None:
        return
    if not isinstance(sites, dict):
        raise DecodeError(f"sites: must be a map, not {kind_of(sites)}")
    for name in ("matrix", "complements"):
        inner = sites.get(name)
        if inner is not None and not isinstance(inner, dict):
            raise DecodeError(f"sites.{name}: must be a map, not {kind_of(inner)}")
        for dimension in ("languages", "versions", "roles"):
            if inner and isinstance(inner.get(dimension), dict):
                raise DecodeError(f"sites.{name}.{dimension}: must be a list, not a map")


_CHECKS: Mapping[str, Callable[[Mapping[str, Value], SiteSettings], None]] = {
    "cascade": _check_cascade,
    "sites": _check_sites,
    "_build": _check_removed_build,
    "build": _check_build,
    "params": _check_params,
    "url": _check_url,
    "outputs": _check_outputs,
    "sitemap": _check_sitemap,
    "aliases": _check_aliases,
}

#: The keys, in lower case, whose values can stop the build.
RISKY_KEYS = frozenset([*_CHECKS, "markup"])
