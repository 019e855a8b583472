"""Compare the quick readers of values with the full ones: PYTHONPATH=tools:. python -m bench.fuzz_quick.

A quick reader may leave any text to the full one; a text that it takes must mean the same to both. What the full
ones make of a text is compared with Hugo elsewhere (`bench.fuzz_yaml`, `bench.fuzz_toml`).
"""

from __future__ import annotations

import argparse
import random
import sys
from typing import TYPE_CHECKING, NamedTuple

from tests.content import random_toml
from tests.content.yaml_reader.crafted import crafted_texts
from tests.content.yaml_reader.generating import texts as yaml_texts

from bench.fuzz_readers import corpus_blocks, mutated
from sitectl.content.nodes import UnreadableError
from sitectl.content.toml_reader import quick_values as toml
from sitectl.content.toml_reader import read as read_toml
from sitectl.content.yaml_reader import quick_values as yaml
from sitectl.content.yaml_reader.full import read_full

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sitectl.content.nodes import Node, Value

_BATCH = 1000
_LONGEST_SEED = 1500


class Readers(NamedTuple):
    """The two readers of a format."""

    quick: Callable[[str], dict[str, Value] | None]
    full: Callable[[str], Node]


READERS = {"yaml": Readers(yaml.quick_values, read_full), "toml": Readers(toml.quick_values, read_toml)}


def main() -> None:
    """Print how many texts the quick readers take, and those that they read otherwise; exit code 1 if there are any."""
    options = argparse.ArgumentParser(description="Compare the quick readers with the full ones.")
    options.add_argument("--blocks", type=int, default=20_000, help="how many of each format (default %(default)s)")
    options.add_argument("--seed", type=int, default=1, help="of the random source (default %(default)s)")
    chosen = options.parse_args()
    source = random.Random(chosen.seed)
    different: list[str] = []
    for name, readers in READERS.items():
        seeds = corpus_blocks(name)
        taken, wrong = compare([*seeds, *_random_texts(source, name, seeds, chosen.blocks)], readers)
        print(f"{name}: {taken} of {len(seeds) + chosen.blocks} texts taken, {len(wrong)} of them read otherwise")
        different += wrong
    for text in sorted(different, key=len)[:20]:
        print(repr(text))
    sys.exit(bool(different))


def compare(texts: Sequence[str], readers: Readers) -> tuple[int, list[str]]:
    """Return how many of the texts the quick reader takes, and those that the full one reads otherwise."""
    taken = [(text, values) for text in texts if (values := readers.quick(text)) is not None]
    return len(taken), [text for text, values in taken if repr(values) != _meaning(readers, text)]


def _meaning(readers: Readers, text: str) -> str:
    try:
        return repr(readers.full(text).value)
    except UnreadableError as error:
        return str(error)


def _random_texts(source: random.Random, name: str, seeds: Sequence[str], count: int) -> Iterator[str]:
    if name == "toml":
        for _ in range(count):
            text = source.choice(seeds) if seeds and source.random() < 0.5 else random_toml.generate(source)
            yield mutated(source, text, random_toml.PIECES) if source.random() < 0.8 else text
        return
    short = [text for text in seeds if len(text) <= _LONGEST_SEED] + crafted_texts()
    for start in range(0, count, _BATCH):
        yield from yaml_texts(source, min(_BATCH, count - start), short)


if __name__ == "__main__":
    main()
