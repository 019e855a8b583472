"""Settings whose type stops the real Hugo stop `plan` and `lint` too, at their place; others stop neither."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from sitectl.content.source import Source
from sitectl.hugo.config import read_settings
from sitectl.hugo.config_files import ConfigError
from sitectl.hugo.locate import Site
from sitectl.lint.config_file import ConfigFile, config_files
from sitectl.lint.rules import build_breaking_setting, removed_setting
from sitectl.lint.site_facts import site_facts
from tests.hugo_site import HugoSite, needs_hugo

if TYPE_CHECKING:
    from pathlib import Path

_MOUNT = '[[module.mounts]]\nsource = "content"\ntarget = "content"\n'

# A hugo.toml at which Hugo stops; the line and column that is named, and what is said.
REFUSED = [
    ('buildDrafts = "yes"', "1:15", "builddrafts: expected true or false, got the text 'yes'"),
    ("title = 'A'\nbuildFuture = [true]", "2:15", "buildfuture: expected true or false, got a list"),
    ("[buildExpired]\nx = 1", "1:1", "buildexpired: expected true or false, got a map"),
    ("enableEmoji = 2025-01-01", "1:15", "enableemoji: expected true or false, got a date"),
    ('[languages.en]\nweight = "1"', "2:10", "weight: expected a number without quotes, got the text '1'"),
    ("[languages.en]\nweight = true", "2:10", "weight: expected a number without quotes"),
    ("[languages.en]\ntitle = 5", "2:9", "title: expected a text in quotes, got the value 5"),
    ('[languages.en]\ndisabled = "no"', "2:12", "disabled: expected true or false, got the text 'no'"),
    ('[languages.en]\nbuildDrafts = "yes"', "2:15", "builddrafts: expected true or false"),
    ("[languages.en]\ncontentDir = ['content']", "2:14", "contentdir: expected a text, got a list"),
    ("[languages.en]\nignoreFiles = [['x']]", "2:15", "ignorefiles: expected a list of texts, got a list in it"),
    ("[languages]\nen = 'English'", "2:6", "languages.en: must be a map"),
    ("languages = ['en']", "1:13", "languages: must be a map"),
    ("[languages]", "1:1", "languages: must have at least one language"),
    ("[languages.en]\ndisabled = true", "1:2", "languages: every language is disabled"),
    (f'{_MOUNT}lang = "en"', "4:8", "Hugo has removed `module.mounts.lang`; write `sites.matrix` instead"),
    (f'{_MOUNT}includeFiles = "x"', "4:16", "Hugo has removed `module.mounts.includefiles`; write `files` instead"),
    (
        '[[module.mounts]]\nsource = "content"\ntarget = "docs"',
        "3:10",
        "'docs' begins with none of",
    ),
    ("[module]\nmounts = 'content'", "2:10", "module.mounts: must be a list of maps"),
    ("baseURL = ['https://example.org/']", "1:11", "baseurl: expected a text, got a list"),
    ("title = {en = 'A'}", "1:9", "title: expected a text, got a map"),
    ("contentDir = {en = 'content'}", "1:14", "contentdir: expected a text, got a map"),
    ("timeZone = ['UTC']", "1:12", "timezone: expected a text, got a list"),
    ("timeZone = 'Paris'", "1:12", "timeZone: 'Paris' is not a time zone"),
    ("[languages.en]\ntimeZone = 'Paris'", "2:12", "timeZone: 'Paris' is not a time zone"),
    ("disableKinds = {rss = true}", "1:16", "disablekinds: expected a list of texts, got a map"),
    ("ignoreFiles = [['x']]", "1:15", "ignorefiles: expected a list of texts, got a list in it"),
    ("staticDir = {a = 'x'}", "1:13", "staticdir: expected a list of texts, got a map"),
    ("params = ['x']", "1:10", "params: must be a map"),
    ("menus = 'main'", "1:9", "menus: must be a map"),
    ("[menus]\nmain = 'x'", "2:8", "menus.main: a menu must be a list of maps"),
    ("[menus.main]\nname = 'A'", "1:1", "menus.main: a menu must be a list of maps"),
    ("minify = true", "1:10", "minify: was removed as a switch; write `minifyOutput = true` below `[minify]`"),
    ("permalinks = 'x'", "1:14", "permalinks: must be a map of patterns"),
    ("[permalinks]\nposts = 5", "1:1", "permalinks: 'posts' must be a pattern"),
    ("[[permalinks]]\n[permalinks.target]\nkind = 'page'", "1:1", "permalinks: a rule without a pattern"),
    ("[outputs]\nhome = ''", "2:8", "outputs.home: there is no output format ''"),
    ("[outputs]\nhome = ['html', 'search']", "2:8", "outputs.home: there is no output format 'search'"),
    ("defaultOutputFormat = 'x'", "1:23", "defaultoutputformat: there is no output format 'x'"),
    ("pagination = 5", "1:14", "pagination: must be a map"),
    ("[pagination]\npagerSize = 'ten'", "2:13", "pagination.pagersize: expected a whole number"),
    ("[markup]\ngoldmark = true", "2:12", "markup.goldmark: must be a map"),
    ("[markup.goldmark.renderer]\nunsafe = 'on'", "2:10", "markup.goldmark.renderer.unsafe: expected true or false"),
    (
        "[markup.goldmark.renderHooks.link]\nuseEmbedded = true",
        "2:15",
        "useembedded: the value true is not one of `auto`, `never`, `always`, `fallback`",
    ),
    ("[sitemap]\npriority = 'high'", "2:12", "sitemap.priority: expected a number"),
    ("timeout = ''", "1:11", "timeout: '' is not a time; write one such as `30s`"),
    ("cascade = 'x'", "1:11", "cascade: expected a map"),
    ("defaultContentLanguage = ['en']", "1:26", "defaultcontentlanguage: expected a text, got a list"),
    ("publishDir = ''", "1:14", "publishdir: must name a folder, or be left out"),
]

ACCEPTED = [
    'buildDrafts = "true"\nbuildFuture = 1\nbuildExpired = ""\nenableEmoji = 0.5',
    "title = 5\ncopyright = true\nlanguageCode = 1.5",
    'disableKinds = "rss"\nignoreFiles = 5\nstaticDir = "static"\nmainSections = []',
    "[languages.en]\nweight = 1.5\ntitle = 'A'\nbuildDrafts = ''\nminify = true\npermalinks = 'x'",
    "[languages.en]\n[languages.en.pagination]\npagerSize = 5\n[languages.en.params]\nweight = 'x'",
    "taxonomies = 'x'\nuglyURLs = 'x'\nsitemap = 'weekly'\nbuild = 5",
    "[params]\nbuildDrafts = 'yes'\nmenus = 5\n[params.languages.en]\nweight = 'x'",
    "[params.module]\nmounts = 'x'\n[params.minify]\nx = true",
    f"{_MOUNT}files = ['! x']",
    '[[module.mounts]]\nsource = "gone"\ntarget = "docs"\nincludeFiles = "x"',
    "[menus]\nmain = []\n[[menus.footer]]\nname = 'A'\nurl = '/'",
    "[minify]\nminifyOutput = true",
    "[outputs]\nhome = ['HTML', 'x']\nsingle = 'x'\n[outputFormats.x]\nmediaType = 'text/html'\nbaseName = 'x'",
    "[markup.goldmark.renderHooks.link]\nuseEmbedded = 'fallback'",
    "[pagination]\npagerSize = '5'\n[sitemap]\npriority = '0.5'",
    "timeout = 30000",
    "pagination = 2025-01-01",
    "defaultOutputFormat = 'RSS'",
]

# Settings in files of other kinds; the end of the place that is named, "" where Hugo goes on.
FILES: list[tuple[dict[str, str], str]] = [
    ({"hugo.yaml": "title: A\nbuildDrafts: yes\n"}, "hugo.yaml:2:14"),
    ({"hugo.yaml": "buildDrafts:\nmenus:\nlanguageCode:\n"}, ""),
    ({"hugo.yaml": "languages:\n  en:\n"}, "hugo.yaml:2:6"),
    ({"hugo.yaml": "languages:\n  en:\n    weight: '1'\n"}, "hugo.yaml:3:13"),
    ({"hugo.yaml": "related:\n"}, "hugo.yaml:1:9"),
    ({"hugo.yaml": "menus:\n  main:\n"}, "hugo.yaml:2:8"),
    ({"hugo.json": '{"title": "A",\n "buildDrafts": "on"}'}, "hugo.json:2:17"),
    ({"hugo.json": '{"languages": {"en": {"weight": 1}}, "summaryLength": 5.0}'}, ""),
    ({"config/_default/languages.toml": "[en]\nweight = 'x'\n"}, "languages.toml:2:10"),
    ({"config/_default/languages.en.toml": "x = 1\n", "config/_default/hugo.toml": "enableEmoji = 'on'\n"}, ":1:15"),
    ({"config/_default/module.yaml": "mounts:\n- {source: content, target: content, lang: en}\n"}, "module.yaml:2:44"),
    ({"hugo.toml": "buildDrafts = 'yes'\n", "config/production/hugo.toml": "buildDrafts = true\n"}, ""),
    ({"hugo.toml": "buildDrafts = true\n", "config/production/hugo.toml": "buildDrafts = 'no'\n"}, "/hugo.toml:1:15"),
    ({"config/_default/params.toml": "buildDrafts = 'yes'\n"}, ""),
]


def stops(site: HugoSite) -> bool:
    """Say whether Hugo ends with an error."""
    return site.run("--renderToMemory").returncode != 0


@needs_hugo
@pytest.mark.parametrize(("text", "place", "said"), REFUSED, ids=[text for text, _, _ in REFUSED])
def test_where_hugo_stops_the_setting_is_named(text: str, place: str, said: str, tmp_path: Path) -> None:
    site = HugoSite(tmp_path / "site", f"{text}\n")
    assert stops(site)
    with pytest.raises(ConfigError) as caught:
        read_settings(site.folder)
    assert str(caught.value).startswith(f"{site.folder / 'hugo.toml'}:{place}: ")
    assert said in str(caught.value)


@needs_hugo
@pytest.mark.parametrize("text", ACCEPTED)
def test_where_hugo_goes_on_nothing_is_said(text: str, tmp_path: Path) -> None:
    site = HugoSite(tmp_path / "site", f"{text}\n")
    assert not stops(site)
    read_settings(site.folder)
    assert _findings(site.folder) == []


@needs_hugo
@pytest.mark.parametrize(("files", "place"), FILES, ids=[json.dumps(files) for files, _ in FILES])
def test_settings_in_other_files(files: dict[str, str], place: str, tmp_path: Path) -> None:
    site = HugoSite(tmp_path / "site", "")
    (site.folder / "hugo.toml").unlink()
    for path, text in files.items():
        (site.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (site.folder / path).write_text(text)
    assert stops(site) == bool(place)
    try:
        read_settings(site.folder)
        said = ""
    except ConfigError as error:
        said = str(error)
    assert f"{place}: " in said if place else not said


@pytest.mark.parametrize("text", [text for text, _, said in REFUSED if re.search("expected|removed|begins", said)])
def test_lint_goes_on_and_has_a_finding(text: str, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "hugo.toml").write_text(f"{text}\n")
    if text != "cascade = 'x'":
        assert len(_findings(tmp_path)) == 1


def _findings(root: Path) -> list[str]:
    facts = site_facts(Site(root))
    files = [ConfigFile(Source.read(path), path.name, facts) for path in config_files(facts)]
    rules = (build_breaking_setting, removed_setting)
    return [found.message for rule in rules for file in files for found in rule.check_config(file)]
