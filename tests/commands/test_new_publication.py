"""`sitectl new-publication`: bundles that lint clean, never over another page, and nothing left of a failure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from sitectl.cli import main
from tests.publications.services import Answer, serving
from tests.publications.test_arxiv import ENTRY, FEED, QUERY
from tests.publications.test_doi import CONFERENCE_PAPER, WORK

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Run

BIB = """@inproceedings{kesco, title = {KeSCo: {GPU} \\& "more"}, author = {Lin, Zejia and {李雷}}, year = 2023,
  booktitle = {Conference on Computer Design (ICCD)}, doi = {10.1109/ICCD.2023.45}, month = nov}
"""
PAGE = """---
title: "KeSCo: GPU & \\"more\\""
# Only the month is known.
date: 2023-11-01T00:00:00+08:00
authors:
  - Zejia Lin
  - 李雷
venue:
  short: ICCD'23
  name: Conference on Computer Design (ICCD)
  kind: conference
doi: "10.1109/ICCD.2023.45"
---
"""


@pytest.fixture
def publications(site: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the small site's publications; answers of services are kept below the site."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(site / "cache"))
    (site / "refs.bib").write_text(BIB, "utf-8")
    return site / "content" / "publications"


def test_from_bibtex(run: Run, publications: Path) -> None:
    done = run("new-publication", "--bib", "refs.bib")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "content/publications/kesco/index.md\n", "")
    assert (publications / "kesco/index.md").read_text("utf-8") == PAGE
    assert (publications / "kesco/cite.bib").read_text("utf-8") == BIB
    assert run("lint").exit_code == 0


def test_from_standard_input_with_corrections(publications: Path) -> None:
    arguments = ["new-publication", "--bib", "-", "--venue-short", "ICCD", "--link", "Code=https://x.org", "--draft"]
    done = CliRunner().invoke(
        main,
        [*arguments, "--equal", "Lin, Zejia", "--equal", "李雷", "--corresponding", "zejia lin"],
        input=BIB.encode(),
    )
    assert done.exit_code == 0, done.output
    text = (publications / "kesco/index.md").read_text("utf-8")
    assert "  short: ICCD\n" in text
    assert 'links:\n  - name: Code\n    url: "https://x.org"\n' in text
    assert "draft: true\n" in text
    assert "equal:\n  - Zejia Lin\n  - 李雷\ncorresponding:\n  - Zejia Lin\nvenue:\n" in text


def test_dry_run_and_diff_show_what_would_be_written(run: Run, publications: Path) -> None:
    done = run("new-publication", "--bib", "refs.bib", "--dry-run")
    assert done.exit_code == 0
    assert done.stdout == (
        f"content/publications/kesco/index.md would be:\n{PAGE}content/publications/kesco/cite.bib would be:\n{BIB}"
    )
    done = run("new-publication", "--bib", "refs.bib", "--diff")
    added = [line[1:] for line in done.stdout.splitlines() if line.startswith("+") and not line.startswith("+++")]
    assert "\n".join(added) == (PAGE + BIB).rstrip("\n")
    assert "--- /dev/null\n+++ b/content/publications/kesco/index.md\n" in done.stdout
    assert not publications.exists()


@pytest.mark.parametrize("taken", ["index.md", "cite.bib"])
def test_nothing_is_overwritten(run: Run, publications: Path, taken: str) -> None:
    (publications / "kesco").mkdir(parents=True)
    (publications / "kesco" / taken).write_text("mine")
    done = run("new-publication", "--bib", "refs.bib")
    assert done.exit_code == 2
    assert done.stderr.endswith(f"publications/kesco/{taken}: already there; nothing written\n")
    assert [path.name for path in (publications / "kesco").iterdir()] == [taken]
    assert (publications / "kesco" / taken).read_text() == "mine"


def test_citation_that_an_interrupted_run_left_is_taken_over(run: Run, publications: Path) -> None:
    (publications / "kesco").mkdir(parents=True)
    (publications / "kesco" / "cite.bib").write_text(BIB, "utf-8")
    assert run("new-publication", "--bib", "refs.bib").exit_code == 0
    assert (publications / "kesco/index.md").is_file()


MANY = BIB + "@misc{broken, title = {x}\n\n@misc{other, title = {Other}, author = {A B}, year = 2020}\n"


def test_many_entries_with_a_broken_one(run: Run, site: Path, publications: Path) -> None:
    (site / "refs.bib").write_text(MANY, "utf-8")
    done = run("new-publication", "--bib", "refs.bib")
    assert done.exit_code == 1
    assert done.stdout == "content/publications/kesco/index.md\ncontent/publications/other/index.md\n"
    assert done.stderr.startswith("refs.bib:3:1: error: @misc 'broken': expected ',' or '}', found '@misc{other")
    again = run("new-publication", "--bib", "refs.bib", "--key", "other", "--key", "kesco")
    assert again.exit_code == 1
    assert again.stderr.count("already there; nothing written") == 2
    assert len(list(publications.iterdir())) == 2


def test_one_of_many_by_key(run: Run, site: Path) -> None:
    (site / "refs.bib").write_text(MANY, "utf-8")
    done = run("new-publication", "--bib", "refs.bib", "--key", "other")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "content/publications/other/index.md\n", "")


def test_from_options_alone(run: Run, publications: Path) -> None:
    arguments = ["--title", "On $k$-means", "--author", "Lin, Zejia", "--author", "李雷", "--date", "2024-05"]
    done = run("new-publication", *arguments, "--type", "inproceedings", "--venue", "A Workshop", "--key", "mine")
    assert (done.exit_code, done.stdout) == (0, "content/publications/mine/index.md\n")
    text = (publications / "mine/index.md").read_text("utf-8")
    assert 'title: "On k-means"\n# Only the month is known.\ndate: 2024-05-01T00:00:00+08:00\n' in text
    assert "  name: A Workshop\n  kind: workshop\n" in text
    assert run("lint").exit_code == 0


def test_asks_on_a_terminal(publications: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitectl.commands.new_publication._is_terminal", lambda: True)
    done = CliRunner().invoke(
        main,
        ["new-publication", "--title", "Asked"],
        input="Zejia Lin, Zewei Mo\n and \nZejia Lin and Mo, Zewei\nsoon\n2024-05-06\nposter\ntalk\nA Meeting\n\n",
    )
    assert done.exit_code == 0, done.output
    text = (publications / "lin2024asked/index.md").read_text("utf-8")
    assert text.endswith(
        "date: 2024-05-06T00:00:00+08:00\nauthors:\n  - Zejia Lin\n  - Zewei Mo\n"
        "venue:\n  name: A Meeting\n  kind: talk\n---\n"
    )
    for question in (
        "Error: put ' and ' between the names; a comma stands within a name, as in Lin, Zejia\n",
        "Error: name one author at least\n",
        "Error: no such year, month or day\n",
        "Error: 'poster' is not one of ",
        "Its short form, such as ASPLOS'26 (Enter for none): ",
    ):
        assert question in done.stderr


def test_what_a_service_does_not_say_is_asked_or_given(
    run: Run, site: Path, publications: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = Answer(json.dumps({"message": {"DOI": "10.1145/3652032.3657567", "type": "journal-article"}}).encode())
    with serving({WORK: [answer]}) as service:
        (site / "sitectl.toml").write_text(f'crossref-address = "{service.address}"\n')
        doi = ["new-publication", "--doi", "10.1145/3652032.3657567"]
        done = run(*doi)
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr == (
            "sitectl: the publication has no title and no author and no date; "
            "say it with --title and --author and --date\n"
        )
        done = run(*doi, "--title", "Given", "--author", "A Bee", "--date", "2024-05", "--dry-run")
        assert (done.exit_code, done.stdout[:46]) == (0, "content/publications/bee2024given/index.md wou")
        monkeypatch.setattr("sitectl.commands.new_publication._is_terminal", lambda: True)
        asked = CliRunner().invoke(main, [*doi, "--title", "Asked"], input="A Bee\n2024\n")
        assert (asked.exit_code, asked.stdout) == (0, "content/publications/bee2024asked/index.md\n")
    assert 'doi: "10.1145/3652032.3657567"\n' in (publications / "bee2024asked/index.md").read_text("utf-8")


def test_from_doi_and_again_offline(run: Run, site: Path, publications: Path) -> None:
    answer = Answer(json.dumps({"status": "ok", "message": CONFERENCE_PAPER}).encode())
    with serving({WORK: [answer]}) as service:
        (site / "sitectl.toml").write_text(
            f'contact = "me@example.org"\ncrossref-address = "{service.address}"\n'
            f'datacite-address = "{service.address}"\narxiv-address = "{service.address}"\n'
        )
        done = run("new-publication", "--doi", "https://doi.org/10.1145/3652032.3657567")
        assert (done.exit_code, done.stdout) == (0, "content/publications/lin2024mixpert/index.md\n")
        assert service.requests[0][1].endswith("(mailto:me@example.org)")
        again = run("new-publication", "--doi", "10.1145/3652032.3657567", "--offline", "--dry-run")
        assert (again.exit_code, len(service.requests)) == (0, 1)
        missing = run("new-publication", "--arxiv", "2504.19516")
        assert (missing.exit_code, missing.stdout) == (2, "")
        service.answers[QUERY] = [Answer(FEED.format(entry=ENTRY).encode())]
        assert run("new-publication", "--arxiv", "2504.19516").exit_code == 0
    assert sorted(path.name for path in publications.iterdir()) == ["lin2024mixpert", "lin2025bullet"]
    assert "title = {{MixPert: Optimizing" in (publications / "lin2024mixpert/cite.bib").read_text("utf-8")
    assert run("lint").exit_code == 0


# (arguments, the whole sentence)
FAILURES = [
    (["--title", "x"], "the publication has no author and no date; say it with --author and --date"),
    (["--bib", "none.bib"], "none.bib: cannot be read (no such file or directory)"),
    (["--bib", "refs.bib", "--key", "x"], "refs.bib: no entry with the key 'x'"),
    (
        ["--bib", "undated.bib", "--key", "u"],
        "undated.bib:3:1: @online 'u': it has no year; write one, such as year = {2025}",
    ),
    (["--bib", "refs.bib", "--doi", "10.1145/1"], "--bib and --doi name two sources; give one of them"),
    (["--bib", "latin.bib"], "latin.bib:2: is not UTF-8 text; save the bibliography as UTF-8"),
    (["--bib", "empty.bib"], "empty.bib: no BibTeX entry in it"),
    (["--doi", "x"], "'x' is not a DOI; one looks like 10.1145/3652032.3657567"),
    (["--arxiv", "x"], "'x' is not an arXiv id; one looks like 2504.19516"),
    *(
        (
            ["--bib", "refs.bib", "--date", date],
            f"--date {date}: no such year, month or day; write it as 2024, 2024-06 or 2024-06-15",
        )
        for date in ("soon", "2024/6", "2024/13", "June 2024", "2024-02-30", "2024-6")
    ),
    (["--bib", "refs.bib", "--link", "x"], "--link x: write NAME=ADDRESS, such as Code=https://github.com/me/tool"),
    (
        ["--bib", "refs.bib", "--link", "x=javascript:alert(1)"],
        "--link x=javascript:alert(1): write NAME=ADDRESS, such as Code=https://github.com/me/tool",
    ),
    (
        ["--title", "x", "--author", "A B", "--date", "2020", "--key", "../.."],
        "'../..': the key has no letter or digit to name a folder by",
    ),
]


@pytest.mark.parametrize(("arguments", "sentence"), FAILURES)
def test_failure_is_one_sentence_and_leaves_nothing(
    run: Run, site: Path, publications: Path, arguments: list[str], sentence: str
) -> None:
    (site / "latin.bib").write_bytes(b"% x\n@misc{k, title = {\xe9}}\n")
    (site / "empty.bib").write_text("% nothing\n")
    (site / "undated.bib").write_text("\n\n@online{u, title = {T}, author = {A B}}\n")
    done = run("new-publication", *arguments)
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", f"sitectl: {sentence}\n")
    assert not publications.exists()


def test_doubts_are_said_and_the_page_is_written(run: Run, site: Path, publications: Path) -> None:
    entry = BIB.replace("{李雷}}", "others}").replace("month = nov", "month = {13}")
    (site / "refs.bib").write_text(entry, "utf-8")
    done = run("new-publication", "--bib", "refs.bib")
    assert done.exit_code == 0
    assert done.stderr.splitlines() == [
        "refs.bib:1:1: warning: @inproceedings 'kesco': the author list is not complete, it ends in 'and others'; "
        "name all to show all",
        "refs.bib:2:1: warning: @inproceedings 'kesco': the month '13' is not understood; only the year 2023 is kept",
    ]
    assert "date: 2023-01-01T00:00:00+08:00\nauthors:\n  - Zejia Lin\n" in (publications / "kesco/index.md").read_text()


def test_page_of_the_future_is_announced(run: Run, publications: Path) -> None:
    done = run("new-publication", "--bib", "refs.bib", "--date", "2999")
    assert done.stderr == "kesco: dated 2999, in the future: Hugo shows it from that day on\n"
    assert (publications / "kesco/index.md").is_file()


def test_publication_that_has_a_page_is_not_made_twice(run: Run, site: Path, publications: Path) -> None:
    run("new-publication", "--bib", "refs.bib")
    done = run("new-publication", "--bib", "refs.bib", "--title", "KeSCo: GPU and more", "--key", "kesco")
    assert done.exit_code == 2
    (site / "refs.bib").write_text(BIB.replace("{kesco", "{other"), "utf-8")
    done = run("new-publication", "--bib", "refs.bib")
    assert (done.exit_code, done.stdout, done.stderr) == (
        2,
        "",
        "sitectl: other: content/publications/kesco/index.md is this publication already; "
        "edit it, or use sitectl sync\n",
    )
    (site / "refs.bib").write_text(MANY.replace("{kesco", "{other1"), "utf-8")
    done = run("new-publication", "--bib", "refs.bib")
    assert (done.exit_code, done.stdout) == (1, "content/publications/other/index.md\n")
    assert "other1: content/publications/kesco/index.md is this publication already" in done.stderr
    assert sorted(path.name for path in publications.iterdir()) == ["kesco", "other"]
