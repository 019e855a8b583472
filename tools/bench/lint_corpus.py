"""Lint and fix every page of a corpus with line feeds, with CRLF and with a byte order mark.

Usage: SITECTL_CORPUS=FOLDER PYTHONPATH=tools:. python tools/bench/lint_corpus.py [--site NAME]

Each site is copied, its pages are written in one of the three forms, and every rule is run on the copy as the command
runs them. Promised and checked: no crash; linting writes nothing; a second `--fix`, with the unsafe fixes too, changes
nothing; only the bytes of the fixes moved; the three forms are fixed alike, and no line end or mark moves; and the real
Hugo reads no field differently but those that a fix names. Exit code 1 if a promise was broken.
"""

from __future__ import annotations

import argparse
import contextlib
import re
import shutil
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.fix_judge import FixedFile, unnamed_changes

from bench.corpus_sites import corpus_sites, every_rule
from sitectl.content.page import Page
from sitectl.content.source import BOM, Source
from sitectl.content.targets import Target
from sitectl.hugo.locate import Site
from sitectl.lint.session import Request, lint
from sitectl.lint.site_facts import site_facts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bench.corpus_sites import CorpusSite
    from sitectl.content.front_matter import Field
    from sitectl.content.source import Edit, Span
    from sitectl.lint.diagnostic import Diagnostic, Safety
    from sitectl.lint.engine import Linter

_BOM = BOM.encode()
FORMS: dict[str, Callable[[bytes], bytes]] = {
    "LF": lambda data: data,
    "CRLF": lambda data: data.replace(b"\n", b"\r\n"),
    "BOM": lambda data: _BOM + data,
}
SAFETIES: tuple[Safety, ...] = ("safe", "unsafe")
_MOST_PASSES = 12
_NEW_KEY = re.compile(r"^([\w-]+)\s*(?:[:=]|$)", re.MULTILINE)


def plain(data: bytes) -> bytes:
    """Return a file in the form from which the three are made."""
    return re.sub(rb"\r+\n", b"\n", data.removeprefix(_BOM))


@dataclass
class Report:
    """The files that were checked and fixed, and how many promises were broken, which are printed as they come."""

    files: int = 0
    broken: int = 0
    fixed: list[FixedFile] = field(default_factory=list)

    def say(self, words: str) -> None:
        """Print one broken promise."""
        self.broken += 1
        print(f"BROKEN {words}", flush=True)


