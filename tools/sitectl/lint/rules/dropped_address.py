"""A link's address is dropped, because the link hook of the site lets only web and mail addresses through.

On a site whose settings have `languages`, Hugo's own hook writes each Markdown link, and puts `#ZgotmplZ` in the place
of `tel:`, `sms:`, `ftp:` and every scheme but `http`, `https` and `mailto`. The link is dead, and nothing says so.
A hook of the site's own without `safeURL` does the same.

Write a hook, layouts/_markup/render-link.html, with `href="{{ .Destination | safeURL }}"`, or the link in HTML.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.markdown import COVER
from sitectl.hugo.go_address import refusal
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "links"
SEVERITY = "warning"
MENTIONS = ("](", "]:")

_SITE = {"layouts/all.html": "{{ .Content }}", "hugo.toml": "[languages.en]\nweight = 1\n"}
_HOOK = '<a href="{{ .Destination }}">{{ .Text }}</a>'
_OWN = {"layouts/all.html": "{{ .Content }}", "layouts/_markup/render-link.html": _HOOK}
_SAFE = {**_OWN, "layouts/_markup/render-link.html": _HOOK.replace(" }}", " | safeURL }}", 1)}
_DROPPED = Hugo(shows={'in .Content `href="#ZgotmplZ"`': "true"})

BAD = (
    Bad("---\ntitle: A\n---\n[call](⟦tel:+49-30-1234⟧)\n", files=_SITE, hugo=_DROPPED),
    Bad("---\ntitle: A\n---\n[files](⟦ftp://example.org/x⟧)\n", files=_OWN, hugo=_DROPPED),
    Bad("---\ntitle: A\n---\n⟦[text][x]⟧\n\n[x]: sms:+49-30\n", files=_SITE, hugo=_DROPPED),
)
GOOD = (
    Good("---\ntitle: A\n---\n[it](https://example.org/a:b) [mail](mailto:a@example.org) [x](a/b:c)\n", files=_SITE),
    Good("---\ntitle: A\n---\n[call](tel:+49-30-1234)\n", files={"layouts/all.html": "{{ .Content }}"}),
    Good("---\ntitle: A\n---\n[call](tel:+49-30-1234)\n", files=_SAFE),
    Good('---\ntitle: A\n---\n<a href="tel:+49-30-1234">call</a> `[x](tel:1)`\n', files=_SITE),
)

_SCHEME = re.compile(r"(?!(?:https?|mailto|file):)[A-Za-z][A-Za-z0-9+.-]+:", re.IGNORECASE)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each Markdown link with a scheme that the link hook does not let through."""
    if page.content_path is None or not page.site.filters_links:
        return
    for link in page.links(_is_dropped):
        if link.kind == "link" and not link.is_html:
            message = f"Hugo writes `#ZgotmplZ` in the place of `{link.target}`, and the link is dead"
            yield Finding(link.target_span, f"{message}; write it in HTML, or with a hook that uses `safeURL`.")


def _is_dropped(target: str) -> bool:
    return _SCHEME.match(target) is not None and COVER not in target and not refusal(target)
