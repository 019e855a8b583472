"""The plan of a whole content folder: what Hugo would do with every content file at a moment."""

from __future__ import annotations

import gc
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.parallel import WORTH_TWO_PROCESSES, map_together
from sitectl.hugo.date_fields import FILE_MOD_TIME, FILENAME, GIT, NO_FACTS, Dates, FileFacts
from sitectl.hugo.moments import ZERO, Moment
from sitectl.hugo.page_values import PageValues, may_hand_down, page_values, read_page_values
from sitectl.hugo.planner import Planner
from sitectl.hugo.roll_up import with_dates_from_below, with_rivals
from sitectl.hugo.source_files import ContentFolder, bare_content, site_content
from sitectl.hugo.structure import normalize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from sitectl.hugo.meaning import PagePlan
    from sitectl.hugo.site_settings import SiteSettings
    from sitectl.hugo.structure import ContentFile


def plan_content(content_dir: Path, settings: SiteSettings, at: Moment, processes: int | None = None) -> list[PagePlan]:
    """Return the plan of every content file below a bare folder of content, in path order."""
    return plan_files(bare_content(content_dir, settings), settings, at, processes)


def plan_site(root: Path, settings: SiteSettings, at: Moment) -> list[PagePlan]:
    """Return the plan of every content file of the site in a folder, in path order."""
    return planned_site(root, settings, at).plans


class PlannedSite(NamedTuple):
    """The content files of a site, and in path order what Hugo does with each."""

    files: tuple[ContentFile, ...]
    plans: list[PagePlan]


def planned_site(root: Path, settings: SiteSettings, at: Moment) -> PlannedSite:
    """Return the plan of every content file of the site in a folder, and what each file is."""
    with without_garbage_collection():
        return _plan(site_content(root, settings), settings, at, None, {})


def plan_files(
    content: ContentFolder,
    settings: SiteSettings,
    at: Moment,
    processes: int | None = None,
    origins: Mapping[str, str] | None = None,
) -> list[PagePlan]:
    """Return the plan of content files, in path order.

    Uses up to `processes` processes (default: as many as help); the result does not depend on their number.
    `origins` maps the paths of files that are to be moved to where they still lie.
    """
    with without_garbage_collection():
        return _plan(content, settings, at, processes, origins or {}).plans


def planner_of(
    content: ContentFolder, settings: SiteSettings, at: Moment, texts: Mapping[str, str] | None = None
) -> Planner:
    """Return a planner for single files of a site; `texts`, by path, stand for what is on disk.

    What it says of a file leaves out what depends on all others: dates from pages below, and rivals for a URL.
    """
    reader = _Reader(content.root, {}, texts)
    return Planner(content.files, reader, settings, at, _facts_of(settings, reader))


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Let no collector look for cycles meanwhile: the many small values of a plan have none."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _plan(
    content: ContentFolder, settings: SiteSettings, at: Moment, processes: int | None, origins: Mapping[str, str]
) -> PlannedSite:
    reader = _Reader(content.root, origins)
    planner = Planner(content.files, reader, settings, at, _facts_of(settings, reader))
    if len(content.files) >= WORTH_TWO_PROCESSES:
        planner.prepare()
    plans = map_together(planner.plan, planner.files, processes)
    plans = _with_terms_as_sections(planner, plans)
    plans = with_rivals(plans, planner.files)
    own, plans = plans, with_dates_from_below(plans, planner.files, at, settings.languages)
    for index, (before, after) in enumerate(zip(own, plans, strict=True)):
        if after.has_tokens and before.meaning.url and before.meaning.date != after.meaning.date:
            url = planner.plan(planner.files[index], Dates(date=after.meaning.date)).meaning.url
            plans[index] = after._replace(meaning=after.meaning._replace(url=url))
    return PlannedSite(planner.files, sorted(plans, key=lambda plan: plan.path))


def _with_terms_as_sections(planner: Planner, plans: list[PagePlan]) -> list[PagePlan]:
    """Return the plans with pages below a taxonomy planned anew: a term that a page carries is a section of theirs."""
    files = planner.files
    trees = {normalize(f"/{plural}") for plan in plans for plural, _ in plan.terms}
    inside = tuple(f"{tree}/" for tree in trees if tree.count("/") == 1)
    below = [
        index
        for index, file in enumerate(files)
        if file.key.startswith(inside) and file.kind != "resource" and file.key.count("/") > 2
    ]
    if below:
        planner.add_sections(
            {
                (file.language, key): spelled
                for file, plan in zip(files, plans, strict=True)
                for (_, key), spelled in zip(plan.terms, plan.spelled_terms or [""] * len(plan.terms), strict=True)
                if "term" not in planner.settings.languages[file.language].disabled_kinds
            }
        )
        for index in below:
            plans[index] = planner.plan(files[index])
    return plans


class _Reader:
    """Front matter values from disk."""

    def __init__(self, root: Path, origins: Mapping[str, str], texts: Mapping[str, str] | None = None) -> None:
        self.root = root
        self._root = os.fspath(root)
        self._origins = origins
        self._texts = texts or {}

    def place(self, path: str) -> str:
        """Return where a file lies."""
        return f"{self._root}/{self._origins.get(path, path)}"

    def page_values(self, path: str) -> PageValues:
        return page_values(self._texts[path]) if path in self._texts else read_page_values(self.place(path))

    def may_hand_down(self, path: str) -> bool:
        return path in self._texts or may_hand_down(self.place(path))


class _Facts:
    """Logical names, file times and commits, for sites whose dates come from them."""

    def __init__(self, reader: _Reader, commits: Mapping[str, Moment], *, with_time: bool) -> None:
        self._reader = reader
        self._commits = commits
        self._with_time = with_time

    def __call__(self, file: ContentFile) -> FileFacts:
        modified = ZERO
        if self._with_time:
            nanoseconds = os.stat(self._reader.place(file.path)).st_mtime_ns  # noqa: PTH116
            modified = Moment(nanoseconds // 10**9, nanoseconds % 10**9)
        return FileFacts(file.base_name, modified, self._commits.get(file.path, ZERO))


def _no_facts(file: ContentFile) -> FileFacts:
    del file
    return NO_FACTS


def uses_file_times(settings: SiteSettings) -> bool:
    """Say whether a site dates pages by when their files were last written."""
    return FILE_MOD_TIME in _date_sources(settings)


def _date_sources(settings: SiteSettings) -> set[str]:
    rules = [language.date_rules for language in settings.languages.values()]
    return {name for rule in rules for name in (*rule.date, *rule.lastmod, *rule.publish_date, *rule.expiry_date)}


def _facts_of(settings: SiteSettings, reader: _Reader) -> Callable[[ContentFile], FileFacts]:
    named = _date_sources(settings)
    commits: Mapping[str, Moment] = {}
    if settings.has_git_info and GIT in named:
        from sitectl.hugo.git import last_commits

        commits = last_commits(reader.root)
    if not commits and named.isdisjoint((FILENAME, FILE_MOD_TIME)):
        return _no_facts
    return _Facts(reader, commits, with_time=FILE_MOD_TIME in named)
