"""Values that stop Hugo's build, each with near misses, each page given to the real Hugo alone.

SITECTL_BREAKING_PAGES asks for more of the generated ones.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from sitectl.hugo.plan import plan_content
from sitectl.hugo.site_settings import SiteSettings
from tests.breaking_pages import breaking_page
from tests.hugo_site import needs_hugo
from tests.plan_judge import judge_broken, moment

if TYPE_CHECKING:
    from pathlib import Path

PAGES = int(os.environ.get("SITECTL_BREAKING_PAGES", "20"))

BREAK = [
    *(
        "build: false",
        "build: {list: [a]}",
        "build: {publishResources: no}",
        "params: []",
        "params: ''",
        "params: '[1]'",
    ),
    *("sitemap: {priority: high}", "sitemap: {disable: yes}", "outputs: 'html, rss'", "outputs: [null]", "cascade: x"),
    *("cascade: {target: {kind: foo}}", 'cascade: {target: {path: "[a"}, a: b}', "cascade: {kind: page}"),
    *("url: http://x", "url: /:foo/", "url: mailto:x@y", "url: /a%zz/", 'url: "/."', "aliases: [https://x]"),
    *("aliases: /", "aliases: ..", "markup: mmark", "markup: html", "sites: x", "_build: {list: never}"),
    *("date: 2025-11-1", "published: false", "unpublishdate: soon", "a: 1\na: 2", "title: a: b"),
]
BUILD = [
    *("build: {}", "build: {list: null}", "build: {publishResources: ''}", "params: null", "params: '{\"a\": 1}'"),
    *("sitemap: weekly", "sitemap: {priority: '1_0'}", "outputs: HTML rss", "outputs: {}", "cascade: [a]"),
    *("cascade: {target: {kind: '{page,section}'}, a: b}", "cascade: {target: {path: 'a}'}, a: b}", "cascade: {}"),
    *("url: HTTP://x", "url: /10:30/", "url: /a:/", "url: /a%41/", 'url: "/a/."', "aliases: [HTTP://x]"),
    *("aliases: .", "aliases: /../x", "markup: GoldMark", "markup: [a]", "sites: {}", "Build: null"),
    *("date: 2025-11-01", "published: 0", "unpublishdate:", "a: 1\nA: 2", "title: a:b"),
]


@needs_hugo
@pytest.mark.parametrize("line", [*BREAK, *BUILD])
def test_a_value_stops_the_build_as_it_stops_hugo(tmp_path: Path, line: str) -> None:
    path = "s/_index.md" if line.startswith("cascade") else "s/p.md"
    _hold_against_hugo(tmp_path, path, f"---\n{line}\n---\nbody\n", breaks=line in BREAK)


@needs_hugo
def test_generated_pages_stop_the_build_as_they_stop_hugo(tmp_path: Path) -> None:
    for seed in range(PAGES):
        path, text = breaking_page(seed)
        _hold_against_hugo(tmp_path / str(seed), path, text)


def _hold_against_hugo(folder: Path, path: str, text: str, *, breaks: bool | None = None) -> None:
    target = folder / "content" / path
    target.parent.mkdir(parents=True)
    target.write_text(text, encoding="utf-8")
    (plan,) = plan_content(folder / "content", SiteSettings(), moment())
    assert (plan.meaning.state == "broken") == (plan.error is not None)
    if breaks is not None:
        assert (plan.error is not None) == breaks
    assert judge_broken(folder / "alone", plan, text.encode()) == []
