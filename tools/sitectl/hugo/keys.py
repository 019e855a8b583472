"""The front matter keys that Hugo knows, and how it finds them: in lower case, at every level of maps."""

from __future__ import annotations

import json
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

from sitectl.hugo.gotext import lower

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sitectl.content.nodes import Value

KeyKind: TypeAlias = Literal["date", "bool", "int", "text", "texts", "map", "maps", "any"]

#: Every key with a meaning of its own, and what Hugo casts its value to. Taxonomies come from the site's settings.
KNOWN_KEYS: Mapping[str, KeyKind] = MappingProxyType(
    {
        **dict.fromkeys(("date", "lastmod", "modified", "publishdate", "pubdate", "published"), "date"),
        **dict.fromkeys(("expirydate", "unpublishdate"), "date"),
        **dict.fromkeys(("draft", "headless", "iscjklanguage"), "bool"),
        "weight": "int",
        **dict.fromkeys(("title", "linktitle", "description", "summary", "slug", "url"), "text"),
        **dict.fromkeys(("type", "layout", "markup", "translationkey"), "text"),
        **dict.fromkeys(("keywords", "aliases", "outputs"), "texts"),
        **dict.fromkeys(("params", "build", "sitemap", "sites"), "map"),
        **dict.fromkeys(("cascade", "resources"), "maps"),
        **dict.fromkeys(("menu", "menus"), "any"),
    }
)

#: The keys that decide when a page is published.
PUBLISHING_KEYS = frozenset(["draft", *(key for key, kind in KNOWN_KEYS.items() if kind == "date")])

#: Keys that Hugo once understood: `_build` breaks the build since 0.160, the others are plain parameters again.
REMOVED_KEYS: Mapping[str, str] = MappingProxyType({"_build": "build"})

#: Keys that other systems understand and Hugo keeps as parameters without a word, with what was probably meant.
LOOK_ALIKES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("drafts", "isdraft", "is_draft", "private", "hidden", "unlisted"), "draft"),
        **dict.fromkeys(("updated", "lastmodified", "last_modified", "last_updated", "modified_at"), "lastmod"),
        **dict.fromkeys(("created", "created_at", "datetime"), "date"),
        **dict.fromkeys(("publish_date", "published_at", "publishon"), "publishdate"),
        **dict.fromkeys(("expires", "expiry", "expiry_date", "expiration"), "expirydate"),
        **dict.fromkeys(("permalink", "uri"), "url"),
        **dict.fromkeys(("alias", "redirect_from", "redirects"), "aliases"),
        "order": "weight",
        "excerpt": "summary",
        "tag": "tags",
        "category": "categories",
    }
)


#: Keys that act at the top level only; below `params` they are mere parameters.
TOP_LEVEL_KEYS = frozenset(
    [
        *("draft", "date", "publishdate", "expirydate", "lastmod", "url", "slug", "weight", "aliases", "outputs"),
        *("build", "keywords", "cascade", "resources", "headless", "translationkey", "sitemap", "markup", "linktitle"),
    ]
)

#: The keys whose maps Hugo itself looks into.
STRUCTURED_KEYS = frozenset(key for key, kind in KNOWN_KEYS.items() if kind in ("map", "maps", "any"))

_lower = lru_cache(maxsize=1024)(lower)  # a site has few keys, and many pages with each


def normalized(values: Mapping[str, Value], inside: frozenset[str] | None = None) -> dict[str, Value]:
    """Return a block's values by their lower-case keys, maps inside maps included, maps inside lists not.

    Of two spellings of one key, the one that is not all lower case wins; of two such, the later one. With `inside`,
    only the maps of those keys are looked into, which is faster.
    """
    if inside is not None and inside.isdisjoint(values):
        keys = "".join(values)
        if keys.isascii() and keys == keys.lower():
            return dict(values)
    result: dict[str, Value] = {}
    for key, value in values.items():
        small = _lower(key)
        if key == small and small in result:
            continue
        if isinstance(value, dict) and (inside is None or small in inside):
            value = normalized(value)  # noqa: PLW2901
        result[small] = value
    return result


def merged_params(values: Mapping[str, Value]) -> dict[str, Value]:
    """Return what `.Params` is made from: normalized values, with those of `params` over them.

    That is a map, or a text with one in JSON.
    """
    inner = values.get("params")
    if isinstance(inner, str):
        inner = _json_map(inner)
    result = {key: value for key, value in values.items() if key != "params"}
    return result | inner if isinstance(inner, dict) else result


def _json_map(text: str) -> dict[str, Value] | None:
    try:
        found = json.loads(text)
    except ValueError:
        return None
    return normalized(found) if isinstance(found, dict) else None
