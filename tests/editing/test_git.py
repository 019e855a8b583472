from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitectl.content.git import GitError
from sitectl.editing.git import FileChange, Repository, file_changes
from tests.repositories import commit_all, git

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "---\ntitle: A\nlastmod: 2020-01-01\n---\n" + "".join(f"Line {number}\n" for number in range(20))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "repo" / "content"
    folder.mkdir(parents=True)
    git(tmp_path / "repo", "init", "-q")
    for name in ("a.md", "b.md", "c d.md", 'q"é.md'):
        (folder / name).write_text(PAGE + name)
    commit_all(tmp_path / "repo", "2024-01-01T00:00:00+02:00")
    return folder


def test_the_last_real_change_counts(content: Path) -> None:
    repository = content.parent
    (content / "a.md").write_text(PAGE + "a.md\nmore\n")
    commit_all(repository, "2024-02-02T00:00:00+02:00")
    (content / "a.md").write_text(PAGE.replace("2020", "2024") + "a.md\nmore\n")
    (content / "b.md").write_text(PAGE.replace("2020", "2024").replace("Line 7\n", "--- a\n+++ b\n") + "b.md")
    commit_all(repository, "2024-03-03T00:00:00+02:00")
    (content / "c d.md").rename(content / "e.md")
    (content / 'q"é.md').chmod(0o755)
    commit_all(repository, "2024-04-04T00:00:00+02:00")
    (content / "sub").mkdir()
    (content / "e.md").rename(content / "sub" / "f.md")
    (content / "sub" / "f.md").write_text(PAGE.replace("lastmod: 2020-01-01", "Lastmod:   2021-01-01") + "c d.md")
    (content / "new.md").write_text("new")
    commit_all(repository, "2024-05-05T00:00:00+02:00")
    (content / "never.md").write_text("never committed")
    files = [content / name for name in ("a.md", "b.md", "sub/f.md", 'q"é.md', "new.md", "never.md")]
    found = Repository(content).last_changes(files, content)
    assert {file.name: time for file, time in found.items()} == {
        "a.md": "2024-02-02T00:00:00+02:00",
        "b.md": "2024-03-03T00:00:00+02:00",
        "f.md": "2024-01-01T00:00:00+02:00",
        'q"é.md': "2024-01-01T00:00:00+02:00",
        "new.md": "2024-05-05T00:00:00+02:00",
    }


def test_a_shallow_clone_is_refused(content: Path, tmp_path: Path) -> None:
    (content / "a.md").write_text("x")
    commit_all(content.parent, "2024-02-02T00:00:00+02:00")
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{content.parent}", "shallow")
    with pytest.raises(GitError, match="the clone is shallow, so git cannot say when pages changed"):
        Repository(tmp_path / "shallow" / "content")


def test_no_repository(tmp_path: Path) -> None:
    with pytest.raises(GitError, match="not a git repository"):
        Repository(tmp_path)


def test_a_log_without_changes() -> None:
    assert list(file_changes([])) == []


def test_changed_lines_that_look_like_headers_are_lines() -> None:
    log = b"diff --git a/x b/x\nindex 1..2 100644\n--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n-lastmod: 1\n"
    log += (
        b"+lastmod: 2\n+diff --git a/y b/y\n\\ No newline at end of file\ndiff --git a/z b/z\nold mode 1\nnew mode 2\n"
    )
    assert list(file_changes(log.splitlines(keepends=True), "T")) == [
        FileChange("T", "x", "x", "unsure", ("1", "2")),
        FileChange("T", "z", "z"),
    ]
