"""One line of what a site publishes."""

from __future__ import annotations

import os
import time
from collections import Counter
from typing import TYPE_CHECKING

from sitectl.hugo.config import read_settings
from sitectl.hugo.moments import Moment
from sitectl.hugo.plan import plan_site

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitectl.hugo.locate import Site
    from sitectl.hugo.meaning import PagePlan
    from sitectl.hugo.publishing import State

#: The states that are counted besides the published pages; what is never published surprises nobody.
_HIDDEN: tuple[State, ...] = ("draft", "scheduled", "expired")


def published_line(site: Site) -> str:
    """Return what the last build published and where it lies, such as `9 pages published, 1 draft: site/public`."""
    settings = read_settings(site.root)
    plans = plan_site(site.root, settings, Moment(int(time.time())))
    return f"{summary(plans)}: {os.path.relpath(site.public)}"


def summary(plans: Iterable[PagePlan]) -> str:
    """Return how many pages are in which state."""
    counts = Counter(plan.meaning.state for plan in plans)
    live = counts["live"]
    parts = [f"{live} page{'' if live == 1 else 's'} published"]
    parts += [f"{counts[state]} {state}" for state in _HIDDEN if counts[state]]
    return ", ".join(parts)
