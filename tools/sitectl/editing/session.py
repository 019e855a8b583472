"""One run over many pages: each is read, changed, proven and written by itself."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from sitectl.content.changes import changed
from sitectl.content.diffs import unified_diff
from sitectl.content.key_path import refuse_unreadable
from sitectl.content.parallel import map_in_order
from sitectl.content.targets import read_page
from sitectl.content.writing import ChangedOnDiskError, replace_file
from sitectl.editing.facts import PageFacts, SiteRules
from sitectl.errors import SitectlError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sitectl.content.changes import Change
    from sitectl.content.page import Page
    from sitectl.content.targets import Target
    from sitectl.editing.where import Condition

Mode: TypeAlias = Literal["write", "dry-run", "diff"]

#: So often a page is begun anew that somebody else writes meanwhile.
_ATTEMPTS = 5


@dataclass(frozen=True)
class Job:
    """What to do with each page: the changes that it needs, if it meets the condition."""

    changes_of: Callable[[PageFacts], Sequence[Change]]
    mode: Mode = "write"
    condition: Condition | None = None
    rules: SiteRules = field(default_factory=SiteRules)
    #: Whether results bring the text of the page along, for those who want to know what it means.
    keeps_text: bool = False
    #: Raises a SitectlError for a page that must not become what it would be, given its path below the content folder.
    refuse: Callable[[Page, Page, str], None] | None = None


class Result(NamedTuple):
    """What became of one file; a failure is a sentence for the user, and then the file is as it was."""

    path: str
    changed: bool = False
    diff: str = ""
    failure: str = ""
    #: The text after the changes, of a page that met the condition and if the job keeps it.
    text: str = ""
    content_path: str | None = None


def edit_page(target: Target, job: Job) -> Result:
    """Make a job's changes in one file; an expected failure is part of the result.

    When somebody else writes the file in between, the work begins anew with the new text.
    """
    for _ in range(_ATTEMPTS - 1):
        with suppress(ChangedOnDiskError):
            return _attempt(target, job)
    try:
        return _attempt(target, job)
    except ChangedOnDiskError as error:
        return Result(target.path, failure=str(error))


def _attempt(target: Target, job: Job) -> Result:
    try:
        page = read_page(target.path)
        facts = PageFacts(page, target.content_path or target.path, job.rules)
        if job.condition is not None:
            refuse_unreadable(page)
            if not job.condition(facts):
                return Result(target.path)
        new = page
        for change in job.changes_of(facts):
            new = changed(new, change)
        kept = new.text if job.keeps_text else ""
        if new.text == page.text:
            return Result(target.path, text=kept, content_path=target.content_path)
        if job.refuse is not None:
            job.refuse(page, new, facts.path)
        if job.mode == "write":
            replace_file(page.source.path, page.source.to_bytes(), new.source.to_bytes())
        diff = unified_diff(target.path, page.text, new.text) if job.mode == "diff" else ""
        return Result(target.path, changed=True, diff=diff, text=kept, content_path=target.content_path)
    except ChangedOnDiskError:
        raise
    except SitectlError as error:
        return Result(target.path, failure=str(error))


def edit_pages(targets: Sequence[Target], job: Job) -> Iterator[Result]:
    """Yield the result of every file, in order; many files are shared out to several processes."""
    return map_in_order(partial(edit_page, job=job), targets)
