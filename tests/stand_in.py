"""A copy of a real site that Hugo can build: its content and what its settings say of pages, without its theme."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from sitectl.hugo.config import settings_of
from sitectl.hugo.plan import plan_files
from sitectl.hugo.source_files import site_content
from tests.hugo_site import HugoSite
from tests.plan_judge import moment

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sitectl.content.nodes import Value

#: What a site's settings mean for its pages; the rest asks for themes and tools that are not here.
_KEPT = (
    *("baseurl", "languages", "defaultcontentlanguage", "defaultcontentlanguageinsubdir", "contentdir", "timezone"),
    *("permalinks", "frontmatter", "taxonomies", "disablekinds", "uglyurls", "cascade", "disablepathtolower"),
    *("removepathaccents", "buildfuture", "builddrafts", "buildexpired", "disablelanguages", "disablealiases"),
    *("reflinkserrorlevel", "markup", "ignorefiles", "security"),
)
_KEPT_OF_LANGUAGE = (
    *("contentdir", "weight", "disabled", "baseurl", "permalinks", "timezone", "taxonomies", "frontmatter", "cascade"),
    *("builddrafts", "buildfuture", "buildexpired", "disablekinds"),
)
_HELD_BY_OTHERS = ("node_modules", "tmp")


def reduced(config: Mapping[str, Value]) -> dict[str, Value]:
    """Return the settings that a site can have without its theme, and that decide what its pages are."""
    kept = {key: value for key, value in config.items() if key in _KEPT}
    languages = kept.get("languages")
    if isinstance(languages, dict):
        kept["languages"] = {
            code: {key: value for key, value in own.items() if key in _KEPT_OF_LANGUAGE}
            for code, own in languages.items()
            if isinstance(own, dict)
        }
    module = config.get("module")
    mounts = module.get("mounts") if isinstance(module, dict) else None
    if isinstance(mounts, list):
        own_mounts = [each for each in mounts if isinstance(each, dict)]
        content: list[Value] = [
            each
            for each in own_mounts
            if str(each.get("target")).startswith("content") and not str(each.get("source")).startswith(_HELD_BY_OTHERS)
        ]
        others: list[Value] = [{"source": name, "target": name} for name in ("layouts", "data")]
        kept["module"] = {"mounts": [*content, *others]}
    cascade = kept.get("cascade")
    if isinstance(cascade, list):
        kept["cascade"] = [each for each in cascade if isinstance(each, dict) and "outputs" not in each]
    kinds = kept.get("disablekinds")
    kept["disablekinds"] = [*(kinds if isinstance(kinds, list) else []), "rss", "sitemap", "robotstxt", "404"]
    return kept


class StandIn:
    """The copy of one site. Shortcodes are plain text in it, and a page that breaks the build has only a title."""

    def __init__(self, source: Path, config: Mapping[str, Value], folder: Path) -> None:
        self.site = HugoSite(folder, "")
        (folder / "hugo.toml").unlink()
        shutil.rmtree(self.site.content)
        if (source / "content").is_dir():
            shutil.copytree(source / "content", self.site.content)
        kept = reduced(config)
        settings = settings_of(kept)
        (folder / "hugo.json").write_text(json.dumps(kept), encoding="utf-8")
        silence_shortcodes(self.site.content)
        content = site_content(folder, settings)
        self.root = content.root
        for plan in plan_files(content, settings, moment()):
            if plan.error:
                (self.root / plan.path).write_bytes(b"---\ntitle: A\n---\n")
        self.site.content = self.root


def silence_shortcodes(content: Path) -> None:
    """Take the sense from all shortcodes of copied pages: their templates are not here, and nothing builds without.

    A page that begins with one stays as it is: Hugo takes that for broken front matter.
    """
    for path in content.rglob("*"):
        if path.is_file() and path.suffix.lower() in (".md", ".html", ".markdown"):
            data = path.read_bytes()
            if not data.lstrip().startswith(b"{{"):
                path.write_bytes(data.replace(b"{{<", b"((<").replace(b"{{%", b"((%"))
