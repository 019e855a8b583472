"""Compare a front matter reader with the real Hugo on many generated and mutated texts."""

from __future__ import annotations

import argparse
import os
import random
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.reader_disagreements import Disagreement, disagreements

from sitectl.content.front_matter import find_block
from sitectl.content.nodes import UnreadableError
from sitectl.content.source import ENCODING_ERRORS, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sitectl.content.nodes import Node

_BATCH = 5000


class Language(NamedTuple):
    """What is needed to fuzz one format: its reader, a generator of right texts, and pieces to break them with."""

    name: str
    read: Callable[[str], Node]
    generate: Callable[[random.Random], str]
    pieces: Sequence[str]
    #: Keeps a mutated text one that front matter can be, for instance an object.
    repair: Callable[[str], str] = str


def corpus_blocks(data_format: str) -> list[str]:
    """Return the front matter texts of one format in the folder SITECTL_CORPUS, each once."""
    folder = os.environ.get("SITECTL_CORPUS")
    blocks: dict[str, None] = {}
    for path in sorted(Path(folder).rglob("*.md")) if folder else ():
        text = Source.read(path).text
        block = find_block(text)
        if block.format == data_format and not block.problem:
            blocks[text[block.inner.start : block.inner.end]] = None
    return list(blocks)


def mutated(source: random.Random, text: str, pieces: Sequence[str]) -> str:
    """Return the text with one to four insertions, deletions, repetitions or swaps of lines."""
    for _ in range(source.randint(1, 4)):
        here, there = source.randint(0, len(text)), source.randint(0, len(text))
        chance = source.random()
        if chance < 0.45:
            text = text[:here] + source.choice(pieces) + text[here:]
        elif chance < 0.65:
            text = text[:here] + text[here + source.randint(1, 4) :]
        elif chance < 0.8:
            text = text[:here] + text[there : there + source.randint(1, 30)] + text[here:]
        else:
            lines = text.split("\n")
            line = source.choice(lines)
            lines.insert(source.randint(0, len(lines)), line)
            text = "\n".join(lines)
    return text


def main(language: Language) -> None:
    """Print how often reader and Hugo agree on verdict, line, column and values, and where they do not."""
    options = argparse.ArgumentParser(description=f"Compare the {language.name} reader with Hugo.")
    options.add_argument("--blocks", type=int, default=20_000, help="how many texts (default %(default)s)")
    options.add_argument("--seed", type=int, default=1, help="of the random source (default %(default)s)")
    options.add_argument("--show", type=int, default=10, help="disagreements to print (default %(default)s)")
    chosen = options.parse_args()
    source = random.Random(chosen.seed)
    seeds = corpus_blocks(language.name)
    print(f"{language.name}: {len(seeds)} blocks of the corpus as seeds, random seed {chosen.seed}")
    found: list[Disagreement] = []
    refused = texts_seen = 0
    while texts_seen < chosen.blocks:
        texts = [_text(source, language, seeds) for _ in range(min(_BATCH, chosen.blocks - texts_seen))]
        found += disagreements(language.read, texts, language.name)
        refused += sum(_is_refused(language.read, text) for text in texts)
        texts_seen += len(texts)
    _report(found, texts_seen, refused, chosen.show)


def _text(source: random.Random, language: Language, seeds: Sequence[str]) -> str:
    text = source.choice(seeds) if seeds and source.random() < 0.3 else language.generate(source)
    if source.random() < 0.7:
        text = mutated(source, text, language.pieces)
    # Undecodable bytes next to each other may be a character; only a decoder's output can reach a reader.
    data = language.repair(text).encode("utf-8", ENCODING_ERRORS)
    text = data.decode("utf-8", ENCODING_ERRORS)
    # Hugo takes a blank text for no data at all, before any parser sees it.
    return text if text.strip() else language.repair("a")


def _is_refused(read: Callable[[str], Node], text: str) -> bool:
    try:
        read(text)
    except UnreadableError:
        return True
    return False


def _report(found: Sequence[Disagreement], total: int, refused: int, show: int) -> None:
    kinds = Counter(each.kind for each in found)
    print(f"{total} texts, {refused} of them refused")
    for kind in ("verdict", "line", "column", "values"):
        share = 100 * (total - kinds[kind]) / total
        print(f"  {kind:8} {total - kinds[kind]} agree, {kinds[kind]} do not: {share:.3f} %")
    print(f"  all      {total - len(found)} agree, {len(found)} do not: {100 * (total - len(found)) / total:.3f} %")
    for each in sorted(found, key=lambda each: len(each.text))[:show]:
        print(f"{each.kind}: {each.text!r}\n  ours {each.ours}\n  Hugo {each.hugo}")
