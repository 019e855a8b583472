"""A setting has a value that Hugo refuses: the build fails.

A switch takes `true` or `false`, a size a whole number, a time a unit such as `30s`, `outputs` the names of output
formats, and `defaultMarkdownHandler` a renderer that Hugo still has. In YAML `yes` and `on` are texts, which Hugo
refuses here; its message often names neither the setting nor the file.

Write a value of that type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.hugo.config_keys import unlocalized
from sitectl.hugo.setting_faults import mount_fault
from sitectl.hugo.setting_types import format_fault, type_fault
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.nodes import Node
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


def check_config(file: ConfigFile) -> Iterator[Finding]:
    """Yield a finding for each setting whose value is of a type that Hugo does not take there."""
    formats = file.site.hugo.output_formats
    for name, entry in file.settings:
        value = entry.node.value
        reason = type_fault(name, value) or format_fault(unlocalized(name), value, formats)
        if reason:
            yield _finding(entry.node, reason)
        if name == "module.mounts" and file.site.root is not None:
            for mount in entry.node.items:
                fault = mount_fault(file.site.root, mount.value) if isinstance(mount.value, dict) else ""
                if fault:
                    yield _finding(mount, fault)


def _finding(node: Node, reason: str) -> Finding:
    return Finding(node.span, f"Hugo's build fails at this setting: {reason}.")
