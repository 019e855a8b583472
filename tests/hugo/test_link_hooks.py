"""Where Hugo's own link hook is used: what the settings say, and what the real Hugo does with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitectl.hugo.config import read_settings
from sitectl.hugo.config_files import read_config
from sitectl.hugo.link_hooks import NOTHING_CERTAIN, embeds_hook, link_hooks
from tests.hugo_site import CONFIG, HugoSite, needs_hugo

if TYPE_CHECKING:
    from pathlib import Path

HOOK = "[markup.goldmark.renderHooks.link]\n"
SETTINGS = [
    ("", False),
    ("[languages.en]\nweight = 1\n", True),
    ("[languages.en]\n[languages.de]\n", True),
    ("[languages.en]\n[languages.de]\ndisabled = true\n", True),
    ("[languages.en]\n[languages.de]\n[markup.goldmark]\nduplicateResourceFiles = true\n", False),
    (f"{HOOK}useEmbedded = 'always'\n", True),
    (f"{HOOK}useEmbedded = 'fallback'\n", True),
    (f"{HOOK}useEmbedded = 'auto'\n", False),
    (f"[languages.en]\n{HOOK}useEmbedded = 'never'\n", False),
    ('defaultContentLanguage = "de"\n', False),
    ('[[module.mounts]]\nsource = "content"\ntarget = "content"\n', False),
]


@needs_hugo
@pytest.mark.parametrize(("settings", "is_used"), SETTINGS)
def test_hugo_uses_its_own_hook(settings: str, is_used: bool, tmp_path: Path) -> None:
    site = HugoSite(tmp_path / "site", CONFIG + settings)
    (site.folder / "layouts" / "all.html").write_text("{{ .Content }}")
    site.write_all({"a.md": "---\ntitle: A\n---\n[b](b.md)\n", "b.md": "---\ntitle: B\n---\n"})
    done = site.run()
    assert done.returncode == 0, done.stdout + done.stderr
    built = (site.folder / "public" / "a" / "index.html").read_text()
    assert ('href="/b/"' in built) == is_used
    assert ('href="b.md"' in built) != is_used
    assert embeds_hook("link", read_config(site.folder)) == is_used


#: Templates of a page, and whether links reach browsers as they are written.
TEMPLATES = [
    ("{{ .Content }}", True),
    ('{{ .Content }}{{ replace .Title "a" "b" }}', True),
    ("<basefont>{{ .Content }}", True),
    ('<base href="/x/">{{ .Content }}', False),
    ('{{ .Content | replaceRE "/a/" "/b/" | safeHTML }}', False),
    ('{{ replace .Content "/a/" "/b/" | safeHTML }}', False),
    ('{{ strings.Replace .Content "/a/" "/b/" | safeHTML }}', False),
    ('{{ .Content | strings.ReplaceRE "/a/" "/b/" | safeHTML }}', False),
    ('{{ replaceRE `"/a` `"/b` .Content | safeHTML }}', False),
]


@pytest.mark.parametrize(("template", "is_kept"), TEMPLATES)
def test_templates_that_change_addresses_leave_nothing_certain(template: str, is_kept: bool, tmp_path: Path) -> None:
    site = HugoSite(tmp_path / "site", CONFIG)
    (site.folder / "layouts" / "all.html").write_text(template)
    found = link_hooks(site.folder, read_config(site.folder), read_settings(site.folder))
    assert (found != NOTHING_CERTAIN) == is_kept
    assert found.keeps_links == is_kept


#: What a site has besides a template of its pages, and what is certain of its links and images.
SITES = [
    ({}, (True, True)),
    ({"hugo.toml": 'baseURL = "https://example.org/me/"\nrelativeURLs = true\n'}, (False, False)),
    ({"hugo.toml": 'baseURL = "https://example.org/"\nrelativeURLs = true\n'}, (True, True)),
    ({"hugo.toml": 'baseURL = "https://example.org/me/"\n'}, (True, True)),
    ({"layouts/_markup/render-link.html": "x"}, (False, True)),
    ({"layouts/_markup/render-image.rss.xml": "x"}, (True, False)),
    ({"layouts/_markup/render-link.html": "x", "layouts/_markup/render-image.html": "x"}, (False, False)),
    ({"hugo.toml": 'theme = "gone"\n'}, (False, False)),
    ({"themes/t/layouts/a.html": '<base href="/">'}, (False, False)),
]


@pytest.mark.parametrize(("files", "expected"), SITES)
def test_what_keeps_links_as_they_are_written(
    files: dict[str, str], expected: tuple[bool, bool], tmp_path: Path
) -> None:
    for name, text in {"hugo.toml": "", "layouts/all.html": "{{ .Content }}", **files}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    found = link_hooks(tmp_path, read_config(tmp_path), read_settings(tmp_path))
    assert found[:2] == expected
    assert (found == NOTHING_CERTAIN) == (not any(expected))


def test_nothing_is_certain_where_the_templates_of_pages_are_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "hugo.toml").write_text("")
    for name in ("_partials", "_shortcodes", "_markup"):
        (tmp_path / "layouts" / name).mkdir(parents=True)
        (tmp_path / "layouts" / name / "a.html").write_text("x")
    found = link_hooks(tmp_path, read_config(tmp_path), read_settings(tmp_path))
    assert found == NOTHING_CERTAIN
