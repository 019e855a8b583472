"""Ctrl-C at any moment of the start is at most a line, never a traceback; and the end of a run loses nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

#: Runs `sitectl plan`, and presses Ctrl-C when a module is imported; SIGINT may be ignored, as behind `nohup`.
_INTERRUPTED = """
import os, signal, sys
class Interrupt:
    def find_spec(self, name, path=None, target=None):
        if name == module:
            os.kill(os.getpid(), signal.SIGINT)
module, is_ignored = sys.argv[1:]
signal.signal(signal.SIGINT, signal.SIG_IGN if is_ignored == "ignored" else signal.default_int_handler)
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


#: Runs the command line with something to do at the end, and something else said than by the command line.
_ENDING = """
import atexit, sys
atexit.register(lambda: sys.stdout.write("last words"))
sys.stdout.write("first words ")
from sitectl.start import main
main()
"""


@pytest.mark.parametrize(("arguments", "code"), [(["plan", "-q"], 0), (["plan", "--fail-on-hidden"], 1), (["pln"], 2)])
def test_all_that_was_printed_is_written_at_the_end(site: Path, arguments: list[str], code: int) -> None:
    (site / "content" / "b.md").write_text("---\ntitle: B\ndraft: true\n---\n")
    command = [sys.executable, "-c", _ENDING, *arguments]
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    done = subprocess.run(command, cwd=site, env=buffered, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    assert "first words " in done.stdout
    assert ("b.md" in done.stdout) == (code != 2)
    assert done.stdout.endswith("last words")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("arguments", [["plan", "-q"], ["lint", "-q"], ["--version"], ["rule", "missing-title"]])
def test_a_full_disk_is_one_line(site: Path, arguments: list[str]) -> None:
    (site / "content" / "a.md").write_text("---\ndate: 5\n---\n[a]()\n")
    command = [sys.executable, "-c", "from sitectl.start import main; main()", *arguments]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, cwd=site, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
        assert done.stderr == "sitectl: the output cannot be written (no space left on device)\n"
        assert done.returncode == 2
        quiet = subprocess.run(command, cwd=site, stdout=full, stderr=full, check=False)
        assert quiet.returncode == 2


def test_a_closed_output_is_no_failure(site: Path) -> None:
    command = f"{sys.executable} -c 'from sitectl.start import main; main()' plan -q >&- 2>&-"
    assert subprocess.run(command, shell=True, cwd=site, check=False).returncode == 0
