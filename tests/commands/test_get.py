from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from sitectl.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

YAML = '---\nTitle: "A # b"\ndraft: true\ntags: [a, 1, null]\nparams: {seo: {title: T}}\nratio: .inf\n---\n'
TOML = "+++\ntitle = 'T'\ndate = 2025-01-01\n+++\n"


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "content/blog").mkdir(parents=True)
    (tmp_path / "hugo.toml").write_text("")
    (tmp_path / "content/a.md").write_text(YAML)
    (tmp_path / "content/blog/t.md").write_text(TOML)
    (tmp_path / "content/plain.md").write_text("text\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def sitectl(*words: str) -> Result:
    return CliRunner().invoke(main, words)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (("title", "content/a.md"), "A # b\n"),
        (("draft", "content/a.md"), "true\n"),
        (("tags", "content/a.md"), '["a", 1, null]\n'),
        (("params.seo.title", "content/a.md"), "T\n"),
        (("params", "content/a.md"), '{"seo": {"title": "T"}}\n'),
        (("date", "content/blog/t.md"), "2025-01-01\n"),
        (("title,draft", "content/a.md"), "content/a.md\ttitle\tA # b\ncontent/a.md\tdraft\ttrue\n"),
        (("title", "content"), "content/a.md\ttitle\tA # b\ncontent/blog/t.md\ttitle\tT\n"),
        (("title",), "content/a.md\ttitle\tA # b\ncontent/blog/t.md\ttitle\tT\n"),
        (("title", "--where", "section == 'blog'"), "content/blog/t.md\ttitle\tT\n"),
    ],
)
def test_values(words: tuple[str, ...], text: str) -> None:
    ran = sitectl("get", *words)
    assert (ran.exit_code, ran.stdout, ran.stderr) == (0, text, "")


def test_json() -> None:
    ran = sitectl("get", "title,tags,ratio,date", "--format", "json")
    assert json.loads(ran.stdout) == [
        {"path": "content/a.md", "values": {"title": "A # b", "tags": ["a", 1, None], "ratio": "inf", "date": None}},
        {"path": "content/blog/t.md", "values": {"title": "T", "tags": None, "ratio": None, "date": "2025-01-01"}},
        {"path": "content/plain.md", "values": {"title": None, "tags": None, "ratio": None, "date": None}},
    ]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("missing", "content/a.md"), "content/a.md: has no key missing"),
        (("title", "content/plain.md"), "content/plain.md: has no key title"),
        (("drfat", "content/a.md"), "content/a.md: has no key drfat; did you mean draft for drfat?"),
        (("a.b.c",), "none of the pages has a.b.c"),
        (("x,y", "content/blog", "content/a.md"), "none of the pages has x or y"),
        (("title", "--where", "date > 2999-01-01"), "no page meets the condition"),
    ],
)
def test_a_missing_key_is_exit_code_1(words: tuple[str, ...], message: str) -> None:
    ran = sitectl("get", *words)
    assert (ran.exit_code, ran.stdout, ran.stderr) == (1, "", f"sitectl: {message}\n")
    assert sitectl("get", "-q", *words).stderr == ""


def test_a_broken_page_is_exit_code_2(site: Path) -> None:
    (site / "content/a.md").write_text("---\na: [\n---\n")
    ran = sitectl("get", "title")
    assert (ran.exit_code, ran.stdout) == (2, "content/blog/t.md\ttitle\tT\n")
    assert ran.stderr.startswith("sitectl: content/a.md:2:4: the front matter cannot be read: ")


def test_sections_and_dates_follow_the_sites_settings(site: Path) -> None:
    (site / "hugo.toml").write_text(
        'timeZone = "Asia/Shanghai"\n[languages.en]\ncontentDir = "content/en"\n'
        '[languages.nl]\ncontentDir = "content/nl"\n'
    )
    for name in ("en/blog/x.md", "nl/blog/x.md", "nl/y.md"):
        (site / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (site / "content" / name).write_text("---\ntitle: T\ndate: 2024-03-05T23:00:00\n---\n")
    ran = sitectl("get", "title", "--where", "section == 'blog' and date < 2024-03-05T15:00:01Z")
    assert ran.stdout == "content/en/blog/x.md\ttitle\tT\ncontent/nl/blog/x.md\ttitle\tT\n"
    assert (
        sitectl("get", "title", "--where", "section == '' and date == 2024-03-05").stdout
        == "content/nl/y.md\ttitle\tT\n"
    )
