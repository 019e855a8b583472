"""The name of a file ends in a language that the site does not have.

`about.de.md` is the German form of `about.md` only where the settings name the language `de`. Elsewhere Hugo takes the
suffix for a part of the name, and publishes a page of its own beside the other, at /about.de/.

Name the language in the settings (`[languages.de]`), or rename the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.source import Span
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "publishing"
SEVERITY = "warning"

_ENGLISH = {"content/about.md": "---\ntitle: A\n---\n"}

BAD = (
    Bad(
        "⟦---⟧\ntitle: B\n---\n",
        path="content/about.de.md",
        files=_ENGLISH,
        hugo=Hugo(on="about.md", shows={"len site.RegularPages": "2"}),
    ),
    Bad(
        "⟦---⟧\ntitle: B\n---\n",
        path="content/post/index.zh.md",
        files={"content/post/index.md": "---\ntitle: A\n---\n"},
    ),
    Bad("⟦+++⟧\n+++\n", path="content/about.fr.md", files=_ENGLISH),
    Bad("⟦---⟧\ntitle: B\n---\n", path="content/about.DE.md", files=_ENGLISH),
)
GOOD = (
    Good("---\ntitle: B\n---\n", path="content/about.de.md"),
    Good("---\ntitle: B\n---\n", path="content/about.v2.md", files=_ENGLISH),
    Good(
        "---\ntitle: B\n---\n",
        path="content/about.de.md",
        files={**_ENGLISH, "hugo.toml": "[languages.en]\nweight = 1\n[languages.de]\nweight = 2\n"},
    ),
    Good("---\ntitle: B\n---\n", path="content/about.md", files={"content/about.de.md": ""}),
    Good(
        "---\ntitle: B\n---\n",
        path="content/about.de.x.md",
        files={**_ENGLISH, "content/about.x.md": "", "content/about.x": ""},
    ),
)

_CODES = (
    "af am ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn "
    "ko ky lo lt lv mk ml mn mr ms my nb ne nl nn no pa pl pt ro ru si sk sl sq sr sv sw ta te th tr uk ur uz vi zh "
    "en-gb en-us pt-br zh-cn zh-hans zh-hant zh-tw"
)
_LANGUAGES = frozenset(_CODES.split())


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for a page with the suffix of a language beside the same page without one."""
    if page.content_path is None:
        return
    folder, slash, name = page.content_path.rpartition("/")
    parts = name.split(".")
    if len(parts) != 3 or parts[1].lower() not in _LANGUAGES:
        return
    known = page.site.hugo.languages.keys() | page.site.hugo.disabled_languages
    if parts[1].lower() not in known and f"{folder}{slash}{parts[0]}.{parts[2]}" in page.site.plans:
        start = page.front_matter.block_span.start
        message = f"The site has no language `{parts[1]}`, so this is no translation; add the language, or rename it."
        yield Finding(Span(start, min(start + 3, len(page.text))), message)
