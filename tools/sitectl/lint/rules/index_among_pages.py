"""An `index.md` stands among pages, and they stop being pages.

A folder with an `index.md` is one page to Hugo. Every other Markdown file in it and below belongs to that page and has
no URL of its own. It is found in no list, and nothing says so. Sections need `_index.md`, with an underscore.

Rename `index.md` to `_index.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.source import Span
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "publishing"
SEVERITY = "warning"

_PAGE = "---\ntitle: B\ndate: 2025-11-01\n---\n"

BAD = (
    Bad(
        "⟦---⟧\ntitle: A\n---\n",
        path="content/post/index.md",
        files={"content/post/one.md": _PAGE, "content/post/two.md": _PAGE},
        hugo=Hugo(published=True, shows={"len site.RegularPages": "1", "len .Resources": "2"}),
    ),
    Bad(
        "⟦---⟧\ntitle: A\n---\n",
        path="content/post/index.md",
        files={"content/post/one/index.md": _PAGE},
        hugo=Hugo(on="post/one/index.md", published=False),
    ),
    Bad("⟦---⟧\ntitle: A\n---\n", path="content/index.md", files={"content/post/one.md": _PAGE}),
    Bad(
        "⟦---⟧\ntitle: A\n---\n", path="content/post/index.md", files={"content/post/_index.md": "---\ntitle: S\n---\n"}
    ),
)
GOOD = (
    Good("---\ntitle: A\n---\n", path="content/post/_index.md", files={"content/post/one.md": _PAGE}),
    Good("---\ntitle: A\n---\n", path="content/post/index.md", files={"content/post/note.md": "Words.\n"}),
    Good("---\ntitle: A\n---\n", path="content/post/index.md", files={"content/post/note.md": "---\ntitle: B\n---\n"}),
    Good("---\ntitle: A\nheadless: true\n---\n", path="content/post/index.md", files={"content/post/one.md": _PAGE}),
    Good("---\ntitle: A\n---\n", path="content/post/index.md", files={"content/other/one.md": _PAGE}),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for an `index.md` with pages below it: files of that kind, with dates, or other index files."""
    if page.content_path is None:
        return
    folder, _, name = page.content_path.rpartition("/")
    if name.partition(".")[0].lower() != "index" or not page.has_own_page:
        return
    swallowed = page.site.bundled_pages.get(folder, ())
    if swallowed:
        message = f"Beside an `index.md` Hugo publishes no other page: {swallowed[0]}"
        more = f" and {len(swallowed) - 1} more are left out" if len(swallowed) > 1 else " is left out"
        start = page.front_matter.block_span.start
        yield Finding(Span(start, start + 3), f"{message}{more}; rename this file to `_index.md`.")
