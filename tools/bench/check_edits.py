"""Make seven edits on every page below a folder and have each result checked by line and by the real Hugo.

Usage: SITECTL_CORPUS=FOLDER PYTHONPATH=tools:. python tools/bench/check_edits.py [--sample N]

Prints for each edit how many pages came out clean, needed nothing, were refused and for which reasons, and were
damaged. A page is damaged when a line outside the edited field differs, when bytes of the body differ, or when
Hugo reads another value for any field than the edit asked for. Exit code 1 if a page was damaged.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests.edit_judge import disagreements

from sitectl.content.changes import Change, changed
from sitectl.content.guard import UnsafeEditError
from sitectl.content.key_path import EditRefusedError, parse_key_path
from sitectl.content.new_values import DateText
from sitectl.content.page import Page
from sitectl.content.site_tree import SiteTree
from sitectl.content.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

TITLE = 'New: "title" #1'
CHANGES = {
    "set draft=false": Change("set", ("draft",), value=False),
    "set title=…": Change("set", ("title",), TITLE),
    "set date=…": Change("set", ("date",), DateText("2025-11-01")),
    "set tags+=x": Change("append", ("tags",), "x"),
    "set params.note=…": Change("set", parse_key_path("params.note"), "new note"),
    "set links+={…}": Change("append", ("links",), {"name": "Code: #1", "url": "https://example.org/a?b=c"}),
    "unset description": Change("unset", ("description",)),
}


@dataclass
class Tally:
    """What became of the pages under one edit."""

    clean: int = 0
    nothing: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    damaged: list[str] = field(default_factory=list)


def pages(root: Path) -> Iterator[tuple[Path, bytes]]:
    """Yield every content file below a folder with its bytes; archetypes are templates, not content."""
    for name in SiteTree(root).content_files:
        if "archetypes" not in name.split("/"):
            yield root / name, (root / name).read_bytes()


def tried(page: Page, change: Change, tally: Tally) -> Page | None:
    """Return the changed page, or None when there is no new text; counts what happened."""
    try:
        new = changed(page, change)
    except UnsafeEditError as error:
        tally.damaged.append(str(error))
    except (EditRefusedError, ModuleNotFoundError) as error:
        tally.refused[re.sub(r"line \d+|^.*?:\d+:\d+: ", "", str(error))] += 1
    else:
        if new is not page:
            problem = moved_too_much(page, new)
            if not problem:
                return new
            tally.damaged.append(f"{page.source.path}: {problem}")
        else:
            tally.nothing += 1
    return None


def moved_too_much(old: Page, new: Page) -> str:
    """Say what is wrong with the bytes of a changed page, without a look at what they mean; "" if nothing is."""
    if old.front_matter.format is not None and old.body != new.body:
        return "the body differs"
    before, after = old.text.splitlines(keepends=True), new.text.splitlines(keepends=True)
    while before and after and before[0] == after[0]:
        del before[0], after[0]
    while before and after and before[-1] == after[-1]:
        del before[-1], after[-1]
    keys = [line for line in before if re.match(r"[^\s#\-\[\]{}'\"][^:=]*\s*[:=]", line)]
    return "lines of several fields differ" if len(keys) > 1 else ""


def judged(results: list[tuple[Page, Page]], change: Change, tally: Tally) -> None:
    """Have Hugo read both texts of every changed page; counts the clean ones."""
    wrong = {old.source.path: words for old, words in disagreements([(old, new, change) for old, new in results])}
    tally.clean += len(results) - len(wrong)
    tally.damaged += [f"{path}: {words}" for path, words in wrong.items()]


def main() -> int:
    """Run all edits and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=0, help="only so many pages, drawn at random with a fixed seed")
    options = parser.parse_args()
    root = Path(os.environ["SITECTL_CORPUS"])
    found = list(pages(root))
    if options.sample:
        found = random.Random(1).sample(found, options.sample)
    differing = [path for path, data in found if Page(Source.from_bytes(path, data)).source.to_bytes() != data]
    print(f"{len(found)} pages; reading and writing changes {len(differing)} of them")
    failed = bool(differing)
    print(f"{'edit':20} {'clean':>6} {'nothing':>8} {'refused':>8} {'damaged':>8}")
    for name, change in CHANGES.items():
        tally = Tally()
        results: list[tuple[Page, Page]] = []
        for path, data in found:
            page = Page(Source.from_bytes(path.relative_to(root), data))
            new = tried(page, change, tally)
            if new is not None:
                results.append((page, new))
        judged(results, change, tally)
        print(f"{name:20} {tally.clean:6} {tally.nothing:8} {tally.refused.total():8} {len(tally.damaged):8}")
        for reason, count in tally.refused.most_common():
            print(f"    refused {count}: {reason}")
        for line in tally.damaged[:10]:
            print(f"    damaged: {line}")
        failed = failed or bool(tally.damaged)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
