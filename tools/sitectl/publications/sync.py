"""Keep the publication pages in step with a bibliography: a plan of what to create and change, and its writing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.page import NewPage, Page
from sitectl.content.writing import create_file, replace_file
from sitectl.publications.bib_records import read_records
from sitectl.publications.bundles import create_bundle
from sitectl.publications.keys import folder_name
from sitectl.publications.merge import Conflict, merge_page
from sitectl.publications.page_index import PageIndex
from sitectl.publications.page_records import citation_of
from sitectl.publications.pages import CITATION, PublicationError, publication_pages
from sitectl.publications.works import Work, combined, merged_works

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import tzinfo
    from pathlib import Path

    from sitectl.publications.record import Record
    from sitectl.publications.sync_state import State


class Target(NamedTuple):
    """Where the pages are: the content folder, the folder of publications in it, and the site's time zone."""

    content: Path
    folder: Path
    zone: tzinfo

    def name(self, path: Path) -> str:
        """Return a page's path as the state has it."""
        return path.relative_to(self.content).as_posix()


class Change(NamedTuple):
    """The bytes of a file before and after; `old` is None for a file that is not there."""

    path: Path
    old: bytes | None
    new: bytes


@dataclass
class SyncPlan:
    """What a sync will do, and what it leaves to the user."""

    bundles: list[tuple[NewPage, ...]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    conflicts: list[tuple[Path, Conflict]] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    #: Pages whose entries are no longer in the bibliography, and entries whose page somebody deleted.
    removed: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    unchanged: int = 0
    pages: dict[str, dict[str, str]] = field(default_factory=dict)


def plan_sync(records: Iterable[Record], known: dict[str, dict[str, str]], target: Target) -> SyncPlan:
    """Return the plan that brings the pages in step with the records; `known` is what the last sync wrote."""
    plan = SyncPlan()
    works = merged_works(records)
    by_key = {key: name for name, entries in known.items() for key in entries}
    pages = PageIndex(target.folder)
    moved: dict[str, Path] = {}
    for work in works:
        name = next((by_key[key] for key in work.entries if key in by_key), None)
        if name is not None and not (target.content / name).is_file():
            path = _moved(target.content / name, work, pages)
            if path is not None and target.name(path) not in known:
                moved[name] = path
        if name in moved:
            _plan_merge(plan, work, moved[name], _base(known[name]), target)
        elif name is not None and known[name] == work.entries and (target.content / name).is_file():
            plan.unchanged += 1
            plan.pages[name] = work.entries
        elif name is not None and not (target.content / name).is_file():
            plan.deleted.append(
                f"{name}: was deleted; the entry {next(iter(work.entries))!r} is still in the bibliography"
            )
            plan.pages[name] = work.entries
        else:
            path = target.content / name if name is not None else pages.find(work.record)
            if path is None:
                _plan_new(plan, work, pages, target)
            else:
                _plan_merge(plan, work, path, _base(known.get(target.name(path))), target)
    _report_leftovers(plan, works, {name: entries for name, entries in known.items() if name not in moved})
    return plan


def _moved(path: Path, work: Work, pages: PageIndex) -> Path | None:
    """Return where a page of the last sync has gone: to one of the same work, its key or its old name."""
    name = path.parent.name if path.name == "index.md" else path.stem
    return pages.find(work.record) or pages.with_key({name.lower(), *work.entries})


def _report_leftovers(plan: SyncPlan, works: Sequence[Work], known: dict[str, dict[str, str]]) -> None:
    """Note the pages of the last sync that no work of this one belongs to."""
    current = {key for work in works for key in work.entries}
    for name, entries in known.items():
        if name in plan.pages:
            continue
        if current & entries.keys():
            plan.removed.append(f"{name}: its entry {', '.join(entries)} is a version of another page's work now; kept")
        else:
            plan.pages[name] = entries
            plan.removed.append(f"{name}: its entry {', '.join(entries)} is no longer in the bibliography; kept")


def _base(entries: dict[str, str] | None) -> Record | None:
    """Return the record that a page was made of last."""
    versions = read_records("\n".join(entries.values())).records if entries else ()
    record: Record | None = None
    for version in versions:
        record = version if record is None else combined(record, version)
    return record


def _plan_new(plan: SyncPlan, work: Work, pages: PageIndex, target: Target) -> None:
    key = work.record.key
    try:
        bundle = publication_pages(work.record, target.folder, target.zone)
    except PublicationError as error:
        plan.failures.append(str(error))
        return
    if not pages.take(folder_name(key)) or any(_is_other(page) for page in bundle):
        plan.failures.append(
            f"{key}: {bundle[0].path.parent} belongs to another publication; give the entry another key"
        )
        return
    plan.bundles.append(bundle)
    plan.pages[target.name(bundle[0].path)] = work.entries


def _is_other(page: NewPage) -> bool:
    """Tell whether a file is there that is not what an interrupted sync left."""
    return page.path.exists() and (not page.path.is_file() or page.path.read_bytes() != page.text.encode("utf-8"))


def _plan_merge(plan: SyncPlan, work: Work, path: Path, base: Record | None, target: Target) -> None:
    page = Page.read(path)
    if page.front_matter.problem:
        problem = page.front_matter.problem
        plan.failures.append(f"{path}:{problem.line}:{problem.column}: {problem.message}; left as it is")
        return
    merged = merge_page(page, base, work.record, target.zone)
    plan.conflicts += [(path, conflict) for conflict in merged.conflicts]
    changes = [Change(path, page.source.to_bytes(), merged.page.source.to_bytes())]
    if path.name == "index.md":
        changes += _citation_change(path.parent / CITATION, citation_of(path), base, work.record)
    changes = [change for change in changes if change.old != change.new]
    plan.changes += changes
    plan.unchanged += not changes
    plan.pages[target.name(path)] = work.entries


def _citation_change(path: Path, ours: str, base: Record | None, record: Record) -> Iterator[Change]:
    """Yield the new `cite.bib`, unless a person changed the one there is."""
    text = f"{record.bibtex}\n"
    if not path.is_file():
        yield Change(path, None, text.encode("utf-8"))
    elif base is not None and ours.strip() == base.bibtex.strip():
        yield Change(path, path.read_bytes(), text.encode("utf-8"))


def write_plan(plan: SyncPlan, state: State, state_path: Path, advance: Callable[[], None] = lambda: None) -> None:
    """Write what is planned: new pages, changed ones, and last the state, so that an interrupted sync is repeated.

    `advance` is called after each file or bundle.
    """
    for bundle in plan.bundles:
        create_bundle(bundle)
        advance()
    for change in plan.changes:
        _write(change)
        advance()
    new = state.text().encode("utf-8")
    old = state_path.read_bytes() if state_path.is_file() else None
    if old != new and (old is not None or state.bibliographies):
        _write(Change(state_path, old, new))


def _write(change: Change) -> None:
    if change.old is None:
        create_file(change.path, change.new)
    else:
        replace_file(change.path, change.old, change.new)


def shown_values(conflicts: Sequence[tuple[Path, Conflict]]) -> list[str]:
    """Return one line for each conflict, with both values."""
    lines: list[str] = []
    for path, conflict in conflicts:
        reason = f" ({conflict.reason})" if conflict.reason else ""
        page, other = conflict.page or "nothing", conflict.bibliography or "nothing"
        lines.append(f"{path}: {conflict.key}: the page says {page!r}, the bibliography {other!r}{reason}; kept")
    return lines
