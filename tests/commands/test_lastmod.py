from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from sitectl.cli import main
from tests.repositories import commit_all, git

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "repo"
    (folder / "content").mkdir(parents=True)
    (folder / "hugo.toml").write_text("")
    pages = {
        "time.md": "---\ntitle: A\ndate: 2024-01-01T10:00:00+01:00\n---\n",
        "day.md": "---\ntitle: A\ndate: 2024-01-01 # c\n---\n",
        "old.md": '+++\ndate = 2024-01-01\nlastmod = "2024-01-02"\n+++\n',
        "same.md": "---\ndate: 2024-05-05\n---\n",
        "none.md": "Text\n",
    }
    for name, text in pages.items():
        (folder / "content" / name).write_text(text)
    git(folder, "init", "-q")
    commit_all(folder, "2024-05-05T12:00:00+02:00")
    monkeypatch.chdir(folder)
    return folder


def sitectl(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def test_lastmod_is_written_once(site: Path) -> None:
    ran = sitectl("lastmod", "--check")
    assert (ran.exit_code, ran.stdout) == (1, "content/day.md\ncontent/old.md\ncontent/time.md\n")
    assert sitectl("lastmod").exit_code == 0
    assert (site / "content/time.md").read_text() == (
        "---\ntitle: A\ndate: 2024-01-01T10:00:00+01:00\nlastmod: 2024-05-05T12:00:00+02:00\n---\n"
    )
    assert (site / "content/day.md").read_text() == ("---\ntitle: A\ndate: 2024-01-01 # c\nlastmod: 2024-05-05\n---\n")
    assert (site / "content/old.md").read_text() == '+++\ndate = 2024-01-01\nlastmod = "2024-05-05"\n+++\n'
    commit_all(site, "2025-01-01T00:00:00Z")
    ran = sitectl("lastmod", "--check")
    assert (ran.exit_code, ran.stdout) == (0, "")


def test_one_page_alone(site: Path) -> None:
    assert sitectl("lastmod", "content/day.md").stdout == "content/day.md\n"
    assert "lastmod" not in (site / "content/time.md").read_text()


def test_a_shallow_clone_and_no_repository_are_said_so(site: Path, tmp_path: Path) -> None:
    (site / "content/day.md").write_text("x")
    commit_all(site, "2025-01-01T00:00:00Z")
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{site}", "shallow")
    ran = sitectl("--site", str(tmp_path / "shallow"), "lastmod", "--check")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "the clone is shallow, so git cannot say when pages changed; run `git fetch --unshallow`" in ran.stderr
    (tmp_path / "bare/content").mkdir(parents=True)
    (tmp_path / "bare/hugo.toml").write_text("")
    (tmp_path / "bare/content/a.md").write_text("---\n---\n")
    ran = sitectl("--site", str(tmp_path / "bare"), "lastmod")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "not a git repository" in ran.stderr


LAYOUTS = {
    "one-line.md": '{"title": "A", "lastmod": "2024-01-02"}\nBody\n',
    "one-line-without.md": '{"title": "A"} Body\n',
    "lines.md": '{\n  "title": "A",\n  "date": "2020-01-01"\n}\nBody\n',
    "flow.md": "---\n{title: A, lastmod: 2024-01-02}\n---\n",
    "next-line.md": "---\ntitle: A\nlastmod:\n  2024-01-02\n---\n",
    "quoted.md": "---\ntitle: A\n\"lastMod\" : '2024-01-02' # c\n---\n",
    "crlf.md": "---\r\ntitle: A\r\nlastmod: 2024-01-02\r\n---\r\n",
    "toml.md": "+++\ntitle = 'A'\n[params]\nx = 1\n+++\n",
    "no-final-newline.md": "---\nlastmod: 2024-01-02\n---\nBody",
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_second_run_changes_nothing(site: Path, name: str) -> None:
    page = site / "content" / name
    page.write_bytes(LAYOUTS[name].encode())
    commit_all(site, "2024-05-05T12:00:00Z")
    assert sitectl("lastmod", f"content/{name}").stdout == f"content/{name}\n"
    written = page.read_bytes()
    assert b"2024-05-05" in written
    commit_all(site, "2025-01-01T00:00:00Z")
    ran = sitectl("lastmod", f"content/{name}")
    assert (ran.exit_code, ran.stdout, ran.stderr) == (0, "", "0 of 1 page changed\n")
    assert page.read_bytes() == written


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("---\ntitle: A\n---\nlastmod: one\n", "---\ntitle: A\n---\nlastmod: two\n"),
        ("---\ntitle: A\n---\n2020-01-01\n", "---\ntitle: A\n---\n2021-01-01\n"),
        ('{"title": "A", "lastmod": "2020-01-01"}\n', '{"title": "B", "lastmod": "2021-01-01"}\n'),
        ("---\n{title: A, lastmod: 2020-01-01}\n---\n", "---\n{title: A, date: 2020-01-01}\n---\n"),
        ("---\ndate: 2020-01-01\nlastmod: 2020-01-01\n---\n", "---\ndate: 2020-01-02\nlastmod: 2020-01-01\n---\n"),
        ("---\ntitle: [\nlastmod: 2020-01-01\n---\n", "---\ntitle: A\nlastmod: 2020-01-01\n---\n"),
    ],
)
def test_a_change_beside_lastmod_counts(site: Path, old: str, new: str) -> None:
    page = site / "content/x.md"
    page.write_text(old)
    commit_all(site, "2024-05-05T12:00:00Z")
    page.write_text(new)
    commit_all(site, "2024-06-06T12:00:00Z")
    assert sitectl("lastmod", "content/x.md").exit_code == 0
    assert "2024-06-06" in page.read_text()


