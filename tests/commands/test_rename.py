from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from sitectl.cli import main
from tests.hugo_judge import hugo_binary

if TYPE_CHECKING:
    from click.testing import Result

PAGES = {
    "content/blog/a.md": "---\ntitle: A # c\naliases: [/x/]\n---\nText\n",
    "content/blog/b/index.md": "+++\ntitle = 'B'\n+++\n",
    "content/blog/b/picture.txt": "picture",
    "content/blog/café ü.md": "---\ntitle: C\n---\n",
    "content/blog/fixed.md": "---\ntitle: F\nurl: /fixed/\n---\n",
    "content/docs/_index.md": "---\ntitle: Docs\n---\n",
    "content/docs/one.md": "---\ntitle: One\n---\n",
    "content/docs/two.html.md": "---\ntitle: Two\n---\n",
    "content/draft.md": "---\ntitle: D\ndraft: true\n---\n",
}


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in PAGES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / "hugo.toml").write_text('baseURL = "https://example.org/sub/"\ndisableKinds = ["taxonomy", "term"]\n')
    monkeypatch.chdir(tmp_path)
    return tmp_path


def sitectl(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def files() -> dict[str, str]:
    return {path.as_posix(): path.read_text() for path in sorted(Path("content").rglob("*")) if path.is_file()}


@pytest.mark.parametrize(
    ("words", "gone", "made"),
    [
        (
            ("content/blog/a.md", "content/blog/z.md"),
            ["content/blog/a.md"],
            {"content/blog/z.md": "---\ntitle: A # c\naliases: [/x/, /blog/a/]\n---\nText\n"},
        ),
        (
            ("blog/a.md", "z"),
            ["content/blog/a.md"],
            {"content/blog/z.md": "---\ntitle: A # c\naliases: [/x/, /blog/a/]\n---\nText\n"},
        ),
        (
            ("blog/a.md", "new/place/x.md"),
            ["content/blog/a.md"],
            {"content/new/place/x.md": "---\ntitle: A # c\naliases: [/x/, /blog/a/]\n---\nText\n"},
        ),
        (
            ("content/blog/b", "content/c/d"),
            ["content/blog/b/index.md", "content/blog/b/picture.txt"],
            {
                "content/c/d/index.md": "+++\ntitle = 'B'\naliases = ['/blog/b/']\n+++\n",
                "content/c/d/picture.txt": "picture",
            },
        ),
        (
            ("content/docs", "handbook"),
            ["content/docs/_index.md", "content/docs/one.md", "content/docs/two.html.md"],
            {
                "content/handbook/_index.md": "---\ntitle: Docs\naliases: [/docs/]\n---\n",
                "content/handbook/one.md": "---\ntitle: One\naliases: [/docs/one/]\n---\n",
                "content/handbook/two.html.md": "---\ntitle: Two\naliases: [/docs/two.html/]\n---\n",
            },
        ),
        (
            ("content/blog/fixed.md", "moved"),
            ["content/blog/fixed.md"],
            {"content/blog/moved.md": PAGES["content/blog/fixed.md"]},
        ),
        (
            ("content/blog/café ü.md", "plain"),
            ["content/blog/café ü.md"],
            {"content/blog/plain.md": "---\ntitle: C\naliases: [/blog/café-ü/]\n---\n"},
        ),
    ],
)
def test_a_move_leaves_an_alias(words: tuple[str, str], gone: list[str], made: dict[str, str]) -> None:
    before = files()
    dry = sitectl("rename", *words, "--dry-run")
    assert (dry.exit_code, files()) == (1, before)
    ran = sitectl("rename", *words)
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert ran.stdout == dry.stdout
    assert files() == {path: text for path, text in before.items() if path not in gone} | made


def test_there_and_back_again() -> None:
    assert sitectl("rename", "blog/b", "c").exit_code == 0
    assert sitectl("rename", "blog/c", "b").exit_code == 0
    assert Path("content/blog/b/index.md").read_text() == "+++\ntitle = 'B'\naliases = ['/blog/c/']\n+++\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("blog/a.md", "content/blog/fixed.md"), "content/blog/fixed.md: already there; nothing moved"),
        (("blog/a.md", "content/docs"), "docs.md: its URL /sub/docs/ is that of docs/_index.md; nothing moved"),
        (("blog/a.md", "b.md"), "blog/b.md: its URL /sub/blog/b/ is that of blog/b/index.md; nothing moved"),
        (("blog/a.md", "fixed"), "already there; nothing moved"),
        (("blog/a.md", "../elsewhere.md"), "not below the content folder"),
        (("docs", "docs/inside"), "inside of what is to be moved"),
        (("docs", "content/docs/inside"), "inside of what is to be moved"),
        (("blog/b/index.md", "blog/c.md"), "the page of a bundle; rename its folder"),
        (("content", "other"), "not below the content folder"),
        (("blog/a.md", "blog/b/inside.md"), "there the page would be never"),
        (("missing.md", "x.md"), "missing.md: no such file or folder"),
        (("hugo.toml", "x.md"), "no content file by its name"),
    ],
)
def test_what_is_taken_or_wrong_is_refused(words: tuple[str, str], message: str) -> None:
    before = files()
    ran = sitectl("rename", *words)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert message in ran.stderr
    assert files() == before


def test_languages_keep_their_prefix_in_the_alias(site: Path) -> None:
    (site / "hugo.toml").write_text("[languages.en]\n[languages.nl]\n")
    Path("content/blog/a.nl.md").write_text("---\ntitle: NL\n---\n")
    assert sitectl("rename", "blog/a.nl.md", "z").exit_code == 0
    assert Path("content/blog/z.nl.md").read_text() == "---\ntitle: NL\naliases: [/nl/blog/a/]\n---\n"


@pytest.mark.skipif(hugo_binary() is None, reason="the hugo package is not installed")
def test_hugo_leads_from_every_old_url_to_the_new_one() -> None:
    moves = {
        "blog/a": "blog/z",
        "blog/b": "c/d",
        "docs": "handbook",
        "docs/one": "handbook/one",
        "blog/café-ü": "blog/plain",
    }
    for words in (("blog/a.md", "z"), ("blog/b", "c/d"), ("docs", "handbook"), ("blog/café ü.md", "plain")):
        assert sitectl("rename", *words).exit_code == 0
    Path("layouts").mkdir()
    Path("layouts/all.html").write_text("{{ .RelPermalink }}")
    subprocess.run([str(hugo_binary()), "--quiet"], check=True)
    for old, new in moves.items():
        assert f"https://example.org/sub/{new}/" in Path(f"public/{old}/index.html").read_text()
