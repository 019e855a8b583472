"""Write into docs/rules-on-real-sites.md how often each rule has something to say on each site of a corpus.

Usage: SITECTL_CORPUS=FOLDER PYTHONPATH=tools:. python tools/bench/rule_table.py [--print]

Every rule is run, the notes too, on the pages and the settings of each site, as `sitectl lint --select all` does in its
folder. Only the table between the two marks is written; the words around it are kept.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from bench.corpus_sites import corpus_sites
from sitectl.content.targets import Workplace
from sitectl.lint.config_file import config_files
from sitectl.lint.rule import all_rules
from sitectl.lint.run import lint_all

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bench.corpus_sites import CorpusSite

PAGE = Path(__file__).resolve().parents[2] / "docs" / "rules-on-real-sites.md"
BEGIN, END = "<!-- table: begin -->", "<!-- table: end -->"


def findings(site: CorpusSite) -> Counter[str]:
    """Return how many findings each rule has on a site."""
    with contextlib.chdir(site.root):
        facts = site.linter.site
        workplace = Workplace(site.root, facts.content_dir, config_files(facts), facts.content_folders)
        files = lint_all(site.linter, list(workplace.targets(())))
        return Counter(each.rule for file in files for each in file.diagnostics)


def table(pages: Mapping[str, int], found: Mapping[str, Counter[str]]) -> str:
    """Return the table: a line for each rule that says something, a column for each site."""
    names = list(pages)
    lines = [
        "| rule | severity | " + " | ".join(names) + " |",
        "|---|---|" + "--:|" * len(names),
        "| *pages* | | " + " | ".join(str(pages[name]) for name in names) + " |",
    ]
    for rule in all_rules().values():
        counts = [found[name][rule.name] for name in names]
        if any(counts):
            cells = (_cell(count, pages[name]) for count, name in zip(counts, names, strict=True))
            lines.append(f"| [{rule.name}](rules.md#{rule.name}) | {rule.severity} | {' | '.join(cells)} |")
    silent = [rule.name for rule in all_rules().values() if not any(found[name][rule.name] for name in names)]
    return "\n".join([*lines, "", f"Nowhere: {', '.join(silent)}."])


def _cell(count: int, pages: int) -> str:
    return f"{1000 * count / pages:.0f} ({count})" if count else ""


def main() -> int:
    """Run all rules on all sites and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--print", action="store_true", help="print the table instead of writing it")
    options = parser.parse_args()
    pages: Counter[str] = Counter()
    found: dict[str, Counter[str]] = {}
    for site in corpus_sites():
        if not site.is_outside:
            name = site.name.split("/")[0]  # the templates of one maker, and an example inside its theme, are one
            pages[name] += len(site.pages)
            found.setdefault(name, Counter()).update(findings(site))
    text = table(pages, found)
    if options.print:
        print(text)
        return 0
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
