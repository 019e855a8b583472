"""Which type of value Hugo takes for each setting; with another one it stops before it reads any page.

Measured on Hugo 0.168 with every setting and every type of value (`tools/bench/check_settings.py`). What a language
sets for itself is read with other words: its own fields strictly, the rest loosely, and a map in vain.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.nodes import TomlTime
from sitectl.hugo.casts import to_text_list
from sitectl.hugo.config_keys import is_boolean, is_integer
from sitectl.hugo.gotext import lower
from sitectl.hugo.site_settings import DEFAULT_OUTPUT_FORMATS
from sitectl.hugo.weak_decode import DecodeError, check_float, check_int, decode_bool, kind_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sitectl.content.nodes import Value
    from sitectl.hugo.config_files import Config

_TEXTS = frozenset(
    name.lower()
    for name in (
        *("archetypeDir", "assetDir", "baseURL", "cacheDir", "contentDir", "copyright", "dataDir"),
        *("defaultContentLanguage", "defaultContentRole", "defaultContentVersion", "i18nDir", "ignoreVendorPaths"),
        *("languageCode", "layoutDir", "locale", "newContentEditor", "publishDir", "refLinksErrorLevel"),
        *("refLinksNotFoundURL", "resourceDir", "sectionPagesMenu", "themesDir", "timeZone", "title"),
        *(
            "titleCaseStyle",
            "defaultOutputFormat",
            "markup.highlight.style",
            "pagination.path",
            "sitemap.filename",
            "module.proxy",
        ),
    )
)
_TEXT_LISTS = frozenset(
    name.lower()
    for name in (
        *("disableKinds", "disableLanguages", "ignoreErrors", "ignoreFiles", "ignoreLogs", "mainSections"),
        *("renderSegments", "staticDir"),
    )
)
_MAPS = frozenset(
    name.lower()
    for name in (
        *("params", "languages", "page", "pagination", "related", "outputFormats", "menu", "menus"),
        *("markup.goldmark", "markup.goldmark.extensions", "markup.goldmark.parser", "markup.goldmark.renderHooks"),
        *("markup.highlight", "markup.tableOfContents", "security.exec", "security.funcs", "services.rss"),
    )
)
#: The maps whose dates, which they cannot be either, Hugo takes for empty ones.
_TAKE_DATES = _MAPS - frozenset(["params", "languages", "outputformats", "menu", "menus"])
_OWN_TEXTS = frozenset(["languagecode", "locale", "title", "label", "direction", "languagename", "languagedirection"])
#: What Hugo does not look at where a language sets it.
_LOOSE_OF_LANGUAGE = _MAPS | {"ignoreerrors", "minify"}
_OF_LANGUAGE = re.compile(r"languages\.[^.]+\.(.+)")
_LANGUAGE = re.compile(r"languages\.[^.]+")
#: Where Hugo stops if nothing is written after the colon, too.
_STOPS_EMPTY = re.compile(r"languages(?:\.[^.]+)?|related|menus?\.[^.]+")
_DURATION = re.compile(r"[+-]?(?:\d+(?:\.\d*)?(?:ns|us|µs|ms|s|m|h))+|\d+")
#: The renderers of Hugo by name; some of them need a program.
_HANDLERS = frozenset(["goldmark", "asciidocext", "rst", "pandoc", "org"])
_KINDS = frozenset(["home", "page", "section", "taxonomy", "term", "rss", "404", "robotstxt", "sitemap"])
_HOOK_USES = frozenset(["auto", "never", "always", "fallback"])


def type_fault(name: str, value: Value) -> str:
    """Return why Hugo stops at a setting with this value, by its dotted name in lower case; "" where it goes on."""
    own = _OF_LANGUAGE.fullmatch(name)
    try:
        if own is not None:
            _check_of_language(own[1], value)
        elif value is not None or _STOPS_EMPTY.fullmatch(name):
            _check(name, value)
    except DecodeError as error:
        return str(error)
    return ""


def settings_in(config: Config, prefix: str = "") -> Iterator[tuple[str, Value]]:
    """Yield every setting at every depth of maps: its dotted name in lower case, and its value."""
    for key, value in config.items():
        name = f"{prefix}{lower(key)}"
        yield name, value
        if isinstance(value, dict):
            yield from settings_in(value, f"{name}.")


def _check(name: str, value: Value) -> None:
    if is_boolean(name):
        decode_bool(name, value)
    elif is_integer(name):
        check_int(name, value)
    elif name in _TEXTS:
        _check_text(name, value)
    elif name in _TEXT_LISTS:
        _check_text_list(name, value)
    elif name in _MAPS or _LANGUAGE.fullmatch(name):
        _check_map(name, value)
    elif name in _OTHERS:
        _OTHERS[name](name, value)
    elif name.startswith(("menu.", "menus.")) and name.count(".") == 1:
        _check_menu(name, value)


def _check_of_language(name: str, value: Value) -> None:
    if value is None:
        return
    if name in _OWN_TEXTS:
        if not isinstance(value, str):
            raise DecodeError(f"{name}: expected a text in quotes, got {kind_of(value)}")
    elif name == "disabled":
        if not isinstance(value, bool):
            raise DecodeError(f"{name}: expected true or false, got {kind_of(value)}")
    elif name == "weight":
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise DecodeError(f"{name}: expected a number without quotes, got {kind_of(value)}")
    elif not isinstance(value, dict) and name not in _LOOSE_OF_LANGUAGE and "." not in name and value != "":
        _check(name, value)


def _check_text(name: str, value: Value) -> None:
    if isinstance(value, (list, dict, TomlTime)):
        raise DecodeError(f"{name}: expected a text, got {kind_of(value)}")
    if value == "" and name == "publishdir":
        raise DecodeError(f"{name}: must name a folder, or be left out")


def _check_text_list(name: str, value: Value) -> None:
    if isinstance(value, (dict, TomlTime)):
        raise DecodeError(f"{name}: expected a list of texts, got {kind_of(value)}")
    wrong = [each for each in value if isinstance(each, (list, dict))] if isinstance(value, list) else []
    if wrong:
        raise DecodeError(f"{name}: expected a list of texts, got {kind_of(wrong[0])} in it")


def _check_map(name: str, value: Value) -> None:
    if not isinstance(value, dict) and not (isinstance(value, TomlTime) and name in _TAKE_DATES):
        raise DecodeError(f"{name}: must be a map")
    if name == "languages" and not value:
        raise DecodeError(f"{name}: must have at least one language, or be left out")
    if name == "outputformats" and isinstance(value, dict):
        wrong = next((key for key, format_ in value.items() if not isinstance(format_, dict)), None)
        if wrong is not None:
            raise DecodeError(f"{name}.{wrong}: must be a map")


def _check_menu(name: str, value: Value) -> None:
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise DecodeError(f"{name}: a menu must be a list of maps, one for each entry")


def _check_mounts(name: str, value: Value) -> None:
    if not isinstance(value, list) or not all(isinstance(mount, dict) for mount in value):
        raise DecodeError(f"{name}: must be a list of maps, each with a `source` and a `target`")


def _check_timeout(name: str, value: Value) -> None:
    if not _is_duration(value):
        raise DecodeError(f"{name}: {_shown(value)} is not a time; write one such as `30s`")


def _is_duration(value: Value) -> bool:
    return isinstance(value, int) or (isinstance(value, str) and _DURATION.fullmatch(value) is not None)


def _check_handler(name: str, value: Value) -> None:
    if not isinstance(value, str) or lower(value) not in _HANDLERS:
        raise DecodeError(f"{name}: there is no renderer {_shown(value)}; write `goldmark`, or remove the line")


def _check_hook_use(name: str, value: Value) -> None:
    if not isinstance(value, str) or value not in _HOOK_USES:
        raise DecodeError(f"{name}: {_shown(value)} is not one of `auto`, `never`, `always`, `fallback`")


def _check_minify(name: str, value: Value) -> None:
    if isinstance(value, bool):
        raise DecodeError(f"{name}: was removed as a switch; write `minifyOutput = true` below `[minify]`")


def _shown(value: Value) -> str:
    return repr(value) if isinstance(value, str) else kind_of(value)


_HOOKS = "markup.goldmark.renderhooks"
_OTHERS: dict[str, Callable[[str, Value], None]] = {
    "sitemap.priority": check_float,
    "timeout": _check_timeout,
    "module.mounts": _check_mounts,
    "minify": _check_minify,
    "markup.defaultmarkdownhandler": _check_handler,
    f"{_HOOKS}.image.useembedded": _check_hook_use,
    f"{_HOOKS}.link.useembedded": _check_hook_use,
}


def known_output_formats(config: Config) -> frozenset[str] | None:
    """Return the names of all output formats; None where a theme or a module may define more."""
    module, defined = config.get("module"), config.get("outputformats")
    if config.get("theme") or (isinstance(module, dict) and module.get("imports")):
        return None
    return DEFAULT_OUTPUT_FORMATS | defined.keys() if isinstance(defined, dict) else DEFAULT_OUTPUT_FORMATS


def format_fault(name: str, value: Value, formats: frozenset[str] | None) -> str:
    """Return why Hugo stops at `outputs.<kind>` or `defaultOutputFormat`; "" where something defines all formats."""
    of_kind = name.removeprefix("outputs.") in _KINDS and name.startswith("outputs.")
    if formats is None or not (of_kind or name == "defaultoutputformat"):
        return ""
    names = [""] if value == "" and of_kind else to_text_list(value) or ()
    unknown = next((each for each in names if lower(each) not in formats), None)
    return "" if unknown is None else f"{name}: there is no output format {unknown!r}"
