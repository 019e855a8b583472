"""The order of a site's languages, and which of them is the default."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.hugo.casts import to_int
from sitectl.hugo.weak_decode import DecodeError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sitectl.content.nodes import Value


def language_order(code: str, languages: Mapping[str, Mapping[str, Value]]) -> tuple[bool, int, str]:
    """Return what Hugo sorts a language by: its weight, those without one last, and its code."""
    weight = to_int(languages[code].get("weight"))
    return weight == 0, weight, code


def default_language(
    named: str, languages: Mapping[str, Mapping[str, Value]], enabled: Mapping[str, Mapping[str, Value]]
) -> str:
    """Return the code of the default language: the one that the settings name, else English, else the first enabled.

    Raises DecodeError for a name that is none of the site's languages, or of one that is disabled.
    """
    if not languages:
        return named or "en"
    if named and named not in enabled:
        reason = "is disabled" if named in languages else "is not among the site's languages"
        raise DecodeError(f"defaultContentLanguage: {named!r} {reason}")
    found = enabled or languages
    return named or ("en" if "en" in found else min(found, key=lambda code: language_order(code, found)))
