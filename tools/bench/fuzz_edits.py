"""Make random edits of random pages, and have lines, meaning and the real Hugo's reading compared.

Usage: PYTHONPATH=tools:. python -m bench.fuzz_edits [--edits 20000] [--seed 1] [--format yaml]

The pages are odd but valid: flow maps over lines, block scalars with indicators, anchors, comments and blank lines
everywhere, CRLF, byte order marks, uneven indentation, quoted keys, dotted keys, tables of tables. Each edit is one
that `sitectl set` or `unset` can ask for. It may be refused, or stopped by the last look before a write; if it is made,
only the lines of its field may differ, and Hugo must read the new value and all others as before. Exit code 1 if not.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.content import random_json, random_toml, random_yaml
from tests.content.random_edits import random_change
from tests.edit_judge import disagreements

from sitectl.content.changes import changed
from sitectl.content.guard import UnsafeEditError
from sitectl.content.key_path import EditRefusedError, locate
from sitectl.content.page import Page
from sitectl.content.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.content.changes import Change
    from sitectl.content.key_path import Place

_BATCH = 3000
_SHOWN = 8
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_NAMES = re.compile(r"^.*?:\d+:\d+: |'[^']*'|\"[^\"]*\"|\d+")


class Failure(NamedTuple):
    """An edit that did more or less than was asked for."""

    page: Page
    change: Change
    words: str


def random_page(source: random.Random, kind: str) -> Page:
    """Return a page in a format; it may have front matter that nobody can read."""
    if kind == "yaml":
        text = random_yaml.generate(source)
    elif kind == "toml":
        inner = random_toml.generate(source)
        newline = "\r\n" if "\r\n" in inner else "\n"
        text = f"+++{newline}{inner}{'' if inner.endswith(newline) else newline}+++{newline}body{newline}"
    else:
        text = random_json.generate(source) + source.choice(["", "\n", "\r\nbody"])
    return Page(Source(Path("x.md"), text))


def stray_lines(old: Page, new: Page, change: Change) -> str:
    """Say which lines outside of the edited field differ; "" if none do. Tables of TOML are left to the reader."""
    if old.front_matter.format is None:
        return ""
    place = locate(old, change.path)
    before, after = _LINE.findall(old.text), _LINE.findall(new.text)
    if old.front_matter.format == "json":  # the comma before the last pair goes with it
        before, after = ([line.rstrip(",\r\n") for line in lines] for lines in (before, after))
    if any(entry.node.style in ("dotted", "block") for entry in place.entries) and old.front_matter.format == "toml":
        return ""
    first, last = _own_lines(old, place)
    if before[:first] != after[:first]:
        return f"a line above line {first + 1} differs"
    rest = len(before) - last
    return f"a line below line {last} differs" if rest > 0 and before[last:] != after[-rest:] else ""


def _own_lines(page: Page, place: Place) -> tuple[int, int]:
    """Return the first line of the field and the one after its last; of the whole block where a key is new in it."""
    block = page.front_matter.inner_span
    holders = place.entries if place.missing else place.entries[:-1]
    outer = next((entry for entry in holders if entry.node.style == "flow"), None)
    entry = outer or (place.entries[-1] if place.entries else None)
    is_only = len(place.parent.entries) == 1
    if entry is None or (is_only and page.front_matter.format == "json"):
        start, end = block.start, block.end
    else:
        top = place.entries[-2] if is_only and len(place.entries) > 1 and not outer else entry
        start, end = top.key_start, _next_key(page, place) or block.end
    return page.source.position(start).line - 1, page.source.position(max(start, end - 1)).line + (entry is None)


def _next_key(page: Page, place: Place) -> int | None:
    """Return where the next key of the block stands: blank lines and deeper comments before it belong to the field."""
    keys = sorted(field.key_span.start for field in page.front_matter.fields)
    return next((start for start in keys if start >= place.entries[-1].node.end), None)


@dataclass
class Tally:
    """What became of the edits in one format."""

    pages: int = 0
    made: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    stopped: list[Failure] = field(default_factory=list)
    wrong: list[Failure] = field(default_factory=list)


def try_edits(pages: Sequence[Page], source: random.Random, tally: Tally) -> None:
    """Make one random edit of each page, and count what became of it."""
    made: list[tuple[Page, Page, Change]] = []
    for page in pages:
        change = random_change(source, page)
        try:
            new = changed(page, change)
        except EditRefusedError as error:
            tally.refused[_NAMES.sub("_", str(error))] += 1
            continue
        except UnsafeEditError as error:
            tally.stopped.append(Failure(page, change, str(error)))
            continue
        if new is not page:
            made.append((page, new, change))
            words = stray_lines(page, new, change)
            if words:
                tally.wrong.append(Failure(page, change, f"{words}: {new.text!r}"))
    wrong = {id(page): words for page, words in disagreements(made)}
    tally.wrong += [Failure(page, change, wrong[id(page)]) for page, _, change in made if id(page) in wrong]
    tally.made += len(made)
    tally.pages += len(pages)


def main() -> int:
    """Print how many edits were made, refused and wrong, and the smallest wrong ones."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=20_000, help="how many pages to edit (default %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the random source (default %(default)s)")
    parser.add_argument("--format", choices=["yaml", "toml", "json"], help="one format only")
    options = parser.parse_args()
    failed = False
    for kind in [options.format] if options.format else ["yaml", "toml", "json"]:
        failed = _run(kind, options.edits, random.Random(options.seed)) or failed
    return 1 if failed else 0


def _run(kind: str, edits: int, source: random.Random) -> bool:
    tally = Tally()
    while tally.pages < edits:
        pages = [random_page(source, kind) for _ in range(min(_BATCH, edits - tally.pages))]
        try_edits([page for page in pages if page.front_matter.root is not None], source, tally)
    counts = f"{tally.refused.total()} refused, {len(tally.stopped)} stopped, {len(tally.wrong)} wrong"
    print(f"{kind}: {tally.pages} pages, {tally.made} edits made, {counts}")
    for reason, count in tally.refused.most_common(_SHOWN):
        print(f"    refused {count}: {reason}")
    for name, failures in (("stopped", tally.stopped), ("wrong", tally.wrong)):
        for failure in sorted(failures, key=lambda each: len(each.page.text))[:_SHOWN]:
            print(f"    {name}: {failure.page.text!r}\n        {failure.change}\n        {failure.words[:600]}")
    return bool(tally.wrong)


if __name__ == "__main__":
    sys.exit(main())
