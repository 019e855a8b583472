"""Whether links and images reach the browser as they are written, or a template makes other addresses of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sitectl.hugo.casts import to_bool
from sitectl.hugo.shortcode_templates import layout_folders
from sitectl.hugo.templates import template_folders

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from sitectl.content.nodes import Value
    from sitectl.hugo.site_settings import SiteSettings

#: What in a template changes the addresses of finished pages: another base, or a text put in the place of another.
_REWRITES = re.compile(r"<base\s|\.Content\b[^}]*\|[^}]*\b[rR]eplace|\b[rR]eplace(?:RE)?\s[^}]*\.Content\b")
#: How a template names files below assets/ without saying which.
_PUBLISHES = re.compile(r"resources\.(?:Match|ByType)|\.Publish\b|GetMatch")

#: Folders of templates that make no page by themselves.
_IN_PAGES = frozenset(["shortcodes", "_shortcodes", "partials", "_partials", "_markup"])


class LinkHooks(NamedTuple):
    """What is certain of a site's links: whether browsers get them as they are written, and what lies in assets/."""

    keeps_links: bool = False
    keeps_images: bool = False
    #: Whether Hugo's own hooks look up pages and files, and keep an address for which they find none.
    looks_up_links: bool = False
    looks_up_images: bool = False
    #: Whether templates may put any file of assets/ at its own address.
    publishes_assets: bool = True


NOTHING_CERTAIN = LinkHooks()


def link_hooks(root: Path, config: Mapping[str, Value], settings: SiteSettings) -> LinkHooks:
    """Return what a site's settings and templates say; nothing is certain where some of the templates are not here."""
    folders = {*layout_folders(root, config), *template_folders(root)}
    is_moved = to_bool(config.get("relativeurls")) and any(each.base_path for each in settings.languages.values())
    if not all(folder.is_dir() for folder in folders) or is_moved:
        return NOTHING_CERTAIN
    keeps_links, keeps_images = (not _has_own_hook(name, folders) for name in ("link", "image"))
    if not keeps_links and not keeps_images:
        return NOTHING_CERTAIN
    paths = [path for folder in folders for path in folder.rglob("*.html") if path.is_file()]
    if not any(_IN_PAGES.isdisjoint(path.parts) for path in paths):
        return NOTHING_CERTAIN  # the templates of whole pages come from somewhere else
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in paths]
    if any(map(_REWRITES.search, texts)):
        return NOTHING_CERTAIN
    looks_up = [embeds_hook(name, config) for name in ("link", "image")]
    publishes_assets = any(looks_up) or any(map(_PUBLISHES.search, texts))
    return LinkHooks(keeps_links, keeps_images, looks_up[0], looks_up[1], publishes_assets)


def embeds_hook(name: str, config: Mapping[str, Value]) -> bool:
    """Say whether Hugo's own hook for a link or an image is used, as far as the settings decide it.

    By itself Hugo 0.168 uses it on sites whose settings have `languages`, even one, unless shared files are copied.
    """
    goldmark = _below(_below(config, "markup"), "goldmark")
    hook = _below(_below(goldmark, "renderhooks"), name)
    word = str(hook.get("useembedded") or "auto").lower()
    if word in ("always", "fallback"):
        return True
    return word == "auto" and bool(config.get("languages")) and not to_bool(goldmark.get("duplicateresourcefiles"))


def own_link_hook(root: Path) -> str | None:
    """Return the template by which a site's own layouts write links; None where it has none, or several."""
    found = [path for path in (root / "layouts").rglob("render-link*.html") if path.is_file()]
    return found[0].read_text(encoding="utf-8", errors="replace") if len(found) == 1 else None


def _has_own_hook(name: str, folders: Iterable[Path]) -> bool:
    return any(next(folder.rglob(f"render-{name}*"), None) for folder in folders)


def _below(settings: Mapping[str, Value], key: str) -> Mapping[str, Value]:
    value = settings.get(key)
    return value if isinstance(value, dict) else {}
