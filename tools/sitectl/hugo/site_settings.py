"""A site's settings as far as they decide what a page means; every default is Hugo's own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from sitectl.hugo.date_fields import DateRules
from sitectl.hugo.shortcode_templates import ShortcodeTemplates

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

    from sitectl.hugo.cascade import CascadeRule, Target

DEFAULT_OUTPUT_FORMATS = frozenset(
    [
        *("404", "alias", "amp", "calendar", "css", "csv", "gotmpl", "html", "json", "markdown", "robots"),
        *("rss", "sitemap", "sitemapindex", "webappmanifest"),
    ]
)
_DEFAULT_TAXONOMIES = MappingProxyType({"tag": "tags", "category": "categories"})


class PermalinkRule(NamedTuple):
    """A URL pattern for the pages of a target; of several that match, the first in the list counts."""

    target: Target
    pattern: str


class Mount(NamedTuple):
    """A folder whose files are content, where they appear below content/, and in which language.

    Patterns are globs for paths below the folder, those that leave out with `! ` before. The first that matches a
    path decides; without one that includes, all others are in. What lies in a folder that is left out is out too.
    """

    source: str
    target: str = ""
    language: str | None = None
    patterns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Policy:
    """A list of Hugo's `security` settings: patterns that allow, and patterns (with a `!` before) that deny."""

    allowing: tuple[re.Pattern[str], ...] = ()
    denying: tuple[re.Pattern[str], ...] = ()
    _known: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, *patterns: str) -> Policy:
        """Return the policy of a list of patterns; raises re.error for one that cannot be read."""
        denying = [pattern.lstrip("!").strip() for pattern in patterns if pattern.startswith("!")]
        allowing = [pattern for pattern in patterns if not pattern.startswith("!")]
        return cls(tuple(map(re.compile, allowing)), tuple(map(re.compile, denying)))

    def allows(self, name: str) -> bool:
        """Say whether a name passes; without a pattern that allows, all pass that none denies."""
        known = self._known.get(name)
        if known is None:
            denied = any(pattern.search(name) for pattern in self.denying)
            allowed = not self.allowing or any(pattern.search(name) for pattern in self.allowing)
            known = self._known[name] = allowed and not denied
        return known


@dataclass(frozen=True)
class LanguageSettings:
    """One language of a site (a site without languages has one)."""

    code: str = "en"
    prefix: str = ""
    base_path: str = ""
    time_zone: tzinfo = UTC
    date_rules: DateRules = field(default_factory=DateRules)
    build_drafts: bool = False
    build_future: bool = False
    build_expired: bool = False
    permalinks: tuple[PermalinkRule, ...] = ()
    ugly_urls: bool | Mapping[str, bool] = False
    #: The names of the taxonomies in lower case, singular to plural.
    taxonomies: Mapping[str, str] = field(default_factory=lambda: _DEFAULT_TAXONOMIES)
    #: The plural names as they are written, by those in lower case.
    taxonomy_spellings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    disabled_kinds: frozenset[str] = frozenset()
    cascade: tuple[CascadeRule, ...] = ()

    def is_ugly(self, section: str) -> bool:
        """Say whether pages of a section get URLs that end in .html."""
        return self.ugly_urls if isinstance(self.ugly_urls, bool) else bool(self.ugly_urls.get(section))


@dataclass(frozen=True)
class SiteSettings:
    """All of a site's settings that decide what its pages mean."""

    languages: Mapping[str, LanguageSettings] = field(default_factory=lambda: {"en": LanguageSettings()})
    default_language: str = "en"
    disabled_languages: frozenset[str] = frozenset()
    mounts: tuple[Mount, ...] = (Mount("content"),)
    #: The mounts that Hugo falls back to where those name nothing that exists.
    content_dirs: tuple[Mount, ...] = (Mount("content"),)
    ignored: tuple[re.Pattern[str], ...] = ()
    environment: str = "production"
    keeps_case: bool = False
    removes_accents: bool = False
    is_multihost: bool = False
    has_git_info: bool = False
    writes_aliases: bool = True
    #: None where they cannot be known.
    output_formats: frozenset[str] | None = DEFAULT_OUTPUT_FORMATS
    allowed_content: Policy = field(default_factory=lambda: Policy.of("! ^text/html$", "! ^text/org$"))
    shortcodes: ShortcodeTemplates = field(default_factory=ShortcodeTemplates, compare=False, repr=False)
    allowed_programs: Policy = field(default_factory=lambda: Policy.of("^(dart-)?sass$", "^go$", "^git$", "^node$"))
