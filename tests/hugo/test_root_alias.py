"""Aliases that lead to the site's root or out of the site stop the real Hugo, and are errors of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitectl.hugo.config import read_settings
from sitectl.hugo.plan import plan_site
from tests.hugo_site import CONFIG, HugoSite, needs_hugo
from tests.plan_judge import moment

if TYPE_CHECKING:
    from pathlib import Path

_TWO = "[languages.en]\n[languages.de]\n"
_SUB = f"defaultContentLanguageInSubdir = true\n{_TWO}"
_HOSTS = '[languages.en]\nbaseURL = "https://en.org/"\n[languages.de]\nbaseURL = "https://de.org/"\n'
_UGLY = "uglyURLs = true\n"
_START = '[permalinks.home]\n"/" = "/start/"\n'

# Settings, the page and its alias.
STOPS = [
    ("", "_index.md", "old"),
    ("", "_index.md", "../old"),
    ("", "_index.md", "."),
    ("", "_index.md", "/"),
    ("", "b.md", "."),
    ("", "b.md", "/.."),
    ("", "post/_index.md", "a/.."),
    ("", "post/b.md", ".."),
    ("", "post/c/index.md", "../.."),
    (_TWO, "_index.md", "old"),
    (_TWO, "_index.de.md", "."),
    (_TWO, "b.de.md", ".."),
    (_SUB, "_index.md", "."),
    (_SUB, "post/b.md", "../.."),
    (_HOSTS, "_index.md", "."),
    (_UGLY, "_index.md", "old"),
    (_UGLY, "_index.md", ".."),
    (_START, "_index.md", "."),
    (_START, "_index.md", "/"),
]
GOES_ON = [
    ("", "_index.md", "/old"),
    ("", "b.md", "old"),
    ("", "post/_index.md", "old"),
    ("", "post/b.md", "."),
    ("", "post/b.md", "../old"),
    ("", "post/c/index.md", "../../old"),
    ("disableAliases = true\n", "_index.md", "old"),
    (_TWO, "_index.md", "/old"),
    (_TWO, "_index.de.md", "old"),
    (_TWO, "_index.de.md", "/"),
    (_TWO, "post/b.de.md", ".."),
    (_SUB, "_index.md", "old"),
    (_SUB, "_index.md", "../../old"),
    (_SUB, "b.md", "."),
    (_HOSTS, "_index.de.md", "old"),
    (_HOSTS, "post/b.md", "/"),
    (_UGLY, "b.md", "/"),
    (_UGLY, "post/b.md", ".."),
    (_START, "_index.md", "old"),
]


@needs_hugo
@pytest.mark.parametrize(
    ("config", "path", "alias", "stops"), [(*case, True) for case in STOPS] + [(*case, False) for case in GOES_ON]
)
def test_an_alias_is_an_error_where_hugo_stops(config: str, path: str, alias: str, stops: bool, tmp_path: Path) -> None:
    site = HugoSite(tmp_path / "site", CONFIG + config)
    site.write(path, f"---\ntitle: A\naliases: ['{alias}']\n---\n")
    assert (site.run("--renderToMemory").returncode != 0) is stops
    (plan,) = plan_site(site.folder, read_settings(site.folder), moment())
    assert (plan.error is not None) is stops
