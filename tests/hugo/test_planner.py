"""What a page means among others: small sites, with the real Hugo as the judge of every field of every page."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, TypeAlias

import pytest

from sitectl.hugo.config import settings_of
from sitectl.hugo.keys import normalized
from tests.hugo_site import CONFIG, needs_hugo
from tests.plan_judge import disagreements

if TYPE_CHECKING:
    from pathlib import Path

#: Pages by their paths, with their front matter in YAML.
Pages: TypeAlias = dict[str, str]

_DRAFTS = "cascade: {weight: 4, draft: true}"
_TWO_LANGUAGES = "[languages.en]\n[languages.de]\n"

SITES: dict[str, tuple[str, Pages]] = {
    "a cascade of a bundle reaches what lies in it": (
        "",
        {"s/b/index.md": _DRAFTS, "s/b/r.md": "", "s/b/sub/r.md": "", "s/c/index.md": "", "s/c/r.md": ""},
    ),
    "a cascade of a page reaches the folder of its name": ("", {"s/p.md": _DRAFTS, "s/p/q.md": "", "s/pq.md": ""}),
    "a cascade of a bundle is for its language": (
        _TWO_LANGUAGES,
        {"s/b/index.md": _DRAFTS, "s/b/index.de.md": "", "s/b/r.md": "", "s/b/r.de.md": ""},
    ),
    "the nearest cascade wins": (
        "",
        {
            "_index.md": "cascade: {weight: 8, title: Y}",
            "s/_index.md": "cascade: {weight: 7}",
            "s/b/index.md": _DRAFTS,
            "s/b/r.md": "",
        },
    ),
    "a cascade of a resource goes nowhere": (
        "",
        {"s/b/index.md": "", "s/b/r.md": _DRAFTS, "s/b/r/x.md": ""},
    ),
    "terms of the home page date the taxonomy, but no term": (
        "",
        {
            "_index.md": "tags: [a, c]\ndate: 2020-01-01",
            "tags/_index.md": "",
            "tags/a/_index.md": "",
            "tags/c/_index.md": "",
            "x.md": "tags: a\ndate: 2019-01-01",
        },
    ),
    "terms of a section date the term": (
        "",
        {"s/_index.md": "tags: [a]\ndate: 2020-01-01", "tags/_index.md": "", "tags/a/_index.md": ""},
    ),
    "slugs that are no names": (
        "",
        {"p.md": "slug: ..", "s/p.md": "slug: ../..", "s/a.md": "slug: a%20b", "s/b.md": "slug: a%20b"},
    ),
}


@needs_hugo
@pytest.mark.parametrize("name", SITES)
def test_a_site_is_planned_as_hugo_builds_it(tmp_path: Path, name: str) -> None:
    config, pages = SITES[name]
    settings = settings_of(normalized(tomllib.loads(CONFIG + config)))
    files = {path: f"---\n{lines}\n---\n" for path, lines in pages.items()}
    assert disagreements(tmp_path / "site", files, CONFIG + config, settings) == []
