from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from sitectl.cli import main
from tests.editing.test_git import commit, git

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
    commit(folder, "2024-05-05T12:00:00+02:00")
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
    commit(site, "2025-01-01T00:00:00Z")
    ran = sitectl("lastmod", "--check")
    assert (ran.exit_code, ran.stdout) == (0, "")


def test_one_page_alone(site: Path) -> None:
    assert sitectl("lastmod", "content/day.md").stdout == "content/day.md\n"
    assert "lastmod" not in (site / "content/time.md").read_text()


def test_a_shallow_clone_and_no_repository_are_said_so(site: Path, tmp_path: Path) -> None:
    (site / "content/day.md").write_text("x")
    commit(site, "2025-01-01T00:00:00Z")
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
