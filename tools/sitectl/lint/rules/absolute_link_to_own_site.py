"""A link names the site's own address in full.

While the site is served on your machine the link leaves it for the published one, and it breaks when the address
changes. Nothing checks whether its target exists.

Write the path alone, such as `/post/x/`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.source import Edit, Span
from sitectl.lint.diagnostic import Finding, Fix
from sitectl.lint.rule import Bad, Good

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "links"
SEVERITY = "note"

_SITE = {
    "hugo.toml": 'baseURL = "https://lin.example/"\n',
    "content/post/x.md": "---\ntitle: X\n---\n",
}

BAD = (
    Bad(
        "---\ntitle: A\n---\n[it](⟦https://lin.example/post/x/⟧)\n", "---\ntitle: A\n---\n[it](/post/x/)\n", files=_SITE
    ),
    Bad(
        '---\ntitle: A\n---\n<a href="⟦http://lin.example/#top⟧">it</a>\n',
        '---\ntitle: A\n---\n<a href="/#top">it</a>\n',
        files=_SITE,
    ),
    Bad("---\ntitle: A\n---\n[it](⟦https://lin.example⟧)\n", "---\ntitle: A\n---\n[it](/)\n", files=_SITE),
    Bad("---\ntitle: A\n---\n⟦[it](https://lin.example/post/x/?a=1&amp;b=2)⟧\n", files=_SITE),
)
GOOD = (
    Good("---\ntitle: A\n---\n[it](/post/x/)\n", files=_SITE),
    Good("---\ntitle: A\n---\n[it](https://lin.example.net/post/x/)\n", files=_SITE),
    Good("---\ntitle: A\n---\n<https://lin.example/>\n", files=_SITE),
    Good("---\ntitle: A\n---\n[it](https://example.org/post/x/)\n"),
    Good("---\ntitle: A\n---\n[another site there](https://lin.example/tools/x/)\n", files=_SITE),
    Good("---\ntitle: A\n---\n[it](https://example.org/post/example/)\n"),
)

#: Addresses that are in settings only until there is a real one.
_PLACEHOLDERS = ("example.com", "example.org", "example.net", "localhost")


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each link whose target begins with the site's address."""
    host = page.site.host
    if not host or host.partition(":")[0].endswith(_PLACEHOLDERS) or f"//{host}" not in page.page.body:
        return
    for link in page.links(lambda target: _path(target, host) is not None):
        path = _path(link.target, host)
        if path is None or link.text == link.target or not _is_here(page, path):
            continue
        place = link.target_span
        can_fix = page.text[place.start : place.end] == link.target
        fix = Fix(f"write `{path}`", (Edit(Span(*place), path),), "unsafe") if can_fix else None
        yield Finding(
            place, f"This is an address of the site itself; write `{path}`, which is checked and moves along.", fix
        )


def _is_here(page: Subject, path: str) -> bool:
    """Say whether this site answers a path; another one may share its host."""
    return page.site.targets is None or page.site.targets.exists(path, page.content_path)


def _path(target: str, host: str) -> str | None:
    for scheme in ("https://", "http://"):
        rest = target.removeprefix(f"{scheme}{host}")
        if rest != target and (not rest or rest[0] in "/#?"):
            return rest if rest.startswith("/") else f"/{rest}"
    return None
