"""Time `sitectl set` on many pages beside reading and rewriting the same bytes.

Usage: SITECTL_CORPUS=FOLDER PYTHONPATH=tools:. python -m bench.bulk_set [--pages 10000] [--rounds 3]

The pages are copies of the corpus' pages that can be read. Each round starts from fresh copies; the best is printed.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from sitectl.content.page import Page
from sitectl.content.site_tree import SiteTree
from sitectl.content.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

_SITECTL = "from sitectl.cli import main; main()"
_REWRITE = """\
import os, sys
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        path = os.path.join(folder, name)
        with open(path, "rb") as stream:
            data = stream.read()
        with open(path, "wb") as stream:
            stream.write(data + b"\\n")
"""


def corpus_pages() -> list[bytes]:
    """Return the bytes of every page with front matter that can be read."""
    root = Path(os.environ["SITECTL_CORPUS"])
    found = [(root / name, (root / name).read_bytes()) for name in SiteTree(root).content_files]
    pages = [(Page(Source.from_bytes(path, data)), data) for path, data in found]
    readable = [data for page, data in pages if page.front_matter.root is not None]
    random.Random(1).shuffle(readable)
    return readable


def fill(content: Path, pages: list[bytes], count: int) -> None:
    """Write pages into folders of a hundred."""
    for index in range(count):
        path = content / f"section{index // 100}" / f"page{index}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pages[index % len(pages)])


def timed(pages: list[bytes], count: int, rounds: int, work: Callable[[Path], None]) -> float:
    """Return the seconds of the fastest of some rounds, each on fresh copies."""
    best = float("inf")
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder)
            (site / "hugo.toml").write_text("")
            fill(site / "content", pages, count)
            os.sync()
            start = time.perf_counter()
            work(site)
            best = min(best, time.perf_counter() - start)
    return best


def rewrite(site: Path) -> None:
    """Read and rewrite every page."""
    subprocess.run([sys.executable, "-c", _REWRITE, site / "content"], check=True)


def set_weight(site: Path) -> None:
    """Run `sitectl set` on every page."""
    words: list[str | Path] = [sys.executable, "-c", _SITECTL, "--site", site, "set", "weight=77", site / "content"]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main() -> None:
    """Print both times and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    pages = corpus_pages()
    plain = timed(pages, options.pages, options.rounds, rewrite)
    ours = timed(pages, options.pages, options.rounds, set_weight)
    print(f"{options.pages} pages: read and rewrite {plain:.2f} s, sitectl set {ours:.2f} s, ratio {ours / plain:.2f}")


if __name__ == "__main__":
    main()
