"""`sitectl plan` on the command line."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from sitectl.cli import main

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {
    "_index.md": "---\ntitle: Home\n---\n",
    "news/live.md": "---\ntitle: Live, and well\ndate: 2025-11-01\n---\n",
    "news/draft.md": "---\ntitle: Draft\ndraft: true\n---\n",
    "news/later.md": "---\ntitle: Later\npublishDate: 2030-01-01\n---\n",
    "news/gone.md": "---\ntitle: Gone\nexpiryDate: 2020-01-01\n---\n",
    "news/used.md": "---\ntitle: Used\nheadless: true\n---\n",
    "news/broken.md": "---\ntitle: Broken\ndate: 2025-11-1\n---\n",
    "news/bundle/index.md": "---\ntitle: Bundle\n---\n",
    "news/bundle/part.md": "---\ntitle: Part\n---\n",
}
STATES = {
    "_index.md": "live",
    "news/broken.md": "broken",
    "news/bundle/index.md": "live",
    "news/bundle/part.md": "never",
    "news/draft.md": "draft",
    "news/gone.md": "expired",
    "news/later.md": "scheduled",
    "news/live.md": "live",
    "news/used.md": "never",
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for path, text in PAGES.items():
        target = tmp_path / "content" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return tmp_path / "content"


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["plan", *arguments])


def test_json_has_one_object_for_each_content_file_in_path_order(content: Path) -> None:
    result = _run("--content", str(content), "--format", "json", "--at", "2026-03-01")
    assert result.exit_code == 0
    pages = json.loads(result.stdout)
    assert {page["path"]: page["state"] for page in pages} == STATES
    assert [page["path"] for page in pages] == sorted(STATES)
    assert pages[7] == {
        "path": "news/live.md",
        "kind": "page",
        "title": "Live, and well",
        "date": "2025-11-01T00:00:00Z",
        "lastmod": "2025-11-01T00:00:00Z",
        "publish_date": "2025-11-01T00:00:00Z",
        "expiry_date": None,
        "draft": False,
        "weight": 0,
        "slug": "",
        "url": "/news/live/",
        "state": "live",
        "reason": "",
        "error": None,
    }
    assert pages[1]["error"] == {
        "line": 3,
        "column": 1,
        "message": 'the "date" front matter field is not a parsable date',
    }


def test_json_of_many_pages_is_one_list(tmp_path: Path) -> None:
    names = [f"{number:03}.md" for number in range(600)]
    for name in names:
        (tmp_path / name).write_text("", encoding="utf-8")
    result = _run("--content", str(tmp_path), "--format", "json")
    assert [page["path"] for page in json.loads(result.stdout)] == names


def test_the_table_says_why(content: Path) -> None:
    result = _run("--content", str(content), "--at", "2026-03-01")
    lines = result.stdout.splitlines()
    assert len(lines) == len(STATES)
    assert lines[4] == "draft      news/draft.md         it is marked as a draft"
    assert lines[7] == "live       news/live.md          /news/live/"
    assert result.stderr == "9 content files: 3 live, 1 draft, 1 scheduled, 1 expired, 2 never, 1 broken\n"


def test_csv_has_the_same_columns(content: Path) -> None:
    result = _run("--content", str(content), "--at", "2026-03-01", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert {row["path"]: row["state"] for row in rows} == STATES
    assert (rows[1]["error_line"], rows[1]["error_column"]) == ("3", "1")
    assert rows[7]["title"] == "Live, and well"
    assert rows[7]["expiry_date"] == ""


@pytest.mark.parametrize(
    ("path", "at", "state"),
    [
        ("news/later.md", "2029-12-31T23:59:59Z", "scheduled"),
        ("news/later.md", "2030-01-01T00:00:00Z", "live"),
        ("news/gone.md", "2019-12-31T23:59:59Z", "live"),
        ("news/gone.md", "2020-01-01T00:00:00Z", "expired"),
    ],
)
def test_at_moves_the_clock(content: Path, path: str, at: str, state: str) -> None:
    result = _run("--content", str(content), "--at", at, "--format", "json")
    assert {page["path"]: page["state"] for page in json.loads(result.stdout)}[path] == state


def test_hidden_pages_fail_when_asked(content: Path) -> None:
    assert _run("--content", str(content), "--fail-on-hidden").exit_code == 1
    for name in ("draft", "later", "gone", "broken"):
        (content / f"news/{name}.md").unlink()
    assert _run("--content", str(content), "--fail-on-hidden").exit_code == 0
    (content / "news/item.md").write_text("---\nbuild: {render: never}\n---\n")
    assert _run("--content", str(content), "--fail-on-hidden").exit_code == 0
    (content / "news/item.md").write_text("---\nbuild: {render: never}\ndraft: true\n---\n")
    assert _run("--content", str(content), "--fail-on-hidden").exit_code == 1
    (content / "news/item.md").write_text("---\nbuild: {render: never, list: never}\ndraft: true\n---\n")
    assert _run("--content", str(content), "--fail-on-hidden").exit_code == 0
    (content / "news/live").mkdir()
    (content / "news/live/index.md").write_text("", encoding="utf-8")
    assert _run("--content", str(content), "--fail-on-hidden").exit_code == 1


def test_an_unreadable_time_is_an_error_of_use(content: Path) -> None:
    result = _run("--content", str(content), "--at", "tomorrow")
    assert result.exit_code == 2
    assert "'tomorrow' is not a date for Hugo; write 2026-03-01 or" in result.stderr


def test_the_settings_of_the_site_count(content: Path) -> None:
    site = content.parent
    config = 'baseURL = "https://example.org/me/"\ntimeZone = "Asia/Tokyo"\n[permalinks]\nnews = "/n/:slug/"\n'
    (site / "hugo.toml").write_text(config, encoding="utf-8")
    result = CliRunner().invoke(main, ["--site", str(site), "plan", "--format", "json", "--at", "2026-03-01"])
    page = {page["path"]: page for page in json.loads(result.stdout)}["news/live.md"]
    assert (page["url"], page["date"]) == ("/me/n/live-and-well/", "2025-11-01T00:00:00+09:00")


def test_a_broken_configuration_is_one_sentence(content: Path) -> None:
    (content.parent / "hugo.toml").write_text('title = "x\n', encoding="utf-8")
    result = CliRunner().invoke(main, ["--site", str(content.parent), "plan"])
    assert result.exit_code == 2
    assert result.stderr.startswith(f"sitectl: {content.parent / 'hugo.toml'}:1:")
    assert len(result.stderr.splitlines()) == 1


def test_the_table_tells_what_only_lists_show(content: Path) -> None:
    (content / "news/item.md").write_text("---\ntitle: I\nbuild: {render: never}\n---\n")
    (content / "news/later-item.md").write_text("---\nbuild: {render: never}\ndate: 2999-01-01\n---\n")
    result = _run("--content", str(content), "--at", "2026-03-01")
    rows = {line.split()[1]: line.split() for line in result.stdout.splitlines()}
    assert " ".join(rows["news/item.md"]) == "listed news/item.md in lists; it has no page of its own"
    later = "scheduled news/later-item.md its publishing date, 2999-01-01T00:00:00Z, is in the future"
    assert " ".join(rows["news/later-item.md"]) == later
    assert result.stderr == "11 content files: 3 live, 1 listed, 1 draft, 2 scheduled, 1 expired, 2 never, 1 broken\n"
    pages = json.loads(_run("--content", str(content), "--format", "json").stdout)
    assert next(page["state"] for page in pages if page["path"] == "news/item.md") == "never"


def test_a_path_in_the_table_stays_on_its_line(content: Path) -> None:
    (content / "new\nline\x1b[31m.md").write_text("---\ntitle: I\n---\n")
    result = _run("--content", str(content))
    assert result.stdout.splitlines()[1].split() == ["live", "new\\nline\\x1b[31m.md", "/new-line31m/"]
    assert "\x1b" not in result.stdout
