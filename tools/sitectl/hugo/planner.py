"""What each content file of a site means to Hugo: front matter, cascades, place and settings put together."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sitectl.hugo.build_options import DEFAULT, BuildOptions, build_options
from sitectl.hugo.cascade import CascadeRule, applied, read_cascade
from sitectl.hugo.casts import bool_or_none, to_bool, to_int, to_terms, to_text, to_text_list
from sitectl.hugo.date_fields import Dates, FileFacts, ResolvedDates, resolve_dates
from sitectl.hugo.fatal import Failure, first_failure, media_type, root_alias
from sitectl.hugo.keys import normalized
from sitectl.hugo.markup import PROGRAMS
from sitectl.hugo.meaning import BuildError, Meaning, PagePlan
from sitectl.hugo.permalinks import PageFacts
from sitectl.hugo.publishing import LIVE, Publication, hidden_by_front_matter, never_published
from sitectl.hugo.structure import ContentFile, classify, list_kind, normalize
from sitectl.hugo.urls import Link, page_link
from sitectl.hugo.weak_decode import DecodeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sitectl.content.front_matter import FrontMatter
    from sitectl.content.nodes import Value
    from sitectl.hugo.moments import Moment
    from sitectl.hugo.site_settings import LanguageSettings, SiteSettings
    from sitectl.hugo.source_files import SourceFile

Values = dict[str, "Value"]


class Planner:
    """The content of one site, ready to say of each file what Hugo does with it.

    `read` returns a file's front matter; `facts` what a date can come from besides it.
    """

    def __init__(
        self,
        files: Iterable[SourceFile],
        read: Callable[[str], FrontMatter],
        settings: SiteSettings,
        at: Moment,
        facts: Callable[[ContentFile], FileFacts],
    ) -> None:
        self.settings = settings
        self._read = read
        self._at = at
        self._facts = facts
        self.files: tuple[ContentFile, ...] = tuple(classify(files, settings))

    @cached_property
    def _branches(self) -> dict[tuple[str, str], Values]:
        """The front matter of home, section, taxonomy and term pages, by language and logical path."""
        return {
            (file.language, file.key): normalized(self._read(file.path).values)
            for file in self.files
            if file.kind not in ("page", "resource") and not file.obstacle
        }

    @cached_property
    def _cascades(self) -> dict[str, tuple[CascadeRule, ...]]:
        """The rules that each branch page adds for the pages below it, by its logical path."""
        found: dict[str, tuple[CascadeRule, ...]] = {}
        for (language, key), values in self._branches.items():
            if "cascade" in values:
                found[key] = self._own_rules(values, language) + found.get(key, ())
        return found

    @cached_property
    def _site_rules(self) -> tuple[CascadeRule, ...]:
        return tuple(rule for language in self.settings.languages.values() for rule in language.cascade)

    @cached_property
    def _section_keys(self) -> frozenset[tuple[str, str]]:
        """Every section that exists, the top folders that need no file included."""
        keys = set(self._branches)
        keys.update((file.language, f"/{file.section}") for file in self.files if file.section)
        return frozenset(keys)

    @staticmethod
    def _own_rules(values: Values, language: str) -> tuple[CascadeRule, ...]:
        try:
            return read_cascade(values["cascade"], language)
        except DecodeError:
            return ()  # the page itself is reported as broken

    def _inherited(self, key: str) -> tuple[CascadeRule, ...]:
        """Return the rules from above a page, the nearest first."""
        rules: tuple[CascadeRule, ...] = ()
        if self._cascades:
            above = key.rpartition("/")[0]
            while above:
                rules += self._cascades.get(above, ())
                above = above.rpartition("/")[0]
            if key != "/":
                rules += self._cascades.get("/", ())
        return rules + self._site_rules

    def prepare(self) -> None:
        """Read what pages depend on besides themselves, before the work is shared out."""
        _ = self._cascades, self._site_rules, self._section_keys, self._slugs

    def add_sections(self, keys: Iterable[tuple[str, str]]) -> None:
        """Take note of list pages that no file stands for, by language and logical path: terms that pages carry."""
        self._section_keys |= frozenset(keys)

    def plan(self, file: ContentFile, dates: Dates | None = None) -> PagePlan:
        """Return what Hugo does with one file; `dates` stand for its own where they are those of other pages."""
        if not file.is_read:
            return PagePlan(file.path, file.kind, Meaning(state="never", reason=file.obstacle), is_shadowed=True)
        front_matter = self._read(file.path)
        problem = front_matter.problem
        if problem is not None:
            meaning = Meaning(state="broken", reason="its front matter cannot be read, so Hugo builds nothing")
            return PagePlan(file.path, file.kind, meaning, BuildError(problem.line, problem.column, problem.message))
        values = self._with_cascades(normalized(front_matter.values), file)
        return _PageReading(self, file, values, front_matter).plan(dates)

    def _with_cascades(self, values: Values, file: ContentFile) -> Values:
        own = self._own_rules(values, file.language) if "cascade" in values else ()
        rules = own + self._inherited(file.key)
        if not rules:
            return values
        kind = "page" if file.kind == "resource" else file.kind
        return applied(values, rules, kind, file.key, (file.language, self.settings.environment))

    def page_facts(self, file: ContentFile, meaning: Meaning) -> PageFacts:
        """Return what permalink tokens are replaced by on a page."""
        sections = self._sections_above(file)
        return PageFacts(
            title=meaning.title,
            slug=meaning.slug,
            date=meaning.date,
            section=file.section,
            sections=sections,
            folder=self._folder(file),
            section_slugs=self._section_slugs(file.language, sections),
            file_name={"index": file.raw_key.rpartition("/")[2], "_index": ""}.get(file.stem, file.stem),
            base_name=file.base_name,
            keeps_case=self.settings.keeps_case,
            removes_accents=self.settings.removes_accents,
        )

    def _sections_above(self, file: ContentFile) -> tuple[str, ...]:
        key = file.key if file.kind not in ("page", "resource") else file.key.rpartition("/")[0]
        while key and (file.language, key) not in self._section_keys:
            key = key.rpartition("/")[0]
        return tuple(part for part in key.split("/") if part)

    @cached_property
    def _slugs(self) -> dict[tuple[str, str], str]:
        """The slugs of list pages: each takes its folder's place in the URLs of all pages below."""
        found: dict[tuple[str, str], str] = {}
        for language, key in self._section_keys:
            if key != "/":
                kind = list_kind(key, self.settings.languages[language])
                values = self._branches.get((language, key), {})
                place = ContentFile("", language, kind, key, key, "md")
                slug = to_text(self._with_cascades(values, place).get("slug")).strip("-")
                if slug:
                    found[language, key] = slug
        return found

    def _folder(self, file: ContentFile) -> str:
        """Return the folder that a page's URL lies in, a list page's own folder included."""
        place = file.raw_key if self.settings.keeps_case else file.key
        parts = place.split("/")[1:]
        if file.kind == "page":
            parts.pop()
        if not self._slugs:
            return "/" + "/".join(parts)
        key = ""
        shown = []
        for part, raw in zip(file.key.split("/")[1:], parts, strict=False):
            key += f"/{part}"
            shown.append(self._slugs.get((file.language, key), raw))
        return "/" + "/".join(shown)

    def _section_slugs(self, language: str, sections: tuple[str, ...]) -> tuple[str, ...]:
        slugs: list[str] = []
        key = ""
        for section in sections:
            key += f"/{section}"
            values = self._branches.get((language, key))
            if values is not None:
                slugs.append(to_text(values.get("slug")).strip("-") or to_text(values.get("title")))
            elif (language, key) in self._section_keys:
                slugs.append(section)
        return tuple(slugs)

    @property
    def at(self) -> Moment:
        """The moment that counts as now."""
        return self._at

    def resolved_dates(self, values: Values, file: ContentFile, language: LanguageSettings) -> ResolvedDates:
        """Return a page's dates."""
        return resolve_dates(values, language.date_rules, language.time_zone, self._facts(file))


