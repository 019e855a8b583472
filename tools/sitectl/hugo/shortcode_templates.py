"""The shortcodes that a site has templates for, and which of them enclose text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
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
#: Shortcodes that Hugo once had; each stops the build now when its page is rendered.
REMOVED = frozenset(["gist", "instagram_simple", "tweet", "twitter", "twitter_simple"])
_FOLDERS = ("_shortcodes", "shortcodes")
_COMMENT = re.compile(r"\{\{-?\s*/\*.*?\*/\s*-?\}\}", re.DOTALL)
_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"|`[^`]*`')
_ACTION = re.compile(r"\{\{-?\s*(\w*)(.*?)\}\}", re.DOTALL)
_INNER = re.compile(r"(?<!\))\.Inner(?:Deindent)?(?!\w)")
_BLOCKS = frozenset(["if", "with", "range", "block", "define"])


@dataclass(frozen=True)
class ShortcodeTemplates:
    """The shortcodes of one site, read when they are asked for."""

    root: Path | None = None
    config: Mapping[str, Value] = field(default_factory=dict)

    @cached_property
    def own(self) -> Mapping[str, bool | None] | None:
        """Those of site and theme; None where not all templates are here."""
        return read_shortcode_templates(self.root, self.config) if self.root else None

    @cached_property
    def known(self) -> Mapping[str, bool | None] | None:
        """All of them, Hugo's own among them; None where they cannot be known."""
        return None if self.own is None else {**BUILT_IN, **self.own}


def read_shortcode_templates(root: Path, config: Mapping[str, Value]) -> Mapping[str, bool | None] | None:
    """Return the shortcodes of site and theme by name in lower case, and whether each encloses text.

    None in the place of that where several templates of one name, for formats or languages, differ. None altogether
    where some of the templates are not here: a theme or a module that is fetched when the site is built.
    """
    folders = list(layout_folders(root, config))
    if not folders or not all(folder.is_dir() for folder in folders):
        return None
    found: dict[str, bool | None] = {}
    seen: set[str] = set()
    for path, name in ((path, name.lower()) for folder in folders for path, name in _templates(folder)):
        if name in seen:
            continue  # the site's own stands for that of the theme
        seen.add(name)
        stem = name.partition("/")[2].partition(".")[0]
        encloses = uses_inner(path.read_text(encoding="utf-8", errors="replace"))
        found[stem] = encloses if found.get(stem, encloses) == encloses else None
    return found


def _templates(layouts: Path) -> Iterator[tuple[Path, str]]:
    """Yield the files of shortcodes, each with its path below the layouts."""
    for folder in _FOLDERS:
        for path in sorted((layouts / folder).rglob("*.*")):
            if path.is_file():
                yield path, path.relative_to(layouts).as_posix()


def uses_inner(template: str) -> bool | None:
    """Say whether Hugo takes a shortcode's template to use the enclosed text: `.Inner` in an action of its own.

    None where it calls a template by name, into which Hugo looks too.
    """
    depth = defined_at = 0
    unknown = False
    for action in _ACTION.finditer(_COMMENT.sub("", template)):
        word, rest = action.groups()
        if word in _BLOCKS:
            depth += 1
            if word == "define" and not defined_at:
                defined_at = depth
        elif word == "end":
            if depth == defined_at:
                defined_at = 0
            depth -= 1
        if defined_at:
            continue
        if word == "template":
            unknown = True
        elif _INNER.search(_STRING.sub("", rest)):
            return True
    return None if unknown else False


def layout_folders(root: Path, config: Mapping[str, Value]) -> Iterator[Path]:
    """Yield the folders that templates come from; one that does not exist stands for what cannot be seen."""
    module = config.get("module")
    mounts = module.get("mounts") if isinstance(module, dict) else None
    sources = [
        str(mount.get("source"))
        for mount in (mounts if isinstance(mounts, list) else ())
        if isinstance(mount, dict) and str(mount.get("target", "")).startswith("layouts")
    ]
    themes = [root / "themes" / name / "layouts" for name in to_text_list(config.get("theme")) or ()]
    imports = module.get("imports") if isinstance(module, dict) else None
    for each in imports if isinstance(imports, list) else ():
        themes.append(root / "themes" / str(each.get("path") if isinstance(each, dict) else "") / "layouts")
    own = [root / source for source in sources or ("layouts",)]
    # A site may leave all templates to its theme.
    yield from own if sources or not themes else (folder for folder in own if folder.is_dir())
    yield from themes
