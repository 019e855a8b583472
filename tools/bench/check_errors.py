"""Have every error that lint finds below a folder of sites checked by the real Hugo.

Usage: SITECTL_CORPUS=FOLDER PYTHONPATH=tools:. python tools/bench/check_errors.py [--site NAME]

Each page with an error is put alone into a throw-away site and built. Prints rule, page, what Hugo did, and whether
that is what the rule says. Errors that need the site around the page are printed as not judged: the examples of their
rules are held against Hugo by the tests. Exit code 1 if an error was false.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.hugo_site import HugoSite

from sitectl.content.source import ENCODING_ERRORS
from sitectl.content.targets import Workplace, read_page
from sitectl.errors import SitectlError
from sitectl.hugo.locate import Site, is_site
from sitectl.lint.config_file import config_files
from sitectl.lint.engine import Linter, selected_rules
from sitectl.lint.run import lint_all
from sitectl.lint.site_facts import site_facts
from sitectl.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sitectl.lint.diagnostic import Diagnostic

#: Rules that say that the build fails.
BREAKING = frozenset(
    ["unreadable-front-matter", "unparsable-date", "removed-key", "build-breaking-value", "duplicate-key"]
)
_YEAR_OF_EPOCH = "1970"


class Seen(NamedTuple):
    """What Hugo made of a page alone: whether the build failed, its message, and the page's values."""

    failed: bool
    message: str
    page: Mapping[str, object]


def _dates(seen: Seen) -> list[str]:
    return [str(seen.page.get(name, "")) for name in ("date", "lastmod", "publish_date", "expiry_date")]


#: What must be seen of a page for an error that lets the build pass.
SILENT: Mapping[str, Callable[[Seen], bool]] = {
    "not-a-boolean": lambda seen: seen.page.get("draft") is False,
    "number-as-date": lambda seen: any(date.startswith(_YEAR_OF_EPOCH) for date in _dates(seen)),
    "implausible-year": lambda seen: any(re.match("0[0-9]{3}-", date) for date in _dates(seen)),
    "ignored-weight": lambda seen: isinstance(seen.page.get("weight"), int),
    "expiry-before-publishing": lambda seen: _dates(seen)[3] <= _dates(seen)[2],
}


def sites(folder: Path) -> Iterator[Path]:
    """Yield the sites in a folder, none inside another."""
    if is_site(folder):
        yield folder
        return
    for inner in sorted(path for path in folder.iterdir() if path.is_dir()):
        yield from sites(inner)


def errors_of(root: Path) -> list[Diagnostic]:
    """Return the errors that lint finds in a site."""
    facts = site_facts(Site(root))
    rules = tuple(rule for rule in selected_rules((), (), ()) if rule.severity == "error")
    workplace = Workplace(root, facts.content_dir, config_files(facts))
    files = lint_all(Linter(rules, Settings(), facts), list(workplace.targets([])))
    return [each for file in files for each in file.diagnostics]


def ask_hugo(path: Path) -> Seen:
    """Return what Hugo makes of a page's front matter, in a site of its own; its text would need its theme."""
    page = read_page(str(path))
    front_matter = page.text[: page.body_span.start].encode("utf-8", ENCODING_ERRORS)
    with tempfile.TemporaryDirectory() as folder:
        site = HugoSite(Path(folder) / "site")
        site.write(path.name, front_matter)
        built = site.build_everything()
        message = next((line for line in built.output.splitlines() if "ERROR" in line), "")
        return Seen(built.code != 0, message.replace(folder, ""), built.pages.get(path.name, {}))


def verdict(each: Diagnostic, seen: Seen) -> str:
    """Return whether Hugo did what the rule says."""
    if each.rule in BREAKING:
        return "true" if seen.failed else "FALSE"
    check = SILENT.get(each.rule)
    if check is None:
        return "not judged"
    return "true" if not seen.failed and check(seen) else "FALSE"


def main() -> int:
    """Judge the errors of all sites and print a line for each, then the sums."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", help="only the sites whose path contains this")
    chosen = parser.parse_args()
    corpus = Path(os.environ["SITECTL_CORPUS"]).resolve()
    tally: Counter[tuple[str, str]] = Counter()
    for root in sites(corpus):
        if chosen.site and chosen.site not in str(root):
            continue
        os.chdir(root)
        name = root.relative_to(corpus)
        try:
            found = errors_of(root)
        except SitectlError as error:
            print(f"{name}: {str(error).replace(str(corpus), '')}")
            continue
        for each in found:
            known = each.rule in BREAKING or each.rule in SILENT
            seen = ask_hugo(root / each.path) if known else Seen(failed=False, message="", page={})
            result = verdict(each, seen)
            tally[each.rule, result] += 1
            shown = seen.message or {key: seen.page.get(key) for key in ("title", "draft", "date", "weight")}
            print(
                f"{result:10} {each.rule:24} {name}/{each.path}:{each.start.line}  {shown if known else each.message}"
            )
    print()
    for (rule, result), count in sorted(tally.items()):
        print(f"{count:6} {result:10} {rule}")
    return int(any(result == "FALSE" for _, result in tally))


if __name__ == "__main__":
    sys.exit(main())
