"""Measure BibTeX entries into pages, beside `academic import` on the same file.

    python tools/bench/bibtex_import.py [--entries 1000] [--runs 3] [--academic PATH/TO/academic]

Both are whole commands, interpreter start included, that write into a new folder. No entry is broken, because
academic stops at the first one without a title.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.bibliography import make_bibliography
from bench.timing import Command, compare, peak_megabytes

_SITECTL = (sys.executable, "-c", "from sitectl.cli import main; main()")


def main() -> None:
    """Print the comparison, and the largest memory of sitectl."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--entries", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--academic", default=find_academic())
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        compare_imports(Path(folder), options.entries, options.runs, options.academic)


def find_academic() -> str | None:
    """Return where academic is: on PATH, or in the environment that `make bench` gives it."""
    own = Path(sys.executable).parents[1] / "academic" / "bin" / "academic"
    return shutil.which("academic") or (str(own) if own.exists() else None)


def compare_imports(folder: Path, entries: int, runs: int, academic: str | None) -> None:
    """Print what the import of a bibliography takes, and the largest memory of sitectl's own."""
    site = folder / "import"
    made = [site / "content" / "publications", site / "sitectl-sync.json", site / "academic"]

    def clear() -> None:
        for path in made:
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        made[-1].mkdir()

    (site / "content").mkdir(parents=True)
    (site / "hugo.toml").write_text('title = "Measured"\n')
    (site / "all.bib").write_text(make_bibliography(entries, broken_every=0)[0], "utf-8")
    own = Command("sitectl sync", (*_SITECTL, "sync", "all.bib"))
    peers = [Command("academic import", (academic, "import", "all.bib", "academic"))] if academic else []
    compare([own, *peers], site, folder, runs, prepare=clear)
    clear()
    print(f"  sitectl used {peak_megabytes(own.arguments, site, folder):.0f} MB")


if __name__ == "__main__":
    main()
