"""The site does not say in which time zone its dates are.

Hugo then takes UTC for every date without an offset. East of Greenwich a page of today is hidden until the morning,
west of it a page of tomorrow is online in the evening.

Add `timeZone = "Europe/Berlin"` (or yours) to the site's settings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.hugo.config_files import config_paths
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.config_file import ConfigFile

GROUP = "config"
SEVERITY = "note"

_PAGE = {"content/post/example.md": "---\ntitle: A\ndate: 2025-11-01\n---\n"}

BAD = (
    Bad(
        '⟦baseURL = "https://example.org/"⟧\ntitle = "A"\n',
        path="hugo.toml",
        files=_PAGE,
        hugo=Hugo(on="post/example.md", shows={'.Date.Format "2006-01-02T15:04:05Z07:00"': "2025-11-01T00:00:00Z"}),
    ),
    Bad('⟦title = "A"⟧\ntimeZone = ""\n', path="hugo.toml"),
)
GOOD = (
    Good('timeZone = "Europe/Berlin"\n', path="hugo.toml"),
    Good('timezone = "UTC"\n', path="hugo.toml"),
    Good("mood = 1\n", path="config/_default/params.toml"),
)


def check_config(file: ConfigFile) -> Iterator[Finding]:
    """Yield a finding at the top of the site's main settings file."""
    root = file.site.root
    if root is None or file.site.has_time_zone:
        return
    paths = config_paths(root)
    main = [path for path in paths if path.stem in ("hugo", "config")] or paths
    if main[:1] == [file.source.path.resolve()]:
        yield Finding(file.first_line, "The site names no time zone, so Hugo takes UTC; add `timeZone`.")
