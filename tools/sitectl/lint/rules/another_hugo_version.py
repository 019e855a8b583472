"""The site is built with another Hugo than the one that sitectl knows.

What sitectl says of a page is measured on one version of Hugo. Before 0.152 `draft: yes` was a draft, and a file could
mean something else in many more ways; a newer Hugo may fail where this one warns.

A site that has no settings of sitectl and does not name it in its pyproject.toml is left alone.

Use the same Hugo everywhere: in the workflow, on your machine (`sitectl doctor`), and in the settings of the host.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.source import Span
from sitectl.hugo.version import PINNED_HUGO, parse_version
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good
from sitectl.lint.rules._examples import WORKFLOW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.config_file import ConfigFile

GROUP = "config"
SEVERITY = "warning"


_USES_SITECTL = {"sitectl.toml": ""}

BAD = (
    Bad("env:\n  HUGO_VERSION: ⟦0.111.3⟧\n", path=WORKFLOW, files=_USES_SITECTL),
    Bad("with:\n  hugo-version: '⟦0.125.0⟧'\n  extended: true\n", path=WORKFLOW, files=_USES_SITECTL),
    Bad('[build.environment]\nHUGO_VERSION = "⟦0.99⟧"\n', path="netlify.toml", files=_USES_SITECTL),
    Bad('command = "HUGO_VERSION=⟦0.99.1⟧ make"\n', path="netlify.toml", files=_USES_SITECTL),
)
GOOD = (
    Good(f"env:\n  HUGO_VERSION: {PINNED_HUGO}\n", path=WORKFLOW, files=_USES_SITECTL),
    Good("env:\n  HUGO_VERSION: 0.111.3\n", path=WORKFLOW),
    Good("with:\n  hugo-version: latest\n", path=WORKFLOW, files=_USES_SITECTL),
    Good("with:\n  node-version: 22\n  my-nohugo-version: 0.1\n", path=WORKFLOW, files=_USES_SITECTL),
    Good("# HUGO_VERSION: 0.111.3\n", path=WORKFLOW, files=_USES_SITECTL),
    Good('[params]\nhugo_version = "0.111.3"\n', path="hugo.toml", files=_USES_SITECTL),
)

_VERSION = re.compile(
    r"^[^#\r\n]*\bhugo[_-]version[\"']?[ \t]*[:=][ \t]*[\"']?v?(\d+\.\d+(?:\.\d+)?)", re.IGNORECASE | re.MULTILINE
)


def check_config(file: ConfigFile) -> Iterator[Finding]:
    """Yield a finding for each version of Hugo that a workflow or netlify.toml names."""
    for found in _VERSION.finditer(file.text) if file.is_workflow and file.site.uses_sitectl else ():
        if parse_version(found.group(1)) != parse_version(PINNED_HUGO):
            message = (
                f"The site is built with Hugo {found.group(1)} here, but sitectl knows {PINNED_HUGO}; use that one."
            )
            yield Finding(Span(*found.span(1)), message)
