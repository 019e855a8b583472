"""The home page has no lead.

Doks shows it in large type below the title, as the sentence that says what the site is; without it there is a gap.

Add `lead: …` to the home page's `_index.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good
from sitectl.lint.rules._publications import opening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "doks"
SEVERITY = "note"

_PATH = "content/_index.md"
_DOKS = {
    "package.json": '{"dependencies": {"@thulite/doks-core": "1.9.3"}}',
    "node_modules/@thulite/doks-core/layouts/home.html": '<p class="lead">{{ .Params.lead | safeHTML }}</p>',
}
_OWN = {**_DOKS, "layouts/home.html": "{{ .Content }}"}

BAD = (
    Bad("⟦---⟧\ntitle: A\n---\n", path=_PATH, files=_DOKS),
    Bad("---\ntitle: A\nlead: ⟦''⟧\n---\n", path=_PATH, files=_DOKS),
    Bad("⟦+++⟧\ntitle = 'A'\ndescription = 'What it is about'\n+++\n", path=_PATH, files=_DOKS),
)
GOOD = (
    Good("---\ntitle: A\nlead: What the site is.\n---\n", _PATH, _DOKS),
    Good("---\ntitle: A\nparams: {lead: What the site is.}\n---\n", _PATH, _DOKS),
    Good("---\ntitle: A\n---\n", "content/docs/_index.md", _DOKS),
    Good("---\ntitle: A\n---\n", _PATH, _OWN),
    Good("---\ntitle: A\n---\n", _PATH),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for a home page without lead, where the template has a place for it."""
    plan = page.site.plans.get(page.content_path or "") if page.site.doks and page.is_readable else None
    params = page.value("params")
    if plan is None or plan.kind != "home" or page.site.doks is None or not page.site.doks.shows_lead:
        return
    if not page.value("lead") and not (isinstance(params, dict) and params.get("lead")):
        node = page.node("lead")
        place = node.span if node is not None else opening(page)
        yield Finding(
            place, "The home page has no `lead`, and Doks leaves a gap where it stands; say what the site is."
        )
