"""Dates from Git, with the real Hugo as the judge."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from sitectl.hugo.config import read_settings
from sitectl.hugo.git import last_commits
from sitectl.hugo.plan import plan_site
from tests.hugo_site import CONFIG, HugoSite, needs_hugo
from tests.plan_judge import moment
from tests.repositories import commit_all, git

if TYPE_CHECKING:
    from pathlib import Path

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

PAGES = {
    "a.md": "---\ntitle: A\ndate: 2020-01-01\n---\n",
    "x/b c.md": "---\nlastmod: 2020-01-01\n---\n",
    "x/ü.md": "---\nlastmod: 2020-01-01\n---\n",
    "x/_index.md": "",
    'x/"q".md': "---\ntitle: Q\n---\n",
}


@pytest.fixture
def site(tmp_path: Path) -> HugoSite:
    site = HugoSite(tmp_path / "top" / "site", f"enableGitInfo = true\n{CONFIG}")
    site.write_all(PAGES)
    git(tmp_path / "top", "init", "-q", "-b", "main")
    commit_all(tmp_path / "top", "2025-01-02T03:04:05+09:00", committed="2025-06-01T00:00:00Z")
    commit_all(tmp_path / "top", "2025-01-03T00:00:00Z")
    site.write("a.md", f"{PAGES['a.md']}more\n")
    commit_all(tmp_path / "top", "2025-02-02T03:04:05-05:30", committed="2025-06-01T00:00:00Z")
    site.write("new.md", "---\ntitle: Not committed\n---\n")
    return site


@needs_git
@needs_hugo
def test_lastmod_is_that_of_the_last_commit_as_in_hugo(site: HugoSite) -> None:
    plans = plan_site(site.folder, read_settings(site.folder), moment())
    hugo = site.build_everything().pages
    assert {plan.path: plan.as_json()["lastmod"] or "0001-01-01T00:00:00Z" for plan in plans} == {
        path: page["lastmod"] for path, page in hugo.items()
    }
    assert hugo["a.md"]["lastmod"] == "2025-02-02T03:04:05-05:30"


@needs_git
def test_commits_are_found_by_path_below_the_folder(site: HugoSite) -> None:
    commits = last_commits(site.content)
    assert set(commits) == {"a.md", "x/b c.md", "x/_index.md"}  # as in Hugo, which misses names that Git quotes
    assert commits["a.md"].rfc3339() == "2025-02-02T03:04:05-05:30"
    assert commits["x/b c.md"].rfc3339() == "2025-01-02T03:04:05+09:00"


@needs_git
def test_a_folder_outside_of_a_repository_has_no_commits(tmp_path: Path) -> None:
    assert last_commits(tmp_path) == {}
