"""A shortcode has no template, so the whole build stops.

Hugo stops at a shortcode that neither the site nor its theme has, even in code, in a comment or on a draft.

Correct the name, or add the template `layouts/_shortcodes/NAME.html`. To show a shortcode as it is, write
`{{</* name */>}}`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.hugo.shortcode_faults import first_misuse
from sitectl.hugo.shortcode_templates import REMOVED
from sitectl.hugo.spelling import meant
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.shortcodes import Shortcode
    from sitectl.lint.subject import Subject

GROUP = "links"
SEVERITY = "error"
MENTIONS = ("{{<", "{{%")

_FILES = {"layouts/_shortcodes/note.html": "{{ .Inner }}", "layouts/all.html": "{{ .Content }}"}
_THEME = {**_FILES, "hugo.toml": 'baseURL = "https://example.org/"\ntheme = "fetched"\n'}

BAD = (
    Bad(
        "---\ntitle: A\n---\n⟦{{< nte >}}⟧\n", files=_FILES, hugo=Hugo(breaks='template for shortcode "nte" not found')
    ),
    Bad("---\ntitle: A\n---\n`⟦{{% shown %}}⟧`\n", files=_FILES, hugo=Hugo(breaks='"shown" not found')),
    Bad("---\ntitle: A\n---\n⟦{{<⟧ nte a\n:b >}}\n", files=_FILES, hugo=Hugo(breaks='"nte" not found')),
    Bad("---\ntitle: A\n---\n⟦{{< note >}}⟧\n{{< nte >}}\n{{< /note >}}\n", files=_FILES, hugo=Hugo(breaks='md:4:1"')),
    Bad("---\ntitle: A\n---\n{{< note >}} ⟦{{< nte >}}⟧\n{{< /note >}}\n", files=_FILES, hugo=Hugo(breaks='md:4:1"')),
    Bad('---\ntitle: A\n---\n⟦{{< tweet user="x" id="1" >}}⟧\n', files=_FILES, hugo=Hugo(breaks="removed")),
)
GOOD = (
    Good('---\ntitle: A\n---\n{{< note >}}x{{< /note >}} {{< NOTE />}} {{< figure src="x.png" >}}\n', files=_FILES),
    Good("---\ntitle: A\n---\n{{</* shown */>}}\n", files=_FILES),
    Good("---\ntitle: A\n---\n{{< of-the-theme >}}\n", files=_THEME),
    Good("---\ntitle: A\n---\n{{< x.inline >}}x{{< /x.inline >}}\n", files=_FILES),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each shortcode that no template is there for, where all templates can be seen."""
    tags, fault = page.shortcodes
    unfinished = fault.unfinished if fault else None
    tags = [*tags, unfinished] if unfinished else tags
    known = page.site.shortcode_templates if tags and page.content_path is not None else None
    if known is None:
        return
    unknown = [tag for tag in tags if not tag.is_closing and tag.name.lower() not in known and not _is_inline(tag)]
    misuse = first_misuse(tags, known, is_whole=fault is None) if unknown else None
    for tag in unknown:
        name = tag.name.lower()
        if name in REMOVED:
            yield Finding(tag.span, f"Hugo has removed the shortcode `{tag.name}` and stops the build; use another.")
            continue
        span = misuse.span(page.text) if misuse and misuse.tag is tag else tag.span
        place = "" if span == tag.span else f" (line {page.source.position(tag.span.start).line}), inside this one"
        near = meant(name, known)
        advice = f"perhaps `{near}` is meant." if near else f"add layouts/_shortcodes/{tag.name}.html, or correct it."
        yield Finding(span, f"There is no shortcode `{tag.name}`{place}, so Hugo stops the build; {advice}")


def _is_inline(tag: Shortcode) -> bool:
    return tag.name.lower().endswith(".inline")
