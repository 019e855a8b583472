"""Bibliography and pages kept in step: what is created, changed, kept and reported."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from bench.bibliography import make_bibliography
from sitectl.cli import main
from sitectl.content import writing
from sitectl.publications import sync
from sitectl.publications.bib_records import read_records
from sitectl.publications.sync import SyncPlan, Target, plan_sync, shown_values, write_plan
from sitectl.publications.sync_state import STATE_FILE, State, StateError, read_state
from tests.publications.hugo_reading import read_by_hugo

if TYPE_CHECKING:
    from pathlib import Path

PREPRINT = """@misc{lin2025bullet, title = {Bullet: Boosting {GPU} Utilization}, author = {Lin, Zejia},
  year = {2025}, eprint = {2504.19516}, archiveprefix = {arXiv}, abstract = {We boost.}}
"""
PUBLISHED = """@inproceedings{lin2026bullet, title = {Bullet: Boosting {GPU} Utilization}, author = {Lin, Zejia},
  year = {2026}, booktitle = {Architectural Support}, series = {ASPLOS 2026}, doi = {10.1145/1}}
"""
OTHER = "@article{mo2022, title = {moTuner}, author = {Mo, Zewei}, year = 2022, journal = {J}}\n"


class Site:
    """A site's content folder and state file, synchronised by `sync`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.target = Target(root / "content", root / "content" / "publications", UTC)

    def plan(self, bib: str) -> SyncPlan:
        return plan_sync(read_records(bib).records, read_state(self.root / STATE_FILE).pages("a.bib"), self.target)

    def sync(self, bib: str) -> SyncPlan:
        plan = self.plan(bib)
        state = read_state(self.root / STATE_FILE).with_pages("a.bib", plan.pages)
        write_plan(plan, state, self.root / STATE_FILE)
        return plan

    def page(self, name: str) -> Path:
        return self.target.folder / name / "index.md"

    def edit(self, name: str, before: str, after: str) -> None:
        text = self.page(name).read_text("utf-8")
        assert text.count(before) == 1, text
        self.page(name).write_text(text.replace(before, after), "utf-8", newline="")

    def files(self) -> dict[str, bytes]:
        return {str(path.relative_to(self.root)): path.read_bytes() for path in self.root.rglob("*") if path.is_file()}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def test_first_sync_creates_and_the_second_changes_no_byte(site: Site) -> None:
    plan = site.sync(PUBLISHED + OTHER)
    assert [len(bundle) for bundle in plan.bundles] == [2, 2]
    before = site.files()
    assert sorted(before) == [
        "content/publications/lin2026bullet/cite.bib",
        "content/publications/lin2026bullet/index.md",
        "content/publications/mo2022/cite.bib",
        "content/publications/mo2022/index.md",
        "sitectl-sync.json",
    ]
    again = site.sync(PUBLISHED + OTHER)
    assert (again.unchanged, again.bundles, again.changes) == (2, [], [])
    assert site.files() == before


def test_planning_writes_nothing(site: Site) -> None:
    site.plan(PUBLISHED)
    assert site.files() == {}


def test_change_arrives_beside_a_hand_edit(site: Site) -> None:
    site.sync(PUBLISHED)
    site.edit("lin2026bullet", "short: ASPLOS'26", "short: ASPLOS # mine")
    plan = site.sync(PUBLISHED.replace("10.1145/1", "10.1145/2"))
    text = site.page("lin2026bullet").read_text("utf-8")
    assert 'doi: "10.1145/2"' in text
    assert "short: ASPLOS # mine" in text
    assert plan.conflicts == []
    assert "10.1145/2" in site.page("lin2026bullet").with_name("cite.bib").read_text("utf-8")


def test_conflict_is_listed_with_both_values_once(site: Site) -> None:
    site.sync(PUBLISHED)
    site.edit("lin2026bullet", "Bullet: Boosting GPU Utilization", "Bullet!")
    changed = PUBLISHED.replace("Boosting", "Increasing")
    plan = site.sync(changed)
    assert shown_values(plan.conflicts) == [
        f"{site.page('lin2026bullet')}: title: the page says 'Bullet!', "
        "the bibliography 'Bullet: Increasing GPU Utilization'; kept"
    ]
    before = site.files()
    assert site.sync(changed).conflicts == []
    assert site.files() == before


def test_hand_edited_citation_stays(site: Site) -> None:
    site.sync(PUBLISHED)
    citation = site.page("lin2026bullet").with_name("cite.bib")
    citation.write_text("@misc{mine}\n")
    site.sync(PUBLISHED.replace("2026}", "2027}"))
    assert citation.read_text() == "@misc{mine}\n"


