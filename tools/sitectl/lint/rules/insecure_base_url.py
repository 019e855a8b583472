"""The site's address begins with `http://`.

Hugo writes this address into the feed, the sitemap, canonical links and all absolute links. Visitors are then sent to
the unencrypted address, or warned of mixed content.

Write `https://`.
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
SEVERITY = "warning"


BAD = (
    Bad(
        'baseURL = ⟦"http://example.org/"⟧\n',
        path="hugo.toml",
        files=ONE_PAGE,
        hugo=Hugo(on="post/example.md", shows={".Permalink": "http://example.org/post/example/"}),
    ),
    Bad("baseurl: ⟦http://example.org/⟧\n", path="config/_default/hugo.yaml", files={"hugo.toml": ""}),
)
GOOD = (
    Good('baseURL = "https://example.org/"\n', path="hugo.toml"),
    Good('baseURL = "http://localhost/"\n', path="hugo.toml"),
    Good('baseURL = "http://127.0.0.1:1313/"\n', path="hugo.toml"),
    Good(
        'baseURL = "http://example.org/"\n', path="hugo.toml", files={"config/production/hugo.toml": 'baseURL = "/"\n'}
    ),
    Good('homepage = "http://example.org/"\n', path="config/_default/params.toml"),
)

_OWN_MACHINE = ("localhost", "127.0.0.1", "::1")


def check_config(file: ConfigFile) -> Iterator[Finding]:
    """Yield a finding for the address that the site is built with."""
    for name, entry in file.settings:
        url = to_text(entry.node.value)
        if name != "baseurl" or url != to_text(file.site.config.get("baseurl")):
            continue
        parts = urlsplit(url)
        if parts.scheme == "http" and parts.hostname not in _OWN_MACHINE:
            yield Finding(
                entry.node.span, "Hugo writes this unencrypted address into all absolute links; write `https://`."
            )
