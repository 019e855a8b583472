"""What an edit means for readers: whether Hugo shows the page then."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sitectl.content.front_matter import read_front_values
from sitectl.content.key_path import EditRefusedError
from sitectl.hugo.fatal import failures, root_alias
from sitectl.hugo.keys import normalized
from sitectl.hugo.plan import planner_of
from sitectl.hugo.source_files import site_content

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sitectl.content.page import Page
    from sitectl.editing.place import EditingPlace
    from sitectl.editing.session import Result
    from sitectl.hugo.fatal import Failure
    from sitectl.hugo.meaning import PagePlan
    from sitectl.hugo.moments import Moment
    from sitectl.hugo.planner import Planner
    from sitectl.hugo.site_settings import SiteSettings
    from sitectl.hugo.structure import ContentFile


@dataclass(frozen=True)
class Visibility:
    """What Hugo makes of single pages of a site at a moment."""

    place: EditingPlace
    at: Moment

    def is_draft(self, content_path: str) -> bool:
        """Say whether a page of the site is a draft as it is on disk, by itself or by a cascade."""
        file = self._files.get(content_path)
        with suppress(OSError):
            return bool(file and self._planner and self._planner.plan(file).meaning.draft)
        return False

    @cached_property
    def _files(self) -> Mapping[str, ContentFile]:
        return {file.path: file for file in self._planner.files} if self._planner else {}

    @cached_property
    def _planner(self) -> Planner | None:
        return self._planner_with({})

    def _planner_with(self, texts: Mapping[str, str]) -> Planner | None:
        if self.place.site is None or self.place.settings_problem:
            return None
        return planner_of(site_content(self.place.site.root, self.place.settings), self.place.settings, self.at, texts)

    def _plans_after(self, results: Sequence[Result]) -> Iterator[tuple[Result, PagePlan]]:
        """Yield the plan of each page as it is after an edit, written or not; none for pages outside of the site."""
        texts = {each.content_path: each.text for each in results if each.content_path and each.text}
        planner = self._planner_with(texts)
        files = {file.path: file for file in planner.files if file.path in texts} if planner else {}
        for result in results:
            file = files.get(result.content_path or "")
            if file is not None and planner is not None:
                with suppress(OSError):
                    yield result, planner.plan(file)

    def still_hidden(self, results: Sequence[Result]) -> list[str]:
        """Return a sentence for each page that readers do not see though it was published."""
        return [
            f"{result.path}: {'' if plan.meaning.state == 'broken' else 'stays hidden: '}{plan.meaning.reason}"
            for result, plan in self._plans_after(results)
            if _is_hidden(plan) and plan.kind != "resource"
        ]

    def still_shown(self, results: Sequence[Result]) -> list[str]:
        """Return a sentence for each page that readers see though it was made a draft."""
        shown = "published all the same; the settings or a cascade of the site ask for drafts"
        return [f"{result.path}: {shown}" for result, plan in self._plans_after(results) if not _is_hidden(plan)]

    def hidden_by_dates(self, results: Sequence[Result]) -> list[str]:
        """Return a sentence for each page that an edit hid or left hidden by its dates, or that stops the build."""
        return [
            f"{result.path}: {'' if plan.meaning.state == 'broken' else 'hidden: '}{plan.meaning.reason}"
            for result, plan in self._plans_after(results)
            if plan.meaning.state in ("scheduled", "expired", "broken")
        ]


def _is_hidden(plan: PagePlan) -> bool:
    return plan.meaning.state != "live" and not plan.is_listed


def refuse_breaking(old: Page, new: Page, content_path: str, settings: SiteSettings) -> None:
    """Raise EditRefusedError for values that stop Hugo's build and did not before."""
    before = {failure.message for failure in _failures(old, content_path, settings)}
    for failure in _failures(new, content_path, settings):
        if failure.message not in before:
            reason = f"{failure.message}, so Hugo's build would fail; nothing was written"
            raise EditRefusedError(f"{new.source.path}: {reason}")


def _failures(page: Page, content_path: str, settings: SiteSettings) -> Iterator[Failure]:
    values = normalized(read_front_values(page.text).values)
    stem, _, ending = content_path.rpartition(".")
    yield from failures(values, ending.lower(), settings)
    folder, _, name = f"/{stem}".rpartition("/")
    language = settings.languages[settings.default_language]
    if len(settings.languages) == 1 and not (language.prefix or language.ugly_urls):  # else the plan alone can say
        alias = root_alias(values, folder or "/" if name in ("index", "_index") else f"/{stem}")
        if alias is not None:
            yield alias
