"""The command line as a whole: help, version, unknown names, and what starts how fast."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from sitectl import __version__
from sitectl.cli import main

if TYPE_CHECKING:
    from pathlib import Path


def test_version() -> None:
    done = CliRunner().invoke(main, ["--version"])
    assert (done.exit_code, done.output) == (0, f"sitectl {__version__}\n")


def test_help_lists_every_command() -> None:
    output = CliRunner().invoke(main, ["--help"]).output
    for name in ("build", "doctor", "lint", "new-news", "serve"):
        assert f"\n  {name} " in output


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
    assert loaded <= {"sitectl", "sitectl.cli", "sitectl.errors"}
