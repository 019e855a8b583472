"""Lint and fix every page of a corpus with line feeds, with CRLF and with a byte order mark.

Usage: SITECTL_CORPUS=FOLDER PYTHONPATH=tools:. python tools/bench/lint_corpus.py [--every N]

Promised and checked of each page: no crash; linting writes nothing; fixing, the unsafe fixes included, comes to an end
and a second run changes nothing; the fixed page is the same in all three forms, so that no line end and no mark moves;
the body stays where no finding in it has a fix; and of the fields only those of the findings differ. Prints the
findings per 1,000 pages of each rule on each site. Exit code 1 if a promise was broken.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from typing import TYPE_CHECKING

from bench.corpus_sites import CorpusSite, corpus_root, corpus_sites
from sitectl.content.page import Page
from sitectl.content.source import BOM, Source
from sitectl.content.targets import Target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sitectl.content.front_matter import Field
    from sitectl.content.nodes import Value
    from sitectl.content.source import Span
    from sitectl.lint.diagnostic import Diagnostic

FORMS: dict[str, Callable[[str], str]] = {
    "LF": lambda text: text,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "BOM": lambda text: BOM + text,
}


def plain(text: str) -> str:
    """Return a text in the form from which the three are made."""
    return re.sub(r"\r+\n", "\n", text.lstrip(BOM))


def broken_promises(site: CorpusSite, name: str, findings: Counter[str]) -> Iterator[str]:
    """Yield a sentence for each promise that a page breaks; counts what is found on its first form."""
    text = plain(Source.read(site.content / name).text)
    fixed_texts = []
    for form, write in FORMS.items():
        page = Page(Source(site.content / name, write(text)))
        target = Target(name, name)
        try:
            found = site.linter.check(page, target)
            fixed = site.linter.fix(page, target, "unsafe").page
            again = site.linter.fix(fixed, target, "unsafe").page
        except Exception as error:  # noqa: BLE001 - any crash is what is looked for
            yield f"{form}: {type(error).__name__}: {error}"
            continue
        if form == "LF":
            findings.update(each.rule for each in found)
            yield from moved_too_much(page, fixed, found)
        if again.text != fixed.text:
            yield f"{form}: a second run of the fixes changes the page again"
        fixed_texts.append(plain(fixed.text))
        if write(plain(fixed.text)) != fixed.text:
            yield f"{form}: line ends or the mark at the start are not what they were"
    if len(set(fixed_texts)) > 1:
        yield "the forms are fixed in different ways"


def moved_too_much(old: Page, new: Page, found: list[Diagnostic]) -> Iterator[str]:
    """Yield what the fixes changed besides the lines that they name."""
    edits = [edit for each in found if each.fix for edit in each.fix.edits]
    start = old.body_span.start
    if old.front_matter.format and not any(edit.span.end > start for edit in edits) and new.body != old.body:
        yield "the body changed although no fix is in it"
    if not edits and new.text != old.text:
        yield "the page changed although nothing has a fix"
    keys = {field.path[0] for field in old.front_matter.fields if any(touches(edit.span, field) for edit in edits)}
    before, after = old.front_matter.values, new.front_matter.values
    if old.front_matter.problem is None:
        yield from (
            f"the field {key} changed although no fix is at it" for key in lost(before, after) if key not in keys
        )


def touches(span: Span, field: Field) -> bool:
    """Say whether an edit lies on a field's key or value, or right behind it."""
    return span.start <= field.value_span.end + 1 and field.key_span.start <= span.end


def lost(before: dict[str, Value], after: dict[str, Value]) -> Iterator[str]:
    """Yield the keys whose value is another one, or gone."""
    yield from (key for key, value in before.items() if key not in after or repr(after[key]) != repr(value))


def states(root: Path) -> dict[Path, tuple[int, int]]:
    """Return size and time of every file below a folder."""
    return {path: (path.stat().st_size, path.stat().st_mtime_ns) for path in root.rglob("*") if path.is_file()}


def main() -> int:
    """Check all sites and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1, help="only every so many-th page")
    options = parser.parse_args()
    before = states(corpus_root())
    broken = pages = 0
    for site in corpus_sites():
        findings: Counter[str] = Counter()
        names = site.pages[:: options.every]
        for name in names:
            for sentence in broken_promises(site, name, findings):
                print(f"BROKEN {site.name}/{name}: {sentence}")
                broken += 1
        pages += len(names)
        shown = ", ".join(f"{rule} {1000 * count / len(names):.0f}" for rule, count in sorted(findings.items()))
        print(f"{site.name} ({len(names)} pages), findings per 1,000 pages: {shown or 'none'}")
    if states(corpus_root()) != before:
        print("BROKEN: linting wrote to the corpus")
        broken += 1
    print(f"{pages} pages in {len(FORMS)} forms: {broken} broken promises")
    return 1 if broken or not pages else 0


if __name__ == "__main__":
    sys.exit(main())
