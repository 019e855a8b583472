"""A page has no title.

Hugo does not fall back to the file name: the page stands without a name in lists, menus, feeds and browser tabs.

Pages of authors that have a `name` are left alone: the themes that have such pages show it.

Add `title: …` to the front matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.source import Span
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules._redirects import is_redirect
from sitectl.lint.rules.cut_text import is_cut_to_nothing
from sitectl.lint.rules.text_read_as_front_matter import is_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "doks"
SEVERITY = "warning"

_HIDDEN = {"content/post/_index.md": "---\ntitle: A\ncascade:\n  build: {render: never, list: never}\n---\n"}
_BUNDLE = {"content/post/index.md": "---\ntitle: A\n---\n"}

BAD = (
    Bad("⟦---⟧\ndraft: false\n---\n", hugo=Hugo(published=True, shows={".Title": ""})),
    Bad('---\ntitle: ⟦""⟧\n---\n', hugo=Hugo(published=True, shows={".Title": ""})),
    Bad("⟦---⟧\nredirect_from: /old/\n---\n", hugo=Hugo(published=True, shows={".Title": ""})),
    Bad("---\ntitle:⟦⟧ # later\n---\n", hugo=Hugo(published=True, shows={".Title": ""})),
    Bad(
        "---\ntitle: ⟦[Talk] at CERN⟧\n---\n".replace("⟦[Talk] at CERN⟧", "⟦[Talk]⟧"),
        hugo=Hugo(shows={".Title": ""}),
    ),
    Bad("⟦---⟧\nname: A\n---\n", hugo=Hugo(published=True, shows={".Title": ""})),
    Bad('⟦---⟧\nname: ""\n---\n', path="content/authors/ada/_index.md"),
)
GOOD = (
    Good("---\ntitle: A\n---\n"),
    Good("---\nTitle: A\n---\n"),
    Good('---\ntitle: ""\n---\n', path="content/_index.md"),
    Good("---\ndate: 2025-11-01\n---\n", files=_HIDDEN),
    Good("---\ndate: 2025-11-01\n---\n", path="content/post/notes.md", files=_BUNDLE),
    Good("---\ntitle: 2024\n---\n"),
    Good("---\nheadless: true\n---\n"),
    Good("---\nbuild:\n  render: never\n---\n"),
    Good("no front matter: another rule's\n"),
    Good("---\nThe Office: closed\n---\n"),
    Good('+++\nlayout = "redirect"\nredirect_url = "/new/"\n+++\n'),
    Good("---\nredirect_to: /new/\n---\n"),
    Good("---\nname: Ada Lovelace\n---\n", path="content/authors/ada/_index.md"),
    Good("---\ntitle: #hashtag\n---\n"),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for a page of its own whose title Hugo reads as empty."""
    if not page.is_readable or not page.has_own_page or page.is_home:
        return
    node = page.node("title")
    if node is None:
        if is_text(page) or is_redirect(page) or _is_author_with_name(page):
            return
        start = page.front_matter.block_span.start
        yield Finding(Span(start, start + 3), "The page has no title; Hugo shows it without a name. Add `title: …`.")
    elif isinstance(node.value, (list, dict)) or (node.value in (None, "") and not is_cut_to_nothing(page, node)):
        what = "empty" if not isinstance(node.value, (list, dict)) else "no text; put it in quotes"
        yield Finding(node.span, f"The title is {what}; Hugo shows the page without a name.")


def _is_author_with_name(page: Subject) -> bool:
    folders = (page.content_path or "").split("/")
    name = page.value("name") if folders[-1].startswith("_index.") and "authors" in folders[:-1] else None
    return isinstance(name, str) and bool(name.strip())
