"""What the Doks theme, as a site uses it, needs of the front matter of its pages."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sitectl.content.nodes import Value
    from sitectl.hugo.meaning import PagePlan

_THEME = "node_modules/@thulite/doks-core/layouts"
_META = ("layouts/_partials/main/blog-meta.html", "layouts/partials/main/blog-meta.html")
#: The template counts the contributors before it asks whether there are any.
_COUNTS = re.compile(r"\s*\{\{-?\s*\$\w+\s*:=[^}]*\blen \.Params\.contributors\b")
#: So many neighbours with a weight make an order that is meant.
_FEWEST = 3


class DoksFacts:
    """The theme's demands on one site's pages."""

    def __init__(
        self, root: Path, content_dir: Path, config: Mapping[str, Value], plans: Mapping[str, PagePlan]
    ) -> None:
        self._root = root
        self._content_dir = content_dir
        self._config = config
        self._plans = plans

    def needs_contributors(self, path: str) -> bool:
        """Say whether the build fails at a page of the blog for want of `contributors`."""
        is_handed_down = self._config.get("cascade") or _gives_contributors(self._content_dir, path)
        return self._counts_contributors and not is_handed_down

    @cached_property
    def _counts_contributors(self) -> bool:
        return _needs_contributors(self._root, self._config)

    @cached_property
    def shows_lead(self) -> bool:
        """Whether the home page has a place for the `lead`, which stays empty without one."""
        places = [self._root / "layouts" / name for name in ("home.html", "index.html")]
        used = next((path for path in (*places, self._root / _THEME / "home.html") if path.is_file()), None)
        return used is not None and ".Params.lead" in used.read_text(encoding="utf-8", errors="replace")

    def is_among_weighted(self, path: str) -> bool:
        """Say whether most pages of a page's folder have a weight: three at least, and three of four."""
        weights = [weight for other, weight in self._weights.get(_shelf(path), ()) if other != path]
        weighted = sum(map(bool, weights))
        return weighted >= _FEWEST and weighted * 4 >= len(weights) * 3

    @cached_property
    def _weights(self) -> dict[str, list[tuple[str, int]]]:
        found: dict[str, list[tuple[str, int]]] = {}
        for path, plan in self._plans.items():
            if plan.kind in ("page", "section") and plan.meaning.state == "live":
                found.setdefault(_shelf(path), []).append((path, plan.meaning.weight))
        return found


def _shelf(path: str) -> str:
    """Return the folder in whose list a page stands: that of a bundle or a section is the one above."""
    folder, _, name = path.rpartition("/")
    return folder.rpartition("/")[0] if name.startswith(("index.", "_index.")) else folder


def _needs_contributors(root: Path, config: Mapping[str, Value]) -> bool:
    """Say whether the theme's templates for the blog are in use and fail at a page without `contributors`."""
    if (root / "layouts" / "blog").is_dir() or not _mounts_blog(config):
        return False
    places = [root / name for name in _META]
    meta = next((path for path in (*places, root / _THEME / "_partials/main/blog-meta.html") if path.is_file()), None)
    return meta is not None and bool(_COUNTS.match(meta.read_text(encoding="utf-8", errors="replace")))


def _mounts_blog(config: Mapping[str, Value]) -> bool:
    module = config.get("module")
    mounts = module.get("mounts") if isinstance(module, dict) else None
    for mount in mounts if isinstance(mounts, list) else ():
        if isinstance(mount, dict) and mount.get("source") == _THEME:
            patterns = [mount.get(key) for key in ("files", "includefiles", "excludefiles")]
            return "blog" not in str(patterns)
    return False


def _gives_contributors(content_dir: Path, path: str) -> bool:
    """Say whether a list page above a page may hand `contributors` down to it."""
    folder = (content_dir / path).parent
    for above in (folder, *folder.parents):
        for page in above.glob("_index.*"):
            text = page.read_text(encoding="utf-8", errors="replace").lower()
            if "cascade" in text and "contributors" in text:
                return True
        if above == content_dir:
            break
    return False