class _PageReading:
    """The steps from one page's values to its plan."""

    def __init__(self, planner: Planner, file: ContentFile, values: Values, front_matter: FrontMatter) -> None:
        self.planner = planner
        self.file = file
        self.settings = planner.settings
        self.language = planner.settings.languages[file.language]
        self.front_matter = front_matter
        dated = self.language.date_rules.keys
        self.all_values = values
        self.values = values if dated.isdisjoint(_FIELDS) else {k: v for k, v in values.items() if k not in dated}

    def plan(self, dates: Dates | None = None) -> PagePlan:
        file, values = self.file, self.values
        resolved = self.planner.resolved_dates(self.all_values, file, self.language)
        failure = first_failure(values, file.extension, self.settings)
        options = DEFAULT
        if not failure and ("build" in values or "headless" in values):
            options = build_options(values)
        slug = to_text(values.get("slug")).strip("-") if "slug" in values else resolved.slug or ""
        meaning = Meaning(
            to_text(values.get("title")),
            *resolved.dates,
            self._draft(resolved),
            to_int(values.get("weight")),
            slug,
        )
        publication = self._publication(meaning, resolved, options)
        if failure is None and resolved.unparsable:
            key = resolved.unparsable[0]
            failure = Failure(f'the "{key}" front matter field is not a parsable date', key)
        if failure is None and publication is LIVE:
            failure = self._render_failure(values)
        url = ""
        if failure is None and file.kind != "resource":
            link = self._link(meaning._replace(date=dates.date) if dates else meaning)
            if link.problem and (not link.path or publication is LIVE):
                failure = Failure(link.problem, "url")
            elif options.render != "never":
                url = link.path
        if failure is not None:
            publication = Publication("broken", f"{failure.message}, so Hugo's build fails")
        meaning = meaning._replace(url=url, state=publication.state, reason=publication.reason)
        is_shadowed = bool(file.obstacle) and file.kind != "resource"
        terms = self._terms() if options.render != "never" else ()
        aliases = tuple(to_text_list(values["aliases"]) or ()) if "aliases" in values and failure is None else ()
        return PagePlan(file.path, file.kind, meaning, self._error(failure, resolved), terms, is_shadowed, aliases)

    def _draft(self, resolved: ResolvedDates) -> bool:
        if "draft" in self.values:
            return to_bool(self.values["draft"])
        if "published" in self.all_values and "published" not in resolved.parsed:
            return bool_or_none(self.all_values["published"]) is False
        return False

    def _publication(self, meaning: Meaning, resolved: ResolvedDates, options: BuildOptions) -> Publication:
        headless = "headless" in self.values and to_bool(self.values["headless"])
        never = never_published(self.file, options, headless, self.language)
        if never:
            return Publication("never", never)
        return hidden_by_front_matter(meaning.draft, resolved.dates, self.language, self.planner.at) or LIVE

    def _render_failure(self, values: Values) -> Failure | None:
        file = self.file
        if "aliases" in values and self.settings.writes_aliases:
            failure = root_alias(values, file.key, file.kind != "page")
            if failure:
                return failure
        program = PROGRAMS.get(media_type(to_text(values.get("markup")), file.extension) or "")
        if program and not self.settings.allowed_programs.allows(program):
            policy = '"security.exec.allow" of the site\'s settings'
            return Failure(f"it needs the program {program}, which the policy {policy} denies")
        return None

    def _link(self, meaning: Meaning) -> Link:
        facts = self.planner.page_facts(self.file, meaning)
        return page_link(self.file, to_text(self.values.get("url")), facts, self.settings, self.language)

    def _error(self, failure: Failure | None, resolved: ResolvedDates) -> BuildError | None:
        if failure is None:
            return None
        if failure.key in resolved.unparsable:  # of these Hugo names no line
            entry = self.front_matter.entry(failure.key)
            if entry is not None:
                text = self.front_matter.text
                start = entry.key_start
                return BuildError(text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start), failure.message)
        return BuildError(1, 1, failure.message)

    def _terms(self) -> tuple[tuple[str, str], ...]:
        found: list[tuple[str, str]] = []
        for plural in self.language.taxonomies.values():
            if plural in self.all_values:
                terms = to_terms(self.all_values[plural]) or ()
                found += [(plural, normalize(f"/{plural}/{term}")) for term in terms if term]
        return tuple(found)


_FIELDS = frozenset(
    [
        *("title", "draft", "weight", "slug", "url", "aliases", "markup", "outputs", "build"),
        *("headless", "params", "sitemap", "cascade", "sites"),
    ]
)
