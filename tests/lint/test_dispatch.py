"""What a rule says that it needs, it needs: on other pages it finds nothing, so nothing is lost by not asking it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bench.corpus_sites import corpus_sites
from sitectl.content.page import Page
from sitectl.content.source import Source
from sitectl.content.targets import Target
from sitectl.lint.dispatch import Dispatch
from sitectl.lint.engine import Linter
from sitectl.lint.rule import all_rules
from sitectl.lint.site_facts import SiteFacts
from sitectl.settings import Settings

RULES = all_rules()

NAMES = ("ignored-weight", "unknown-shortcode", "unused-ignore")

CHOSEN = [
    ("---\ntitle: A\n---\n", set()),
    ("---\nTITLE: A\nWeight: 1\n---\n", {"ignored-weight"}),
    ("+++\nweight = 1\n+++\n", {"ignored-weight"}),
    ("---\ntitle: A\n---\nSay {{< x >}}.\n", {"unknown-shortcode"}),
    (
        "---\nweight: 1\n---\n{{% x %}} <!-- sitectl: ignore -->\n",
        {"ignored-weight", "unknown-shortcode", "unused-ignore"},
    ),
    ("weight: 1\n", set()),
]


@pytest.mark.parametrize(("text", "expected"), CHOSEN)
def test_rules_are_asked_by_keys_and_texts(text: str, expected: set[str]) -> None:
    linter = Linter((), Settings(), SiteFacts())
    subject = linter.subject(Page(Source(Path("x.md"), text)), Target("x.md", "x.md"))
    free = RULES["missing-title"]
    chosen = Dispatch([free, *(RULES[name] for name in NAMES)], ()).rules_for(subject)
    assert [rule.name for rule in chosen] == ["missing-title", *(name for name in NAMES if name in expected)]


@pytest.mark.parametrize(("taxonomies", "is_asked"), [((), False), (("tags",), False), (("topics",), True)])
def test_rules_about_terms_are_asked_by_the_names_of_taxonomies(taxonomies: tuple[str, ...], is_asked: bool) -> None:
    linter = Linter((), Settings(), SiteFacts())
    subject = linter.subject(Page(Source(Path("x.md"), "---\ntopics: [a]\n---\n")), Target("x.md", "x.md"))
    rule = RULES["term-spelled-twice"]
    assert Dispatch([rule], taxonomies).rules_for(subject) == ((rule,) if is_asked else ())


def test_rules_about_settings_are_not_asked_about_pages() -> None:
    linter = Linter((), Settings(), SiteFacts())
    subject = linter.subject(Page(Source(Path("x.md"), "x")), Target("x.md", "x.md"))
    assert Dispatch([RULES["missing-time-zone"]], ()).rules_for(subject) == ()


@pytest.mark.parametrize("rule", [rule for rule in RULES.values() if rule.keys], ids=lambda rule: rule.name)
def test_keys_are_in_lower_case(rule: object) -> None:
    assert all(key == key.lower() for key in getattr(rule, "keys", ()))


@pytest.mark.skipif("SITECTL_CORPUS" not in os.environ, reason="needs real pages")
def test_rules_that_are_not_asked_find_nothing_on_real_pages() -> None:
    step = int(os.environ.get("SITECTL_DISPATCH_STEP", "150"))
    asked = 0
    for site in corpus_sites():
        rules = site.linter.rules
        dispatch = Dispatch(rules, site.linter.site.taxonomies)
        for name in site.pages[::step]:
            page = Page.read(site.content / name)
            subject = site.linter.subject(page, Target(name, name))
            chosen = {rule.name for rule in dispatch.rules_for(subject)}
            for rule in rules:
                if rule.name not in chosen:
                    asked += 1
                    assert list(rule.check(subject)) == [], (site.name, name, rule.name)
    assert asked > 1000
