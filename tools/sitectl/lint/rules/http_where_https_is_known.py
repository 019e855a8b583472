"""A link uses http, although its host is known to answer https.

The first request goes unprotected, the host redirects it, and some browsers warn before they follow.

Write `https://`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sitectl.content.source import Edit, Span
from sitectl.lint.diagnostic import Finding, Fix
from sitectl.lint.rule import Bad, Good

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "links"
SEVERITY = "note"
MENTIONS = ("http://",)

BAD = (
    Bad(
        "---\ntitle: A\n---\n[code](⟦http⟧://github.com/x/y)\n", "---\ntitle: A\n---\n[code](https://github.com/x/y)\n"
    ),
    Bad(
        '---\ntitle: A\n---\n<a href="⟦http⟧://dx.doi.org/10.1145/1">DOI</a>\n',
        '---\ntitle: A\n---\n<a href="https://dx.doi.org/10.1145/1">DOI</a>\n',
    ),
    Bad(
        "---\ntitle: A\n---\n[it](⟦http⟧://en.wikipedia.org/wiki/X)\n",
        "---\ntitle: A\n---\n[it](https://en.wikipedia.org/wiki/X)\n",
    ),
)
GOOD = (
    Good("---\ntitle: A\n---\n[code](https://github.com/x/y)\n"),
    Good("---\ntitle: A\n---\n[old](http://www.cs.example.edu/~x/)\n"),
    Good("---\ntitle: A\n---\n`[code](http://github.com/)`\n"),
    Good("---\ntitle: A\n---\n[it](http://github.com:8080/) [it](http://notgithub.com/)\n"),
)

#: Hosts that answer http with a redirect to https; what stands before them may differ.
_SECURE = (
    *("github.com", "github.io", "gitlab.com", "bitbucket.org", "sourceforge.net", "stackoverflow.com"),
    *("arxiv.org", "doi.org", "orcid.org", "dblp.org", "openreview.net", "zenodo.org", "jstor.org", "ssrn.com"),
    *("acm.org", "ieee.org", "springer.com", "sciencedirect.com", "nature.com", "usenix.org", "semanticscholar.org"),
    *("wikipedia.org", "wikimedia.org", "archive.org", "google.com", "youtube.com", "youtu.be", "vimeo.com"),
    *("twitter.com", "x.com", "linkedin.com", "facebook.com", "instagram.com", "medium.com"),
    *("creativecommons.org", "w3.org", "ietf.org", "rfc-editor.org", "gohugo.io", "golang.org", "python.org"),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each link by http to a host of the list."""
    if "http://" not in page.page.body:
        return
    for link in page.links(_is_secure):
        start = link.target_span.start
        if page.text.startswith("http:", start):
            scheme = Span(start, start + 4)
            fix = Fix("write `https`", (Edit(scheme, "https"),))
            yield Finding(scheme, "The host answers https, so the first request need not go unprotected.", fix)


def _is_secure(target: str) -> bool:
    if not target.startswith("http://"):
        return False
    try:
        host = urlsplit(target).netloc.lower()
    except ValueError:
        return False
    return any(host == known or host.endswith(f".{known}") for known in _SECURE)
