"""Links cannot begin with the site's address as it is written.

Hugo puts `baseURL` before the path of every absolute link, as it stands there but for a slash at its end. Without
`https://` all these links are paths below the page that they stand on; a space, a `?` or a `#` breaks them as well.

Write the whole address: `https://example.org/`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sitectl.hugo.casts import to_text
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules._examples import ONE_PAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.config_file import ConfigFile

GROUP = "config"
SEVERITY = "error"


BAD = (
    Bad(
        'baseURL = ⟦"example.org"⟧\n',
        path="hugo.toml",
        files=ONE_PAGE,
        hugo=Hugo(on="post/example.md", shows={".RelPermalink": "example.org/post/example/"}),
    ),
    Bad(
        'baseURL = ⟦"https:/example.org/"⟧\n',
        path="hugo.toml",
        files=ONE_PAGE,
        hugo=Hugo(on="post/example.md", shows={".Permalink": "https:/example.org/post/example/"}),
    ),
    Bad(
        'baseURL = ⟦"https://example.org/?x=1"⟧\n',
        path="hugo.toml",
        files=ONE_PAGE,
        hugo=Hugo(on="post/example.md", shows={".Permalink": "https://example.org/?x=1post/example/"}),
    ),
    Bad(
        "baseurl: ⟦'https://example.org/ '⟧\n",
        path="config/_default/hugo.yaml",
        files={"hugo.toml": "", **ONE_PAGE},
        hugo=Hugo(on="post/example.md", shows={".Permalink": "https://example.org/%20/post/example/"}),
    ),
)
GOOD = (
    Good('baseURL = "https://example.org"\n', path="hugo.toml"),
    Good('baseURL = "http://localhost:1313/sub"\n', path="hugo.toml"),
    Good('baseURL = "/"\n', path="hugo.toml"),
    Good('baseURL = ""\n', path="hugo.toml"),
    Good('baseURL = "//example.org/"\n', path="hugo.toml"),
    Good('baseURL = "x"\n', path="hugo.toml", files={"config/production/hugo.toml": 'baseURL = "https://x.org/"\n'}),
    Good('baseURL = "x"\n', path="config/_default/params.toml"),
)


def check_config(file: ConfigFile) -> Iterator[Finding]:
    """Yield a finding for the address that the site is built with, unless it is one, or meant to be none."""
    for name, entry in file.settings:
        url = to_text(entry.node.value)
        if name != "baseurl" or not url or url.startswith("/") or url != to_text(file.site.config.get("baseurl")):
            continue
        if url != url.strip() or "?" in url or "#" in url:
            message = "A space, `?` or `#` in this address breaks every absolute link of the site; remove it."
            yield Finding(entry.node.span, message)
        elif not _has_host(url):
            yield Finding(entry.node.span, "Absolute links begin with this text; write the address with `https://`.")


def _has_host(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
