"""An entry of `resources` names a file that the page does not have.

`src` is looked for among the files in the page's own folder, beside its `index.md`; paths count from there, without a
slash or `./` at the beginning. Hugo passes over an entry that matches nothing, and its title, name and parameters show
nowhere. A page that is a single file has no files of its own.

Correct the name, or make a folder with an `index.md` of the page.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sitectl.hugo.globs import GlobError, compile_glob
from sitectl.hugo.gotext import lower
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules._examples import BUNDLE
from sitectl.lint.rules._maps import entry_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sitectl.lint.subject import Subject

GROUP = "values"
SEVERITY = "warning"
KEYS = ("resources",)

_FILES = {"content/post/example/Plot.txt": "x", "content/post/example/deep/note.md": "x"}
_TITLE = "(.Resources.Get `Plot.txt`).Title"

BAD = (
    Bad(
        "---\ntitle: A\nresources:\n  - src: ⟦/plot.txt⟧\n    title: Mine\n---\n",
        path=BUNDLE,
        files=_FILES,
        hugo=Hugo(shows={_TITLE: "Plot.txt"}),
    ),
    Bad(
        '+++\n[[resources]]\nsrc = ⟦"*.png"⟧\n[[resources]]\nsrc = ⟦"example/plot.txt"⟧\ntitle = "Mine"\n+++\n',
        path=BUNDLE,
        files=_FILES,
        hugo=Hugo(shows={_TITLE: "Plot.txt"}),
    ),
    Bad(
        "---\ntitle: A\nresources:\n  - src: ⟦plot.txt⟧\n---\n",
        files={"content/post/plot.txt": "x"},
        hugo=Hugo(shows={"len .Resources": "0"}),
    ),
)
GOOD = (
    Good("---\ntitle: A\nresources:\n  - src: plot.TXT\n  - src: '**.md'\n---\n", path=BUNDLE, files=_FILES),
    Good("---\ntitle: A\nresources:\n  - src: '*/*'\n  - src: '*.{png,txt}'\n---\n", path=BUNDLE, files=_FILES),
    Good("---\ntitle: A\nresources:\n  - src: photo.png\n---\n", path="content/post/_index.md"),
    Good("---\ntitle: A\nresources: []\n---\n"),
    Good("---\ntitle: A\nresources:\n  - title: B\n---\n", path=BUNDLE, files=_FILES),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each `src` of a page that matches no file in the page's folder."""
    node = page.node("resources")
    plan = page.site.plans.get(page.content_path) if node and page.content_path else None
    if node is None or plan is None or plan.kind != "page" or not _is_simple(page):
        return
    files = _files(page.source.path) if plan.path.rpartition("/")[2].lower().startswith("index.") else None
    for item in node.items:
        entry = entry_of(item, "src")
        source = entry.node.value if entry else None
        if entry is None or not isinstance(source, str) or not source:
            continue
        if files is None:
            message = "This page is a single file and has no others; give it a folder, as `index.md` in it."
            yield Finding(entry.node.span, message)
        elif not _matches(source, files):
            yield Finding(entry.node.span, f"No file in the page's folder matches `{source}`, so Hugo passes over it.")


def _is_simple(page: Subject) -> bool:
    """Say whether all files of a page lie beside it: no other language's, and none from another folder."""
    return len(page.site.hugo.languages) == 1 and len(page.site.hugo.mounts) == 1


def _matches(pattern: str, files: frozenset[str]) -> bool:
    try:
        wanted = compile_glob(lower(pattern))
    except GlobError:
        return False
    return any(wanted.fullmatch(name) for name in files)


def _files(index: Path) -> frozenset[str]:
    """Return the files in the folder of an index file and below, by their paths from there, in lower case."""
    top = index.parent
    walked = os.walk(top)
    paths = (os.path.relpath(f"{folder}/{name}", top) for folder, _, names in walked for name in names)
    return frozenset(lower(path.replace(os.sep, "/")) for path in paths if path != index.name)
