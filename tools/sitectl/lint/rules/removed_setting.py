"""A setting that Hugo has removed: the build fails.

Hugo names the new setting in its message, but not the file and line of the old one.

Write the new setting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.hugo.config_keys import REMOVED
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules._examples import ONE_PAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.source import Span
    from sitectl.lint.config_file import ConfigFile

GROUP = "config"
SEVERITY = "error"


BAD = (
    Bad(
        "[markup.goldmark.renderHooks.link]\n⟦enableDefault⟧ = true\n",
        path="hugo.toml",
        hugo=Hugo(breaks="markup.goldmark.renderHooks.link.enableDefault was deprecated"),
    ),
    Bad(
        '[[module.mounts]]\nsource = "content"\ntarget = "content"\n⟦lang⟧ = "en"\n',
        path="hugo.toml",
        files=ONE_PAGE,
        hugo=Hugo(breaks="module.mounts.lang was deprecated"),
    ),
    Bad(
        "[minify.tdewolff.html]\n⟦keepConditionalComments⟧ = true\n[minify.tdewolff.svg]\n⟦decimals⟧ = 2\n",
        path="hugo.toml",
        files=ONE_PAGE,
        hugo=Hugo(breaks="minify.tdewolff.html.keepconditionalcomments was deprecated"),
    ),
    Bad(
        '[[mounts]]\nsource = "content"\ntarget = "content"\n⟦excludeFiles⟧ = "x"\n',
        path="config/_default/module.toml",
        files=ONE_PAGE,
        hugo=Hugo(breaks="module.mounts.excludeFiles was deprecated"),
    ),
)
GOOD = (
    Good('[markup.goldmark.renderHooks.link]\nuseEmbedded = "auto"\n', path="hugo.toml"),
    Good('[[module.mounts]]\nsource = "content"\ntarget = "content"\nfiles = ["! x"]\n', path="hugo.toml"),
    Good("[params.module.mounts]\nlang = 1\n", path="hugo.toml"),
    Good('lang = "en"\n', path="hugo.toml"),
    Good("[minify.tdewolff.html]\nkeepSpecialComments = true\n", path="hugo.toml"),
    Good('[[module.mounts]]\nsource = "gone"\ntarget = "layouts"\nincludeFiles = "x"\n', path="hugo.toml"),
)


def check_config(file: ConfigFile) -> Iterator[Finding]:
    """Yield a finding for each setting that stops the build."""
    unread = set(_unread_patterns(file))
    for name, entry in file.settings:
        new = REMOVED.get(name)
        if new is not None and entry.key_span not in unread:
            message = f"Hugo has removed `{entry.key}` and the build fails; write `{new}` instead."
            yield Finding(entry.key_span, message)


def _unread_patterns(file: ConfigFile) -> Iterator[Span]:
    """Yield the places of the patterns in mounts of folders that are not there: Hugo passes over these."""
    mounts = [entry.node for name, entry in file.settings if name == "module.mounts"]
    for mount in (item for node in mounts for item in node.items):
        source = next((entry.node.value for entry in mount.entries if entry.key.lower() == "source"), None)
        if file.site.root is not None and isinstance(source, str) and not (file.site.root / source).exists():
            yield from (entry.key_span for entry in mount.entries if entry.key.lower() != "lang")