def test_preprint_and_published_version_are_one_page(site: Site) -> None:
    plan = site.sync(PREPRINT + PUBLISHED)
    assert len(plan.bundles) == 1
    text = site.page("lin2026bullet").read_text("utf-8")
    assert "ASPLOS'26" in text
    assert 'arxiv: "2504.19516"' in text
    assert text.endswith("\nWe boost.\n")


@pytest.mark.parametrize("later", [PREPRINT + PUBLISHED, PUBLISHED, PUBLISHED + PREPRINT])
def test_preprint_that_gets_published_keeps_its_page(site: Site, later: str) -> None:
    site.sync(PREPRINT)
    plan = site.sync(later)
    assert plan.bundles == []
    assert plan.removed == []
    text = site.page("lin2025bullet").read_text("utf-8")
    assert "short: ASPLOS'26" in text
    assert 'arxiv: "2504.19516"' in text or "PREPRINT" not in later
    before = site.files()
    site.sync(later)
    assert site.files() == before


def test_hand_written_page_of_the_same_work_is_found(site: Site) -> None:
    page = site.page("bullet")
    page.parent.mkdir(parents=True)
    text = '---\ntitle: "Bullet: Boosting GPU Utilization"\ndate: 2026-03-04\nauthors: [Zejia LIN]\n---\n'
    page.write_text(text)
    plan = site.sync(PUBLISHED)
    assert plan.bundles == []
    assert [conflict.key for _, conflict in plan.conflicts] == ["authors"]
    after = page.read_text()
    assert "date: 2026-03-04\nauthors: [Zejia LIN]\n" in after
    assert "10.1145/1" in after
    assert page.with_name("cite.bib").is_file()


def test_removed_entry_is_reported_and_its_page_kept(site: Site) -> None:
    site.sync(PUBLISHED + OTHER)
    before = site.files()
    for _ in range(2):
        plan = site.sync(PUBLISHED)
        assert plan.removed == ["publications/mo2022/index.md: its entry mo2022 is no longer in the bibliography; kept"]
        assert site.files() == before
    assert site.sync(PUBLISHED + OTHER).unchanged == 2


def test_page_that_somebody_deleted_is_not_made_again(site: Site) -> None:
    site.sync(OTHER)
    site.page("mo2022").unlink()
    plan = site.sync(OTHER)
    assert plan.deleted == [
        "publications/mo2022/index.md: was deleted; the entry 'mo2022' is still in the bibliography"
    ]
    assert not site.page("mo2022").exists()


@pytest.mark.parametrize(
    ("edited", "keeps_citation"),
    [
        ([], True),
        ([('title: "moTuner"', "title: Tuning")], True),
        ([('title: "moTuner"', "title: Tuning\naliases: [/publications/mo2022/]")], False),
    ],
)
def test_renamed_page_is_followed(site: Site, edited: list[tuple[str, str]], *, keeps_citation: bool) -> None:
    site.sync(PUBLISHED + OTHER)
    for before, after in edited:
        site.edit("mo2022", before, after)
    page = site.page("mo2022")
    if not keeps_citation:
        page.with_name("cite.bib").unlink()
    page.parent.rename(page.parent.with_name("tuner"))
    assert not site.sync(PUBLISHED + OTHER).deleted
    newer = site.sync(PUBLISHED + OTHER.replace("year = 2022", "year = 2023"))
    assert (newer.deleted, newer.removed, newer.conflicts, newer.bundles) == ([], [], [], [])
    after = site.page("tuner").read_text("utf-8")
    assert "date: 2023-01-01" in after
    assert all(text in after for _, text in edited)
    assert not site.page("mo2022").exists()
    assert site.sync(PUBLISHED + OTHER.replace("year = 2022", "year = 2023")).unchanged == 2


def test_page_of_another_entry_does_not_stand_for_a_deleted_one(site: Site) -> None:
    twin = OTHER.replace("mo2022", "mo2023").replace("2022,", "2023, doi = {10.1/2},").replace("moTuner", "Another")
    site.sync(OTHER + twin)
    site.edit("mo2023", 'title: "Another"', "title: moTuner")
    site.page("mo2022").unlink()
    before = site.files()
    assert len(site.sync(OTHER + twin).deleted) == 1
    assert site.files() == before


def test_other_publication_in_the_folder_is_not_touched(site: Site) -> None:
    page = site.page("MO2022")
    page.parent.mkdir(parents=True)
    page.write_text("---\ntitle: Something else\ndate: 2020-01-01\nauthors: [A]\n---\n")
    plan = site.sync(OTHER)
    assert len(plan.failures) == 1
    assert "belongs to another publication" in plan.failures[0]
    assert len(site.files()) == 1


