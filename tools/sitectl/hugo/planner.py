"""What each content file of a site means to Hugo: front matter, cascades, place and settings put together."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from sitectl.hugo.cascade import CascadeRule, applied, read_cascade
from sitectl.hugo.casts import to_text
from sitectl.hugo.keys import STRUCTURED_KEYS, normalized
from sitectl.hugo.meaning import BuildError, Meaning, PagePlan
from sitectl.hugo.page_reading import PageReading
from sitectl.hugo.permalinks import PageFacts
from sitectl.hugo.section_paths import SectionPaths
from sitectl.hugo.structure import ContentFile, classify, list_kind
from sitectl.hugo.weak_decode import DecodeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sitectl.content.nodes import Value
    from sitectl.hugo.date_fields import Dates, FileFacts
    from sitectl.hugo.moments import Moment
    from sitectl.hugo.page_values import PageValues
    from sitectl.hugo.site_settings import SiteSettings
    from sitectl.hugo.source_files import SourceFile

Values = dict[str, "Value"]


class Planner:
    """The content of one site, ready to say of each file what Hugo does with it.

    `read` returns a file's front matter; `facts` what a date can come from besides it.
    """

    def __init__(
        self,
        files: Iterable[SourceFile],
        read: Callable[[str], PageValues],
        settings: SiteSettings,
        at: Moment,
        facts: Callable[[ContentFile], FileFacts],
    ) -> None:
        self.settings = settings
        self._read = read
        self.at = at
        self.facts = facts
        self.files: tuple[ContentFile, ...] = tuple(classify(files, settings))
        self._rules_below: dict[str, tuple[CascadeRule, ...]] = {}

    @cached_property
    def _branch_pages(self) -> dict[str, PageValues]:
        """The home, section, taxonomy and term pages, by file: other pages depend on them, so they are read first."""
        branches = (file for file in self.files if file.kind not in ("page", "resource") and not file.obstacle)
        return {file.path: self._read(file.path) for file in branches}

    @cached_property
    def _branches(self) -> dict[tuple[str, str], Values]:
        """The front matter of those pages, by language and logical path."""
        pages = self._branch_pages
        return {
            (file.language, file.key): normalized(pages[file.path].values) for file in self.files if file.path in pages
        }

    @cached_property
    def _cascades(self) -> dict[str, tuple[CascadeRule, ...]]:
        """The rules that each page adds for the files below it, by its logical path."""
        found: dict[str, tuple[CascadeRule, ...]] = {}
        for (language, key), values in (self._branches | self._parents).items():
            if "cascade" in values:
                found[key] = self._own_rules(values, language) + found.get(key, ())
        return found

    @cached_property
    def _parents(self) -> dict[tuple[str, str], Values]:
        """The front matter of pages with files below: bundles, and pages beside a folder of their name."""
        folders = {file.key.rpartition("/")[0] for file in self.files}
        return {
            (file.language, file.key): normalized(self._read(file.path).values)
            for file in self.files
            if file.kind == "page" and file.key in folders and not file.obstacle
        }

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

    def add_sections(self, keys: Iterable[tuple[str, str]]) -> None:
        """Take note of list pages that no file stands for, by language and logical path: terms that pages carry."""
        self._section_keys |= frozenset(keys)
        for cached in ("_slugs", "_paths"):
            self.__dict__.pop(cached, None)

    def plan(self, file: ContentFile, dates: Dates | None = None) -> PagePlan:
        """Return what Hugo does with one file; `dates` stand for its own where they are those of other pages."""
        if not file.is_read:
            return PagePlan(file.path, file.kind, Meaning(state="never", reason=file.obstacle), is_shadowed=True)
        page = self._branch_pages.get(file.path) or self._read(file.path)
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
            keeps_case=self.settings.keeps_case,
            removes_accents=self.settings.removes_accents,
        )

    def _sections_above(self, file: ContentFile) -> tuple[str, ...]:
        key = file.key
        if file.kind in ("page", "resource"):
            key = self._paths.above(file.language, key.rpartition("/")[0])
        return tuple(part for part in key.split("/") if part)

    @cached_property
    def _paths(self) -> SectionPaths:
        return SectionPaths(self.files, self._section_keys, self._slugs, keeps_case=self.settings.keeps_case)

    @cached_property
    def _slugs(self) -> dict[tuple[str, str], str]:
        """The slugs of list pages: each takes its folder's place in the URLs of all pages below."""
        found: dict[tuple[str, str], str] = {}
        rules = (*self._site_rules, *chain.from_iterable(self._cascades.values()))
        is_cascaded = any("slug" in rule.values for rule in rules)
        for language, key in self._section_keys:
            if key != "/" and (is_cascaded or "slug" in self._branches.get((language, key), ())):
                kind = list_kind(key, self.settings.languages[language])
                values = self._branches.get((language, key), {})
                place = ContentFile("", language, kind, key, key, "md")
                slug = to_text(self._with_cascades(values, place).get("slug")).strip("-")
                if slug:
                    found[language, key] = slug
        return found

    def folder(self, file: ContentFile) -> str:
        """Return the folder that a page's URL lies in, a list page's own folder included."""
        return self._paths.folder(file)

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
