"""`sitectl export`: what Hugo shows, on standard output or in a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Run

BIB = """@article{new, title = {New}, author = {Lin, Zejia and Mo, Zewei}, year = 2021, journal = {J}}
@article{old, title = {Old}, author = {Mo, Zewei}, year = 2020, journal = {J}}
@article{future, title = {Future}, author = {Mo, Zewei}, year = 2998, journal = {J}}
@article{draft, title = {Draft}, author = {Mo, Zewei}, year = 2019, journal = {J}}
"""


@pytest.fixture
def full_site(site: Path, run: Run) -> Path:
    """The small site with publications, news and a home page."""
    (site / "refs.bib").write_text(BIB)
    run("sync", "refs.bib")
    draft = site / "content/publications/draft/index.md"
    draft.write_text(draft.read_text().replace("authors:", "draft: true\nauthors:"))
    run("new-news", "Something [happened](/x/).", "--date", "2025-01")
    (site / "data").mkdir()
    (site / "data" / "authors.yaml").write_text("owner:\n  name: Zejia LIN\n  spellings: [Z. Lin]\n")
    (site / "content" / "_index.md").write_text("---\ntitle: Me\n---\n\n{{< news >}}\n\n{{< publications >}}\n")
    return site


def test_bibtex(run: Run, full_site: Path) -> None:
    del full_site
    lines = BIB.splitlines()
    done = run("export", "bibtex")
    assert (done.exit_code, done.stdout, done.stderr) == (0, f"{lines[0]}\n\n{lines[1]}\n", "")


def test_csl(run: Run, full_site: Path) -> None:
    del full_site
    done = run("export", "csl")
    assert [item["id"] for item in json.loads(done.stdout)] == ["new", "old"]
    assert run("export", "csl").stdout == done.stdout


def test_readme(run: Run, full_site: Path) -> None:
    del full_site
    assert run("export", "readme").stdout == (
        "# Me\n\n"
        "- [2025/01]. Something [happened](https://example.org/x/).\n\n"
        "- **J** [New](https://example.org/publications/new/). **Zejia Lin**, Zewei Mo.\n"
        "- **J** [Old](https://example.org/publications/old/). Zewei Mo.\n"
    )


@pytest.mark.parametrize(
    ("broken", "form"),
    [
        ("publications/new/index.md", "bibtex"),
        ("publications/new/index.md", "csl"),
        ("publications/new/index.md", "readme"),
        ("publications/draft/index.md", "bibtex"),
        ("news/broken.md", "readme"),
    ],
)
def test_page_that_hugo_cannot_build_is_not_left_out_in_silence(
    run: Run, full_site: Path, broken: str, form: str
) -> None:
    (full_site / "content" / broken).write_text("---\ntitle: A: b\n---\n")
    (full_site / "out").write_text("before\n")
    done = run("export", form, "-o", "out")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"sitectl: content/{broken}:2:8: ")
    assert done.stderr.endswith("; correct this first, as Hugo builds nothing with it\n")
    assert (full_site / "out").read_text() == "before\n"


@pytest.mark.parametrize("broken", ["blog/broken.md", "news/broken.md"])
def test_broken_page_elsewhere_does_not_matter(run: Run, full_site: Path, broken: str) -> None:
    expected = run("export", "bibtex").stdout
    (full_site / "content" / broken).parent.mkdir(exist_ok=True)
    (full_site / "content" / broken).write_text("---\ntitle: A: b\n---\n")
    assert (run("export", "bibtex").stdout, bool(expected)) == (expected, True)


def test_readme_lists_the_news_that_hugo_shows(run: Run, full_site: Path) -> None:
    news = full_site / "content/news"
    (news / "_index.md").write_text("---\ncascade:\n  build: {render: never, list: always}\n---\n")
    run("new-news", "Pinned.", "--date", "2024-01", "--pin")
    run("new-news", "A draft.", "--date", "2025-02", "--draft")
    run("new-news", "The future.", "--date", "2998-01")
    (news / "gone.md").write_text("---\ndate: 2025-01-01\nexpiryDate: 2025-02-01\n---\nExpired.\n")
    assert len(list(news.glob("*.md"))) == 6
    assert run("export", "readme").stdout.startswith(
        "# Me\n\n- [2024/01]. Pinned.\n- [2025/01]. Something [happened](https://example.org/x/).\n\n- **J** [New]"
    )


@pytest.mark.parametrize("form", ["bibtex", "csl", "readme"])
def test_file_is_written_once(run: Run, full_site: Path, form: str) -> None:
    done = run("export", form, "-o", "out.txt")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "out.txt\n", "")
    path = full_site / "out.txt"
    first = path.stat().st_mtime_ns, path.stat().st_ino
    assert path.read_text("utf-8") == run("export", form).stdout
    assert run("export", form, "-o", "out.txt").exit_code == 0
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == first


@pytest.mark.parametrize("form", ["bibtex", "csl", "readme"])
def test_folder_that_is_not_there_is_not_made(run: Run, full_site: Path, form: str) -> None:
    done = run("export", form, "-o", "none/out.txt")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        "sitectl: none/out.txt: there is no folder none; create it, or name a file in one that is there\n"
    )
    assert not (full_site / "none").exists()


def test_site_without_a_home_page(run: Run, site: Path) -> None:
    done = run("export", "readme")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"sitectl: {site}/content/_index.md: the site has no home page in Markdown\n"


def test_home_page_in_the_folder_of_a_language(run: Run, site: Path) -> None:
    (site / "hugo.toml").write_text(
        'contentDir = "content/en"\n[languages.en]\n[languages.nn]\ncontentDir = "content/nn"\n'
    )
    for code in ("nn", "en"):
        (site / "content" / code).mkdir()
        (site / "content" / code / "_index.md").write_text(f"---\ntitle: Home in {code}\n---\n\nWords.\n")
    done = run("export", "readme")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "# Home in en\n\nWords.\n", "")
