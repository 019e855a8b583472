"""A setting that Hugo does not know, or no longer knows, and passes over.

Hugo says nothing of a setting without meaning: `paginate` has no effect since Hugo 0.148, and neither has `buildDraft`
or `basURL`. No template can read it either.

Write the setting that Hugo knows; settings of your own belong below `params`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.hugo.config_keys import LANGUAGE_SETTINGS, REPLACED, SETTINGS
from sitectl.hugo.spelling import meant
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sitectl.lint.config_file import ConfigFile

GROUP = "config"
SEVERITY = "warning"

_DRAFT = {"content/post/example.md": "---\ntitle: A\ndraft: true\n---\n"}
_PAGE = {"content/post/example.md": "---\ntitle: A\n---\n<b>x</b>\n"}
_LIST = {"content/post/_index.md": "---\ntitle: A\n---\n"}

BAD = (
    Bad(
        "⟦buildDraft⟧ = true\n",
        path="hugo.toml",
        files=_DRAFT,
        hugo=Hugo(on="post/example.md", published=False),
    ),
    Bad(
        "⟦paginate⟧ = 3\n⟦pagerSize⟧ = 4\n",
        path="hugo.toml",
        files=_LIST,
        hugo=Hugo(on="post/_index.md", shows={".Paginator.PagerSize": "10"}),
    ),
    Bad('⟦basURL⟧: "https://example.org/"\n', path="config/_default/hugo.yaml"),
    Bad(
        '⟦motto⟧ = "mine"\n[⟦social⟧]\nx = "me"\n',
        path="hugo.toml",
        files=_PAGE,
        hugo=Hugo(on="post/example.md", shows={"site.Params": "map[]"}),
    ),
    Bad(
        '[languages.en]\n⟦motto⟧ = "mine"\n⟦wieght⟧ = 1\n',
        path="hugo.toml",
        files=_PAGE,
        hugo=Hugo(on="post/example.md", shows={"site.Language.Params": "map[]", "site.Language.Weight": "0"}),
    ),
    Bad(
        "[markup.goldmark]\n⟦unsafe⟧ = true\n",
        path="hugo.toml",
        files=_PAGE,
        hugo=Hugo(on="post/example.md", shows={"strings.Contains .Content `<b>`": "false"}),
    ),
)
GOOD = (
    Good("buildDrafts = true\n", path="hugo.toml"),
    Good("[pagination]\npagerSize = 3\n", path="hugo.toml"),
    Good("paginate = 3\n", path="config/_default/params.toml"),
    Good("[params]\nbuildDraft = true\nunsafe = true\n", path="hugo.toml"),
    Good('[languages.en]\nlabel = "English"\nweight = 1\n[languages.en.params]\nmotto = "x"\n', path="hugo.toml"),
    Good('baseurl = "https://example.org/"\nrssLimit = 3\n', path="hugo.toml"),
    Good("[en]\ncontentDir = 'content'\n", path="config/_default/languages.toml"),
)

_OF_LANGUAGE = re.compile(r"languages\.([^.]+)\.([^.]+)")


def check_config(file: ConfigFile) -> Iterator[Finding]:
    """Yield a finding for each setting without effect: of the site, of a language, or out of its place."""
    for name, entry in file.settings:
        own = _OF_LANGUAGE.fullmatch(name)
        advice = ""
        if name in REPLACED:
            advice = f"write `{REPLACED[name]}`"
        elif own is not None:
            advice = _advice(own[2], LANGUAGE_SETTINGS, f"languages.{own[1]}.params")
        elif "." not in name:
            advice = _advice(name, SETTINGS, "params")
        if advice:
            yield Finding(entry.key_span, f"Hugo passes over `{entry.key}`; {advice}.")


def _advice(name: str, known: Mapping[str, str], table: str) -> str:
    """Return what to write for an unknown setting; "" for a known one."""
    if name in known:
        return ""
    near = f"{name}s" if f"{name}s" in known else meant(name, known)
    return f"write `{known[near]}` if that is meant" if near else f"settings of your own belong below `{table}`"
