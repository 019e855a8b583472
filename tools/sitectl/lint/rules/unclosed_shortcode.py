"""A shortcode that encloses text is not closed, or one that encloses none is, so the whole build stops.

A shortcode whose template uses `.Inner` must have a closing tag, or close itself; any other must not have one.

Write `{{< /name >}}` where its text ends, or `/>}}` at its own end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.hugo.shortcode_faults import first_misuse
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "links"
SEVERITY = "error"
MENTIONS = ("{{<", "{{%")

_FILES = {
    "layouts/_shortcodes/note.html": "{{ .Inner }}",
    "layouts/_shortcodes/badge.html": "x",
    "layouts/all.html": "{{ .Content }}",
}

BAD = (
    Bad("---\ntitle: A\n---\n⟦{{< note >}}⟧\nx\n", files=_FILES, hugo=Hugo(breaks="must be closed or self-closed")),
    Bad(
        "---\ntitle: A\n---\n⟦{{< note >}}⟧{{< note >}}x{{< /note >}}\n",
        files=_FILES,
        hugo=Hugo(breaks="must be closed or self-closed"),
    ),
    Bad(
        "---\ntitle: A\n---\n{{< badge >}}x⟦{{< /badge >}}⟧\n", files=_FILES, hugo=Hugo(breaks="yet a closing tag was")
    ),
    Bad("---\ntitle: A\n---\n⟦{{< badge />}}⟧\n\n{{< note : >}}\n", files=_FILES, hugo=Hugo(breaks="yet a closing")),
    Bad("---\ntitle: A\n---\n⟦{{< badge />}}⟧\n\n{{< nte >}}\n", files=_FILES, hugo=Hugo(breaks='md:4:1"')),
    Bad(
        "---\ntitle: A\n---\n⟦{{< note >}}⟧\n{{< badge />}}\n{{< /note >}}\n", files=_FILES, hugo=Hugo(breaks='md:4:1"')
    ),
    Bad("---\ntitle: A\n---\n⟦{{< badge />}}⟧\n", files=_FILES, hugo=Hugo(breaks="yet a closing tag was")),
)
GOOD = (
    Good("---\ntitle: A\n---\n{{< note >}}x{{< /note >}} {{< note />}} {{< badge >}}\n", files=_FILES),
    Good("---\ntitle: A\n---\n{{< note >}}{{< badge >}}{{< note >}}x{{< /note >}}{{< /note >}}\n", files=_FILES),
    Good("---\ntitle: A\n---\n{{< of-the-theme >}}\n"),
    Good("---\ntitle: A\n---\n{{< note >}}\n{{< badge >}}\n{{< note />}}\n{{< /note >}}\n", files=_FILES),
    Good("---\ntitle: A\n---\n{{</* note */>}}\n", files=_FILES),
    Good("---\ntitle: A\n---\nx{{< /of-the-theme >}}\n"),
    Good("---\ntitle: A\n---\n{{< Note >}}x{{< /Note >}} {{< nte >}}\n", files=_FILES),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding at the first tag where closing tags and templates do not fit."""
    tags, fault = page.shortcodes
    known = page.site.shortcode_templates if tags and page.content_path is not None else None
    misuse = first_misuse(tags, known, is_whole=fault is None) if known is not None else None
    if known is None or misuse is None:
        return
    wrong = misuse.tag
    if not wrong.is_closing and wrong.name.lower() not in known:
        return
    place = f" (line {page.source.position(wrong.span.start).line})" if misuse.span(page.text) != wrong.span else ""
    if wrong.is_closing or wrong.is_self_closing:
        message = (
            f"The shortcode `{wrong.name}`{place} encloses no text here, so Hugo stops the build; do not close it."
        )
    else:
        message = f"The shortcode `{wrong.name}` is never closed, so Hugo stops the build; close it."
    yield Finding(misuse.span(page.text), message)
