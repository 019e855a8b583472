"""Compare the YAML reader with the real Hugo: PYTHONPATH=tools:. python -m bench.fuzz_yaml --blocks 100000.

Texts are random tokens, random lines, mutated pages, and mutated front matter of the folder SITECTL_CORPUS.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from tests.content.yaml_reader.comparing import disagreements
from tests.content.yaml_reader.crafted import crafted_texts
from tests.content.yaml_reader.generating import texts
from tests.content.yaml_reader.real_pages import real_blocks

if TYPE_CHECKING:
    from tests.content.yaml_reader.comparing import Disagreement

_BATCH = 5000
_NAMES = re.compile(r'"[^"]*"|\'[^\']*\'|\d+')
_LONGEST_SEED = 1500


def main() -> None:
    """Print how many texts are read alike, and the classes of those that are not with the smallest text of each."""
    options = argparse.ArgumentParser(description="Compare the YAML reader with Hugo.")
    options.add_argument("--blocks", type=int, default=20_000, help="how many texts (default %(default)s)")
    options.add_argument("--seed", type=int, default=1, help="of the random source (default %(default)s)")
    chosen = options.parse_args()
    source = random.Random(chosen.seed)
    real = real_blocks()
    seeds = [text for text in real if len(text) <= _LONGEST_SEED] + crafted_texts()
    print(f"{len(real)} real blocks, {len(seeds)} seeds to mutate, random seed {chosen.seed}")
    found = disagreements(real) if real else []
    print(f"real pages: {len(real) - len(found)} of {len(real)} agree")
    done = 0
    while done < chosen.blocks:
        batch = texts(source, min(_BATCH, chosen.blocks - done), seeds)
        found += disagreements(batch)
        done += len(batch)
    _report(found, done + len(real))


def _report(found: list[Disagreement], total: int) -> None:
    classes: dict[str, list[Disagreement]] = defaultdict(list)
    for each in found:
        classes[_NAMES.sub("_", each.kind)].append(each)
    share = 100 * (total - len(found)) / total
    print(f"all: {total - len(found)} of {total} agree on verdict, line, column and values: {share:.3f} %")
    for kind, members in sorted(classes.items(), key=lambda item: -len(item[1])):
        smallest = min(members, key=lambda each: len(each.text))
        print(
            f"{len(members):5} {kind}\n      {smallest.text!r}\n      Hugo {smallest.hugo}\n      ours {smallest.ours}"
        )


if __name__ == "__main__":
    main()
