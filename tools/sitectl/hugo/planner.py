"""What each content file of a site means to Hugo: front matter, cascades, place and settings put together."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from sitectl.hugo.cascade import CascadeRule, applied, read_cascade
from sitectl.hugo.casts import to_text
from sitectl.hugo.date_fields import date_and_slug
from sitectl.hugo.keys import STRUCTURED_KEYS, normalized
from sitectl.hugo.meaning import BuildError, Meaning, PagePlan
from sitectl.hugo.page_reading import PageReading
from sitectl.hugo.permalinks import PageFacts, title_part
from sitectl.hugo.section_paths import SectionPaths
from sitectl.hugo.structure import ContentFile, classify, list_kind, normalize
from sitectl.hugo.weak_decode import DecodeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sitectl.content.nodes import Value
    from sitectl.hugo.date_fields import Dates, FileFacts
    from sitectl.hugo.moments import Moment
    from sitectl.hugo.page_values import PageValues
    from sitectl.hugo.site_settings import SiteSettings
    from sitectl.hugo.source_files import SourceFile

Values = dict[str, "Value"]
_Place = tuple[str, str]


class PageReader(Protocol):
    """Where the front matter of content files comes from."""

    def page_values(self, path: str) -> PageValues:
        """Return a file's front matter."""

    def may_hand_down(self, path: str) -> bool:
        """Say whether a file may have a `cascade` or a `slug`, in less time than reading its front matter takes."""


