"""A setting names a section that the site does not have, but it has one with nearly that name.

`mainSections` says whose pages the home page and many themes list, and `permalinks` how the addresses of a section
look. Both take the names of folders below the content. For a name without a folder Hugo does nothing and says nothing:
with `posts` in place of `post` the home page lists nothing.

Write the name of the folder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.hugo.cascade import PAGE_KINDS
from sitectl.hugo.config_keys import unlocalized
from sitectl.hugo.gotext import lower
from sitectl.hugo.spelling import meant
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.nodes import Entry
    from sitectl.content.source import Span
    from sitectl.lint.config_file import ConfigFile

GROUP = "config"
SEVERITY = "warning"

_PAGE = {"content/post/example.md": "---\ntitle: A\n---\n", "content/Talks/deep/x.md": "---\ntitle: B\n---\n"}

BAD = (
    Bad(
        '[permalinks]\n⟦posts⟧ = "/p/:slug/"\n',
        path="hugo.toml",
        files=_PAGE,
        hugo=Hugo(on="post/example.md", shows={".RelPermalink": "/post/example/"}),
    ),
    Bad('[permalinks.page]\n⟦talk⟧ = "/n/:slug/"\n', path="hugo.toml", files=_PAGE),
    Bad(
        'mainSections = ["news", ⟦"pots"⟧]\n',
        path="hugo.toml",
        files=_PAGE,
        hugo=Hugo(on="post/example.md", shows={"site.MainSections": "[news pots]"}),
    ),
    Bad('[params]\nmainSections = ⟦"posts"⟧\n[permalinks]\npost = "/p/"\n', path="hugo.toml", files=_PAGE),
)
GOOD = (
    Good('mainSections = ["post", "talks"]\n[permalinks]\npost = "/p/:slug/"\n', path="hugo.toml", files=_PAGE),
    Good('[permalinks]\ntags = "/t/:slug/"\n"/" = "/x/"\n"talks/deep" = "/x/"\n', path="hugo.toml", files=_PAGE),
    Good('[permalinks.section]\npost = "/p/"\n', path="hugo.toml", files=_PAGE),
    Good('[params.permalinks]\nblog = "/p/"\n', path="hugo.toml", files=_PAGE),
    Good('mainSections = ["news"]\n[permalinks]\nblog = "/p/"\n', path="hugo.toml", files=_PAGE),
    Good(
        'mainSections = ["pages", 5]\n[permalinks.term]\nTags = "/x/"\n',
        path="hugo.toml",
        files={**_PAGE, "content/page.md": ""},
    ),
    Good('[params]\npots = "x"\n', path="hugo.toml", files=_PAGE),
)


def check_config(file: ConfigFile) -> Iterator[Finding]:
    """Yield a finding for each section in the settings that is no folder of the content."""
    known = {lower(path.split("/")[0]) for path in file.site.plans if "/" in path} | file.site.taxonomies
    for name, entry in file.settings:
        for word, span in _sections(unlocalized(name), entry):
            near = None if lower(word) in known else _nearest(lower(word), known)
            if near is not None:
                message = f"The site has no section `{word}`, so this does nothing; write `{near}` if that is meant."
                yield Finding(span, message)


def _nearest(word: str, known: set[str]) -> str | None:
    """Return the section that a word is a slip away from, or the singular or plural of."""
    other = word.removesuffix("s") if word.endswith("s") else f"{word}s"
    return other if other in known else meant(word, sorted(known))


def _sections(name: str, entry: Entry) -> Iterator[tuple[str, Span]]:
    """Yield the sections that one setting names, and where."""
    if name in ("mainsections", "params.mainsections"):
        for node in entry.node.items or (entry.node,):
            if isinstance(node.value, str):
                yield node.value, node.span
    table, _, last = name.rpartition(".")
    if table in ("permalinks", *(f"permalinks.{kind}" for kind in PAGE_KINDS)) and last not in PAGE_KINDS:
        yield entry.key, entry.key_span
