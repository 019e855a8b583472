"""The text of a page was changed long after the day that its `lastmod` names.

Readers and search engines take `lastmod` for the day of the last change. Here git has commits from more than half a
year later that changed ten lines or more, and `lastmod` was left as it was. Commits that touch many pages at once, and
those that only add or rename the page, do not count; with `enableGitInfo` Hugo takes the day from git itself.

Set `lastmod` to the day of the last change: `sitectl lastmod` does it for all pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.hugo.date_fields import GIT
from sitectl.hugo.dates import parse_date
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "dates"
SEVERITY = "note"

_LINES = "".join(f"Line {number}.\n" for number in range(12))
_OLD = "---\ntitle: A\nlastmod: 2020-01-01\n---\nText.\n"
_LONG = f"---\ntitle: A\nlastmod: 2020-01-01\n---\n{_LINES}"
_SAME = "---\ntitle: A\nlastmod: 2020-01-02\n---\nText.\n"
_REWRITTEN = {"2020-01-01T10:00:00Z": _OLD, "2023-06-01T10:00:00Z": _LONG}
_FROM_GIT = {"hugo.toml": "enableGitInfo = true\n"}
_NOT_FROM_GIT = {"hugo.toml": 'enableGitInfo = true\n[frontmatter]\nlastmod = ["lastmod", ":git"]\n'}

BAD = (
    Bad(
        f"---\ntitle: A\nlastmod: ⟦2020-01-01⟧\n---\n{_LINES}",
        history=_REWRITTEN,
        hugo=Hugo(shows={'.Lastmod.Format "2006-01-02"': "2020-01-01"}),
    ),
    Bad(
        f"---\ntitle: A\nlastmod: ⟦2020-01-01⟧\n---\n{_LINES}More.\n",
        history={**_REWRITTEN, "2025-01-01T10:00:00Z": f"{_LONG}More.\n"},
    ),
    Bad(f"---\ntitle: A\nlastmod: ⟦2020-01-01⟧\n---\n{_LINES}", files=_NOT_FROM_GIT, history=_REWRITTEN),
)
GOOD = (
    Good(f"---\ntitle: A\nlastmod: 2023-06-01\n---\n{_LINES}", history=_REWRITTEN),
    Good(f"---\ntitle: A\ndate: 2020-01-01\n---\n{_LINES}", history=_REWRITTEN),
    Good(_LONG, history={"2020-01-01T10:00:00Z": _OLD, "2020-03-01T10:00:00Z": _LONG}),
    Good(_SAME, history={"2020-01-01T10:00:00Z": _OLD, "2023-06-01T10:00:00Z": _SAME}),
    Good(_LONG, history={"2023-06-01T10:00:00Z": _LONG}),
    Good(_LONG, files=_FROM_GIT, history=_REWRITTEN),
    Good(_LONG),
)

_HALF_A_YEAR = 182 * 86400
_FEWEST_LINES = 10
#: `lastmod` itself is a line that goes and one that comes.
_LINES_OF_LASTMOD = 2
#: A commit that changes more pages than these is about the site, not about one of them.
_MOST_FILES = 20


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for a `lastmod` that commits of much text have left behind."""
    node = page.node("lastmod")
    if node is None or page.content_path is None or _comes_from_git(page):
        return
    named = parse_date(node.value, page.site.zone)
    changes = page.site.text_changes.get(page.content_path) if named is not None and not named.is_zero else None
    if named is None or changes is None:
        return
    later = [
        change
        for change in changes
        if change.time.seconds > named.seconds + _HALF_A_YEAR
        and change.files <= _MOST_FILES
        and change.lines > _LINES_OF_LASTMOD
    ]
    if sum(change.lines for change in later) >= _FEWEST_LINES:
        day = later[0].time.rfc3339()[:10]
        message = f"The text was changed on {day}, long after this day; run `sitectl lastmod`, or write that day."
        yield Finding(node.span, message)


def _comes_from_git(page: Subject) -> bool:
    """Say whether Hugo asks git before it looks for `lastmod`."""
    hugo = page.site.hugo
    orders = [language.date_rules.lastmod for language in hugo.languages.values()]
    return hugo.has_git_info and any(GIT in order[: order.index("lastmod")] for order in orders if "lastmod" in order)
