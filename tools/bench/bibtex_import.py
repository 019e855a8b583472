"""Measure BibTeX entries into pages, beside `academic import` on the same file.

    python tools/bench/bibtex_import.py [--entries 1000] [--academic PATH/TO/academic]

Both are whole processes, interpreter start included; academic is skipped where it is not given or on PATH.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.bibliography import make_bibliography

_IMPORT = """
import sys
from datetime import UTC
from pathlib import Path
from sitectl.content.writing import create_file
from sitectl.publications.bib_records import read_records
from sitectl.publications.pages import publication_pages
read = read_records(Path(sys.argv[1]).read_text("utf-8"))
for record in read.records:
    for page in publication_pages(record, Path(sys.argv[2]), UTC):
        create_file(page.path, page.text.encode("utf-8"))
print(len(read.records), "pages,", len(read.problems), "problems")
"""


def main() -> None:
    """Print wall and processor time of each tool, the ratio of both, and the largest memory of ours."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--entries", type=int, default=1000)
    parser.add_argument("--academic", default=shutil.which("academic"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bibliography = Path(folder, "all.bib")
        bibliography.write_text(make_bibliography(options.entries, broken_every=0)[0], "utf-8")
        own = _timed([sys.executable, "-c", _IMPORT, str(bibliography), str(Path(folder, "own"))])
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"sitectl   {own}   {memory:.0f} MB")
        if not options.academic:
            print("academic: not found, not measured")
            return
        theirs = Path(folder, "academic")
        theirs.mkdir()
        other = _timed([options.academic, "import", str(bibliography), str(theirs)])
        print(f"academic  {other}   {len(list(theirs.iterdir()))} pages")
        print(f"ratio     {own.wall / other.wall:8.3f}     {own.processor / other.processor:8.3f}   (budget 0.1)")


class Took(NamedTuple):
    """What a process took, in seconds."""

    wall: float
    processor: float

    def __str__(self) -> str:
        return f"{self.wall:8.2f} s   {self.processor:8.2f} s of processor"


def _timed(command: list[str]) -> Took:
    environment = {"PYTHONPATH": str(Path(__file__).resolve().parents[1]), "PATH": "/usr/bin:/bin"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(" ", (done.stdout.strip().splitlines() or [""])[-1][:100])
    return Took(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


if __name__ == "__main__":
    main()
