"""Lint mutated pages of a corpus, and give some of them to the real Hugo, one by one.

Usage: SITECTL_CORPUS=FOLDER PYTHONPATH=tools:. python tools/bench/lint_mutations.py [--pages N] [--hugo M] [--seed S]

Checked: no crash, no page that takes the processor longer than a second, every page that breaks Hugo's build has an
error here, on the line that Hugo names where it names one, and no rule says that the build stops where it does not.
What goes wrong is written as a file into --keep. Exit code 1 if anything does.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.hugo_site import HugoSite

from bench.corpus_sites import corpus_sites
from sitectl.content.page import Page
from sitectl.content.source import Source
from sitectl.content.targets import Target
from sitectl.hugo.locate import Site
from sitectl.hugo.shortcode_templates import BUILT_IN
from sitectl.lint.engine import Linter
from sitectl.lint.rule import all_rules
from sitectl.lint.selection import selected_rules
from sitectl.lint.site_facts import site_facts
from sitectl.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sitectl.lint.diagnostic import Diagnostic

SLOW = 1.0
_CONFIG = 'baseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "term", "rss", "sitemap", "404"]\n'
_PLACE = re.compile(r'x\.(?:md|html|adoc|rst|org)(?::(\d+):(\d+))?"')
_TAG = re.compile(rb"\{\{[<%]\s*(/?)\s*([\w/-]+)")
_PIECES = (
    *(b"---\n", b"+++\n", b"...\n", b"\n", b"\r\n", b"\t", b" ", b"\xef\xbb\xbf", b"\xff", b"\x00", b"\xc2\xa0"),
    *(
        b'"',
        b"'",
        b"`",
        b":",
        b": ",
        b"- ",
        b"#",
        b"&a ",
        b"*a",
        b"!x ",
        b"| ",
        b"> ",
        b"[",
        b"]",
        b"{",
        b"}",
        b",",
        b"=",
    ),
    *(b"draft: yes\n", b"date: soon\n", b"tags: a\n", b"title: [\n", b"params: 1\n", b"weight: 1e9\n", b"_build: {}\n"),
    *(
        b"{{< ",
        b" >}}",
        b"{{% x %}}",
        b"{{< /x >}}",
        b"{{</* ",
        b"<!--",
        b"-->",
        b"](",
        b"![](",
        b"$$",
        b"\\(",
        b"```\n",
    ),
)

#: The rules whose findings say that the build stops.
STOPPING = frozenset(
    rule.name for rule in all_rules().values() if any(bad.hugo and bad.hugo.breaks for bad in rule.bad)
)


def mutate_bytes(source: random.Random, data: bytes) -> bytes:
    """Return the data with one to four bytes or slices inserted, removed, repeated or changed."""
    for _ in range(source.randint(1, 4)):
        here = source.randint(0, min(len(data), source.choice((60, 600, len(data)))))
        kind = source.random()
        if kind < 0.5:
            data = data[:here] + source.choice(_PIECES) + data[here:]
        elif kind < 0.7:
            data = data[:here] + data[here + source.randint(1, 5) :]
        elif kind < 0.85:
            data = data[:here] + bytes([source.randrange(256)]) + data[here + 1 :]
        elif kind < 0.95:
            there = source.randint(0, len(data))
            data = data[:here] + data[there : there + source.randint(1, 60)] + data[here:]
        else:
            data = data[: max(here, 1)]
    return data


def mutate_lines(source: random.Random, data: bytes) -> bytes:
    """Return the data with one to three lines moved, repeated, removed, indented, joined or emptied."""
    for _ in range(source.randint(1, 3)):
        lines = data.splitlines(keepends=True) or [b""]
        here = source.randrange(min(len(lines), source.choice((12, len(lines)))))
        kind = source.randrange(7)
        if kind == 0:
            lines.insert(source.randrange(len(lines)), lines.pop(here))
        elif kind == 1:
            lines.insert(source.randrange(len(lines)), lines[here])
        elif kind == 2:
            del lines[here]
        elif kind == 3:
            lines[here] = source.choice((b" ", b"  ", b"\t", b"- ", b"# ", b"> ")) + lines[here]
        elif kind == 4:
            lines[here] = lines[here].rstrip(b"\r\n")
        elif kind == 5:
            lines[here] = lines[here].partition(b":")[0] + b":\n"
        else:
            lines[here] = lines[here].upper()
        data = b"".join(lines)
    return data


_MUTATIONS: tuple[Callable[[random.Random, bytes], bytes], ...] = (mutate_bytes, mutate_lines)


class Mutant(NamedTuple):
    """A mutated page, and the page that it was made of."""

    name: str
    data: bytes
    original: bytes


def page_of(data: bytes) -> Page:
    """Return the page that bytes are."""
    return Page(Source.from_bytes(Path("x.md"), data))


def crash_of(linter: Linter, mutant: Mutant, target: Target) -> str:
    """Return what is wrong with linting a mutant, "" if nothing is."""
    begin = time.process_time()
    try:
        linter.check(page_of(mutant.data), target)
    except Exception as error:  # noqa: BLE001 - any crash is what is looked for
        return f"{type(error).__name__}: {error}"
    took = time.process_time() - begin
    return f"took {took:.1f} s" if took > SLOW else ""


def templates(original: bytes) -> dict[str, str]:
    """Return a template for each shortcode of a page; those that it closes enclose text."""
    found: dict[str, str] = {}
    for slash, name in _TAG.findall(original):
        if name.decode().lower() in BUILT_IN and name != b"param":  # the site has parameters that are not here
            continue
        path = f"layouts/_shortcodes/{name.decode().lower().strip('/')}.html"
        found[path] = "{{ .Inner }}" if slash else found.get(path, "x")
    return found


def disagreement(mutant: Mutant, folder: Path) -> str:
    """Build a site of one mutant; return how Hugo and the linter disagree about it, "" if they do not."""
    site = HugoSite(folder, _CONFIG)
    (folder / "layouts" / "all.html").write_text("{{ len site.Menus }}{{ .Content }}")
    for path, text in templates(mutant.original).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    site.write("x.md", mutant.data)
    linter = Linter(selected_rules(("all",), (), ()), Settings(), site_facts(Site(folder)))
    found = [each for each in linter.check(page_of(mutant.data), Target("x.md", "x.md")) if each.severity == "error"]
    done = site.run("--noBuildLock")
    words = next((line for line in (done.stdout + done.stderr).splitlines() if "ERROR" in line or "panic" in line), "")
    return _difference(found, words, stopped=done.returncode != 0)


def _difference(found: list[Diagnostic], words: str, *, stopped: bool) -> str:
    said = "; ".join(f"{each.start.line}:{each.start.column} {each.rule}" for each in found)
    if not stopped:
        false = [each for each in found if each.rule in STOPPING]
        return f"FALSE {false[0].start.line}: {false[0].rule}: {false[0].message}" if false else ""
    if not found:
        return f"MISSED {words}"
    place = _PLACE.search(words)
    if place is None or place.group(1) is None or place.group(1, 2) == ("1", "1"):
        return ""
    line = int(place.group(1))
    return "" if any(each.start.line == line for each in found) else f"LINE {line} is named, here {said}: {words}"


def mutants(count: int, source: random.Random) -> Iterator[tuple[Linter, Mutant, Target]]:
    """Yield so many mutated pages, drawn at random from all sites, each with its site's linter."""
    pages = [(site, name) for site in corpus_sites() for name in site.pages if name.endswith(".md")]
    for site in {site.name: site for site, _ in pages}.values():
        read = (site.content / site.pages[0]).read_bytes()
        site.linter.check(page_of(read), Target(site.pages[0], site.pages[0]))  # reads what is known of the site
    for number in range(count):
        site, name = source.choice(pages)
        data = (site.content / name).read_bytes()
        mutated = source.choice(_MUTATIONS)(source, data)
        yield site.linter, Mutant(f"{number}-{site.name}/{name}", mutated, data), Target(name, name)


