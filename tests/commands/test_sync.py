"""`sitectl sync`: exit codes, what is said where, and the files on disk."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Run

ONE = "@article{one, title = {One}, author = {Lin, Zejia}, year = 2020, journal = {J}}\n"
TWO = "@article{two, title = {Two}, author = {Mo, Zewei}, year = 2021, journal = {J}}\n"


@pytest.fixture
def bib(site: Path) -> Path:
    """The bibliography that the small site follows."""
    path = site / "refs.bib"
    path.write_text(ONE + TWO)
    return path


def _files(site: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_first_and_second_run(run: Run, site: Path, bib: Path) -> None:
    done = run("sync", "refs.bib")
    assert (done.exit_code, done.stdout, done.stderr) == (
        0,
        "content/publications/one/index.md\ncontent/publications/two/index.md\n",
        "2 created, 0 changed, 0 unchanged\n",
    )
    assert run("lint").exit_code == 0
    before = _files(site)
    again = run("sync", str(bib))
    assert (again.exit_code, again.stdout, again.stderr) == (0, "", "0 created, 0 changed, 2 unchanged\n")
    assert _files(site) == before
    quiet = run("-q", "sync", "refs.bib")
    assert (quiet.exit_code, quiet.output) == (0, "")


@pytest.mark.parametrize("option", ["--dry-run", "--diff"])
def test_shown_only(run: Run, site: Path, bib: Path, option: str) -> None:
    before = _files(site)
    done = run("sync", "refs.bib", option)
    assert done.exit_code == 1
    assert done.stdout.count("content/publications/one/index.md") == 1
    assert _files(site) == before
    run("sync", "refs.bib")
    bib.write_text(ONE.replace("{One}", "{Uno}") + TWO)
    before = _files(site)
    done = run("sync", "refs.bib", option)
    assert done.exit_code == 1
    assert ('+title: "Uno"\n' in done.stdout) == (option == "--diff")
    assert _files(site) == before


def test_conflict_removed_and_broken_entries(run: Run, site: Path, bib: Path) -> None:
    run("sync", "refs.bib")
    page = site / "content/publications/one/index.md"
    page.write_text(page.read_text().replace("One", "Eins"))
    bib.write_text(ONE.replace("{One}", "{Uno}") + "@misc{broken, title = }\n")
    done = run("sync", "refs.bib")
    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        "refs.bib:2:1: error: @misc 'broken': expected a value, found '}'",
        "content/publications/one/index.md: title: the page says 'Eins', the bibliography 'Uno'; kept",
        "publications/two/index.md: its entry two is no longer in the bibliography; kept",
        "0 created, 1 changed, 0 unchanged, 1 values differ",
    ]
    assert "Eins" in page.read_text()
    assert (site / "content/publications/two/index.md").is_file()


def test_list_of_authors_that_is_not_complete_is_said(run: Run, bib: Path) -> None:
    bib.write_text(ONE.replace("Zejia}", "Zejia and others}"))
    for summary in ("1 created, 0 changed, 0 unchanged", "0 created, 0 changed, 1 unchanged"):
        done = run("sync", "refs.bib")
        assert (done.exit_code, done.stderr.splitlines()) == (
            0,
            [
                "refs.bib:1:1: warning: @article 'one': the author list is not complete, it ends in 'and others'; "
                "name all to show all",
                summary,
            ],
        )


def test_two_bibliographies_do_not_disturb_each_other(run: Run, site: Path, bib: Path) -> None:
    bib.write_text(ONE)
    (site / "more.bib").write_text(TWO)
    assert run("sync", "refs.bib").exit_code == 0
    assert run("sync", "more.bib").exit_code == 0
    before = _files(site)
    assert run("sync", "refs.bib").stderr == "0 created, 0 changed, 1 unchanged\n"
    assert _files(site) == before


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("none.bib", "none.bib: cannot be read (no such file or directory)"),
        ("hugo.toml", "hugo.toml: no BibTeX entry in it"),
        ("content", "content: cannot be read (is a directory)"),
    ],
)
def test_failure_is_one_sentence(run: Run, site: Path, name: str, sentence: str) -> None:
    before = _files(site)
    done = run("sync", name)
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", f"sitectl: {sentence}\n")
    assert _files(site) == before


def test_bibliography_without_a_good_entry_leaves_no_trace(run: Run, site: Path) -> None:
    (site / "broken.bib").write_text("@misc{k, title = {T}\n")
    before = _files(site)
    assert run("sync", "broken.bib").exit_code == 1
    assert _files(site) == before


def test_state_is_the_same_in_every_checkout(run: Run, site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    (site / ".git").mkdir()
    (site / "refs").mkdir()
    inside, outside = site / "refs" / "a.bib", tmp_path_factory.mktemp("elsewhere") / "b.bib"
    inside.write_text(ONE)
    outside.write_text(TWO)
    assert run("sync", str(inside)).exit_code == 0
    assert run("sync", str(outside)).exit_code == 0
    assert list(json.loads((site / "sitectl-sync.json").read_text())) == ["b.bib", "refs/a.bib"]
    assert run("sync", "./refs/../refs/a.bib").stderr == "0 created, 0 changed, 1 unchanged\n"


def test_bibliography_cannot_steer_the_terminal(run: Run, site: Path) -> None:
    (site / "hostile.bib").write_text(
        "@misc{k\x1b[31m, title = {T\x1b[2J}, author = {A \u202eB}, year = 2020, month = \x1b[1m}\n"
    )
    done = run("sync", "hostile.bib")
    assert done.exit_code == 0
    assert "\\x1b[1m" in done.stderr
    (site / "content/publications/k-31m/index.md").write_text("---\ntitle: Other\n---\n")
    (site / "hostile.bib").write_text("@misc{k\x1b[31m, title = {New\x1b[2J}, author = {A \u202eB}, year = 2021}\n")
    again = run("sync", "hostile.bib")
    assert again.stderr.splitlines()
    assert not {"\x1b", "\u202e"} & set(done.output + again.output)
