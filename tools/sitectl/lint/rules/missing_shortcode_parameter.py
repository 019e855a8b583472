"""One of Hugo's own shortcodes lacks a parameter that it needs, so the build fails.

`youtube`, `vimeo` and `instagram` need an id, `x` a user and an id, `param` a key, `ref` and `relref` a path.

Write the parameter, such as `{{< youtube dQw4w9WgXcQ >}}`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules._rendering import is_rendered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.shortcodes import Shortcode
    from sitectl.lint.subject import Subject

GROUP = "links"
SEVERITY = "error"
MENTIONS = ("{{<", "{{%")

_FILES = {"layouts/all.html": "{{ .Content }}"}
_OWN = {**_FILES, "layouts/_shortcodes/youtube.html": "x"}

BAD = (
    Bad("---\ntitle: A\n---\n⟦{{< youtube >}}⟧\n", files=_FILES, hugo=Hugo(breaks="requires an id argument")),
    Bad("---\ntitle: A\n---\n⟦{{< x user=a >}}⟧\n", files=_FILES, hugo=Hugo(breaks="user and id")),
    Bad("---\ntitle: A\n---\n⟦{{% param %}}⟧\n", files=_FILES, hugo=Hugo(breaks="Missing param key")),
    Bad("---\ntitle: A\n---\n<!-- ⟦{{% youtube %}}⟧ -->\n", files=_FILES, hugo=Hugo(breaks="requires an id")),
    Bad("---\ntitle: A\n---\n⟦{{< relref >}}⟧\n", files=_FILES, hugo=Hugo(breaks="failed to render")),
    Bad("---\ntitle: A\n---\n⟦{{< x a b >}}⟧ {{< a >}}\n", files={**_FILES, "layouts/_shortcodes/a.html": ""}),
)
GOOD = (
    Good('---\ntitle: A\n---\n{{< youtube id="a" >}} {{< youtube a >}} {{< param title >}}\n', files=_FILES),
    Good('---\ntitle: A\n---\n{{< x user="a" id="1" >}} {{</* youtube */>}}\n', files=_FILES),
    Good("---\ntitle: A\n---\n{{< youtube >}}\n", files=_OWN),
    Good("---\ntitle: A\n---\n<!-- {{< youtube >}} -->\n", files=_FILES),
    Good("---\ntitle: A\ndraft: true\n---\n{{< youtube >}}\n", files=_FILES),
)

#: The names of which all are needed; a single one may also be given by its place alone.
_NEEDED = {
    "youtube": ("id",),
    "vimeo": ("id",),
    "instagram": ("",),
    "param": ("",),
    "x": ("user", "id"),
    "ref": ("path",),
    "relref": ("path",),
}


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each tag of a live page without what Hugo's own template needs."""
    tags, fault = page.shortcodes
    named = [tag for tag in tags if tag.name in _NEEDED]
    if not named or fault is not None or page.content_path is None:
        return
    own = page.site.own_shortcodes
    plan = page.site.plans.get(page.content_path)
    if own is None or plan is None or plan.meaning.state != "live":
        return
    for tag in named:
        if tag.name not in own and not _has_all(tag) and is_rendered(page, tag):
            needed = " and ".join(f"`{name}`" for name in _NEEDED[tag.name] if name) or "a parameter"
            yield Finding(tag.span, f"The shortcode `{tag.name}` needs {needed}, so Hugo stops the build; write it.")


def _has_all(tag: Shortcode) -> bool:
    names = {each.name for each in tag.parameters}
    needed = _NEEDED[tag.name]
    return names >= set(needed) or (len(needed) == 1 and "" in names)
