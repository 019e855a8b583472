"""The shortcodes that a site has templates for, and which of them enclose text."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from sitectl.hugo.casts import to_text_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from sitectl.content.nodes import Value

#: Hugo's own shortcodes, and whether they must be closed (measured on Hugo 0.168).
BUILT_IN: Mapping[str, bool] = MappingProxyType(
    {
        **dict.fromkeys(("comment", "details", "highlight", "qr"), True),
        **dict.fromkeys(("figure", "instagram", "param", "ref", "relref", "vimeo", "x", "youtube"), False),
        **dict.fromkeys(("vimeo_simple", "x_simple"), False),
    }
)
#: Shortcodes that Hugo once had; each stops the build now.
REMOVED = frozenset(["gist", "instagram_simple", "tweet", "twitter", "twitter_simple"])
_FOLDERS = ("_shortcodes", "shortcodes")
_COMMENT = re.compile(r"\{\{-?\s*/\*.*?\*/\s*-?\}\}", re.DOTALL)
_INNER = re.compile(r"\.Inner(?:Deindent)?\b")


def read_shortcode_templates(root: Path, config: Mapping[str, Value]) -> Mapping[str, bool] | None:
    """Return the shortcodes of site and theme by name in lower case, and whether each encloses text.

    None where some of the templates are not here: a theme or a module that is fetched when the site is built.
    """
    folders = list(_layout_folders(root, config))
    if not folders or not all(folder.is_dir() for folder in folders):
        return None
    found: dict[str, bool] = {}
    for folder in folders:
        for name in _FOLDERS:
            for path in sorted((folder / name).rglob("*.*")):
                stem = path.relative_to(folder / name).as_posix().partition(".")[0].lower()
                text = _COMMENT.sub("", path.read_text(encoding="utf-8", errors="replace")) if path.is_file() else ""
                found[stem] = bool(_INNER.search(text)) or found.get(stem, False)
    return found


def _layout_folders(root: Path, config: Mapping[str, Value]) -> Iterator[Path]:
    """Yield the folders that templates come from; one that does not exist stands for what cannot be seen."""
    module = config.get("module")
    mounts = module.get("mounts") if isinstance(module, dict) else None
    sources = [
        str(mount.get("source"))
        for mount in (mounts if isinstance(mounts, list) else ())
        if isinstance(mount, dict) and str(mount.get("target", "")).startswith("layouts")
    ]
    yield from (root / source for source in sources or ("layouts",))
    yield from (root / "themes" / name / "layouts" for name in to_text_list(config.get("theme")) or ())
    imports = module.get("imports") if isinstance(module, dict) else None
    for each in imports if isinstance(imports, list) else ():
        yield root / "themes" / str(each.get("path") if isinstance(each, dict) else "") / "layouts"
