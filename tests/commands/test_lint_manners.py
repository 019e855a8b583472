"""`sitectl lint` among other tools: baselines, git, standard input, watching, progress."""

from __future__ import annotations

import json
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from sitectl.cli import main
from sitectl.commands._progress import progress_line
from sitectl.lint.watch import changes
from tests.commands.conftest import BAD
from tests.repositories import commit_all, git

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Run


def rules(output: str) -> list[str]:
    return [each["rule"] for each in json.loads(output)]


def test_statistics(run: Run, bad: Path) -> None:
    bad.with_name("worse.md").write_text(BAD.replace("Text.", "[x]()"))
    done = run("lint", "--statistics")
    assert (done.exit_code, done.stdout) == (1, "2  error[not-a-boolean] [*]\n1  error[empty-link]\n")


def test_baseline_leaves_only_new_findings(run: Run, bad: Path, site: Path) -> None:
    written = run("lint", "--baseline", "known.json", "--write-baseline")
    assert (written.exit_code, written.stdout) == (
        0,
        "known.json: 1 finding written; --baseline shows only new ones.\n",
    )
    assert run("lint", "--baseline", "known.json").exit_code == 0
    bad.write_text("---\n# a line more\ntitle: Bad\ndraft: yes # soon\n---\n[x]()\n")
    done = run("lint", "--baseline", "known.json", "--format", "json")
    assert (done.exit_code, rules(done.stdout)) == (1, ["empty-link"])
    assert (
        run("lint", "--baseline", str(site / "known.json"), "content/post/bad.md", "--select", "values").exit_code == 0
    )


def test_baseline_counts_equal_lines(run: Run, bad: Path) -> None:
    bad.write_text("---\ntitle: A\n---\n[x]()\n")
    run("lint", "--baseline", "known.json", "--write-baseline")
    bad.write_text("---\ntitle: A\n---\n[x]()\n\n[x]()\n")
    done = run("lint", "--baseline", "known.json", "--format", "json")
    assert [each["line"] for each in json.loads(done.stdout)] == [6]


def test_baseline_is_written_anew(run: Run, bad: Path, site: Path) -> None:
    run("lint", "--baseline", "known.json", "--write-baseline")
    bad.unlink()
    assert run("lint", "--baseline", "known.json", "--write-baseline").stdout.startswith("known.json: 0 findings")
    assert json.loads((site / "known.json").read_text()) == {"version": 1, "findings": {}}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "known.json: cannot be read (no such file or directory); make it with --write-baseline"),
        ("[]", "known.json: not a baseline; make it with --write-baseline"),
        ("{", "known.json: not a baseline; make it with --write-baseline"),
        ('{"version": 1, "findings": {"a": 1}}', "known.json: not a baseline; make it with --write-baseline"),
        ('{"version": 9}', "known.json: made by another sitectl; write it again with --write-baseline"),
    ],
)
def test_baseline_that_cannot_be_used(run: Run, site: Path, text: str | None, message: str) -> None:
    if text is not None:
        (site / "known.json").write_text(text)
    done = run("lint", "--baseline", "known.json")
    assert (done.exit_code, done.stderr) == (2, f"sitectl: {message}\n")


def test_write_baseline_needs_a_file(run: Run) -> None:
    done = run("lint", "--write-baseline")
    assert done.exit_code == 2
    assert "--write-baseline needs --baseline FILE" in done.stderr


@pytest.fixture
def history(site: Path, bad: Path) -> Path:
    git(site, "init", "--quiet")
    commit_all(site, "2024-01-01T00:00:00Z")
    return bad.parent


def test_staged_files_only(run: Run, history: Path, site: Path) -> None:
    assert run("lint", "--staged", "--format", "json").stdout == "[]\n"
    (history / "新 one.md").write_text(BAD)
    (history / "other.md").write_text(BAD)
    git(site, "add", "content/post/新 one.md")
    done = run("lint", "--staged", "--format", "json")
    assert [each["path"] for each in json.loads(done.stdout)] == ["content/post/新 one.md"]


