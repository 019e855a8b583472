"""Measure the two tiers of the YAML reader on SITECTL_CORPUS: PYTHONPATH=tools:. python -m bench.measure_yaml."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.content.yaml_reader.real_pages import real_blocks

from sitectl.content.nodes import UnreadableError
from sitectl.content.yaml_reader import read
from sitectl.content.yaml_reader.full import read_full
from sitectl.content.yaml_reader.simple import read_simple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_ROUNDS = 5


def _microseconds(reader: Callable[[str], object], blocks: Sequence[str]) -> float:
    """Return the time per block in the best of several rounds."""
    best = float("inf")
    for _ in range(_ROUNDS):
        start = time.process_time()
        for block in blocks:
            try:
                reader(block)
            except UnreadableError:
                continue
        best = min(best, time.process_time() - start)
    return best / len(blocks) * 1e6


def main() -> None:
    """Print how many blocks the fast reader takes, and microseconds per block of each reader."""
    blocks = [block.replace("\udcff", "\ufffd") for block in real_blocks()]
    if not blocks:
        raise SystemExit("SITECTL_CORPUS names no folder of real content")
    taken = [block for block in blocks if read_simple(block) is not None]
    left = [block for block in blocks if read_simple(block) is None]
    print(f"{len(blocks)} blocks, {sum(map(len, blocks)) / len(blocks):.0f} characters each on average")
    print(f"fast reader takes {len(taken)} = {100 * len(taken) / len(blocks):.1f} %")
    print(f"fast reader on what it takes  {_microseconds(read_simple, taken):7.1f} us")
    print(f"full reader on what is left   {_microseconds(read_full, left):7.1f} us")
    print(f"full reader on all            {_microseconds(read_full, blocks):7.1f} us")
    print(f"both, as they are used        {_microseconds(read, blocks):7.1f} us")


if __name__ == "__main__":
    main()
