"""HTML in the text is dropped, because the site's settings do not allow it.

Hugo leaves out each tag, and a whole block of HTML with all that is in it, and puts a comment in its place. A word in
angle brackets, such as a type in a program, is a tag to it.

Set `unsafe = true` below `[markup.goldmark.renderer]` if all authors of the site can be trusted, or use Markdown or a
shortcode. Write a word in angle brackets as code: `` `<T>` ``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.possible_tags import may_have_tags
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "links"
SEVERITY = "warning"
MENTIONS = ("<",)

_UNSAFE = {"hugo.toml": 'baseURL = "https://example.org/"\n[markup.goldmark.renderer]\nunsafe = true\n'}
_DROPPED = Hugo(shows={"in .Content `<!-- raw HTML omitted -->`": "true"})

BAD = (
    Bad("---\ntitle: A\n---\nOne⟦<br>⟧two.\n", hugo=_DROPPED),
    Bad('---\ntitle: A\n---\n⟦<div class="x">⟧\n  All of it.\n</div>\n', hugo=_DROPPED),
    Bad("---\ntitle: A\n---\nA Vec⟦<T>⟧ of them.\n", hugo=_DROPPED),
)
GOOD = (
    Good("---\ntitle: A\n---\nOne<br>two.\n", files=_UNSAFE),
    Good("---\ntitle: A\n---\nA `Vec<T>`, <https://example.net/>, 1 < 2 and 3 > 2.\n"),
    Good("---\ntitle: A\n---\n<!-- A comment is dropped, too, but nobody misses it. -->\n"),
    Good("---\ntitle: A\n---\n```html\n<br>\n```\n"),
    Good("---\ntitle: A\n---\n{{< x >}}<br>{{< /x >}}\n", files={"layouts/_shortcodes/x.html": "{{ .Inner }}"}),
    Good("---\ntitle: A\n---\n<br>\n", "content/post/example.html"),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding at the first tag of a Markdown page whose HTML Hugo drops; it says how many there are."""
    if not page.is_markdown or page.site.keeps_html:
        return
    if not may_have_tags(page.text, page.page.body_span.start):
        return
    tags = [tag for tag in page.tags if not any(start <= tag.span.start < end for start, end in page.enclosed)]
    if tags:
        more = f" (and {len(tags) - 1} more on this page)" if len(tags) > 1 else ""
        message = f"Hugo drops this tag{more}, because the settings do not allow HTML"
        yield Finding(tags[0].span, f"{message}; use Markdown, or set `unsafe = true`.")
