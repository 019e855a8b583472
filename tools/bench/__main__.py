"""Measure sitectl beside its peers on the same files: `python tools/bench [--pages 10000] [--runs 3] [--memory]`.

The pages are real ones, copied from the folder that SITECTL_CORPUS names until there are enough. The commands of a
comparison run alternately, and the medians are shown: the time that passed, and the time that the processors worked,
which is fairer on a busy machine. Peers that are not installed are left out and named.
"""

from __future__ import annotations

import argparse
import compileall
import os
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.bibtex_import import compare_imports, find_academic
from bench.pages import make_site
from bench.peers import peers
from bench.timing import Command, compare, peak_megabytes
from sitectl.hugo.binary import find_hugo

_SITECTL = (sys.executable, "-c", "from sitectl.start import main; main()")
_REWRITE = (
    "import pathlib, sys\n"
    "for path in pathlib.Path(sys.argv[1]).rglob('*.md'):\n"
    "    path.write_bytes(path.read_bytes())\n"
)


def main() -> None:
    """Make the pages, and print a table for each comparison."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--memory", action="store_true", help="measure the memory of lint with 100,000 pages too")
    options = parser.parse_args()
    corpus = os.environ.get("SITECTL_CORPUS")
    if not corpus:
        sys.exit("SITECTL_CORPUS must name a folder with the content of Hugo sites")
    # As installing does; where PYTHONDONTWRITEBYTECODE is set, each start would compile all modules anew.
    compileall.compile_dir(Path(__file__).parents[1] / "sitectl", quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        make_site(Path(corpus), site, options.pages)
        _compare_all(site, Path(folder), options.runs)
        print("\n1,000 BibTeX entries into pages (budget 0.1 of academic)")
        compare_imports(Path(folder), 1000, options.runs, find_academic())
        if options.memory:
            large = Path(folder, "large")
            make_site(Path(corpus), large, 100_000)
            used = peak_megabytes(_own("lint", "--no-cache", "--statistics"), large, Path(folder))
            print(f"\nlint of 100,000 pages: {used:.0f} MB in its largest process (budget 400 MB)")


def _compare_all(site: Path, folder: Path, runs: int) -> None:
    hugo, rumdl = find_hugo(), shutil.which("rumdl") or _beside_python("rumdl")
    listing = [Command("hugo list all", (str(hugo), "list", "all"))]
    print("start (budget 1.5 of python -c 'import click')")
    compare([Command("sitectl --version", _own("--version")), _click()], site, folder, runs)
    print(f"\nlint, nothing known (budget 1.0 of hugo, 0.7 of rumdl), {runs} runs each")
    cold = Command("sitectl lint --no-cache", _own("lint", "--no-cache", "--statistics"))
    theirs = [Command("rumdl check --no-cache", (rumdl, "check", "--no-cache", "--silent", "."))] if rumdl else []
    compare([cold, *listing, *theirs, *peers(site)], site, folder, runs)
    print("\nlint again, nothing changed (budget 1.0 of rumdl with its cache)")
    again = [Command("rumdl check", (rumdl, "check", "--silent", "."))] if rumdl else []
    compare([Command("sitectl lint", _own("lint", "--statistics")), *again], site, folder, runs, warm_up=True)
    print("\nplan (budget 0.5 of hugo)")
    compare([Command("sitectl plan", _own("plan", "--format", "json")), *listing], site, folder, runs)
    print("\nset (budget 3 of reading and rewriting the same files)")
    rewriting = Command("read and rewrite", (sys.executable, "-c", _REWRITE, "content"))
    setting = Command("sitectl set", _own("set", "weight=7", "content"))
    resetting = Command("sitectl unset", _own("unset", "weight", "content"))
    compare([setting, rewriting, resetting], site, folder, runs)


def _own(*arguments: str) -> tuple[str, ...]:
    return (*_SITECTL, *arguments)


def _click() -> Command:
    return Command("import click", (sys.executable, "-c", "import click"))


def _beside_python(name: str) -> str | None:
    path = Path(sys.executable).with_name(name)
    return str(path) if path.exists() else None


if __name__ == "__main__":
    main()