class Planner:
    """The content of one site, ready to say of each file what Hugo does with it.

    `facts` returns what a file's date can come from besides its front matter.
    """

    def __init__(
        self,
        files: Iterable[SourceFile],
        reader: PageReader,
        settings: SiteSettings,
        at: Moment,
        facts: Callable[[ContentFile], FileFacts],
    ) -> None:
        self.settings = settings
        self._reader = reader
        self.at = at
        self.facts = facts
        self.files: tuple[ContentFile, ...] = tuple(classify(files, settings))
        self._rules_below: dict[str, tuple[CascadeRule, ...]] = {}
        self._term_spellings: Mapping[tuple[str, str], str] = {}

    @cached_property
    def _branches(self) -> dict[_Place, ContentFile]:
        """The home, section, taxonomy and term pages, by language and logical path."""
        branches = (file for file in self.files if file.kind not in ("page", "resource") and not file.obstacle)
        return {(file.language, file.key): file for file in branches}

    @cached_property
    def _parents(self) -> dict[_Place, ContentFile]:
        """The pages with files below, by language and logical path: bundles, and pages beside a folder named alike."""
        folders = {
            above for folder in {file.key.rpartition("/")[0] for file in self.files} for above in _up_from(folder)
        }
        parents = (file for file in self.files if file.kind == "page" and file.key in folders and not file.obstacle)
        return {(file.language, file.key): file for file in parents}

    @cached_property
    def _handed_down(self) -> dict[str, Values]:
        """The front matter of those of them that other pages depend on, by path: it is read before all else."""
        above = chain(self._branches.values(), self._parents.values())
        return {file.path: self._values(file) for file in above if self._reader.may_hand_down(file.path)}

    @cached_property
    def _kept_pages(self) -> dict[str, PageValues]:
        """What was read of pages before their turn, by path."""
        return {}

    def _values(self, file: ContentFile) -> Values:
        """Return the front matter of a file that other pages depend on."""
        page = self._kept_pages.get(file.path)
        if page is None:
            page = self._kept_pages[file.path] = self._reader.page_values(file.path)
        return normalized(page.values)

    @cached_property
    def _cascades(self) -> dict[str, tuple[CascadeRule, ...]]:
        """The rules that each page adds for the files below it, by its logical path."""
        found: dict[str, tuple[CascadeRule, ...]] = {}
        for (language, key), file in (self._branches | self._parents).items():
            values = self._handed_down.get(file.path, {})
            if "cascade" in values:
                found[key] = self._own_rules(values, language) + found.get(key, ())
        return found

    @cached_property
    def _site_rules(self) -> tuple[CascadeRule, ...]:
        return tuple(rule for language in self.settings.languages.values() for rule in language.cascade)

    @cached_property
    def _section_keys(self) -> frozenset[tuple[str, str]]:
        """Every list page that exists, with those of taxonomies and of top folders, which need no file.

        A top folder has none where a page, in whatever language, has its path.
        """
        lists = (file for file in self._nodes if file.kind not in ("page", "resource") and not file.obstacle)
        keys = {(file.language, file.key) for file in lists}
        folders = {(file.language, file.key.rpartition("/")[0]) for file in self.files}
        top = {(code, f"/{folder.split('/')[1]}") for code, folder in folders if folder}
        top.update(place for place in self._branches if place[1] != "/" and place[1].count("/") == 1)
        pages = {file.key for file in self.files if file.kind == "page" and file.key.count("/") == 1}
        languages = self.settings.languages
        keys.update((c, key) for c, key in top if key not in pages and list_kind(key, languages[c]) == "section")
        return frozenset(keys | self._taxonomy_keys)

    @cached_property
    def _taxonomy_keys(self) -> frozenset[tuple[str, str]]:
        languages = self.settings.languages.items()
        return frozenset(
            (code, f"/{normalize(plural)}")
            for code, language in languages
            if not {"taxonomy", "term"} <= language.disabled_kinds
            for plural in language.taxonomies.values()
        )

    def _own_rules(self, values: Values, language: str) -> tuple[CascadeRule, ...]:
        try:
            return tuple(rule.among(self.settings.languages) for rule in read_cascade(values["cascade"], language))
        except DecodeError:
            return ()  # the page itself is reported as broken

    def _inherited(self, key: str) -> tuple[CascadeRule, ...]:
        """Return the rules from above a page, the nearest first."""
        if not self._cascades or key == "/":
            return self._site_rules
        above = key.rpartition("/")[0]
        rules = self._rules_below.get(above)
        if rules is None:
            rules = self._cascades.get(above or "/", ())
            rules += self._inherited(above) if above else self._site_rules
            self._rules_below[above] = rules
        return rules

    def prepare(self) -> None:
        """Read what pages depend on besides themselves, before the work is shared out."""
        _ = self._cascades, self._site_rules, self._section_keys, self._paths

    def add_sections(self, spellings: Mapping[tuple[str, str], str]) -> None:
        """Take note of list pages that no file stands for: terms that pages carry.

        `spellings` has their paths as they are spelled, where that counts, by language and logical path.
        """
        self._section_keys |= spellings.keys()
        self._term_spellings = spellings
        for cached in ("_slugs", "_paths"):
            self.__dict__.pop(cached, None)

    def plan(self, file: ContentFile, dates: Dates | None = None) -> PagePlan:
        """Return what Hugo does with one file; `dates` stand for its own where they are those of other pages."""
        if not file.is_read:
            return PagePlan(file.path, file.kind, Meaning(state="never", reason=file.obstacle), is_shadowed=True)
        page = self._kept_pages.get(file.path) or self._reader.page_values(file.path)
        problem = page.problem
        if problem is not None:
            meaning = Meaning(state="broken", reason="its front matter cannot be read, so Hugo builds nothing")
            return PagePlan(file.path, file.kind, meaning, BuildError(problem.line, problem.column, problem.message))
        values = self._with_cascades(normalized(page.values, STRUCTURED_KEYS), file)
        return PageReading(self, file, values, page).plan(dates)

    def _with_cascades(self, values: Values, file: ContentFile) -> Values:
        own = self._own_rules(values, file.language) if "cascade" in values else ()
        rules = own + self._inherited(file.key)
        if not rules:
            return values
        kind = "page" if file.kind == "resource" else file.kind
        return applied(values, rules, kind, file.key, (file.language, self.settings.environment))

    def lacks_taxonomy(self, file: ContentFile) -> bool:
        """Say whether a list page looks like a term of a taxonomy that only other languages have."""
        trees = self._foreign_trees.get(file.language)
        return file.kind == "section" and bool(trees) and file.key.startswith(trees or ())

    @cached_property
    def _foreign_trees(self) -> dict[str, tuple[str, ...]]:
        own = {code: set(language.taxonomies.values()) for code, language in self.settings.languages.items()}
        every = set().union(*own.values())
        return {code: tuple(f"/{normalize(plural)}" for plural in every - names) for code, names in own.items()}

    def page_facts(self, file: ContentFile, title: str, slug: str, date: Moment) -> PageFacts:
        """Return what permalink tokens are replaced by on a page."""
        sections = self._sections_above(file)
        return PageFacts(
            title=title,
            slug=slug,
            date=date,
            section=file.section,
            sections=sections,
            section_slugs=self._section_slugs(file.language, sections),
            file_name={"index": file.raw_key.rpartition("/")[2], "_index": ""}.get(file.stem, file.stem),
            base_name=file.base_name,
            is_of_taxonomy=file.kind in ("taxonomy", "term"),
            keeps_case=self.settings.keeps_case,
            removes_accents=self.settings.removes_accents,
        )

    def _sections_above(self, file: ContentFile) -> tuple[str, ...]:
        key = file.key
        if file.kind in ("page", "resource"):
            key = self._paths.above(file.language, key.rpartition("/")[0])
        return tuple(part for part in key.split("/") if part)

    @cached_property
    def _nodes(self) -> tuple[ContentFile, ...]:
        """The files without terms and pages of disabled kinds: to Hugo these are not there at all."""
        languages = self.settings.languages
        if not any(language.disabled_kinds & {"term", "page"} for language in languages.values()):
            return self.files
        kept = (
            file for file in self.files if file.kind not in languages[file.language].disabled_kinds & {"term", "page"}
        )
        return tuple(kept)

    @cached_property
    def _paths(self) -> SectionPaths:
        if not self.settings.keeps_case:
            return SectionPaths(self._nodes, self._section_keys, self._slugs)
        spellings = {place: place[1] for place in self._taxonomy_keys} | dict(self._term_spellings)
        return SectionPaths(self._nodes, self._section_keys, self._slugs, spellings)

    @cached_property
    def _slugs(self) -> dict[tuple[str, str], str]:
        """The slugs of list pages: each takes its folder's place in the URLs of all pages below."""
        found: dict[tuple[str, str], str] = {}
        rules = (*self._site_rules, *chain.from_iterable(self._cascades.values()))
        is_cascaded = any("slug" in rule.values for rule in rules)
        for language, key in self._section_keys:
            branch = self._branches.get((language, key))
            values = self._handed_down.get(branch.path, {}) if branch else {}
            if key != "/" and (is_cascaded or "slug" in values or (branch and self._has_dated_name(branch))):
                kind = list_kind(key, self.settings.languages[language])
                place = branch or ContentFile("", language, kind, key, key, "md")
                slug = self._slug_of(self._with_cascades(values, place), place)
                if slug:
                    found[language, key] = slug
        return found

    def _has_dated_name(self, branch: ContentFile) -> bool:
        language = self.settings.languages[branch.language]
        is_dated = language.date_rules.uses_file_names
        return is_dated and date_and_slug(branch.base_name, language.time_zone)[0] is not None

    def _slug_of(self, values: Values, place: ContentFile) -> str:
        """Return the slug of a list page with these values; it may be none that a file stands for."""
        if place.path and self._has_dated_name(place):
            own = self._values(place)
            return PageReading(self, place, self._with_cascades(own, place), self._kept_pages[place.path]).slug()
        is_date = "slug" in self.settings.languages[place.language].date_rules.keys
        return "" if is_date else to_text(values.get("slug")).strip("-")

    def folder(self, file: ContentFile) -> str:
        """Return the folder that a page's URL lies in, a list page's own folder included."""
        return self._paths.folder(file)

    def _section_slugs(self, language: str, sections: tuple[str, ...]) -> tuple[str, ...]:
        slugs: list[str] = []
        key = ""
        for section in sections:
            key += f"/{section}"
            branch = self._branches.get((language, key))
            if branch is not None or (language, key) in self._section_keys:
                place = branch or ContentFile("", language, "section", key, key, "md")
                given = self._with_cascades(self._values(branch) if branch else {}, place)
                title = to_text(given.get("title")) or ("" if branch else section)
                slugs.append(self._slug_of(given, place) or title_part(title))
        return tuple(slugs)


def _up_from(folder: str) -> Iterator[str]:
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]
