"""`sitectl lint`: exit code, standard output, standard error, and the files on disk."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from sitectl.content import targets
from sitectl.content.source import read_bytes
from tests.commands.conftest import BAD
from tests.content.test_writing import FullDisk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Run

FIXED = "---\ntitle: Bad\ndraft: true # soon\n---\nText.\n"


def test_clean_site(run: Run) -> None:
    done = run("lint")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "2 files checked, nothing to report.\n", "")


def test_full(run: Run, bad: Path) -> None:
    done = run("lint")
    assert done.exit_code == 1
    assert done.stdout == (
        "content/post/bad.md:3:8: error[not-a-boolean]\n"
        "  Hugo reads `yes` as false, so the page is published; write `true` or `false`.\n"
        "    |\n"
        "  3 | draft: yes # soon\n"
        "    |        ^^^\n"
        "    = fix: write `true`\n"
        "\n"
        "3 files checked, 1 error found. `--fix` repairs 1.\n"
    )
    assert bad.read_text() == BAD


def test_concise(run: Run, bad: Path) -> None:
    assert run("lint", str(bad), "--format", "concise").stdout == (
        "content/post/bad.md:3:8: error[not-a-boolean] "
        "Hugo reads `yes` as false, so the page is published; write `true` or `false`.\n"
        "1 file checked, 1 error found. `--fix` repairs 1.\n"
    )


def test_json(run: Run, bad: Path) -> None:
    del bad
    assert json.loads(run("lint", "--format", "json").stdout) == [
        {
            "path": "content/post/bad.md",
            "line": 3,
            "column": 8,
            "end_line": 3,
            "end_column": 11,
            "rule": "not-a-boolean",
            "severity": "error",
            "message": "Hugo reads `yes` as false, so the page is published; write `true` or `false`.",
            "fix": {
                "title": "write `true`",
                "safety": "safe",
                "edits": [{"line": 3, "column": 8, "end_line": 3, "end_column": 11, "text": "true"}],
            },
        }
    ]


def test_github_escapes(run: Run, site: Path) -> None:
    (site / "content" / "100%, a:b.md").write_text("---\ntitle: A\ndraft: 50%\n---\n")
    assert run("lint", "--format", "github").stdout == (
        "::warning file=content/100%25%2C a%3Ab.md,line=3,col=8,endLine=3,endColumn=11,title=doubtful-boolean::"
        "Hugo reads `50%25` as false; write `true` or `false`.\n"
    )


def test_fix_writes_the_value_only(run: Run, bad: Path) -> None:
    done = run("lint", "--fix")
    assert (done.exit_code, done.stdout) == (0, "3 files checked, nothing to report, 1 fixed.\n")
    assert bad.read_text() == FIXED
    assert run("lint", "--fix").stdout == "3 files checked, nothing to report.\n"


def test_after_a_fix_everything_is_looked_at_again(run: Run, site: Path) -> None:
    (site / "content/_index.md").write_text("---\ntitle: Home\ndraft: yes\n---\n")
    (site / "content/post/bad.md").write_text(BAD)
    (site / "content/post/good.md").write_text("---\ntitle: Good\n---\n[bad](/post/bad/)\n")
    fixed, linted = run("lint", "--fix", "--format", "concise"), run("lint", "--format", "concise")
    found = [line.split(": ")[1].split()[0] for line in linted.stdout.splitlines()[:-1]]
    assert found == ["warning[hidden-list-page]", "warning[broken-link]"]
    assert fixed.stdout.splitlines()[:-1] == linted.stdout.splitlines()[:-1]
    assert fixed.stdout.endswith("\n4 files checked, 2 warnings found, 2 fixed.\n")
    assert fixed.exit_code == linted.exit_code == 1
    assert "4 files checked, 2 warnings found.\n" in run("lint", "--fix", "--format", "concise").stdout


def test_diff_writes_nothing(run: Run, bad: Path) -> None:
    done = run("lint", "--diff")
    assert done.exit_code == 1
    assert done.stdout == (
        "--- a/content/post/bad.md\n+++ b/content/post/bad.md\n@@ -1,5 +1,5 @@\n"
        " ---\n title: Bad\n-draft: yes # soon\n+draft: true # soon\n ---\n Text.\n"
    )
    assert bad.read_text() == BAD


def test_diff_of_a_clean_site_is_empty(run: Run) -> None:
    done = run("lint", "--diff")
    assert (done.exit_code, done.stdout) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "rules"),
    [
        ([], ["not-a-boolean"]),
        (["--select", "values"], ["not-a-boolean"]),
        (["--select", "dates,math"], []),
        (["--ignore", "not-a-boolean"], []),
        (["--ignore", "values"], []),
        (["--extend-select", "missing-description"], ["missing-description", "not-a-boolean"]),
        (["--select", "missing-description"], ["missing-description"]),
    ],
)
def test_selection(run: Run, bad: Path, arguments: list[str], rules: list[str]) -> None:
    done = run("lint", str(bad), "--format", "json", *arguments)
    assert sorted(each["rule"] for each in json.loads(done.stdout)) == rules


def test_unknown_rule_is_answered(run: Run) -> None:
    done = run("lint", "--select", "not-a-bolean")
    assert (done.exit_code, done.stderr) == (
        2,
        "sitectl: no rule or group 'not-a-bolean'; did you mean 'not-a-boolean'?\n",
    )


def test_missing_path(run: Run) -> None:
    done = run("lint", "nowhere.md")
    assert (done.exit_code, done.stderr) == (2, "sitectl: nowhere.md: no such file or folder\n")


def test_unreadable_file_does_not_hide_the_others(run: Run, bad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del bad

    def refuse(path: str, most: int) -> tuple[bytes, os.stat_result]:
        if path.endswith("good.md"):
            raise PermissionError(13, os.strerror(13))
        return read_bytes(path, most)

    monkeypatch.setattr(targets, "read_bytes", refuse)
    done = run("lint", "--format", "concise")
    assert done.exit_code == 2
    assert "content/post/bad.md:3:8" in done.stdout
    assert done.stderr == "sitectl: content/post/good.md: cannot be read (permission denied)\n"


def test_full_disk_while_fixing(run: Run, bad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "write", FullDisk())
    done = run("lint", "--fix")
    assert done.exit_code == 2
    assert done.stderr == (
        "sitectl: content/post/bad.md: cannot write it (no space left on device); nothing was changed\n"
    )
    assert bad.read_text() == BAD
    assert sorted([each.name for each in bad.parent.iterdir()]) == ["bad.md", "good.md"]


def test_binary_file_with_a_page_name(run: Run, site: Path) -> None:
    (site / "content" / "photo.md").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    done = run("lint", "--format", "concise")
    assert done.exit_code == 1
    assert done.stdout.startswith("content/photo.md:1:1: error[binary-file]")
    assert done.stdout.count("photo.md") == 1


def test_front_matter_without_end(run: Run, site: Path) -> None:
    (site / "content" / "open.md").write_text("---\ntitle: Open\n\nText.\n")
    done = run("lint", "--format", "concise")
    assert done.exit_code == 1
    assert done.stdout.startswith(
        "content/open.md:2:1: error[unreadable-front-matter] Hugo cannot read the front matter and builds nothing: "
        "EOF looking for end YAML front matter delimiter; close it with a line `---`."
    )


def test_page_without_a_site_around(run: Run, tmp_path_factory: pytest.TempPathFactory) -> None:
    page = tmp_path_factory.mktemp("alone") / "page.md"
    page.write_text(BAD)
    done = run("lint", str(page), "--format", "concise")
    assert done.exit_code == 1
    assert f"{page}:3:8: error[not-a-boolean]" in done.stdout


def test_exit_zero(run: Run, bad: Path) -> None:
    del bad
    assert run("lint", "--exit-zero").exit_code == 0


def test_the_site_s_own_folder_stands_for_its_content(run: Run, site: Path) -> None:
    (site / "layouts").mkdir(exist_ok=True)
    (site / "layouts" / "all.html").write_text("{{ .Content }}")
    for path in (".", str(site)):
        done = run("lint", path)
        assert (done.exit_code, done.stdout) == (0, "2 files checked, nothing to report.\n")


def test_a_long_report_says_what_most_of_it_is(run: Run, site: Path) -> None:
    for number in range(100):
        (site / "content" / "post" / f"{number}.md").write_text(BAD)
    assert run("lint", "--format", "concise").stdout.splitlines()[-1] == (
        "102 files checked, 100 errors found. `--fix` repairs 100."
        " Most are not-a-boolean 100; `--ignore RULE` leaves one out, `--baseline FILE` old ones."
    )
