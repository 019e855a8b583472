"""A site's settings from its files, with the real Hugo as the judge of what they come to."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from sitectl.hugo.config import read_settings
from sitectl.hugo.config_files import ConfigError, read_config
from sitectl.hugo.plan import plan_files
from sitectl.hugo.source_files import site_content
from tests.hugo_site import HugoSite, needs_hugo
from tests.plan_judge import compare, moment

if TYPE_CHECKING:
    from pathlib import Path

KINDS = 'disableKinds = ["rss", "sitemap", "robotsTXT", "404"]\n'
LANGUAGES = "[languages.en]\nweight = 1\n[languages.de]\nweight = 2\n"
PAGES = {
    "content/_index.md": "---\ntitle: Home\n---\n",
    "content/post/one.md": "---\ntitle: One Post\ndate: 2025-11-01\n---\n",
    "content/post/two.de.md": "---\ntitle: Zwei\ndate: 2025-11-02\ndraft: true\n---\n",
    "content/topics/x/_index.md": "---\ntitle: X\n---\n",
    "content/tags/y/_index.md": "---\ntitle: Y\n---\n",
    "content/About Us.md": "---\ntitle: Über uns\ncreated: 2024-01-01\n---\n",
}

# The files of a site besides its pages, by the name of the case.
SITES: dict[str, dict[str, str]] = {
    "nothing set": {"hugo.toml": KINDS},
    "a path in the base URL": {"hugo.toml": f'{KINDS}baseURL = "https://example.org/a/b/"\n'},
    "canonical URLs": {"hugo.toml": f'{KINDS}baseURL = "https://example.org/a/"\ncanonifyURLs = true\n'},
    "YAML": {"hugo.yaml": "disableKinds: [rss, sitemap, robotsTXT]\ntimeZone: Asia/Tokyo\nbuildDrafts: true\n"},
    "JSON": {"config.json": '{"disableKinds": ["rss"], "permalinks": {"post": "/:year/:slug/"}}'},
    "hugo before config": {"hugo.toml": f"{KINDS}uglyURLs = true\n", "config.toml": "uglyURLs = false\n"},
    "a folder": {"config/_default/hugo.toml": KINDS, "config/_default/permalinks.toml": 'post = "/p/:slug/"\n'},
    "an overlay": {
        "config/_default/hugo.toml": f'{KINDS}timeZone = "Asia/Tokyo"\nuglyURLs = true\n',
        "config/production/hugo.toml": 'timeZone = "Europe/Berlin"\n',
        "config/next/hugo.toml": "uglyURLs = false\n",
    },
    "a file and a folder": {
        "hugo.toml": f"{KINDS}uglyURLs = true\n",
        "config/_default/hugo.toml": "uglyURLs = false\n",
    },
    "a file named for a language, whatever else it says": {
        "config/_default/hugo.toml": KINDS + LANGUAGES,
        "config/_default/any.de.toml": 'buildDrafts = true\n[permalinks]\npost = "/p/:filename/"\n',
        "config/_default/params.en.toml": 'buildDrafts = true\ntimeZone = "Asia/Tokyo"\n',
    },
    "a file whose only key repeats its name": {
        "config/_default/hugo.toml": KINDS + LANGUAGES,
        "config/_default/permalinks.toml": '[permalinks]\npost = "/p/:filename/"\n',
        "config/_default/taxonomies.yaml": "taxonomies:\n  topic: topics\n",
        "config/_default/x.de.toml": "[x]\nbuildDrafts = true\n",
    },
    "a file whose key beside others repeats its name": {
        "config/_default/hugo.toml": KINDS,
        "config/_default/frontmatter.toml": 'date = ["created"]\n[frontmatter]\ndate = ["date"]\n',
    },
    "a file of settings in upper case": {
        "config/_default/hugo.toml": KINDS,
        "config/_default/Hugo.toml": "uglyURLs = true\n",
    },
    "languages": {"hugo.toml": KINDS + LANGUAGES},
    "languages in their own file": {
        "config/_default/hugo.toml": KINDS,
        "config/_default/languages.toml": "[en]\nweight = 1\n[de]\nweight = 2\ntimeZone = 'Asia/Tokyo'\n",
    },
    "the default language in a folder": {"hugo.toml": f"{KINDS}defaultContentLanguageInSubdir = true\n{LANGUAGES}"},
    "another default language": {"hugo.toml": f'{KINDS}defaultContentLanguage = "de"\n{LANGUAGES}'},
    "no English and no default language": {"hugo.toml": f"{KINDS}[languages.fr]\n[languages.de]\n"},
    "the first of the languages": {
        "hugo.toml": f"{KINDS}[languages.fr]\nweight = 1\n[languages.de]\n[languages.da]\nweight = 2\n"
    },
    "one language": {"hugo.toml": f"{KINDS}[languages.zh]\ntimeZone = 'Asia/Shanghai'\n"},
    "a disabled language": {"hugo.toml": f"{KINDS}{LANGUAGES}disabled = true\n"},
    "the default of Hugo's disabled": {
        "hugo.toml": f"{KINDS}[languages.en]\ndisabled = true\n{LANGUAGES[LANGUAGES.index('[languages.de]') :]}"
        "[languages.fr]\nweight = 1\n",
        "content/post/three.fr.md": "---\ntitle: Trois\n---\n",
    },
    "disabled languages": {"hugo.toml": f'{KINDS}disableLanguages = ["de"]\n{LANGUAGES}'},
    "folders of languages": {
        "hugo.toml": f"{KINDS}[languages.en]\ncontentDir = 'content'\n[languages.de]\ncontentDir = 'inhalt'\n",
        "inhalt/post/one.md": "---\ntitle: Eins\n---\n",
    },
    "a mount": {
        "hugo.toml": f"{KINDS}[[module.mounts]]\nsource = 'content/post'\ntarget = 'content/blog'\n"
        "[[module.mounts]]\nsource = 'layouts'\ntarget = 'layouts'\n"
        "[[module.mounts]]\nsource = 'data'\ntarget = 'data'\n",
    },
    "a mount with dots and slashes": {
        "hugo.toml": f"{KINDS}[[module.mounts]]\nsource = './content/post/'\ntarget = './content/blog/'\n",
    },
    "mounts of folders that are not there": {
        "hugo.toml": f"{KINDS}contentDir = 'content/post'\n[[module.mounts]]\nsource = 'docs'\ntarget = 'content'\n",
    },
    "another content folder": {"hugo.toml": f'{KINDS}contentDir = "content/post"\n'},
    "a content folder with dots and slashes": {"hugo.toml": f'{KINDS}contentDir = "./content/../content/post/"\n'},
    "a content folder outside of the site": {
        "hugo.toml": f'{KINDS}contentDir = "../shared"\n',
        "../shared/_index.md": "---\ntitle: Shared\n---\n",
        "../shared/a/b.md": "---\ntitle: B\n---\n",
    },
    "a folder of the default language alone": {
        "hugo.toml": f"{KINDS}[languages.en]\ncontentDir = 'english'\n[languages.de]\n",
        "english/_index.md": "---\ntitle: Home\n---\n",
        "english/post/new.md": "---\ntitle: New\n---\n",
    },
    "taxonomies": {"hugo.toml": f'{KINDS}[taxonomies]\ntopic = "topics"\n'},
    "no taxonomies": {"hugo.toml": f"{KINDS}[taxonomies]\n"},
    "date keys": {"hugo.toml": f'{KINDS}[frontmatter]\ndate = ["created", ":default"]\n'},
    "permalinks as a list": {
        "hugo.toml": f"{KINDS}[[permalinks]]\npattern = '/n/:slug/'\n"
        "[permalinks.target]\nkind = 'page'\npath = '/post/**'\n",
    },
    "permalinks as a list of a language": {
        "hugo.toml": f"{KINDS}{LANGUAGES}[[languages.de.permalinks]]\npattern = '/n/:slug/'\n",
    },
    "permalinks as a list of a language above others": {
        "hugo.toml": f"{KINDS}[permalinks]\npost = '/p/:slug/'\n{LANGUAGES}"
        "[[languages.de.permalinks]]\npattern = '/n/:slug/'\n",
    },
    "permalinks of kinds": {
        "hugo.toml": f'{KINDS}[permalinks.section]\npost = "/all/:title/"\n[permalinks.page]\npost = "/o/:filename"\n'
    },
    "ugly URLs of one section": {"hugo.toml": f"{KINDS}[uglyURLs]\npost = true\n"},
    "a cascade": {"hugo.toml": f"{KINDS}[[cascade]]\ndraft = true\n[cascade.target]\npath = '/post/*'\n"},
    "ignored files": {"hugo.toml": f'{KINDS}ignoreFiles = ["one\\\\.md$"]\n'},
    "case kept": {"hugo.toml": f"{KINDS}disablePathToLower = true\n"},
    "no accents": {"hugo.toml": f'{KINDS}removePathAccents = true\n[permalinks]\n"/" = "/:title/"\n'},
}


@needs_hugo
@pytest.mark.parametrize("name", SITES)
def test_settings_mean_what_they_mean_to_hugo(tmp_path: Path, name: str) -> None:
    site = HugoSite(tmp_path / "site", "")
    (site.folder / "hugo.toml").unlink()
    shutil.rmtree(site.content)
    for path, text in {**PAGES, **SITES[name]}.items():
        target = site.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    settings = read_settings(site.folder)
    content = site_content(site.folder, settings)
    plans = plan_files(content, settings, moment())
    assert plans
    site.want(file.place for file in content.files)
    site.content = content.root
    assert compare(plans, site.build_everything(), site.build(), set()) == []


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"hugo.toml": 'title = "x\n'}, "hugo.toml:1:"),
        ({"hugo.toml": "a = 1\na = 2\n"}, "hugo.toml:2:"),
        ({"config/_default/params.yaml": "a: 1\nb: x: y\n"}, "params.yaml:2:"),
        ({"hugo.json": '{"a": }'}, "hugo.json:"),
        ({"hugo.toml": 'timeZone = "Paris"\n'}, "'Paris' is not a time zone; use a name of the IANA list"),
        ({"hugo.toml": '[permalinks]\npost = "/:foo/"\n'}, ":foo is not a token that Hugo knows"),
        ({"hugo.toml": "[permalinks]\npost = 5\n"}, "permalinks: 'post' must be a pattern, or a kind of page"),
        ({"hugo.toml": '[permalinks.posts]\nx = "/x/"\n'}, "permalinks: 'posts' must be a pattern, or a kind of page"),
        ({"hugo.toml": "[[permalinks]]\n[permalinks.target]\nkind = 'page'\n"}, "permalinks: a rule without a pattern"),
        ({"hugo.toml": 'cascade = "x"\n'}, "cascade: expected a map"),
        (
            {"hugo.toml": "[[permalinks]]\npattern = '/k/'\n[languages.en.permalinks]\ns = '/m/'\n"},
            "permalinks: Hugo cannot put a language's own together with the site's",
        ),
        ({"hugo.toml": "[[languages.en.cascade]]\nweight = 2\n"}, "cascade: Hugo cannot put"),
        (
            {"hugo.toml": "defaultContentLanguage = 'de'\n[languages.fr]\n"},
            "defaultContentLanguage: 'de' is not among the site's languages",
        ),
        (
            {"hugo.toml": "defaultContentLanguage = 'fr'\n[languages.fr]\ndisabled = true\n[languages.de]\n"},
            "defaultContentLanguage: 'fr' is disabled",
        ),
        ({"hugo.toml": 'ignoreFiles = ["["]\n'}, "the site's configuration is refused"),
    ],
)
def test_a_configuration_that_hugo_refuses_is_an_error_with_its_place(
    tmp_path: Path, files: dict[str, str], message: str
) -> None:
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        read_settings(tmp_path)
    assert message in str(caught.value)


def test_a_site_without_configuration_has_no_settings_of_its_own(tmp_path: Path) -> None:
    assert read_config(tmp_path) == {}
