"""The line that the README shows for completion works in a real bash."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from sitectl.lint.rule import GROUPS, all_rules, rule_names
from tests.requirements import require

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment in which `sitectl` is the one under test, on PATH as an installation puts it there."""
    program = tmp_path / "bin" / "sitectl"
    program.parent.mkdir()
    program.write_text(f"#!{sys.executable}\nfrom sitectl.cli import main\nmain()\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return {**os.environ, "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"}


def completed(line: str, environment: dict[str, str]) -> list[str]:
    """Return what a bash that has read the README's line offers behind the last word of a command line."""
    bash = shutil.which("bash")
    require(bash, "bash is not installed")
    (setup,) = re.findall(r"`(eval [^`]*)`", README)
    words = line.split(" ")
    script = (
        f"set -e\n{setup}\ncomplete -p sitectl >/dev/null\nCOMP_WORDS=({' '.join(repr(word) for word in words)})\n"
        f'COMP_CWORD={len(words) - 1}\n_sitectl_completion sitectl\nprintf "%s\\n" "${{COMPREPLY[@]}}"\n'
    )
    done = subprocess.run([str(bash), "-c", script], env=environment, capture_output=True, text=True, check=True)
    return done.stdout.split()


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("sitectl li", ["lint"]),
        ("sitectl lint --extend-s", ["--extend-select"]),
        ("sitectl lint --format sa", ["sarif"]),
        ("sitectl lint --select not-a", ["not-a-boolean"]),
        ("sitectl lint --select dates,not-a", ["dates,not-a-boolean"]),
        ("sitectl lint --ignore publica", ["publications"]),
        ("sitectl rule empty-news", ["empty-news-item"]),
        ("sitectl rule publicat", []),
    ],
)
def test_bash_completes(environment: dict[str, str], line: str, offered: list[str]) -> None:
    assert completed(line, environment) == offered


def test_names_are_those_of_the_rules() -> None:
    assert list(rule_names()) == list(all_rules())
    assert not set(rule_names()) & set(GROUPS)
