"""Ctrl-C at any moment of the start is an exit code and at most a line, never a traceback."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

#: Runs `sitectl plan`, and presses Ctrl-C when a module is imported; SIGINT may be ignored, as behind `nohup`.
_INTERRUPTED = """
import os, signal, sys
class Interrupt:
    def find_spec(self, name, path=None, target=None):
        if name == module:
            os.kill(os.getpid(), signal.SIGINT)
module, is_ignored = sys.argv[1:]
if is_ignored == "ignored":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
sys.meta_path.insert(0, Interrupt())
sys.argv[1:] = ["plan", "-q"]
from sitectl.start import main
main()
"""


def interrupted(module: str, folder: Path, is_ignored: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", _INTERRUPTED, module, is_ignored]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_text("---\ntitle: A\n---\n")
    (tmp_path / "hugo.toml").write_text("")
    return tmp_path


@pytest.mark.parametrize("module", ["sitectl.cli", "click", "sitectl.talk"])
def test_an_interrupt_before_a_command_says_nothing(site: Path, module: str) -> None:
    done = interrupted(module, site)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


@pytest.mark.parametrize("module", ["sitectl.commands.plan", "sitectl.hugo.plan"])
def test_an_interrupt_of_a_command_is_one_line(site: Path, module: str) -> None:
    done = interrupted(module, site)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "sitectl: stopped\n")


@pytest.mark.parametrize("module", ["click", "sitectl.hugo.plan"])
def test_a_program_that_must_not_be_interrupted_goes_on(site: Path, module: str) -> None:
    done = interrupted(module, site, "ignored")
    assert (done.returncode, done.stderr) == (0, "")
    assert "a.md" in done.stdout
