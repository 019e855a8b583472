"""What git is asked about pages: how many lines of which file each commit changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitectl.content.git import GitError
from sitectl.lint.git import head, text_changes
from sitectl.lint.session import Request, lint
from tests.repositories import commit_all, git

if TYPE_CHECKING:
    from pathlib import Path

LINES = "".join(f"Line {number}\n" for number in range(12))
JANUARY, MAY, JULY = (f"2024-0{month}-01T12:00:00Z" for month in (1, 5, 7))


def commit(folder: Path, time: str, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.md").write_text(text)
    commit_all(folder, time)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "repository" / "content"
    folder.mkdir(parents=True)
    git(folder.parent, "init", "--quiet")
    commit(folder, JANUARY, a="a\n", b="b\n", é="é\n", binary="\0\n")
    return folder


def test_changed_lines_are_counted_the_newest_first(content: Path) -> None:
    commit(content, MAY, a=f"a\n{LINES}", é="e\n")
    commit(content, JULY, a=f"A\n{LINES}", binary="\0\0\n")
    found = text_changes(content, 0)
    assert {name: [(each.time.rfc3339(), each.lines, each.files) for each in found[name]] for name in found} == {
        "a.md": [(JULY, 2, 2), (MAY, 12, 2)],
        "é.md": [(MAY, 2, 2)],
    }


def test_new_renamed_and_older_files_do_not_count(content: Path) -> None:
    commit(content, MAY, new=LINES, a="A\n")
    (content / "b.md").rename(content / "c.md")
    commit(content.parent, JULY)
    assert text_changes(content, 1_719_000_000) == {}
    assert list(text_changes(content, 0)) == ["a.md"]


def test_what_git_cannot_know_is_refused(content: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{content.parent}", "shallow")
    with pytest.raises(GitError, match="shallow"):
        text_changes(tmp_path / "shallow" / "content", 0)
    with pytest.raises(GitError):
        text_changes(tmp_path, 0)
    assert head(tmp_path) == ""
    assert len(head(content)) >= 40


def test_a_commit_ends_what_a_kept_result_says(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (content.parent / "hugo.toml").write_text("")
    commit(content, JANUARY, page="---\ntitle: A\nlastmod: 2020-01-01\n---\n")
    (content / "page.md").write_text(f"---\ntitle: A\nlastmod: 2020-01-01\n---\n{LINES}")
    monkeypatch.chdir(content.parent)
    monkeypatch.setenv("SITECTL_CACHE_DIR", str(tmp_path / "cache"))
    request = Request(select=("outdated-lastmod",), format_name="concise", use_cache=True)
    assert lint(request).exit_code == 0
    commit(content, JULY)
    assert "The text was changed on 2024-07-01" in lint(request).report
