"""A setting has a value that Hugo refuses: the build fails.

A switch takes `true` or `false`, a size a whole number, a time a unit such as `30s`, `outputs` the names of output
formats, and `defaultMarkdownHandler` a renderer that Hugo still has. In YAML `yes` and `on` are texts, which Hugo
refuses here; its message often names neither the setting nor the file.

Write a value of that type.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.hugo.casts import to_text_list
from sitectl.hugo.config_keys import is_boolean, is_integer, unlocalized
from sitectl.hugo.gotext import lower
from sitectl.hugo.weak_decode import DecodeError, check_float, check_int, decode_bool
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.nodes import Value
    from sitectl.lint.config_file import ConfigFile

GROUP = "config"
SEVERITY = "error"

_MAIN = {"hugo.toml": ""}

BAD = (
    Bad(
        "enableEmoji: ⟦yes⟧\n",
        path="config/_default/hugo.yaml",
        files=_MAIN,
        hugo=Hugo(breaks="failed to create config"),
    ),
    Bad(
        '[markup.goldmark.renderer]\nunsafe = ⟦"on"⟧\n', path="hugo.toml", hugo=Hugo(breaks='failed to decode "markup"')
    ),
    Bad('[pagination]\npagerSize = ⟦"ten"⟧\n', path="hugo.toml", hugo=Hugo(breaks='failed to decode "pagination"')),
    Bad('timeout = ⟦"1 s"⟧\n', path="hugo.toml", hugo=Hugo(breaks="failed to parse timeout")),
    Bad('[outputs]\nhome = ⟦["html", "search"]⟧\n', path="hugo.toml", hugo=Hugo(breaks="unknown output format")),
    Bad(
        '[markup]\ndefaultMarkdownHandler = ⟦"blackfriday"⟧\n',
        path="hugo.toml",
        hugo=Hugo(breaks='defaultMarkdownHandler "blackfriday" not found'),
    ),
    Bad('[markup]\ndefaultMarkdownHandler = ⟦""⟧\n', path="hugo.toml", hugo=Hugo(breaks='Handler "" not found')),
    Bad('params = ⟦["x"]⟧\n', path="hugo.toml", hugo=Hugo(breaks="failed to load config")),
    Bad('[sitemap]\npriority = ⟦"high"⟧\n', path="hugo.toml", hugo=Hugo(breaks='failed to decode "sitemap"')),
)
GOOD = (
    Good('enableEmoji = true\nbuildDrafts = "true"\nuglyURLs = ""\ncanonifyURLs = 1\n', path="hugo.toml"),
    Good('[pagination]\npagerSize = "3"\n[sitemap]\npriority = "0.5"\n', path="hugo.toml"),
    Good('timeout = "30s"\n', path="hugo.toml"),
    Good('timeout = "1.h2m3.5s4ms5us6µs7ns"\n', path="hugo.toml"),
    Good("params:\ntimeout: 30s\n", path="hugo.yaml"),
    Good("timeout = 30000\n", path="hugo.toml"),
    Good('[outputs]\nhome = ["HTML", "search"]\n[outputFormats.search]\nmediaType = "text/html"\n', path="hugo.toml"),
    Good('[markup]\ndefaultMarkdownHandler = "Goldmark"\n', path="hugo.toml"),
    Good('[params]\nenableEmoji = "yes"\n[params.pagination]\npagerSize = "x"\n', path="hugo.toml"),
    Good('[outputs]\nhome = ["search"]\n[[module.imports]]\npath = "x"\n', path="hugo.toml"),
)

#: The renderers of Hugo by name; some of them need a program.
_HANDLERS = frozenset(["goldmark", "asciidocext", "rst", "pandoc", "org"])
_DURATION = re.compile(r"[+-]?(?:\d+(?:\.\d*)?(?:ns|us|µs|ms|s|m|h))+|\d+")


def check_config(file: ConfigFile) -> Iterator[Finding]:
    """Yield a finding for each setting whose value is of a type that Hugo does not take there."""
    formats = file.site.hugo.output_formats
    for name, entry in file.settings:
        reason = _reason(unlocalized(name), entry.node.value, formats)
        if reason:
            yield Finding(entry.node.span, f"Hugo's build fails at this setting: {reason}.")


def _reason(name: str, value: Value, formats: frozenset[str] | None) -> str:
    try:
        if is_boolean(name):
            decode_bool(name, value)
        elif is_integer(name):
            check_int(name, value)
        elif name == "sitemap.priority":
            check_float(name, value)
    except DecodeError as error:
        return str(error)
    if name == "timeout" and isinstance(value, str) and not _DURATION.fullmatch(value):
        return f"timeout: {value!r} is not a time; write one such as `30s`"
    if name in ("params", "languages") and value is not None and not isinstance(value, dict):
        return f"{name}: must be a map"
    if name == "markup.defaultmarkdownhandler" and isinstance(value, str) and lower(value) not in _HANDLERS:
        return f"defaultMarkdownHandler: there is no renderer {value!r}; write `goldmark`, or remove the line"
    unknown = _unknown_format(value, formats) if name.startswith("outputs.") and name.count(".") == 1 else None
    return f"{name}: there is no output format {unknown!r}" if unknown else ""


def _unknown_format(value: Value, formats: frozenset[str] | None) -> str | None:
    names = to_text_list(value) or () if formats is not None else ()
    return next((name for name in names if formats is not None and lower(name) not in formats), None)
