"""The workflows are valid, and safe by zizmor's rules."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


def program(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def test_workflows_were_collected() -> None:
    assert [path.name for path in WORKFLOWS] == ["ci.yml", "deploy.yml"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflow_fits_its_schema(path: Path) -> None:
    done = run(program("check-jsonschema"), "--builtin-schema", "vendor.github-workflows", str(path))
    assert done.returncode == 0, done.stdout + done.stderr


def test_workflows_are_safe() -> None:
    done = run(program("zizmor"), "--offline", "--persona", "pedantic", "--no-progress", ".github")
    assert done.returncode == 0, done.stdout + done.stderr


def test_workflow_that_is_unsafe_is_noticed(tmp_path: Path) -> None:
    unsafe = tmp_path / "unsafe.yml"
    text = WORKFLOWS[0].read_text(encoding="utf-8")
    unsafe.write_text(re.sub(r"checkout@\w+", "checkout@main", text), encoding="utf-8")
    assert run(program("zizmor"), "--offline", "--no-progress", str(unsafe)).returncode != 0


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflow_runs_targets_that_exist(path: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = [line.split("make ")[1].split()[0] for line in path.read_text().splitlines() if "run: make " in line]
    assert targets
    for target in targets:
        assert f"\n{target}:" in makefile


def test_the_oldest_python_is_tested() -> None:
    oldest = re.search(
        r'^requires-python = ">=(.*)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert oldest
    text = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    assert re.search(rf'^ +python: \["{re.escape(oldest[1])}", ', text, re.MULTILINE)
    assert text.count("${{ matrix.python }}") == 2