def test_unreadable_page_is_left_and_reported(site: Site) -> None:
    site.sync(PUBLISHED)
    site.edit("lin2026bullet", "doi: ", "title: again\ndoi: ")
    before = site.files()
    plan = site.sync(PUBLISHED.replace("10.1145/1", "10.1145/2"))
    assert len(plan.failures) == 1
    assert "index.md:" in plan.failures[0]
    assert (
        site.files()["content/publications/lin2026bullet/index.md"]
        == before["content/publications/lin2026bullet/index.md"]
    )


def test_pages_just_made_differ_in_nothing_from_their_entries(site: Site) -> None:
    bib, _ = make_bibliography(200, broken_every=0)
    site.sync(bib)
    (site.root / STATE_FILE).unlink()
    plan = site.plan(bib)
    assert plan.unchanged == 200
    assert (plan.bundles, plan.changes, plan.conflicts, plan.failures) == ([], [], [], [])


class Killed(BaseException):
    """Stands for the end of the process."""


@pytest.mark.parametrize("survived", range(6))
def test_interrupted_sync_leaves_whole_files_and_is_completed_by_the_next(
    site: Site, monkeypatch: pytest.MonkeyPatch, survived: int
) -> None:
    site.sync(OTHER)
    later = OTHER.replace("moTuner", "moTuner 2").replace("{J}", "{K}") + PUBLISHED
    left = [survived]

    def limited(write: object) -> object:
        def call(*arguments: object) -> object:
            if not left[0]:
                raise Killed
            left[0] -= 1
            assert callable(write)
            return write(*arguments)

        return call

    before = site.files()
    with monkeypatch.context() as patch:
        patch.setattr("sitectl.publications.bundles.create_folder", limited(writing.create_folder))
        patch.setattr(sync, "create_file", limited(writing.create_file))
        patch.setattr(sync, "replace_file", limited(writing.replace_file))
        if survived < 4:
            with pytest.raises(Killed):
                site.sync(later)
        else:
            site.sync(later)
    middle = site.files()
    site.sync(later)
    after = site.files()
    assert after["content/publications/mo2022/index.md"].count(b"moTuner 2") == 1
    assert len(after) == 5
    for name, data in middle.items():
        assert data in (before.get(name), after[name])


def test_thousand_mixed_entries(site: Site) -> None:
    bib, entries = make_bibliography(1000)
    read = read_records(bib)
    fatal = {problem.line: problem.message for problem in read.problems if problem.fatal}
    broken = [entry for entry in entries if entry.authors is None]
    assert len(broken) == 50
    for entry in broken:
        assert any(entry.key in message for line, message in fatal.items() if entry.line <= line <= entry.line + 6)
    assert len(fatal) == len(broken)
    site.sync(bib)
    good = {entry.key: entry.authors for entry in entries if entry.authors}
    seen = read_by_hugo([], site.root)
    assert {key: page["params"]["authors"] for key, page in seen.items()} == {
        key: list(authors) for key, authors in good.items()
    }
    linted = CliRunner().invoke(main, ["--site", str(site.root), "lint"])
    # the pages, and the settings of the site
    assert (linted.exit_code, linted.stdout) == (0, f"{len(good) + 1} files checked, nothing to report.\n")
    titles = {record.key: record.title for record in read.records}
    assert {key: page["title"] for key, page in seen.items()} == titles
    assert all(title.startswith(f"No. {key.removeprefix('key')}: ") for key, title in titles.items())
    before = site.files()
    assert site.sync(bib).unchanged == 950
    assert site.files() == before
    for key in good:
        site.edit(key, "\nauthors:", "\nnote: by hand\nauthors:")
    assert site.sync(bib.replace("doi = {10.1145/", "doi = {10.1146/")).conflicts == []
    for key in good:
        text = site.page(key).read_text("utf-8")
        assert "\nnote: by hand\n" in text
        assert 'doi: "10.1146/' in text


@pytest.mark.parametrize("text", ["", "{", "[]", '{"a": 1}', '{"a": {"b": 1}}', '{"a": {"b": {"c": 1}}}', "null"])
def test_damaged_state_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / STATE_FILE).write_text(text)
    with pytest.raises(StateError, match="restore it from git or delete it"):
        read_state(tmp_path / STATE_FILE)


def test_state_of_several_bibliographies(tmp_path: Path) -> None:
    state = State().with_pages("a.bib", {"p/x": {"k": "@misc{k}"}}).with_pages("b.bib", {})
    (tmp_path / STATE_FILE).write_text(state.text(), "utf-8")
    assert read_state(tmp_path / STATE_FILE) == state
    assert state.pages("c.bib") == {}
