"""Have every error that lint finds below a folder of sites checked by the real Hugo.

Usage: SITECTL_CORPUS=FOLDER PYTHONPATH=tools:. python tools/bench/check_errors.py
           [--site NAME | --examples | --mutants N]

Each page with an error is put alone into a throw-away site and built; an error that needs the site around the page is
checked on a copy of the site without its theme. Prints rule, page, what Hugo did, and whether that is what the rule
says. With --examples the bad examples of the rules are judged instead, which shows that each rule has a judge that can
say yes; with --mutants so many mutated pages of the corpus, of whose errors those count that need no site around them.
Exit code 1 if an error was false or has no judge.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from tests.error_judge import OF_PAGES, Accused
from tests.lint.examples import bad_cases, findings, linter_for, target, unmarked
from tests.site_error_judge import JUDGED, SiteJudge

from bench.corpus_sites import corpus_sites
from bench.lint_mutations import STOPPING, mutants, page_of
from sitectl.content.page import Page
from sitectl.content.source import Source
from sitectl.content.targets import Workplace, read_page
from sitectl.lint.config_file import config_files
from sitectl.lint.engine import Linter
from sitectl.lint.rule import all_rules
from sitectl.lint.run import lint_all
from sitectl.lint.site_facts import SiteFacts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.corpus_sites import CorpusSite
    from sitectl.lint.rule import Rule


def error_rules() -> tuple[Rule, ...]:
    """Return the rules whose findings are errors."""
    return tuple(rule for rule in all_rules().values() if rule.severity == "error")


def errors_of(site: CorpusSite) -> list[Accused]:
    """Return the errors that lint finds in a site and its settings; the current folder must be the site's."""
    facts = site.linter.site
    linter = Linter(error_rules(), site.linter.settings, facts)
    workplace = Workplace(site.root, facts.content_dir, config_files(facts), facts.content_folders)
    found = []
    for file in lint_all(linter, list(workplace.targets(site.paths))):
        page = read_page(file.target.path) if file.diagnostics else None
        found += [Accused(each, page, facts, file.target.content_path) for each in file.diagnostics if page]
    return found


def judged_corpus(name: str) -> Iterator[tuple[Accused, str, str]]:
    """Yield each error of the sites whose name contains a text, with where it is and whether Hugo agrees."""
    for site in corpus_sites():
        if name not in site.name:
            continue
        with contextlib.chdir(site.root):
            accused = errors_of(site)
            judge = SiteJudge(site.root, site.linter.site, accused)
            for each in accused:
                verdict = judge.verdict(each)
                shown = f"{site.name}/{each.error.path}:{each.error.start.line}"
                if verdict is None:
                    yield each, "NOT JUDGED", shown
                else:
                    yield each, "true" if verdict.is_true else "FALSE", f"{shown}  {verdict.words}"


def judged_examples() -> Iterator[tuple[Accused, str, str]]:
    """Yield each finding in a bad example of the rules, with the example and whether Hugo agrees."""
    for case in bad_cases():
        if case.rule.severity != "error":
            continue
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            text, _ = unmarked(case.example.text)
            root = Path(folder).resolve()
            found = findings(root, case, text)
            facts = linter_for(root, case.rule).site
            page = Page(Source(root / case.example.path, text))
            accused = [Accused(each, page, facts, target(case).content_path) for each in found]
            judge = SiteJudge(root, facts, accused)
            for each in accused:
                verdict = judge.verdict(each)
                word = "NOT JUDGED" if verdict is None else "true" if verdict.is_true else "FALSE"
                yield each, word, f"{case.name}  {verdict.words if verdict else ''}"


def judged_mutants(count: int, seed: int) -> Iterator[tuple[Accused, str, str]]:
    """Yield each error on mutated pages that can be judged by the page alone."""
    for linter, mutant, at in mutants(count, random.Random(seed)):
        page = page_of(mutant.data)
        checked = Linter(error_rules(), linter.settings, SiteFacts()).check(page, at._replace(content_path=None))
        stopping = [error for error in checked if error.rule in STOPPING]
        for error in stopping or checked:  # of a page at which Hugo stops, nothing else can be seen
            each = Accused(error, page, SiteFacts())
            if error.rule in OF_PAGES:
                verdict = OF_PAGES[error.rule](each)
                shown = f"{mutant.name}:{error.start.line} {error.excerpt[:80]!r}  {verdict.words}"
                yield each, "true" if verdict.is_true else "FALSE", shown


def main() -> int:
    """Judge the errors and print a line for each, then the sums."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", default="", help="only the sites whose path contains this")
    parser.add_argument("--examples", action="store_true", help="judge the bad examples of the rules")
    parser.add_argument("--mutants", type=int, default=0, help="judge the errors of so many mutated pages")
    parser.add_argument("--seed", type=int, default=1, help="of the mutations (default %(default)s)")
    options = parser.parse_args()
    unjudged = sorted({rule.name for rule in error_rules()} - JUDGED)
    tally: Counter[tuple[str, str]] = Counter()
    if options.mutants:
        judged = judged_mutants(options.mutants, options.seed)
    else:
        judged = judged_examples() if options.examples else judged_corpus(options.site)
    for accused, word, words in judged:
        tally[accused.error.rule, word] += 1
        print(f"{word:10} {accused.error.rule:24} {words}", flush=True)
    print()
    for (rule, word), count in sorted(tally.items()):
        print(f"{count:6} {word:10} {rule}")
    for rule in unjudged:
        print(f"there is no judge for the error {rule}: write one in tests/error_judge.py")
    return int(bool(unjudged) or any(word != "true" for _, word in tally))


if __name__ == "__main__":
    sys.exit(main())
