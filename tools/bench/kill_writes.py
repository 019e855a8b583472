"""Kill `sitectl set` at random moments, and look at what is left.

Usage: PYTHONPATH=tools:. python -m bench.kill_writes [--kills 1000] [--pages 300]

Every round starts a bulk `set` with a new value and kills it (SIGKILL) after a random while. Afterwards each page
must be whole and have the old value or the new one, and nothing that lint would read may have been added. Exit code
1 if not.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from sitectl.content.site_tree import SiteTree

_SITECTL = "from sitectl.cli import main; main()"
_PAGE = "---\ntitle: Page {number}\nweight: {weight}\n---\n" + "A line of text.\n" * 200


class LeftoverError(Exception):
    """What must never be left behind."""


def page(number: int, weight: int) -> bytes:
    """Return the bytes of a whole page."""
    return _PAGE.format(number=number, weight=weight).encode()


def make_site(folder: Path, pages: int) -> None:
    """Write a site of pages whose weight is 0."""
    (folder / "hugo.toml").write_text("")
    (folder / "content").mkdir()
    for number in range(pages):
        (folder / "content" / f"p{number}.md").write_bytes(page(number, 0))


def hidden_files(site: Path) -> list[str]:
    """Return the names of what Hugo and sitectl pass over."""
    return [path.name for path in (site / "content").iterdir() if path.name.startswith(".")]


def bulk_set(site: Path, assignment: str) -> subprocess.Popen[bytes]:
    """Start a `set` over all pages."""
    words: list[str | Path] = [sys.executable, "-c", _SITECTL, "--site", site, "set", assignment]
    return subprocess.Popen([*words, site / "content"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def weights(site: Path, pages: int) -> Counter[int]:
    """Return how many pages have which weight; raises LeftoverError for anything but whole pages."""
    names = SiteTree(site / "content").files
    if sorted(names) != sorted(f"p{number}.md" for number in range(pages)):
        raise LeftoverError(f"other files than before: {set(names) ^ {f'p{number}.md' for number in range(pages)}}")
    found: Counter[int] = Counter()
    for number in range(pages):
        data = (site / "content" / f"p{number}.md").read_bytes()
        weight = int(data.split(b"weight: ", 1)[1].split(b"\n", 1)[0]) if b"weight: " in data else -1
        if data != page(number, weight):
            raise LeftoverError(f"p{number}.md is torn: {data[:80]!r}")
        found[weight] += 1
    return found


def one_kill(site: Path, pages: int, weight: int, seconds: float) -> bool:
    """Start a `set`, kill it after a while, check what is left; return whether it was killed in the middle."""
    before = weights(site, pages)
    process = bulk_set(site, f"weight={weight}")
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()
    after = weights(site, pages)
    if set(after) - set(before) - {weight}:
        raise LeftoverError(f"weights that nobody wrote: {after}")
    return 0 < after[weight] < pages


def full_run_seconds(site: Path) -> float:
    """Return how long an undisturbed run takes."""
    start = time.perf_counter()
    bulk_set(site, "weight=1").wait()
    return time.perf_counter() - start


def main() -> int:
    """Run all rounds and say what came out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--pages", type=int, default=300)
    options = parser.parse_args()
    draw = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        make_site(site, options.pages)
        longest = full_run_seconds(site)
        middle = 0
        for round_number in range(options.kills):
            seconds = longest * draw.uniform(0.2, 1.0)
            try:
                middle += one_kill(site, options.pages, round_number + 2, seconds)
            except LeftoverError as error:
                print(f"round {round_number}: {error}")
                return 1
        hidden = hidden_files(site)
        bulk_set(site, "weight=0").wait()
        final = weights(site, options.pages)
        remaining = hidden_files(site)
    print(f"{options.kills} kills, {middle} in the middle of the writing: no torn, empty, missing or added page")
    print(f"hidden files left: {len(hidden)}, after one undisturbed run: {len(remaining)}; weights then: {dict(final)}")
    return int(bool(remaining) or set(final) != {0})


if __name__ == "__main__":
    sys.exit(main())
