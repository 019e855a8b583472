"""The workflow fetches the last commit only, but the site takes its dates from git.

With `enableGitInfo` Hugo asks git for the last change of each page. In a shallow checkout every page was changed by the
last commit, so all pages carry the date of the build.

Add `fetch-depth: 0` to the checkout.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.source import Span
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good
from sitectl.lint.rules._examples import WORKFLOW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.config_file import ConfigFile

GROUP = "config"
SEVERITY = "warning"

_GIT = {"hugo.toml": "enableGitInfo = true\n"}

BAD = (
    Bad("steps:\n  - uses: ⟦actions/checkout@v4⟧\n  - run: hugo --minify\n", path=WORKFLOW, files=_GIT),
    Bad(
        "steps:\n  - uses: ⟦actions/checkout@v4⟧\n    with:\n      submodules: true\n  - run: hugo\n",
        path=WORKFLOW,
        files=_GIT,
    ),
    Bad(
        "steps:\n  - uses: ⟦actions/checkout@v4⟧\n    with:\n      fetch-depth: 1\n  - run: hugo\n",
        path=WORKFLOW,
        files=_GIT,
    ),
    Bad(
        "steps:\n- 'uses': 1\n- name: a\n  uses: '⟦actions/checkout@v4⟧' # b\n- run: HUGO\n", path=WORKFLOW, files=_GIT
    ),
    Bad("\nuses: ⟦actions/checkout@v4⟧\nwith:\n  fetch-depth: 01\nrun: sitectl build\n", path=WORKFLOW, files=_GIT),
    Bad(
        "steps:\n- uses: ⟦actions/checkout@v4⟧\n- uses: actions/checkout@v4\n  with: {fetch-depth: '0'}\n- run: hugo\n",
        path=WORKFLOW,
        files=_GIT,
    ),
)
GOOD = (
    Good(
        "steps:\n  - uses: actions/checkout@v4\n    with:\n      fetch-depth: 0\n  - run: hugo\n",
        path=WORKFLOW,
        files=_GIT,
    ),
    Good("steps:\n  - uses: actions/checkout@v4\n  - run: hugo\n", path=WORKFLOW),
    Good("steps:\n  - uses: actions/checkout@v4\n  - run: npm test\n", path=WORKFLOW, files=_GIT),
    Good(
        "steps:\n  - uses: actions/checkout@v4\n    with: {fetch-depth: 0}\n  - run: hugo\n", path=WORKFLOW, files=_GIT
    ),
    Good("steps:\n  # uses: actions/checkout@v4\n  - run: hugo\n", path=WORKFLOW, files=_GIT),
    Good("steps:\n  - uses: actions/checkout@v4\n  - run: hugothing and ahugo\n", path=WORKFLOW, files=_GIT),
    Good('enableGitInfo = true\n[params]\nx = """\nuses: actions/checkout@v4"""\nhugo = 1\n', path="hugo.toml"),
)

_CHECKOUT = re.compile(r"^[ \t-]*uses:[ \t]*[\"']?(actions/checkout@[^\s\"'#]+)", re.MULTILINE)
_NEXT_STEP = re.compile(r"^[ \t]*- ", re.MULTILINE)
_WHOLE = re.compile(r"fetch-depth:[ \t]*[\"']?0\b")
_BUILDS = re.compile(r"\b(?:hugo|sitectl)\b", re.IGNORECASE)


def check_config(file: ConfigFile) -> Iterator[Finding]:
    """Yield a finding for each checkout of a workflow that runs Hugo, unless it fetches all history."""
    if not file.is_workflow or not file.site.hugo.has_git_info or not _BUILDS.search(file.text):
        return
    for found in _CHECKOUT.finditer(file.text):
        following = _NEXT_STEP.search(file.text, found.end())
        if not _WHOLE.search(file.text, found.end(), following.start() if following else len(file.text)):
            message = "Only the last commit is fetched, so all pages get its date from git; add `fetch-depth: 0`."
            yield Finding(Span(*found.span(1)), message)
