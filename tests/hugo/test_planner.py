"""What a page means among others: small sites, with the real Hugo as the judge of every field of every page."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from sitectl.hugo.config import settings_of
from sitectl.hugo.keys import normalized
from tests.hugo_site import CONFIG, needs_hugo
from tests.plan_judge import disagreements

if TYPE_CHECKING:
    from pathlib import Path

_TWO_LANGUAGES = "[languages.en]\n[languages.de]\n"

#: Settings, and pages by their paths, with front matter in YAML behind two blanks.
SITES: dict[str, tuple[str, str]] = {
    "a cascade of a bundle reaches what lies in it": (
        "",
        """
            s/b/index.md  cascade: {weight: 4, draft: true}
            s/b/r.md
            s/b/sub/r.md
            s/c/index.md
            s/c/r.md
        """,
    ),
    "a cascade of a page reaches the folder of its name": (
        "",
        """
            s/p.md  cascade: {weight: 4, draft: true}
            s/p/q.md
            s/pq.md
        """,
    ),
    "a cascade of a bundle is for its language": (
        _TWO_LANGUAGES,
        """
            s/b/index.md  cascade: {weight: 4, draft: true}
            s/b/index.de.md
            s/b/r.md
            s/b/r.de.md
        """,
    ),
    "the nearest cascade wins": (
        "",
        """
            _index.md  cascade: {weight: 8, title: Y}
            s/_index.md  cascade: {weight: 7}
            s/b/index.md  cascade: {weight: 4, draft: true}
            s/b/r.md
        """,
    ),
    "a cascade of a resource goes nowhere": (
        "",
        """
            s/b/index.md
            s/b/r.md  cascade: {weight: 4, draft: true}
            s/b/r/x.md
        """,
    ),
    "terms of the home page date the taxonomy, but no term": (
        "",
        """
            _index.md  tags: [a, c]; date: 2020-01-01
            tags/_index.md
            tags/a/_index.md
            tags/c/_index.md
            x.md  tags: a; date: 2019-01-01
        """,
    ),
    "terms of a section date the term": (
        "",
        """
            s/_index.md  tags: [a]; date: 2020-01-01
            tags/_index.md
            tags/a/_index.md
        """,
    ),
    "the slug of a list page stands for the beginning of other folders' names": (
        "",
        """
            s/d/_index.md  slug: q
            s/def/x.md
            s/d e f/x.md
            s/d/ee/r.md
            s/d.md
            s/da/b/_index.md
            s/da/b/c/x.md
            s/db/b/_index.md  slug: r
            s/db/b/c/x.md
            t/_index.md  slug: q
            tu/x.md
            tu/v/x.md
            u/a/_index.md  slug: zz
            u/about.md
            u/about/x/_index.md
            u/about/x/p.md
            u/about/y/q.md
            u/ab/index.md
        """,
    ),
    "a page of another language stands between": (
        _TWO_LANGUAGES,
        """
            s/d/_index.md  slug: q
            s/da.de.md
            s/dab/x.md
            s/db/x.md
            t/d/_index.de.md  slug: q
            t/de/_index.md  slug: w
            t/def/x.md
            t/def/x.de.md
        """,
    ),
    "sections above are found by the beginning of a name": (
        '[permalinks]\ns = "/:sections/:sectionslugs/:filename/"\n',
        """
            s/_index.md  title: S
            s/a/_index.md  slug: zz
            s/about/x.md
            s/a/x.md
            s/b/x.md
        """,
    ),
    "terms stand above the pages of a taxonomy's folder": (
        "disablePathToLower = true\n",
        """
            tags/About Us/x.md
            tags/about/y.md
            s/x.md  tags: [a]
            tags/A/_index.md
        """,
    ),
    "folders in upper and lower case, where case is kept": (
        "disablePathToLower = true\n",
        """
            T/y.md
            t/x.md
            U/_index.md
            u/y.md
            s/d/_index.md
            s/D/x.md
            s/D/E/_index.md
            s/D/E/x.md
            s/d/e/y.md
            s/B/_index.md  slug: zz
            s/b/c/z.md
        """,
    ),
    "slugs that are no names": (
        "",
        """
            p.md  slug: ..
            s/p.md  slug: ../..
            s/a.md  slug: a%20b
            s/b.md  slug: a%20b
        """,
    ),
}


def _files(pages: str) -> dict[str, str | bytes]:
    parts = (line.strip().partition("  ") for line in pages.strip().splitlines())
    return {path: "---\n" + "".join(f"{each}\n" for each in lines.split("; ")) + "---\n" for path, _, lines in parts}


@needs_hugo
@pytest.mark.parametrize("name", SITES)
def test_a_site_is_planned_as_hugo_builds_it(tmp_path: Path, name: str) -> None:
    config, pages = SITES[name]
    settings = settings_of(normalized(tomllib.loads(CONFIG + config)))
    files = _files(pages)
    assert files
    assert disagreements(tmp_path / "site", files, CONFIG + config, settings) == []
