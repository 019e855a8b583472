"""The command line as a whole: help, version, unknown names, and what starts how fast."""

from __future__ import annotations

import errno
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from sitectl import __version__
from sitectl.cli import main
from sitectl.content.writing import replace_file

if TYPE_CHECKING:
    from pathlib import Path


def test_version() -> None:
    done = CliRunner().invoke(main, ["--version"])
    assert (done.exit_code, done.output) == (0, f"sitectl {__version__}\n")


def test_help_lists_every_command() -> None:
    output = CliRunner().invoke(main, ["--help"]).output
    for name in ("build", "doctor", "lint", "new-news", "serve"):
        assert f"\n  {name} " in output


def test_no_summary_of_a_command_is_cut() -> None:
    for words in ([], ["export"]):
        shown = CliRunner().invoke(main, [*words, "--help"], terminal_width=80).output
        assert shown.count("\n  ") > 3
        assert "..." not in shown.partition("Commands:")[2]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["lnit"], "No command 'lnit'. Did you mean 'lint'?"),
        (["zzz"], "No command 'zzz'. `sitectl --help` lists them."),
        (["--colour"], "No such option '--colour'"),
        (["lint", "--fixx"], "No such option '--fixx'"),
        (["lint", "--format", "xml"], "'xml' is not one of"),
    ],
)
def test_unknown_names_are_answered(arguments: list[str], message: str) -> None:
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 2
    assert message in done.stderr
    assert not done.stdout


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "site/content").mkdir(parents=True)
    (tmp_path / "site/hugo.toml").write_text("")
    (tmp_path / "site/content/a.md").write_text("---\ntitle: A\ndraft: true\n---\n")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    return tmp_path / "site"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--site", "../site", "plan"],
        ["plan", "--site", "../site"],
        ["plan", "--site=../site", "--format", "table"],
        ["--site", "../nowhere", "plan", "--site", "../site"],
        ["-v", "plan", "-qq", "--site", "../site"],
        ["plan", "--no-color", "--site", "../site", "-q"],
    ],
)
def test_global_options_stand_before_the_command_or_behind_it(site: Path, arguments: list[str]) -> None:
    done = CliRunner().invoke(main, arguments)
    assert (done.exit_code, done.stdout) == (0, "draft      a.md  it is marked as a draft\n")
    assert done.stderr == ("" if "q" in "".join(arguments) else "1 content file: 1 draft\n")
    del site


def test_quiet_edits_say_results_only(site: Path) -> None:
    loud = CliRunner().invoke(main, ["set", "x=1", "--where", "not draft", "--site", str(site)])
    quiet = CliRunner().invoke(main, ["set", "x=1", "--where", "not draft", "--site", str(site), "-q"])
    assert (loud.exit_code, loud.stdout, loud.stderr) == (0, "", "0 of 1 page changed\n")
    assert (quiet.exit_code, quiet.stdout, quiet.stderr) == (0, "", "")


def test_verbose_says_what_is_used(site: Path) -> None:
    (site / "sitectl.toml").write_text("")
    done = CliRunner().invoke(main, ["lint", "-v", "--site", str(site)])
    assert done.stderr == f"site: {site}\nsettings: {site}/sitectl.toml\n"
    assert CliRunner().invoke(main, ["lint", "--site", str(site)]).stderr == ""


def test_groups_take_global_options_too(site: Path) -> None:
    for arguments in (["export", "--site", str(site), "csl"], ["export", "csl", "--site", str(site)]):
        done = CliRunner().invoke(main, arguments)
        assert (done.exit_code, done.output) == (0, "[]\n")


def test_a_file_that_fails_unexpectedly_is_a_sentence(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", "content/closed.md")

    monkeypatch.setattr("sitectl.editing.place.EditingPlace.targets", refuse)
    done = CliRunner().invoke(main, ["get", "title", "--site", str(site)])
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "sitectl: content/closed.md: cannot be used (permission denied)\n"


def test_an_interrupt_says_what_was_done(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (site / "content/b.md").write_text("---\ntitle: B\n---\n")
    place = "sitectl.editing.session.replace_file"

    def write_once(path: Path, old: bytes, new: bytes) -> bool:
        monkeypatch.setattr(place, interrupt)
        return replace_file(path, old, new)

    def interrupt(*_: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(place, write_once)
    done = CliRunner().invoke(main, ["set", "weight=1", str(site / "content"), "--site", str(site)])
    assert (done.exit_code, done.stdout) == (130, "")
    assert done.stderr == "sitectl: 1 page was changed; run it again for the rest\nsitectl: stopped\n"


@pytest.mark.parametrize("arguments", [["lint"], ["plan"], ["get", "title"], ["export", "csl"]])
def test_folders_and_dangling_links_with_the_name_of_a_page_are_none(site: Path, arguments: list[str]) -> None:
    (site / "content/publications/folder.md").mkdir(parents=True)
    (site / "content/publications/dangling.md").symlink_to("nowhere")
    done = CliRunner().invoke(main, ["--site", str(site), *arguments])
    assert done.exit_code in (0, 1)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert "folder.md" not in done.output


def test_folder_that_is_no_site(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["--site", str(tmp_path), "lint"])
    assert done.exit_code == 2
    assert done.stderr == f"sitectl: {tmp_path}: no Hugo site there (no hugo.toml or config/_default)\n"


def test_starting_imports_only_click() -> None:
    code = (
        "import sys; from sitectl.cli import main\n"
        "try: main(['--version'])\n"
        "except SystemExit: print(sorted(n for n in sys.modules if n.split('.')[0] in "
        "('yaml', 'ruamel', 'pyromark', 'tomllib', 'json', 'sitectl')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines()[1].strip("[]").replace("'", "").split(", "))
    assert loaded <= {"sitectl", "sitectl.cli", "sitectl.errors", "sitectl.start", "sitectl.talk"}
