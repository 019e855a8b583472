"""One of Hugo's own shortcodes gets a parameter that it does not know.

Hugo passes over it without a word: with `capton="…"` a figure has no caption. Letter case counts, and a figure takes
its image from `src` alone: `{{< figure "plot.png" >}}` shows none.

Write a parameter that the shortcode knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.source import Edit, Span
from sitectl.hugo.spelling import meant
from sitectl.lint.diagnostic import Finding, Fix
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules._rendering import is_rendered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.shortcodes import Parameter, Shortcode
    from sitectl.lint.subject import Subject

GROUP = "links"
SEVERITY = "warning"
MENTIONS = ("{{<", "{{%")

_FILES = {"layouts/all.html": "{{ .Content }}"}

BAD = (
    Bad(
        '---\ntitle: A\n---\n{{< figure src="/x.png" ⟦capton⟧="C" >}}\n',
        fixed='---\ntitle: A\n---\n{{< figure src="/x.png" caption="C" >}}\n',
        hugo=Hugo(shows={"in .Content `figcaption`": "false"}),
    ),
    Bad(
        '---\ntitle: A\n---\n{{< figure ⟦source⟧="/x.png" >}}\n',
        files=_FILES,
        hugo=Hugo(shows={"in .Content `x.png`": "false"}),
    ),
    Bad(
        "---\ntitle: A\n---\n{{< details ⟦Open⟧=true >}}x{{< /details >}}\n",
        fixed="---\ntitle: A\n---\n{{< details open=true >}}x{{< /details >}}\n",
        files=_FILES,
        hugo=Hugo(shows={"in .Content `<details>`": "true"}),
    ),
    Bad(
        '---\ntitle: A\n---\n{{< figure src="/x.png" ⟦style⟧="width: 30%" >}}\n',
        files=_FILES,
        hugo=Hugo(shows={"in .Content `30%`": "false"}),
    ),
    Bad(
        '---\ntitle: A\n---\n{{< figure "⟦/x.png⟧" >}}\n',
        files=_FILES,
        hugo=Hugo(shows={"in .Content `x.png`": "false"}),
    ),
)
GOOD = (
    Good('---\ntitle: A\n---\n{{< figure src="/x.png" caption="C" loading=lazy attrlink="/y" >}}\n', files=_FILES),
    Good("---\ntitle: A\n---\n{{< youtube id=abc autoplay=true start=30 >}} {{< youtube abc >}}\n", files=_FILES),
    Good('---\ntitle: A\n---\n{{< figure src="/x.png" style="width: 30%" >}} {{< figure "/x.png" >}}\n'),
    Good(
        '---\ntitle: A\n---\n{{< figure source="/x.png" >}}\n',
        files={**_FILES, "layouts/_shortcodes/figure.html": "x"},
    ),
    Good('---\ntitle: A\n---\n{{</* figure scr="/x.png" */>}}\n', files=_FILES),
)

#: What Hugo's own templates ask for (Hugo 0.168).
_KNOWN = {
    "figure": (
        *("src", "alt", "width", "height", "loading", "class", "link", "target", "rel", "title", "caption", "attr"),
        "attrlink",
    ),
    "youtube": (
        *("id", "allowFullScreen", "autoplay", "class", "controls", "end", "loading", "loop", "mute", "start"),
        "title",
    ),
    "vimeo": ("id", "allowFullScreen", "class", "loading", "title"),
    "details": ("summary", "open", "class", "name", "title"),
    "qr": ("text", "level", "scale", "targetDir", "alt", "class", "id", "loading", "title"),
    "x": ("user", "id"),
}


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each unknown parameter of Hugo's own shortcodes; for slips where a theme may have its own."""
    if not any(name in page.text for name in _KNOWN):
        return
    own = page.site.own_shortcodes
    for tag in page.shortcodes[0]:
        known = _KNOWN.get(tag.name)
        if known is not None and not tag.is_closing and tag.name not in (own or ()) and is_rendered(page, tag):
            names = {each.name for each in tag.parameters}
            for each in tag.parameters:
                if each.name and each.name not in known:
                    yield from _unknown(page, tag, each, names)
                elif not each.name and tag.name == "figure" and own is not None:
                    message = f'A figure takes its image from `src` alone; write `src="{each.value}"`.'
                    yield Finding(each.span, message)


def _unknown(page: Subject, tag: Shortcode, parameter: Parameter, names: set[str]) -> Iterator[Finding]:
    name, known = parameter.name, _KNOWN[tag.name]
    right = next((each for each in known if each.lower() == name.lower()), None) or meant(name, known)
    if right in names:
        right = None
    start = page.text.rfind(name, tag.span.start, parameter.span.start)
    span = Span(start, start + len(name))
    if right is not None:
        fix = Fix(f"write `{right}`", (Edit(span, right),), "unsafe")
        yield Finding(span, f"Hugo's `{tag.name}` does not know `{name}` and passes over it; write `{right}`.", fix)
    elif page.site.own_shortcodes is not None:
        listed = ", ".join(f"`{each}`" for each in known)
        yield Finding(span, f"Hugo's `{tag.name}` does not know `{name}` and passes over it; it knows {listed}.")
