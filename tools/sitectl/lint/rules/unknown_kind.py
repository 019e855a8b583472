"""A setting names a kind of page that Hugo does not have.

Pages are of the kind home, page, section, taxonomy or term; besides there are rss, sitemap, robotstxt and 404. Hugo
passes over any other word in `disableKinds` and `outputs`, with a warning that names no file. What was once
`taxonomyTerm` is now `taxonomy`.

Write one of these words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.hugo.config_keys import unlocalized
from sitectl.hugo.gotext import lower
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules._examples import ONE_PAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.source import Span
    from sitectl.lint.config_file import ConfigFile

GROUP = "config"
SEVERITY = "warning"


BAD = (
    Bad(
        'disableKinds = ["RSS", ⟦"tags"⟧]\n',
        path="hugo.toml",
        files=ONE_PAGE,
        hugo=Hugo(on="post/example.md", warns='Unknown kind "tags" in disableKinds'),
    ),
    Bad(
        'disableKinds = ⟦"taxonomyTerm"⟧\n',
        path="hugo.toml",
        files=ONE_PAGE,
        hugo=Hugo(on="post/example.md", warns='Kind "taxonomyterm" used in disableKinds is deprecated'),
    ),
    Bad(
        "outputs:\n  home: [html]\n  ⟦posts⟧: [html]\n",
        path="config/_default/hugo.yaml",
        files={"hugo.toml": "", **ONE_PAGE},
        hugo=Hugo(on="post/example.md", warns='Unknown kind "posts" in outputs'),
    ),
)
GOOD = (
    Good('disableKinds = ["RSS", "robotsTXT", "404", "sitemap", "taxonomy", "term"]\n', path="hugo.toml"),
    Good('[outputs]\nhome = ["html"]\npage = ["html"]\nrss = ["rss"]\n', path="hugo.toml"),
    Good("disableKinds = []\n", path="hugo.toml"),
    Good('[params]\ndisableKinds = ["tags"]\n', path="hugo.toml"),
)

_KINDS = ("home", "page", "section", "taxonomy", "term", "rss", "sitemap", "robotstxt", "404")


def check_config(file: ConfigFile) -> Iterator[Finding]:
    """Yield a finding for each word in `disableKinds` and each key of `outputs` that is no kind."""
    for name, entry in file.settings:
        setting = unlocalized(name)
        if setting == "disablekinds":
            for node in entry.node.items or (entry.node,):
                if isinstance(node.value, str) and lower(node.value) not in _KINDS:
                    yield _finding(node.value, node.span)
        elif setting == "outputs":
            for each in entry.node.entries:
                if lower(each.key) not in _KINDS:
                    yield _finding(each.key, each.key_span)


def _finding(word: str, span: Span) -> Finding:
    known = "`taxonomy`" if lower(word) == "taxonomyterm" else ", ".join(f"`{kind}`" for kind in _KINDS)
    return Finding(span, f"Hugo knows no kind of page `{word}` and passes over it; write {known}.")