def test_files_changed_since_a_revision_only(run: Run, history: Path) -> None:
    (history / "good.md").write_text(BAD)
    (history / "new.md").write_text(BAD)
    done = run("lint", "--since", "HEAD", "--format", "json")
    assert [each["path"] for each in json.loads(done.stdout)] == ["content/post/good.md", "content/post/new.md"]


def test_removed_files_are_not_looked_for(run: Run, history: Path, site: Path) -> None:
    git(site, "rm", "--quiet", str(history / "bad.md"))
    assert run("lint", "--staged").exit_code == 0
    assert run("lint", "--since", "HEAD").exit_code == 0


@pytest.mark.parametrize("revision", ["nowhere", "--all", "-x"])
def test_unknown_revision(run: Run, history: Path, revision: str) -> None:
    del history
    done = run("lint", f"--since={revision}")
    assert (done.exit_code, done.stderr) == (2, f"sitectl: git knows no revision {revision!r}\n")


def test_no_repository(run: Run, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(site.parent))
    done = run("lint", "--staged")
    assert done.exit_code == 2
    assert "git says: not a git repository" in done.stderr


def piped(text: bytes, *arguments: str) -> tuple[int, bytes, str]:
    done = CliRunner().invoke(main, ["lint", "-", *arguments], input=text)
    return done.exit_code, done.stdout_bytes, done.stderr


@pytest.mark.usefixtures("site")
def test_standard_input_is_checked_under_its_name() -> None:
    code, output, _ = piped(BAD.encode(), "--stdin-filename", "content/post/x.md", "--format", "concise")
    assert code == 1
    assert output.startswith(b"content/post/x.md:3:8: error[not-a-boolean]")


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_standard_input_is_repaired_to_standard_output(end: bytes) -> None:
    text = BAD.encode().replace(b"\n", end) + b"\xff"
    assert piped(text, "--fix", "--ignore", "undecodable-text") == (0, text.replace(b"yes", b"true"), "")


@pytest.mark.usefixtures("site")
def test_standard_input_as_a_diff() -> None:
    code, output, _ = piped(BAD.encode(), "--diff")
    assert code == 1
    assert b"-draft: yes # soon\n+draft: true # soon\n" in output


@pytest.mark.parametrize("more", [["content"], ["--staged"], ["--watch"]])
@pytest.mark.usefixtures("site")
def test_standard_input_stands_alone(more: list[str]) -> None:
    code, _, said = piped(b"", *more)
    assert code == 2
    assert "`-` stands alone" in said