def states(root: Path) -> dict[Path, bytes]:
    """Return the bytes of every file below a folder."""
    return {path.relative_to(root): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def check_site(site: CorpusSite, folder: Path, report: Report) -> None:
    """Check one site in all forms, in copies below a folder."""
    results: dict[tuple[str, Safety], dict[Path, bytes]] = {}
    content = site.content.relative_to(site.root)
    names = {content / name: None if site.is_outside else name for name in site.pages}
    for form, write in FORMS.items():
        copy = folder / form.lower()
        shutil.copytree(site.root, copy)
        for path in names:
            (copy / path).write_bytes(write(plain((copy / path).read_bytes())))
        report.files += len(names)
        for safety in SAFETIES:
            label = f"{site.name} {form} {safety}"
            results[form, safety] = check_copy(copy, site.paths, names, safety, label, report)
        shutil.rmtree(copy)
    for (form, safety), after in results.items():
        for path in names:
            label = f"{site.name} {form} {safety}: {path}"
            if plain(after[path]) != plain(results["LF", safety][path]):
                report.say(f"{label}: fixed in another way than with line feeds")
            if FORMS[form](plain(after[path])) != after[path]:
                report.say(f"{label}: line ends or the mark are not what they were")


def check_copy(
    copy: Path, paths: tuple[str, ...], names: Mapping[Path, str | None], safety: Safety, label: str, report: Report
) -> dict[Path, bytes]:
    """Lint and fix a copy of a site, and return the fixed files; the copy is as it was afterwards."""
    before = states(copy)
    linter = every_rule(site_facts(Site(copy)))
    expected = {path: spliced(linter, copy / path, name, safety) for path, name in names.items()}
    after = run(copy, paths, safety, label, report)
    report.fixed += [
        FixedFile(f"{label}: {path}", before[path], after[path], expected[path].keys)
        for path in names
        if before[path] != after[path]
    ]
    for path, data in after.items():
        if data != (expected[path].data if path in expected else before[path]):
            report.say(f"{label}: other bytes moved in {path} than those of the fixes")
    for path, data in before.items():
        (copy / path).write_bytes(data)
    return after


def run(copy: Path, paths: tuple[str, ...], safety: Safety, label: str, report: Report) -> dict[Path, bytes]:
    """Lint, which writes nothing, and fix twice, the second time without effect; return the fixed files."""
    found = []
    with contextlib.chdir(copy):
        before = states(copy)
        lint(Request(paths=paths, select=("all",), format_name="concise"))
        if states(copy) != before:
            report.say(f"{label}: linting wrote something")
        for _ in range(2):
            outcome = lint(Request(paths=paths, select=("all",), mode="fix", safety=safety, format_name="concise"))
            for words in outcome.failures:
                report.say(f"{label}: {words}")
            found.append(states(copy))
    once, twice = found
    for path in once.keys() | twice.keys():
        if once.get(path) != twice.get(path):
            report.say(f"{label}: a second run changes {path}")
    return once


class Spliced(NamedTuple):
    """A page with its fixes put in by plain slicing, and the keys that the fixes name."""

    data: bytes
    keys: frozenset[str]


def spliced(linter: Linter, path: Path, content_path: str | None, safety: Safety) -> Spliced:
    """Return a page with the edits of its fixes, made again until none is left."""
    page = Page(Source.read(path))
    target = Target(str(path), content_path)
    keys: set[str] = set()
    for _ in range(_MOST_PASSES):
        chosen = _apart(linter.check(page, target), safety)
        if not chosen:
            break
        fields = page.front_matter.fields
        keys |= {field.path[0].lower() for field in fields for edit in chosen if touches(edit.span, field)}
        keys |= {key.lower() for edit in chosen for key in _NEW_KEY.findall(edit.replacement)}
        text = page.text
        for edit in sorted(chosen, key=lambda each: each.span, reverse=True):
            text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
        page = Page(Source(path, text))
    return Spliced(page.source.to_bytes(), frozenset(keys))


def _apart(found: list[Diagnostic], safety: Safety) -> list[Edit]:
    """Return the edits of the allowed fixes, in order, without the fixes that touch an earlier one."""
    chosen: list[Edit] = []
    for each in found:
        if each.fix is None or (each.fix.safety == "unsafe" and safety == "safe"):
            continue
        edits = each.fix.edits
        if not any(
            new.span.start <= old.span.end and old.span.start <= new.span.end for new in edits for old in chosen
        ):
            chosen += edits
    return chosen


def meet(one: Span, other: Span) -> bool:
    """Say whether two spans have a place in common."""
    return one.start <= other.end and other.start <= one.end


def touches(span: Span, field: Field) -> bool:
    """Say whether an edit lies on a field's key or value, or right behind it."""
    return span.start <= field.value_span.end + 1 and field.key_span.start <= span.end


def main() -> int:
    """Check all sites and print the sums."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", default="", help="only the sites whose path contains this")
    options = parser.parse_args()
    report = Report()
    pages = 0
    for site in corpus_sites():
        if options.site not in site.name:
            continue
        pages += len(site.pages)
        with tempfile.TemporaryDirectory() as folder:
            check_site(site, Path(folder).resolve(), report)
        print(f"{site.name}: {len(site.pages)} pages, {report.broken} broken promises so far", flush=True)
    for words in unnamed_changes(report.fixed):
        report.say(words)
    done = f"{pages} pages, {report.files} files, {len(report.fixed)} fixed copies read by Hugo"
    print(f"{done}: {report.broken} broken promises")
    return 1 if report.broken or not pages else 0


if __name__ == "__main__":
    sys.exit(main())