def main() -> int:
    """Lint, build, and print what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=100_000, help="how many mutants to lint (default %(default)s)")
    parser.add_argument("--hugo", type=int, default=1_000, help="how many to build (default %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the random source (default %(default)s)")
    parser.add_argument("--keep", type=Path, default=Path("mutants"), help="folder for what goes wrong")
    options = parser.parse_args()
    source = random.Random(options.seed)
    wrong = 0

    def report(mutant: Mutant, words: str) -> None:
        nonlocal wrong
        wrong += 1
        options.keep.mkdir(parents=True, exist_ok=True)
        kept = options.keep / f"{wrong}.md"
        kept.write_bytes(mutant.data)
        print(f"{kept} ({mutant.name}): {words}", flush=True)

    built = frozenset(random.Random(options.seed).sample(range(options.pages), min(options.hugo, options.pages)))
    for number, (linter, mutant, target) in enumerate(mutants(options.pages, source)):
        if words := crash_of(linter, mutant, target):
            report(mutant, words)
        elif number in built:
            with tempfile.TemporaryDirectory() as folder:
                if words := disagreement(mutant, Path(folder) / "site"):
                    report(mutant, words)
    print(f"{options.pages} mutants linted, {len(built)} of them built: {wrong} went wrong")
    return 1 if wrong or not options.pages else 0


if __name__ == "__main__":
    sys.exit(main())