def test_changes_are_noticed(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    write_x, write_xy = partial(page.write_text, "x"), partial(page.write_text, "xy")
    steps: list[Callable[[], object]] = [lambda: None, write_x, lambda: None, write_xy, page.unlink]
    noticed = []

    def wait(seconds: float) -> None:
        assert seconds > 0
        steps.pop(0)()

    for _ in changes([tmp_path], wait):
        noticed.append(len(steps))
        if not steps:
            break
    assert noticed == [5, 3, 1, 0]


class Terminal:
    """Standard error that is a terminal."""

    def __init__(self) -> None:
        self.text = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> None:
        self.text += text

    def flush(self) -> None:
        """Nothing is held back."""


@pytest.mark.parametrize(("seconds", "shown"), [(0.1, False), (0.6, True)])
def test_progress_is_shown_after_a_second(monkeypatch: pytest.MonkeyPatch, seconds: float, *, shown: bool) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    times = iter(number * seconds for number in range(100))
    with progress_line(lambda: next(times)) as show:
        assert show is not None
        for done in range(1, 4):
            show(done, 3)
    assert ("3 of 3 files" in terminal.text) == shown
    assert terminal.text.endswith("\x1b[2K") == shown


def test_no_progress_into_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_line() as show:
        assert show is None
    assert capsys.readouterr().err == ""


def test_watch_goes_on_after_what_cannot_be_done(
    run: Run, bad: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = iter(
        [
            (site / "sitectl.toml", 'ignore = ["vales"]\n'),
            (site / "sitectl.toml", 'ignore = ["values"]\n'),
            (bad, "x"),
        ]
    )

    def wait(_: float) -> None:
        path, text = next(steps, (None, ""))
        if path is None:
            raise KeyboardInterrupt
        path.write_text(text)

    monkeypatch.setattr("time.sleep", wait)
    monkeypatch.setattr("sitectl.lint.watch.changes", partial(changes, wait=wait))
    done = run("lint", "--watch", "--format", "concise")
    assert done.exit_code == 0
    assert [line.rpartition(" checked, ")[2] for line in done.stdout.splitlines() if " checked, " in line] == [
        "1 error found. `--fix` repairs 1.",
        "nothing to report.",
        "1 warning found.",
    ]
    assert "ignore: no rule or group 'vales'; did you mean 'values'?" in done.stderr


def test_watch_that_cannot_begin(run: Run) -> None:
    assert run("lint", "--watch", "--select", "vales").exit_code == 2


def test_watch_looks_at_nothing_that_tools_make(tmp_path: Path) -> None:
    for name in ("public/a.html", "node_modules/x/a.js", ".git/index", "site/resources/b"):
        (tmp_path / name).parent.mkdir(parents=True)
    noticed = []

    def wait(_: float) -> None:
        noticed.append("waited")
        if len(noticed) == 2:
            for name in ("public/a.html", "node_modules/x/a.js", ".git/index", "site/resources/b"):
                (tmp_path / name).write_text("made")
        if len(noticed) == 4:
            raise KeyboardInterrupt

    with suppress(KeyboardInterrupt):
        for _ in changes([tmp_path], wait):
            noticed.append("changed")
    assert noticed == ["changed", "waited", "waited", "waited"]


PER_PATH = [
    ("content/post/*", "."),
    ("content/post", "."),
    ("./content/post/", "."),
    ("content/*/bad.md", "content"),
    ("content/**/bad.md", "content/post"),
    ("*", "content"),
    ("content/post/bad.md", ".."),
]
NOT_THERE = [("post/*", "content"), ("bad.md", "content/post"), ("content/pos", "."), ("content/po*/x.md", ".")]


@pytest.mark.parametrize(("glob", "here"), [*PER_PATH, *NOT_THERE])
def test_paths_of_settings_count_from_their_file(
    run: Run, bad: Path, site: Path, monkeypatch: pytest.MonkeyPatch, glob: str, here: str
) -> None:
    (site / "sitectl.toml").write_text(f'[per-path-ignores]\n"{glob}" = ["values"]\n')
    monkeypatch.chdir(site / here)
    done = run("lint", str(bad), "--format", "json")
    assert rules(done.stdout) == ([] if (glob, here) in PER_PATH else ["not-a-boolean"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('ignore = ["vales"]\n', "sitectl.toml: ignore: no rule or group 'vales'; did you mean 'values'?"),
        ('select = ["x"]\n', "sitectl.toml: select: no rule or group 'x'; `sitectl rule` lists them"),
        ('extend-select = ["Dates"]\n', "sitectl.toml: extend-select: no rule or group 'Dates'; did you mean 'dates'?"),
        (
            '[per-path-ignores]\n"a/*" = ["empty-links"]\n',
            "sitectl.toml: per-path-ignores.\"a/*\": no rule or group 'empty-links'; did you mean 'empty-link'?",
        ),
    ],
)
def test_settings_that_name_no_rule(run: Run, site: Path, text: str, message: str) -> None:
    (site / "sitectl.toml").write_text(text)
    done = run("lint")
    assert done.exit_code == 2
    assert message in done.stderr


@pytest.mark.parametrize("option", ["--select", "--extend-select", "--ignore"])
@pytest.mark.parametrize("value", ["", ",", " , "])
def test_names_that_are_none(run: Run, option: str, value: str) -> None:
    done = run("lint", option, value)
    assert done.exit_code == 2
    assert f"Invalid value for '{option}': no name of a rule or a group" in done.stderr
