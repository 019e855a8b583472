"""The plan of a whole content folder: what Hugo would do with every content file at a moment."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from sitectl.content.front_matter import read_front_matter
from sitectl.content.source import ENCODING_ERRORS
from sitectl.hugo.date_fields import FILE_MOD_TIME, Dates, FileFacts
from sitectl.hugo.moments import ZERO, Moment
from sitectl.hugo.planner import Planner
from sitectl.hugo.roll_up import with_dates_from_below, with_rivals
from sitectl.hugo.source_files import ContentFolder, bare_content, site_content

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sitectl.content.front_matter import FrontMatter
    from sitectl.hugo.meaning import PagePlan
    from sitectl.hugo.site_settings import SiteSettings
    from sitectl.hugo.structure import ContentFile

#: From this many files on, starting a second process pays.
_WORTH_TWO_PROCESSES = 1500

_worker: Planner | None = None


def plan_content(content_dir: Path, settings: SiteSettings, at: Moment, processes: int | None = None) -> list[PagePlan]:
    """Return the plan of every content file below a bare folder of content, in path order."""
    return plan_files(bare_content(content_dir, settings), settings, at, processes)


def plan_site(root: Path, settings: SiteSettings, at: Moment, processes: int | None = None) -> list[PagePlan]:
    """Return the plan of every content file of the site in a folder, in path order."""
    return plan_files(site_content(root, settings), settings, at, processes)


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
    reader = _Reader(content.root, origins or {})
    planner = Planner(content.files, reader.front_matter, settings, at, _facts_of(settings, reader))
    if processes is None:
        processes = min(2, os.cpu_count() or 1) if len(content.files) >= _WORTH_TWO_PROCESSES else 1
    plans = _plan_all(planner, processes)
    plans = _with_terms_as_sections(planner, plans)
    plans = with_rivals(plans, planner.files)
    own, plans = plans, with_dates_from_below(plans, planner.files, at)
    for index, (before, after) in enumerate(zip(own, plans, strict=True)):
        if before.meaning.url and before.meaning.date != after.meaning.date:
            url = planner.plan(planner.files[index], Dates(date=after.meaning.date)).meaning.url
            plans[index] = after._replace(meaning=after.meaning._replace(url=url))
    return sorted(plans, key=lambda plan: plan.path)


def _with_terms_as_sections(planner: Planner, plans: list[PagePlan]) -> list[PagePlan]:
    """Return the plans with pages below a taxonomy planned anew: a term that a page carries is a section of theirs."""
    files = planner.files
    trees = {f"/{plural}" for plan in plans for plural, _ in plan.terms}
    below = [
        index
        for index, file in enumerate(files)
        if file.kind == "page" and file.key.count("/") > 2 and f"/{file.section}" in trees
    ]
    if below:
        planner.add_sections(
            (file.language, key) for file, plan in zip(files, plans, strict=True) for _, key in plan.terms
        )
        for index in below:
            plans[index] = planner.plan(files[index])
    return plans


class _Reader:
    """Front matter from disk."""

    def __init__(self, root: Path, origins: Mapping[str, str]) -> None:
        self._root = os.fspath(root)
        self._origins = origins

    def place(self, path: str) -> str:
        """Return where a file lies."""
        return f"{self._root}/{self._origins.get(path, path)}"

    def front_matter(self, path: str) -> FrontMatter:
        with open(self.place(path), "rb") as file:  # noqa: PTH123 - ten thousand Path objects cost too much
            data = file.read()
        return read_front_matter(data.decode("utf-8", ENCODING_ERRORS))


class _Facts:
    """File times and logical names, for sites whose dates come from them."""

    def __init__(self, reader: _Reader, with_time: bool) -> None:
        self._reader = reader
        self._with_time = with_time

    def __call__(self, file: ContentFile) -> FileFacts:
        modified = ZERO
        if self._with_time:
            nanoseconds = os.stat(self._reader.place(file.path)).st_mtime_ns  # noqa: PTH116
            modified = Moment(nanoseconds // 10**9, nanoseconds % 10**9)
        return FileFacts(file.base_name, modified)


_NO_FACTS = FileFacts()


def _no_facts(file: ContentFile) -> FileFacts:
    del file
    return _NO_FACTS


def _facts_of(settings: SiteSettings, reader: _Reader) -> _Facts:
    rules = [language.date_rules for language in settings.languages.values()]
    named = {name for rule in rules for name in (*rule.date, *rule.lastmod, *rule.publish_date, *rule.expiry_date)}
    return _Facts(reader, FILE_MOD_TIME in named)


def _plan_all(planner: Planner, processes: int) -> list[PagePlan]:
    files = planner.files
    if processes < 2 or sys.platform == "win32":
        return [planner.plan(file) for file in files]
    from multiprocessing import get_context

    global _worker  # noqa: PLW0603 - the forked processes inherit the planner instead of a copy through a pipe
    _worker = planner
    planner.prepare()
    gc.collect()
    gc.freeze()
    size = (len(files) + 4 * processes - 1) // (4 * processes)
    slices = [(start, start + size) for start in range(0, len(files), size)]
    with get_context("fork").Pool(processes) as pool:
        return [plan for plans in pool.imap(_plan_slice, slices) for plan in plans]


def _plan_slice(bounds: tuple[int, int]) -> list[PagePlan]:
    assert _worker is not None  # noqa: S101 - set before the fork
    gc.disable()
    start, end = bounds
    return [_worker.plan(file) for file in _worker.files[start:end]]
