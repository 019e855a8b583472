"""What rules may know of the site around a page: its settings, the time, and what links can lead to."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import UTC
from functools import cached_property
from typing import TYPE_CHECKING

from sitectl.hugo.addresses import Addresses
from sitectl.hugo.bundles import swallowed_pages
from sitectl.hugo.casts import to_bool
from sitectl.hugo.config import read_settings
from sitectl.hugo.config_files import read_config
from sitectl.hugo.link_targets import LinkTargets
from sitectl.hugo.moments import Moment
from sitectl.hugo.plan import plan_site
from sitectl.hugo.site_settings import SiteSettings
from sitectl.hugo.source_files import content_root
from sitectl.hugo.templates import read_template_keys, resolves_links

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import tzinfo
    from pathlib import Path

    from sitectl.content.nodes import Value
    from sitectl.hugo.locate import Site
    from sitectl.hugo.meaning import PagePlan


@dataclass(frozen=True)
class SiteFacts:
    """A site's facts; the defaults are those of a page with no site around it."""

    root: Path | None = None
    content_dir: Path | None = None
    config: Mapping[str, Value] = field(default_factory=dict)
    hugo: SiteSettings = field(default_factory=SiteSettings)
    now: Moment = field(default_factory=lambda: Moment(int(time.time())))

    @property
    def zone(self) -> tzinfo:
        """The time zone in which Hugo reads dates without one."""
        language = self.hugo.languages.get(self.hugo.default_language)
        return language.time_zone if language else UTC

    @property
    def has_time_zone(self) -> bool:
        """Whether the site's settings name a time zone; without one Hugo takes UTC."""
        return bool(self.config.get("timezone"))

    @cached_property
    def has_math_everywhere(self) -> bool:
        """Whether the site turns formulas on for every page, so that no page needs a switch."""
        params = self.config.get("params")
        if not isinstance(params, dict):
            return False
        return any(to_bool(params.get(name)) for name in ("math", "katex", "mathjax"))

    @cached_property
    def taxonomies(self) -> frozenset[str]:
        """The names of the site's taxonomies, such as `tags`, which are keys too."""
        return frozenset(name for language in self.hugo.languages.values() for name in language.taxonomies.values())

    @cached_property
    def template_keys(self) -> frozenset[str]:
        """The page parameters that the site's own templates and its theme read; empty where there are none."""
        return frozenset(read_template_keys(self.root)) if self.root else frozenset()

    @cached_property
    def plans(self) -> Mapping[str, PagePlan]:
        """What Hugo does with each content file, by its path; empty without a site, or if it cannot be read."""
        if self.root is None:
            return {}
        try:
            return {plan.path: plan for plan in plan_site(self.root, self.hugo, self.now)}
        except OSError:  # the file that cannot be read is named by whoever reads it next
            return {}

    @cached_property
    def addresses(self) -> Addresses:
        """Which files Hugo publishes at each URL; empty where that cannot be known."""
        return Addresses(self.plans.values(), self.hugo)

    @cached_property
    def bundled_pages(self) -> Mapping[str, tuple[str, ...]]:
        """The files that look like pages but belong to the page of a folder, by that folder."""
        return swallowed_pages(self.plans.values())

    @cached_property
    def sections_with_pages(self) -> frozenset[str]:
        """Every folder of content with a published page in it or below; the top folder is ""."""
        live = (plan.path for plan in self.plans.values() if plan.kind == "page" and plan.meaning.state == "live")
        return frozenset("/".join(path.split("/")[:depth]) for path in live for depth in range(path.count("/") + 1))

    @cached_property
    def targets(self) -> LinkTargets | None:
        """What links can lead to; None where that cannot be known."""
        if self.root is None or self.content_dir is None or not self.plans:
            return None
        language = self.hugo.languages.get(self.hugo.default_language)
        aliases = frozenset(_aliases(self.plans.values()))
        base = language.base_path if language else ""
        hooks = resolves_links(self.root)
        return LinkTargets(self.root, self.content_dir, self.plans, aliases, self.taxonomies, f"{base}/", hooks)


def site_facts(site: Site) -> SiteFacts:
    """Return the facts of a site on disk; raises ConfigError where its settings cannot be read."""
    hugo = read_settings(site.root)
    return SiteFacts(site.root, content_root(site.root, hugo), read_config(site.root), hugo)


def _aliases(plans: Iterable[PagePlan]) -> Iterator[str]:
    for plan in plans:
        section = "/" + plan.path.rpartition("/")[0]
        for alias in plan.aliases:
            yield (alias if alias.startswith("/") else f"{section}/{alias}").rstrip("/")
