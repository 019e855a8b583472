"""No rule fails on any kind of value under the keys that it reads, with a site or without, nor do any fixes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sitectl.content.page import Page
from sitectl.content.source import Source
from sitectl.content.targets import Target
from sitectl.hugo.locate import Site
from sitectl.lint.engine import Linter
from sitectl.lint.rule import TAXONOMIES, all_rules
from sitectl.lint.site_facts import SiteFacts, site_facts
from sitectl.settings import Settings
from tests.lint.examples import bad_cases, good_cases, unmarked

RULES = tuple(rule for rule in all_rules().values() if rule.is_about_pages)
KEYS = sorted({key for rule in RULES for key in rule.keys if key != TAXONOMIES} | {"tags", "title", "menus"})
#: One of each kind of value, alone and inside of others.
VALUES: tuple[object, ...] = (
    *(None, True, False, 0, 5, -1, 2.5, 1e30),
    *(
        "",
        " ",
        "x",
        "a, b",
        "2025-01-01",
        "2025-13-01",
        "true",
        "&amp; $x$",
        "\u200b",
        "/x",
        "https://example.org/",
        "a\nb",
    ),
    *([], [None], [""], ["a", "A"], [5, True], ["2025-01-01", [], {}], [[]], [{}], [{"name": 5, "url": ["x"]}]),
    *({}, {"": None}, {"a": 1, "A": 2}, {"a": {"b": []}}, {"main": {"weight": "x"}}, [{"target": {"kind": 5}}]),
)
#: What only one format can say.
IN_YAML = (
    "2025-01-01",
    "2025-01-01 10:00:00",
    "!!binary aGk=",
    ".nan",
    "-.inf",
    "0o17",
    "017",
    "|\n  a\n  b",
    "*x",
    "&x a",
)
IN_TOML = ("2025-01-01", "2025-01-01T10:00:00Z", "2025-01-01T10:00:00", "10:00:00", "nan", "-inf", "0x1F", "'''a\nb'''")
BODY = '\n## A {#a}\n\n[a](b.md#c), $x_1$, <b id=a>b</b>, ![](x.png), {{< ref "a" >}}\n'
PLACES = ("news/{}.md", "blog/{}/index.md", "publications/{}/index.md", "s{}/_index.md")
SITE = {
    "hugo.toml": 'baseURL = "https://example.org/"\ntheme = "doks"\n',
    "themes/doks/layouts/single.html": "{{ .Content }}",
    "data/authors.yaml": "owner:\n  name: A B\n",
}


def texts() -> dict[str, str]:
    """Return front matter in which each key has one of the values, by names."""
    found = {}
    for number, value in enumerate(VALUES):
        found[f"y{number}"] = "---\n" + "".join(f"{key}: {json.dumps(value)}\n" for key in KEYS) + f"---\n{BODY}"
        found[f"j{number}"] = json.dumps(dict.fromkeys(KEYS, value), indent=1) + f"\n{BODY}"
    for number, text in enumerate(IN_YAML):
        found[f"z{number}"] = "---\nd: &x b\n" + "".join(f"{key}: {text}\n" for key in KEYS) + f"---\n{BODY}"
    for number, text in enumerate(IN_TOML):
        found[f"t{number}"] = "+++\n" + "".join(f"{key} = {text}\n" for key in KEYS) + f"+++\n{BODY}"
    return found


TEXTS = texts()


@pytest.fixture(scope="module")
def linter(tmp_path_factory: pytest.TempPathFactory) -> Linter:
    root = tmp_path_factory.mktemp("site")
    for name, text in SITE.items() | {(f"content/{at.format(name)}", TEXTS[name]) for name in TEXTS for at in PLACES}:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    facts = site_facts(Site(root))
    assert facts.is_doks
    assert facts.targets is not None
    return Linter(RULES, Settings(), facts)


def check(linter: Linter, text: str, target: Target) -> None:
    page = Page(Source(Path(target.path), text))
    end = page.source.position(len(text))
    for each in linter.check(page, target):
        assert each.start <= each.end <= end, each
    linter.fix(page, target, "unsafe")


def test_values_were_collected() -> None:
    assert len(KEYS) > 50
    assert len(TEXTS) > 80


@pytest.mark.parametrize("place", PLACES)
def test_no_value_makes_a_rule_fail(linter: Linter, place: str) -> None:
    for name, text in TEXTS.items():
        path = place.format(name)
        check(linter, text, Target(f"content/{path}", path))


def test_pages_outside_of_a_site_make_no_rule_fail() -> None:
    linter = Linter(RULES, Settings(), SiteFacts())
    examples = [unmarked(case.example.text)[0] for case in (*bad_cases(), *good_cases()) if case.rule.is_about_pages]
    for text in (*TEXTS.values(), *dict.fromkeys(examples)):
        check(linter, text, Target("x.md", None))