def test_changes_that_are_not_committed_are_said(site: Path) -> None:
    assert sitectl("lastmod").exit_code == 0
    assert sitectl("lastmod").stderr == "0 of 5 pages changed\n"
    (site / "content/day.md").write_text("---\ntitle: New\nlastmod: 2024-05-05\n---\n")
    said = "1 page has changes that are not committed; run this again after the commit\n"
    assert sitectl("lastmod").stderr == f"{said}0 of 5 pages changed\n"
    assert sitectl("lastmod", "content/old.md").stderr == "0 of 1 page changed\n"


def test_a_content_folder_of_its_own_and_one_without_commits(site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "fresh"
    (folder / "content").mkdir(parents=True)
    (folder / "hugo.toml").write_text("")
    (folder / "content/a.md").write_text("---\ntitle: A\n---\n")
    git(folder, "init", "-q", "-b", "main")
    ran = sitectl("--site", str(folder), "lastmod")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr == (f"sitectl: {folder}: git says: your current branch 'main' does not have any commits yet\n")
    git(folder / "content", "init", "-q")
    commit_all(folder / "content", "2024-05-05T12:00:00Z")
    assert sitectl("--site", str(folder), "lastmod").exit_code == 0
    assert "lastmod: 2024-05-05" in (folder / "content/a.md").read_text()
    del site


def test_a_merge_counts_when_its_branch_changed_the_page(site: Path) -> None:
    git(site, "checkout", "-qb", "other")
    (site / "content/day.md").write_text("---\ntitle: B\n---\n")
    commit_all(site, "2024-06-06T12:00:00Z")
    git(site, "checkout", "-q", "-")
    (site / "content/time.md").write_text("---\ntitle: B\n---\n")
    commit_all(site, "2024-07-07T12:00:00Z")
    git(site, "merge", "-q", "--no-edit", "other", time="2024-08-08T12:00:00Z")
    assert sitectl("lastmod", "content/day.md", "content/time.md").exit_code == 0
    assert "lastmod: 2024-06-06" in (site / "content/day.md").read_text()
    assert "lastmod: 2024-07-07" in (site / "content/time.md").read_text()


# The time of the last commit, a page's date or lastmod, and the new lastmod.
STYLES = [
    ("2024-05-05T12:00:00+00:00", "lastmod: 2024-01-01T10:00:00+00:00", "2024-05-05T12:00:00+00:00"),
    ("2024-05-05T12:00:00+00:00", "lastmod: 2024-01-01T10:00:00-00:00", "2024-05-05T12:00:00+00:00"),
    ("2024-05-05T12:00:00+00:00", "lastmod: 2024-01-01T10:00:00+0000", "2024-05-05T12:00:00+0000"),
    ("2024-05-05T12:00:00+00:00", "lastmod: 2024-01-01T10:00:00Z", "2024-05-05T12:00:00Z"),
    ("2024-05-05T12:00:00+00:00", "lastmod: 2024-01-01T10:00:00+01:00", "2024-05-05T12:00:00+00:00"),
    ("2024-05-05T12:00:00+02:00", "lastmod: 2024-01-01T10:00:00+00:00", "2024-05-05T12:00:00+02:00"),
    ("2024-05-05T12:00:00+02:00", "lastmod: 2024-01-01T10:00:00Z", "2024-05-05T10:00:00Z"),
    ("2024-05-05T12:00:00+02:00", "lastmod: 2024-01-01T10:00:00.123Z", "2024-05-05T10:00:00.000Z"),
    ("2024-05-05T12:00:00+02:00", "lastmod: 2024-01-01T10:00:00-0500", "2024-05-05T12:00:00+0200"),
    ("2024-05-05T12:00:00+02:00", "lastmod: 2024-01-01 10:00:00 +0100", "2024-05-05 12:00:00 +0200"),
    ("2024-05-05T12:00:00+02:00", "lastmod: 2024-01-01 10:00:00+01:00", "2024-05-05 12:00:00+02:00"),
    ("2024-05-05T12:00:00+02:00", "lastmod: 2024-01-01 10:00:00", "2024-05-05 12:00:00+02:00"),
    ("2024-05-05T12:00:00+00:00", "lastmod: 2024-01-01T10:00:00", "2024-05-05T12:00:00Z"),
    ("2024-05-05T12:00:00+02:00", "lastmod: '2024-01-01T10:00:00Z'", "'2024-05-05T10:00:00Z'"),
    ("2024-05-05T12:00:00+00:00", 'lastmod: "2024-01-01T10:00:00+00:00" # c', '"2024-05-05T12:00:00+00:00" # c'),
    ("2024-05-05T12:00:00+02:00", "lastmod: '2024-01-01'", "'2024-05-05'"),
    ("2024-05-05T12:00:00+02:00", "lastmod: 2024-01-01 # c", "2024-05-05 # c"),
    ("2024-05-05T12:00:00+00:00", "date: 2024-01-01T10:00:00+00:00", "2024-05-05T12:00:00+00:00"),
    ("2024-05-05T12:00:00+00:00", "date: 2024-01-01T10:00:00Z", "2024-05-05T12:00:00Z"),
    ("2024-05-05T12:00:00+02:00", "date: '2024-01-01 10:00:00 +0100'", "'2024-05-05 12:00:00 +0200'"),
    ("2024-05-05T12:00:00+02:00", "date: 2024-01-01", "2024-05-05"),
    ("2024-05-05T12:00:00+00:00", "lastmod = 2024-01-01T10:00:00+00:00", "2024-05-05T12:00:00+00:00"),
    ("2024-05-05T12:00:00+00:00", "lastmod = 2024-01-01T10:00:00Z", "2024-05-05T12:00:00Z"),
    ("2024-05-05T12:00:00+02:00", "lastmod = 2024-01-01T10:00:00Z", "2024-05-05T10:00:00Z"),
    ("2024-05-05T12:00:00+02:00", "lastmod = 2024-01-01 10:00:00-05:00", "2024-05-05 12:00:00+02:00"),
    ("2024-05-05T12:00:00+00:00", 'lastmod = "2024-01-01T10:00:00+0000"', '"2024-05-05T12:00:00+0000"'),
    ("2024-05-05T12:00:00+02:00", "lastmod = 2024-01-01", "2024-05-05"),
    ("2024-05-05T12:00:00+02:00", 'lastmod = "2024-01-01T10:00:00"', '"2024-05-05T12:00:00+02:00"'),
]


@pytest.mark.parametrize(("time", "line", "expected"), STYLES, ids=[f"{line} at {time}" for time, line, _ in STYLES])
def test_a_new_lastmod_is_spelled_as_the_old_one(
    time: str, line: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "hugo.toml").write_text("")
    page, fence = tmp_path / "content" / "a.md", "+++" if " = " in line else "---"
    page.write_text(f"{fence}\n{line}\n{fence}\n")
    git(tmp_path, "init", "-q")
    commit_all(tmp_path, time)
    monkeypatch.chdir(tmp_path)
    assert sitectl("lastmod").exit_code == 0
    mark = " = " if " = " in line else ": "
    assert f"\nlastmod{mark}{expected}\n" in page.read_text()
    commit_all(tmp_path, "2025-01-01T00:00:00Z")
    assert sitectl("lastmod", "--check").exit_code == 0
