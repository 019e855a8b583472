"""From one page's values to its plan: the steps that need nothing of other pages but what flows down from them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sitectl.hugo.build_options import DEFAULT, BuildOptions, build_options
from sitectl.hugo.casts import bool_or_none, to_bool, to_int, to_terms, to_text, to_text_list
from sitectl.hugo.date_fields import resolve_dates
from sitectl.hugo.fatal import Failure, first_failure, media_type, root_alias
from sitectl.hugo.gotext import lower
from sitectl.hugo.keys import merged_params
from sitectl.hugo.markup import PROGRAMS
from sitectl.hugo.meaning import BuildError, Meaning, PagePlan
from sitectl.hugo.publishing import (
    LIVE,
    Publication,
    hidden_by_front_matter,
    is_listed,
    is_only_listed,
    never_published,
)
from sitectl.hugo.structure import normalize
from sitectl.hugo.urls import Link, page_link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.nodes import Value
    from sitectl.hugo.date_fields import Dates
    from sitectl.hugo.page_values import PageValues
    from sitectl.hugo.permalinks import PageFacts
    from sitectl.hugo.planner import Planner
    from sitectl.hugo.structure import ContentFile

# The keys read here; a site can declare any of them a date, and then they mean nothing else.
_FIELDS = frozenset(
    [
        *("title", "draft", "weight", "slug", "url", "aliases", "markup", "outputs", "build"),
        *("headless", "params", "sitemap", "cascade", "sites"),
    ]
)
# Hugo's own output formats that have no redirects.
_NOT_HTML = frozenset(
    [
        *("calendar", "css", "csv", "gotmpl", "json", "markdown", "robots", "rss"),
        *("sitemap", "sitemapindex", "webappmanifest"),
    ]
)


@lru_cache(maxsize=64)
def _fields_among(keys: frozenset[str]) -> frozenset[str]:
    return keys & _FIELDS


class PageReading:
    """One page: `values` are its (normalized) front matter with what flows down to it."""

    __slots__ = ("_has_tokens", "_resolved", "all_values", "file", "language", "page", "planner", "settings", "values")

    def __init__(self, planner: Planner, file: ContentFile, values: dict[str, Value], page: PageValues) -> None:
        self.planner = planner
        self.file = file
        self.page = page
        self.settings = planner.settings
        self.language = planner.settings.languages[file.language]
        self.all_values = values
        rules, zone = self.language.date_rules, self.language.time_zone
        dated = _fields_among(rules.keys)
        self.values = {key: value for key, value in values.items() if key not in dated} if dated else values
        self._resolved = resolve_dates(values, rules, zone, planner.facts(file))
        self._has_tokens = False

    def plan(self, dates: Dates | None = None) -> PagePlan:
        """Return the page's plan; `dates` stand for its own in its URL."""
        file, values, resolved = self.file, self.values, self._resolved
        failure = self._shortcode_failure() or first_failure(values, file.extension, self.settings)
        if failure is None and self.planner.lacks_taxonomy(file):
            failure = Failure("its path begins with the name of a taxonomy that its language does not have")
        options = build_options(values) if not failure and ("build" in values or "headless" in values) else DEFAULT
        draft = self._draft()
        hidden = hidden_by_front_matter(draft, resolved.dates, self.language, self.planner.at)
        publication = self._publication(hidden, options)
        failure = failure or self._later_failure(publication)
        title = to_text(values["title"]) if "title" in values else ""
        slug = self.slug()
        url = ""
        if failure is None and file.kind != "resource":
            link = self._link(title, slug, dates or resolved.dates)
            if link.problem and (not link.path or publication is LIVE):
                failure = Failure(link.problem, "url")
            elif options.render != "never" and file.kind not in self.language.disabled_kinds:
                failure = self._alias_failure(link.path) if "aliases" in values and publication is LIVE else None
                url = "" if failure else link.path
        if failure is not None:
            publication = Publication("broken", f"{failure.message}, so Hugo's build fails")
        weight = to_int(values["weight"]) if "weight" in values else 0
        meaning = Meaning(title, *resolved.dates, draft, weight, slug, url, publication.state, publication.reason)
        is_shadowed = bool(file.obstacle) and file.kind != "resource"
        terms = self._terms() if options.render != "never" else ()
        spelled = self._spelled_terms() if terms and self.settings.keeps_case else ()
        aliases = tuple(to_text_list(values["aliases"]) or ()) if "aliases" in values and failure is None else ()
        listed = failure is None and is_listed(file, options, hidden, self.language)
        error, has_tokens = self._error(failure), self._has_tokens
        withheld = hidden if publication.state == "never" and is_only_listed(file, options) else None
        return PagePlan(
            file.path, file.kind, meaning, error, terms, is_shadowed, aliases, listed, spelled, has_tokens, withheld
        )

    def _draft(self) -> bool:
        if "draft" in self.values:
            return to_bool(self.values["draft"])
        if "published" in self.all_values and "published" not in self._resolved.parsed:
            return bool_or_none(self.all_values["published"]) is False
        return False

    def slug(self) -> str:
        """Return the page's slug: its own, or what a date leaves of the file's name."""
        if "slug" in self.values:
            return to_text(self.values["slug"]).strip("-")
        # A slug that is declared a date still keeps out that of the file's name, unless it comes from a cascade.
        is_own = "slug" in self.all_values and any(lower(key) == "slug" for key in self.page.values)
        return "" if is_own else self._resolved.slug or ""

    def _publication(self, hidden: Publication | None, options: BuildOptions) -> Publication:
        headless = "headless" in self.values and to_bool(self.values["headless"])
        never = never_published(self.file, options, headless, self.language)
        if never and is_only_listed(self.file, options):
            listed = f"but lists leave it out: {hidden.reason}" if hidden else "but lists show it"
            return Publication("never", f"{never}, {listed}")
        return Publication("never", never) if never else hidden or LIVE

    def _shortcode_failure(self) -> Failure | None:
        """Return the failure of the page's shortcodes: Hugo finds it before any that a value causes."""
        if self.page.body_start < 0:
            return None
        from sitectl.hugo.shortcode_faults import shortcode_failure

        return shortcode_failure(self.page.text, self.page.body_start, self.settings.shortcodes.known)

    def _later_failure(self, publication: Publication) -> Failure | None:
        """Return what fails after all pages are read: a date of any page, or something of a page that is rendered."""
        unparsable = self._resolved.unparsable
        if unparsable:
            return Failure(f'the "{unparsable[0]}" front matter field is not a parsable date', unparsable[0])
        return self._render_failure() if publication is LIVE else None

    def _render_failure(self) -> Failure | None:
        file, values = self.file, self.values
        markup = to_text(values["markup"]) if "markup" in values else ""
        program = PROGRAMS.get(media_type(markup, file.extension) or "")
        if program and not self.settings.allowed_programs.allows(program):
            policy = '"security.exec.allow" of the site\'s settings'
            return Failure(f"it needs the program {program}, which the policy {policy} denies")
        return None

    def _alias_failure(self, path: str) -> Failure | None:
        if not (self.settings.writes_aliases and self._has_html()):
            return None
        url = unquote(path)[len(self.language.base_path) :]
        prefix = self.language.code if self.settings.is_multihost else self.language.prefix
        if self.settings.is_multihost:
            url = f"/{prefix}{url}"
        return root_alias(self.values, url, prefix, is_ugly=self.language.is_ugly(self.file.section))

    def _has_html(self) -> bool:
        """Say whether the page is written as HTML, which is what aliases redirect to."""
        names = to_text_list(self.values.get("outputs")) or ()
        return not names or not all(lower(name) in _NOT_HTML for name in names)

    def _link(self, title: str, slug: str, dates: Dates) -> Link:
        planner, file = self.planner, self.file

        def facts() -> PageFacts:
            self._has_tokens = True
            return planner.page_facts(file, title, slug, dates.date)

        url = to_text(self.values["url"]) if "url" in self.values else ""
        return page_link(file, url, slug, planner.folder(file), facts, self.settings, self.language)

    def _error(self, failure: Failure | None) -> BuildError | None:
        if failure is None:
            return None
        if failure.key in self._resolved.unparsable:  # of these Hugo names no line
            return BuildError(*self.page.place_of(failure.key), failure.message)
        return BuildError(failure.line, failure.column, failure.message)

    def _terms(self) -> tuple[tuple[str, str], ...]:
        if "params" not in self.all_values and self.all_values.keys().isdisjoint(self.language.taxonomies.values()):
            return ()
        return tuple((plural, normalize(f"/{plural}/{term}")) for plural, term in self._named_terms())

    def _spelled_terms(self) -> tuple[str, ...]:
        names = self.language.taxonomy_spellings
        return tuple(f"/{names.get(plural, plural)}/{term}" for plural, term in self._named_terms())

    def _named_terms(self) -> Iterator[tuple[str, str]]:
        values = merged_params(self.all_values) if "params" in self.all_values else self.all_values
        for plural in self.language.taxonomies.values():
            if plural in values:
                yield from ((plural, term) for term in to_terms(values[plural]) or () if term)
