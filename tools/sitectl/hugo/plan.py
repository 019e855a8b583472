"""The plan of a whole content folder: what Hugo would do with every content file at a moment."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from sitectl.content.front_matter import read_front_matter
from sitectl.content.site_tree import SiteTree
from sitectl.content.source import ENCODING_ERRORS
from sitectl.hugo.date_fields import FILE_MOD_TIME, FileFacts
from sitectl.hugo.moments import ZERO, Moment
from sitectl.hugo.planner import Planner
from sitectl.hugo.roll_up import with_dates_from_below, with_rivals

if TYPE_CHECKING:
    from pathlib import Path

    from sitectl.content.front_matter import FrontMatter
    from sitectl.hugo.meaning import PagePlan
    from sitectl.hugo.settings import Settings
    from sitectl.hugo.structure import ContentFile

#: From this many files on, starting a second process pays.
_WORTH_TWO_PROCESSES = 1500

_worker: Planner | None = None


def plan_content(content_dir: Path, settings: Settings, at: Moment, processes: int | None = None) -> list[PagePlan]:
    """Return the plan of every content file below a folder, in path order.

    Uses up to `processes` processes (default: as many as help); the result does not depend on their number.
    """
    reader = _Reader(content_dir)
    tree = SiteTree(content_dir)
    files = {path: None for path in tree.content_files if not _is_ignored(path, settings)}
    planner = Planner(files, reader.front_matter, settings, at, _facts_of(content_dir, settings))
    if processes is None:
        processes = min(2, os.cpu_count() or 1) if len(files) >= _WORTH_TWO_PROCESSES else 1
    plans = _plan_all(planner, processes)
    plans = with_rivals(plans, planner.files)
    plans = with_dates_from_below(plans, planner.files, at)
    return sorted(plans, key=lambda plan: plan.path)


def _is_ignored(path: str, settings: Settings) -> bool:
    return any(pattern.search(path) for pattern in settings.ignored)


class _Reader:
    """Front matter from disk."""

    def __init__(self, root: Path) -> None:
        self._root = os.fspath(root)

    def front_matter(self, path: str) -> FrontMatter:
        with open(f"{self._root}/{path}", "rb") as file:  # noqa: PTH123 - ten thousand Path objects cost too much
            data = file.read()
        return read_front_matter(data.decode("utf-8", ENCODING_ERRORS))


class _Facts:
    """File times and logical names, for sites whose dates come from them."""

    def __init__(self, root: Path, with_time: bool) -> None:
        self._root = root
        self._with_time = with_time

    def __call__(self, file: ContentFile) -> FileFacts:
        name = file.raw_key.rpartition("/")[2] if file.kind in ("page", "resource") else "_index"
        modified = ZERO
        if self._with_time:
            nanoseconds = (self._root / file.path).stat().st_mtime_ns
            modified = Moment(nanoseconds // 10**9, nanoseconds % 10**9)
        return FileFacts(f"{name}.{file.extension}", modified)


_NO_FACTS = FileFacts()


def _no_facts(file: ContentFile) -> FileFacts:
    del file
    return _NO_FACTS


def _facts_of(root: Path, settings: Settings) -> _Facts:
    rules = [language.date_rules for language in settings.languages.values()]
    named = {name for rule in rules for name in (*rule.date, *rule.lastmod, *rule.publish_date, *rule.expiry_date)}
    return _Facts(root, FILE_MOD_TIME in named)


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
