"""What a site's templates ask of its pages, found in their text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_READ = re.compile(r"\.Params?\.(\w+)|\.Param \"([\w.]+)\"|index (?:\$?\.(?:Page\.)?)?Params \"(\w+)\"", re.IGNORECASE)
_ID = re.compile(r"\bid=[\"']?([^\"'\s<>{}]+)")
_ENDINGS = frozenset([".html", ".xml", ".json", ".txt", ".md", ".bib", ".ics"])


def template_folders(root: Path) -> Iterator[Path]:
    """Yield the folders of templates that a site can use: its own, its themes', and those of npm packages."""
    themes = root / "themes"
    packages = root / "node_modules" / "@thulite"
    roots = [root, *(each for folder in (themes, packages) if folder.is_dir() for each in sorted(folder.iterdir()))]
    yield from (each / "layouts" for each in roots if (each / "layouts").is_dir())


def template_texts(root: Path) -> Iterator[str]:
    """Yield the text of each template that a site can use."""
    for folder in template_folders(root):
        for path in sorted(folder.rglob("*")):
            if path.suffix in _ENDINGS and path.is_file():
                yield path.read_text(encoding="utf-8", errors="replace")


def layout_names(root: Path) -> frozenset[str] | None:
    """Return what the `layout` of a page can name, in lower case; None where templates ask for it themselves."""
    if any(".Layout" in text for text in template_texts(root)):
        return None
    files = (path for folder in template_folders(root) for path in folder.rglob("*") if path.is_file())
    return frozenset(path.name.partition(".")[0].lower() for path in files)


def read_template_keys(root: Path) -> Iterator[str]:
    """Yield the names, in lower case, of all page parameters that templates read; site parameters are among them."""
    for text in template_texts(root):
        for found in _READ.finditer(text):
            yield next(filter(None, found.groups())).split(".")[0].lower()


def template_ids(root: Path) -> Iterator[str]:
    """Yield the ids that templates give to elements of every page, as far as they are written out."""
    for text in template_texts(root):
        yield from _ID.findall(text)


def resolves_links(root: Path) -> bool:
    """Say whether templates may turn links into others: by a hook, or because there is no template to see."""
    folders = list(template_folders(root))
    return not folders or any(next(folder.rglob("render-link*.html"), None) for folder in folders)


def sets_formulas_itself(root: Path) -> bool:
    """Say whether the site's own hook has formulas set by Hugo, and none of its scripts does."""
    layouts = root / "layouts"
    if not any(layouts.rglob("render-passthrough*.html")):
        return False
    texts = [path.read_text(encoding="utf-8", errors="replace").lower() for path in layouts.rglob("*.html")]
    in_browser = ("rendermathinelement", "auto-render", "mathjax")
    return any("tomath" in text for text in texts) and not any(word in text for text in texts for word in in_browser)


def renders_formulas(root: Path) -> bool:
    """Say whether a hook has every formula that Markdown lets through set by KaTeX, whatever the page says."""
    for folder in template_folders(root):
        for path in folder.rglob("render-passthrough*.html"):
            text = path.read_text(encoding="utf-8", errors="replace")
            if "ToMath" in text and not _READ.search(text):
                return True
    return False
