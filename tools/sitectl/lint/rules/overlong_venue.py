"""The badge of a publication shows the long name of its venue.

Without `venue.short` the list shows the whole name, such as "Proceedings of the 40th International Conference on …", in
a badge meant for one word: it runs over several lines, and pushes the title away on a phone.

Add `short` to the venue, such as `ICCD'23`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good
from sitectl.lint.rules._publications import EXAMPLE, WHOLE, is_publication

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.node_views import Node
    from sitectl.lint.subject import Subject

GROUP = "publications"
SEVERITY = "warning"
KEYS = ("venue",)

_LONG = "Journal of the Computing Machinery"
_HEAD = "---\ntitle: A\nauthors: [Ada Lin]\n"

BAD = (
    Bad(f"{_HEAD}venue:\n  name: ⟦{_LONG}⟧\n---\n", path=EXAMPLE),
    Bad(f"{_HEAD}venue: {{short: '', name: ⟦{_LONG}⟧}}\n---\n", path=EXAMPLE),
    Bad(f"{_HEAD}venue: ⟦{_LONG}⟧\n---\n", path=EXAMPLE),
    Bad(f"{_HEAD}venue:\n  short: ⟦'{_LONG}'⟧\n  name: {_LONG}\n---\n", path=EXAMPLE),
    Bad(f"{_HEAD}venue: {{NAME: ⟦{_LONG}⟧}}\n---\n", path=EXAMPLE),
)
GOOD = (
    Good(WHOLE, EXAMPLE),
    Good(f"{_HEAD}venue:\n  short: JACM\n  name: {_LONG}\n---\n", EXAMPLE),
    Good(f"{_HEAD}venue: {{name: 'NeurIPS 2025 Workshop'}}\n---\n", EXAMPLE),
    Good(f"{_HEAD}venue: {{name: {_LONG}}}\n---\n"),
    Good(f"{_HEAD}venue: {'a' * 28}\n---\n", EXAMPLE),
    Good(f"{_HEAD}venue: [{_LONG}]\n---\n", EXAMPLE),
)

#: What still stands in one line of the badge on a phone.
_LONGEST = 28


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding at the text that the badge shows where it is too long for one."""
    node = page.node("venue") if "venue" in page.keys and is_publication(page) else None
    shown = _shown(node) if node is not None else None
    if shown is not None and len(str(shown.value)) > _LONGEST:
        advice = "add the short name of the venue as `short`, such as `ICCD'23`."
        yield Finding(shown.span, f"The badge shows these {len(str(shown.value))} characters; {advice}")


def _shown(venue: Node) -> Node | None:
    """Return what the site's template shows: the short name if there is one, else the name, else the text itself."""
    if not venue.entries:
        return venue if isinstance(venue.value, str) else None
    named = {entry.key.lower(): entry.node for entry in venue.entries}
    return next((named[key] for key in ("short", "name") if key in named and named[key].value), None)
