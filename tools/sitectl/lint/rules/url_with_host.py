"""The `url` of a page names a host.

`url` is a path on the site itself. With `http://` or `https://` Hugo stops; in any other spelling it takes the host for
a folder: `//example.org/talk/` is written to /example.org/talk/.

Write the path alone: `url: /talk/`. To send visitors elsewhere, link to the other site.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "publishing"
SEVERITY = "error"
KEYS = ("url",)

_OTHER = {"content/other.md": "---\ntitle: B\n---\n"}

BAD = (
    Bad(
        "---\ntitle: A\nurl: ⟦//example.org/talk/⟧\n---\n",
        files=_OTHER,
        hugo=Hugo(on="other.md", shows={"(site.GetPage `/post/example`).RelPermalink": "/example.org/talk/"}),
    ),
    Bad(
        "---\ntitle: A\nurl: ⟦HTTPS://example.org/talk/⟧\n---\n",
        files=_OTHER,
        hugo=Hugo(on="other.md", shows={"(site.GetPage `/post/example`).RelPermalink": "/HTTPS:/example.org/talk/"}),
    ),
    Bad('+++\nurl = ⟦"ftp://example.org/"⟧\n+++\n'),
)
GOOD = (
    Good("---\ntitle: A\nurl: /talk/\n---\n"),
    Good("---\ntitle: A\nurl: talk//slides/\n---\n"),
    Good("---\ntitle: A\nurl: https://example.org/\n---\n"),
    Good("---\ntitle: A\nurl: /:section/:slug/\n---\n"),
)

_HOST = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^/]")


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for an address with a host, but for those at which Hugo stops."""
    node = page.node("url")
    url = node.value if node is not None else None
    if node is not None and isinstance(url, str) and _HOST.match(url) and not url.startswith(("http://", "https://")):
        yield Finding(node.span, "Hugo takes the host for a folder of the site; write the path alone.")
