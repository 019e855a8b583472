"""Where Hugo's own link hook is used: what the settings say, and what the real Hugo does with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitectl.hugo.config_files import read_config
from sitectl.hugo.link_hooks import embeds_hook
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
