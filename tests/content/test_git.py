"""The gateway to git: what it says, what it refuses, and its log commit by commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitectl.content.git import (
    LOG,
    GitError,
    PastContents,
    commits,
    file_name,
    is_shallow,
    require_whole_history,
    run_git,
    stream_git,
    top_of_repository,
)
from tests.repositories import commit_all, git

if TYPE_CHECKING:
    from pathlib import Path

TIMES = ("2024-01-01T12:00:00+02:00", "2024-02-02T00:00:00-05:30", "2024-03-03T00:00:00+00:00")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository with a commit of two files, one without any, and one that changes a file."""
    folder = tmp_path / "repository"
    (folder / "sub").mkdir(parents=True)
    git(folder, "init", "--quiet")
    for time, text in zip(TIMES, ("a\n", "a\n", "b\n"), strict=True):
        (folder / "sub" / "a.md").write_text(text)
        (folder / "é.md").write_text("\0commit x\n")
        commit_all(folder, time)
    return folder


def test_a_log_is_read_commit_by_commit(repository: Path) -> None:
    log = stream_git(repository, *LOG, "--name-only")
    found = [(commit.time, [file_name(line) for line in commit.lines]) for commit in commits(log)]
    assert found == [(TIMES[2], ["sub/a.md"]), (TIMES[1], []), (TIMES[0], ["sub/a.md", "é.md"])]


def test_lines_that_nobody_reads_are_passed_over(repository: Path) -> None:
    assert [commit.time for commit in commits(stream_git(repository, *LOG, "-p", "--text"))] == list(TIMES[::-1])


@pytest.mark.parametrize("lines", [[], [b"warning: x\n"]])
def test_a_log_without_commits(lines: list[bytes]) -> None:
    assert list(commits(lines)) == []


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        (b"a b.md\n", "a b.md"),
        (b'"\\303\\251\\t\\"q\\".md"\n', 'é\t"q".md'),
        (b'"back\\\\slash"', "back\\slash"),
        ("é.md".encode(), "é.md"),
        (b"\xff.md", "\udcff.md"),
    ],
)
def test_names_as_git_prints_them(printed: bytes, name: str) -> None:
    assert file_name(printed) == name


def test_contents_are_those_of_the_past(repository: Path) -> None:
    old, new = (run_git(repository, "rev-parse", f"{revision}:sub/a.md").strip() for revision in ("HEAD~2", "HEAD"))
    with PastContents(repository) as past:
        assert [past.of(blob) for blob in (old, new, old)] == [b"a\n", b"b\n", b"a\n"]
        with pytest.raises(GitError, match="does not have the contents of 0123"):
            past.of("0123")


def test_top_and_history(repository: Path, tmp_path: Path) -> None:
    assert top_of_repository(repository / "sub").samefile(repository)
    assert not is_shallow(repository)
    require_whole_history(repository)
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{repository}", "cut")
    assert is_shallow(tmp_path / "cut")
    with pytest.raises(GitError, match=r"the clone is shallow, .* run `git fetch --unshallow`"):
        require_whole_history(tmp_path / "cut")


def test_what_git_cannot_answer_is_refused(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run_git(repository, "rev-parse", "--verify", "--quiet", "no-such-revision") == ""
    with pytest.raises(GitError, match=r"git says: .*no-such-word"):
        run_git(repository, "no-such-word")
    with pytest.raises(GitError, match="not a git repository"):
        list(stream_git(tmp_path, *LOG))
    with pytest.raises(GitError, match="not a git repository"):
        top_of_repository(tmp_path)
    assert not is_shallow(tmp_path)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(GitError, match="git is not installed"):
        run_git(repository, "status")
