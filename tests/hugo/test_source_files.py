"""Which file of several at one path Hugo takes, and what the settings leave out; with the real Hugo as the judge."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from sitectl.hugo.config import read_settings, settings_of
from sitectl.hugo.keys import normalized
from sitectl.hugo.plan import plan_site
from tests.hugo_site import CONFIG, HugoSite, needs_hugo
from tests.plan_judge import disagreements, moment

if TYPE_CHECKING:
    from pathlib import Path


def _mounts(*mounts: tuple[str, str]) -> str:
    return "".join(f'[[module.mounts]]\nsource = "content/{one}"\ntarget = "{two}"\n' for one, two in mounts)


def _filtered(*patterns: str) -> str:
    listed = ", ".join(f'"{each}"' for each in patterns)
    return f"{_mounts(('en', 'content'))}files = [{listed}]\n{_mounts(('other', 'content/o'))}"


def _in_languages(first: str, second: str) -> str:
    english = f'{_mounts(("en", "content"))}[module.mounts.sites.matrix]\nlanguages = ["{first}"]\n'
    german = f'{_mounts(("de", "content"))}[module.mounts.sites.matrix]\nlanguages = ["{second}"]\n'
    return f"{english}{german}[languages.en]\n[languages.de]\n"


_OF_TWO = (
    "en/a.md en/s/b.md de/a.md de/s/c.md de/x/index.md de/x/r.md en/a.de.md de/q.en.md en/q.md en/z/index.md de/z/p.md"
)
_SOME = "en/a.md en/s/b.md en/s/c.md en/drafts/d.md en/s/drafts/e.md en/x.md/index.md other/a.md"
_BELOW = _mounts(("en", "content"), ("other", "content/s"))
_ABOVE = _mounts(("other", "content/s"), ("en", "content"))
_BESIDE = _mounts(("en", "content"), ("other", "content"))
_LANGUAGES = "".join(f'[languages.{code}]\ncontentDir = "content/{code}"\n' for code in ("en", "de"))
_WEIGHTS = 'defaultContentLanguage = "de"\n[languages.de]\ncontentDir = "content/de"\n[languages.en]\nweight = 3\n'
_WEIGHTS += 'contentDir = "content/en"\n'
_IGNORED = 'ignoreFiles = ["/s/index.md$"]\n'

#: Settings, and the paths of pages.
SITES = {
    "a mount that comes first": (_BELOW, "en/s/a.md other/a.md en/s/B.md other/b.md en/s/c d.md other/c-d.md"),
    "the same, the other way round": (_ABOVE, "en/s/a.md other/a.md en/s/B.md other/b.md en/s/c d.md other/c-d.md"),
    "folders of two mounts are one": (_BELOW, "en/s/t/x.md other/t/y.md en/s/t/z.md other/t/z.md other/u/q.md"),
    "list pages": (_BELOW, "en/s/_index.md other/_index.md en/s/t/_index.markdown other/t/_index.md en/s/t/u/x.md"),
    "list pages from behind": (_ABOVE, "en/s/_index.md other/_index.md en/s/t/_index.markdown other/t/_index.md"),
    "a bundle over both": (_BELOW, "en/s/b/index.md other/b/r.md other/b/sub/r.md en/s/c/r.md other/c/index.md"),
    "two bundles": (_BELOW, "en/s/b/index.md other/b/index.md other/b/r.md en/s/b/r.md en/s/b/R.md"),
    "an index before a list page": (_BELOW, "en/s/_index.md other/index.md en/s/x.md other/y.md"),
    "a list page before an index": (_BELOW, "en/s/index.md other/_index.md en/s/x.md other/y.md"),
    "a page before a bundle": (_BELOW, "en/s/b.md other/b/index.md en/s/c/index.md other/c.md"),
    "a page after a bundle": (_ABOVE, "en/s/b.md other/b/index.md en/s/c/index.md other/c.md"),
    "folders in upper case": (_BELOW, "en/S/x.md other/x.md other/y.md en/s/z.md"),
    "an index in a folder in upper case": (_BELOW, "en/S/index.md other/y.md en/s/z.md"),
    "two folders at one place": (_BESIDE, "en/a.md other/a.md en/s/a.md other/s/a.md en/s/b.md other/s/b/index.md"),
    "a language in the name counts less than the mount": (_BELOW, "en/s/a.md other/a.en.md en/s/b.en.md other/b.md"),
    "a language in the name": (
        "",
        "s/x.md s/x.en.md s/t/_index.en.markdown s/t/_index.md",
    ),
    "a language in the name of a page beside a bundle": ("", "s/b.en.md s/b/index.md s/c.md s/c/index.en.md"),
    "a language in the name in another folder": ("", "s/X/a.en.md s/x/a.md s/y/a.en.md s/Y/a.md"),
    "folders of languages": (_LANGUAGES, "en/x.md de/x.en.md en/y.de.md de/y.md en/s/b/index.md de/s/b.en.md"),
    "folders of languages with weights": (
        _WEIGHTS,
        "en/x.md de/x.en.md en/y.de.md de/y.md en/s/_index.de.md de/s/_index.md",
    ),
    "a folder is left out": (_filtered("! drafts"), _SOME),
    "a folder is left out at any depth": (_filtered("! **/drafts"), _SOME),
    "a folder in which only some are": (_filtered("! *.md"), _SOME),
    "some are in": (_filtered("s/*", "a.md"), _SOME),
    "of two patterns the first decides": (_filtered("s/**", "! s/b.md"), _SOME),
    "of two patterns the first decides, the other way round": (_filtered("! s/b.md", "s/**"), _SOME),
    "a folder that is in before it is left out": (_filtered("s/drafts/e.md", "! s", "s/**"), _SOME),
    "an exclamation mark without a blank": (_filtered("!s/b.md"), _SOME),
    "languages of mounts": (_in_languages("en", "de"), _OF_TWO),
    "languages of mounts by pattern": (_in_languages("! de", "{d*,xx}"), _OF_TWO),
    "a folder of a language inside that of another": (
        "[languages.en]\ncontentDir = 'content'\n[languages.de]\ncontentDir = 'content/de'\n",
        "a.md s/b.md _index.md s/_index.md de/a.md de/_index.md de/s/c.md de/s/_index.md de/x/index.md de/x/r.md",
    ),
    "an ignored index file keeps its folder": (_IGNORED, "_index.md a.md s/index.md s/x.md s/t/y.md u/index.md u/r.md"),
}


@needs_hugo
@pytest.mark.parametrize("name", SITES)
def test_a_site_is_planned_as_hugo_builds_it(tmp_path: Path, name: str) -> None:
    config, paths = SITES[name]
    settings = settings_of(normalized(tomllib.loads(CONFIG + config)))
    files: dict[str, str | bytes] = {path: f'+++\ntitle = "{path}"\n+++\n' for path in paths.split()}
    assert files
    assert disagreements(tmp_path / "site", files, CONFIG + config, settings) == []


@needs_hugo
def test_symbolic_links_among_content_are_passed_over(tmp_path: Path) -> None:
    site = HugoSite(tmp_path / "site", CONFIG)
    site.write_all({"s/a.md": "", "b/index.md": ""})
    (tmp_path / "other").mkdir()
    (tmp_path / "other/x.md").write_text("")
    (site.content / "s/x.md").symlink_to(tmp_path / "other/x.md")
    (site.content / "s/y.md").symlink_to("a.md")
    (site.content / "t").symlink_to(tmp_path / "other")
    (site.content / "s/loop").symlink_to(".")
    (site.content / "b/r.md").symlink_to("../s/a.md")
    plans = plan_site(site.folder, read_settings(site.folder), moment())
    assert [plan.path for plan in plans] == ["b/index.md", "s/a.md"]
    site.want(f"{name}.md" for name in ("s/x", "s/y", "t/x", "s/loop/a", "b/r"))
    seen = site.build_everything()
    assert seen.pages.keys() == {"b/index.md", "s/a.md"}
    assert not seen.resources


@pytest.mark.parametrize(
    ("config", "taken", "left"),
    [
        ("", "x/index.md", "x.md"),
        ("", "X/a.md", "x/a.md"),
        (_BELOW, "en/s/a.markdown", "other/a.md"),
        ("", "x.en.markdown", "x.md"),
    ],
)
def test_where_hugo_decides_by_chance_one_file_is_live(tmp_path: Path, config: str, taken: str, left: str) -> None:
    site = HugoSite(tmp_path / "site", CONFIG + config)
    site.write_all({taken: "", left: ""})
    plans = {plan.path: plan.meaning for plan in plan_site(site.folder, read_settings(site.folder), moment())}
    assert (plans[taken].state, plans[left].state) == ("live", "never")
    assert taken in plans[left].reason
