"""What rules may know of the site around a page: its settings, the time, and what links can lead to."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import UTC
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sitectl.hugo.addresses import Addresses, alias_addresses
from sitectl.hugo.bundles import swallowed_pages
from sitectl.hugo.casts import to_bool
from sitectl.hugo.config import read_settings
from sitectl.hugo.config_files import ConfigError, RefusedSettingError, UnreadableConfigError, read_config
from sitectl.hugo.file_mounts import file_mounts, unknown_addresses
from sitectl.hugo.link_hooks import NOTHING_CERTAIN, LinkHooks, embeds_hook, link_hooks, own_link_hook
from sitectl.hugo.link_targets import LinkTargets
from sitectl.hugo.moments import Moment
from sitectl.hugo.owner import read_owner
from sitectl.hugo.plan import PlannedSite, planned_site
from sitectl.hugo.ref_targets import RefTargets
from sitectl.hugo.shortcode_templates import BUILT_IN, read_shortcode_templates
from sitectl.hugo.site_settings import SiteSettings
from sitectl.hugo.source_files import content_folders, content_root
from sitectl.hugo.templates import (
    layout_names,
    read_template_keys,
    resolves_links,
    template_folders,
    template_ids,
)
from sitectl.hugo.theme import uses_doks
from sitectl.lint.anchor_facts import AnchorFacts
from sitectl.lint.doks_facts import DoksFacts
from sitectl.lint.git import known_text_changes
from sitectl.lint.markup_facts import MarkupFacts, has_math_switch
from sitectl.lint.menu_facts import MenuFacts, menu_facts
from sitectl.lint.publication_facts import PublicationFacts
from sitectl.lint.term_facts import TermFacts, taxonomies_with_pages, term_addresses

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import tzinfo
    from pathlib import Path

    from sitectl.content.nodes import Value
    from sitectl.hugo.locate import Site
    from sitectl.hugo.meaning import PagePlan
    from sitectl.hugo.owner import Owner
    from sitectl.hugo.structure import ContentFile
    from sitectl.lint.git import TextChange


@dataclass(frozen=True)
class SiteFacts(MarkupFacts):
    """A site's facts; the defaults are those of a page with no site around it."""

    root: Path | None = None
    content_dir: Path | None = None
    config: Mapping[str, Value] = field(default_factory=dict)
    hugo: SiteSettings = field(default_factory=SiteSettings)
    now: Moment = field(default_factory=lambda: Moment(int(time.time())))
    #: Whether the settings could be read; where not, they may say anything.
    is_known: bool = True

    @cached_property
    def content_folders(self) -> tuple[Path, ...]:
        """The folders that are content, all of them in the content folder."""
        return content_folders(self.root, self.hugo) if self.root else ()

    @property
    def zone(self) -> tzinfo:
        """The time zone in which Hugo reads dates without one."""
        language = self.hugo.languages.get(self.hugo.default_language)
        return language.time_zone if language else UTC

    @property
    def has_time_zone(self) -> bool:
        """Whether the site's settings name a time zone; without one Hugo takes UTC."""
        return bool(self.config.get("timezone")) or not self.is_known

    @cached_property
    def uses_sitectl(self) -> bool:
        """Whether the site's repository keeps sitectl: its settings, or the package among its own."""
        for folder in (self.root, self.root.parent) if self.root else ():
            project = folder / "pyproject.toml"
            if (folder / "sitectl.toml").is_file() or (project.is_file() and b"sitectl" in project.read_bytes()):
                return True
        return False

    @cached_property
    def shows_formulas_anyhow(self) -> bool:
        """Whether formulas may be shown without a switch: a theme that is not here may have a hook for them."""
        is_elsewhere = self.root is not None and self.own_shortcodes is None and not self.is_doks
        return self.has_math_everywhere or (is_elsewhere and bool(self.formula_delimiters))

    @cached_property
    def asks_for_math_switch(self) -> bool:
        """Whether formulas need their page's switch; a theme that is not here may need none if no page has one."""
        return self.shows_all_links or self.content_dir is None or has_math_switch(self.content_dir)

    @cached_property
    def shows_all_links(self) -> bool:
        """Whether a list of links is shown as it stands; a theme that is not here may leave out the empty ones."""
        module = self.config.get("module")
        imports = module.get("imports") if isinstance(module, dict) else None
        return not (self.config.get("theme") or imports) or self.is_doks or self.own_shortcodes is not None

    @cached_property
    def is_doks(self) -> bool:
        """Whether the site uses the Doks theme, so that its manners count."""
        return self.root is not None and uses_doks(self.root, self.config)

    @cached_property
    def host(self) -> str:
        """The host of the site's address, with its port; "" where there is none."""
        try:
            return urlsplit(str(self.config.get("baseurl") or "")).netloc
        except ValueError:
            return ""

    @cached_property
    def anchors(self) -> AnchorFacts | None:
        """The anchors of the site's pages; None without a site."""
        if self.content_dir is None or not self.plans:
            return None
        parser = self.goldmark.get("parser")
        return AnchorFacts(self.content_dir, parser if isinstance(parser, dict) else {})

    @cached_property
    def owner(self) -> Owner | None:
        """Whose homepage the site is, as data/authors.yaml says; None where it says nothing."""
        try:
            return read_owner(self.root) if self.root else None
        except ConfigError:  # Hugo itself refuses such a file, and says where
            return None

    @cached_property
    def publications(self) -> PublicationFacts:
        """The publications and the news of the site."""
        return PublicationFacts(self.content_dir)

    @cached_property
    def doks(self) -> DoksFacts | None:
        """What the Doks theme asks of the pages; None where the site does not use it."""
        if self.root is None or self.content_dir is None or not self.is_doks:
            return None
        return DoksFacts(self.root, self.content_dir, self.config, self.plans)

    @cached_property
    def own_shortcodes(self) -> Mapping[str, bool | None] | None:
        """The shortcodes of site and theme, and whether each encloses text; None where not all templates are here."""
        return read_shortcode_templates(self.root, self.config) if self.root else None

    @property
    def shortcode_templates(self) -> Mapping[str, bool | None] | None:
        """All shortcodes, Hugo's own among them, and whether each encloses text; None where they cannot be known."""
        return None if self.own_shortcodes is None else {**BUILT_IN, **self.own_shortcodes}

    @cached_property
    def layouts(self) -> frozenset[str] | None:
        """What a page's `layout` can name; None where a template asks for it, or some of them are not here."""
        return layout_names(self.root) if self.root is not None and self.own_shortcodes is not None else None

    @cached_property
    def menus(self) -> MenuFacts | None:
        """The menus that pages can put themselves into; None where the settings name none."""
        return menu_facts(self.root, self.config, self.own_shortcodes is not None) if self.root else None

    @cached_property
    def terms(self) -> TermFacts:
        """How often each term of the taxonomies is used."""
        return TermFacts(self.plans)

    @cached_property
    def refs(self) -> RefTargets | None:
        """What `ref` and `relref` find; None without a site, or where the settings let a miss pass."""
        if self.root is None or not self.plans or self.config.get("reflinkserrorlevel"):
            return None
        if any(next(folder.rglob("*ref.html"), None) for folder in template_folders(self.root)):
            return None  # a template of the site's own, which may look elsewhere
        return self._pages_by_name

    @cached_property
    def _pages_by_name(self) -> RefTargets:
        """What looking up a page finds, whatever the settings say of a miss."""
        return RefTargets(self._files, self.plans, frozenset(self.hugo.languages), self.taxonomies)

    @cached_property
    def _files(self) -> Mapping[str, ContentFile]:
        """What each content file is to Hugo, by its path."""
        return {file.path: file for file in self._planned.files}

    def is_live_in(self, path: str, section: str) -> bool:
        """Say whether a content file is a page of a section that Hugo publishes now."""
        file, plan = self._files.get(path), self.plans.get(path)
        if file is None or plan is None or file.kind != "page" or file.section != section:
            return False
        return plan.meaning.state == "live"

    @cached_property
    def taxonomies(self) -> frozenset[str]:
        """The names of the site's taxonomies, such as `tags`, which are keys too."""
        return frozenset(name for language in self.hugo.languages.values() for name in language.taxonomies.values())

    @cached_property
    def term_pages(self) -> frozenset[str]:
        """The taxonomies whose lists and terms Hugo writes below their own names."""
        return taxonomies_with_pages(self.hugo)

    @cached_property
    def template_keys(self) -> frozenset[str]:
        """The page parameters that the site's own templates and its theme read; empty where there are none."""
        return frozenset(read_template_keys(self.root)) if self.root else frozenset()

    @cached_property
    def template_ids(self) -> frozenset[str]:
        """The ids of elements that the site's own templates and its theme put on pages."""
        return frozenset(template_ids(self.root)) if self.root else frozenset()

    @cached_property
    def plans(self) -> Mapping[str, PagePlan]:
        """What Hugo does with each content file, by its path; empty without a site, or if it cannot be read."""
        return {plan.path: plan for plan in self._planned.plans}

    @cached_property
    def _planned(self) -> PlannedSite:
        if self.root is None:
            return PlannedSite((), [])
        try:
            return planned_site(self.root, self.hugo, self.now)
        except OSError:  # the file that cannot be read is named by whoever reads it next
            return PlannedSite((), [])

    @cached_property
    def text_changes(self) -> Mapping[str, Sequence[TextChange]]:
        """What git knows of each content file since the oldest `lastmod`; empty where it cannot know."""
        named = [plan.meaning.lastmod.seconds for plan in self.plans.values() if plan.meaning.lastmod.seconds > 0]
        return known_text_changes(self.content_dir, min(named)) if self.content_dir is not None and named else {}

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
        if self.root is None or self.content_dir is None or not self.plans or not self._has_all_mounts:
            return None
        language = self.hugo.languages.get(self.hugo.default_language)
        aliases = frozenset(alias_addresses(self.plans.values(), self.hugo))
        base = language.base_path if language else ""
        return LinkTargets(
            self.root,
            self.content_dir,
            self.plans,
            aliases,
            self.taxonomies,
            term_addresses(self.plans.values(), self._files, self.hugo),
            base_path=f"{base}/",
            added_base=self._added_base,
            mounts=file_mounts(self.root, self.config),
            unknown=unknown_addresses(self.root, self.config),
            settings=self.hugo,
            ignores_case=self.embeds_link_hook or resolves_links(self.root),
            hooks=self._link_hooks,
            refs=self._pages_by_name,
        )

    @property
    def _added_base(self) -> str:
        if not to_bool(self.config.get("canonifyurls")):
            return ""
        try:
            path = urlsplit(str(self.config.get("baseurl") or "")).path.strip("/")
        except ValueError:
            return ""
        return f"/{path}/" if path else ""

    @cached_property
    def parses_links(self) -> bool:
        """Whether a link hook reads the address of each link, so that one that it cannot read stops the build."""
        own = own_link_hook(self.root) if self.root else None
        if own is not None:
            return "urls.Parse" in own and "try" not in own
        return self._link_hooks.looks_up_links

    @cached_property
    def filters_links(self) -> bool:
        """Whether a link hook has Hugo write only addresses of the web and of mail."""
        own = own_link_hook(self.root) if self.root else None
        if own is not None:
            return 'href="{{' in own and "safe" not in own
        return self._link_hooks.looks_up_links

    @cached_property
    def _link_hooks(self) -> LinkHooks:
        if self.root is None or not self._is_own_markup or self.hugo.is_multihost:
            return NOTHING_CERTAIN
        return link_hooks(self.root, self.config, self.hugo)

    @cached_property
    def embeds_link_hook(self) -> bool:
        """Whether Hugo's own hook looks links up as it looks up pages."""
        return embeds_hook("link", self.config)

    @property
    def _has_all_mounts(self) -> bool:
        """Whether the settings can be all there is: languages with a folder each need to be told where it is.

        Sites that make these settings with a program have them nowhere in the repository.
        """
        if self.content_dir is None or len(self.hugo.languages) < 2 or not self.is_known:
            return self.is_known
        mounted = {mount.language for mount in self.hugo.mounts}
        folders = [code for code in self.hugo.languages if (self.content_dir / code).is_dir()]
        return len(mounted) > 1 or len(folders) < 2


def site_facts(site: Site) -> SiteFacts:
    """Return the facts of a site on disk.

    A settings file that cannot be read is a finding of its own, and the facts are those of Hugo's defaults; so is a
    setting of a type that Hugo refuses. Raises ConfigError for other settings that can be read and that Hugo refuses.
    """
    try:
        hugo = read_settings(site.root)
    except RefusedSettingError:  # two rules report these at their places
        hugo = read_settings(site.root, refuses_types=False)
    except UnreadableConfigError:
        return SiteFacts(site.root, site.root / "content", {}, SiteSettings(), is_known=False)
    return SiteFacts(site.root, content_root(site.root, hugo), read_config(site.root), hugo)
