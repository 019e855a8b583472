"""A `ref` or `relref` names a page that the build has not, so the build fails.

Hugo finishes with an error (REF_NOT_FOUND), and no site is deployed. A draft, a page of the future and an expired one
count as missing.

Correct the path, or publish the page first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules._rendering import is_rendered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.shortcodes import Parameter, Shortcode
    from sitectl.lint.subject import Subject

GROUP = "links"
SEVERITY = "error"

_OTHER = {
    "layouts/all.html": "{{ .Content }}",
    "content/post/Other.md": "---\ntitle: Other\n---\n",
    "content/post/bundle/index.md": "---\ntitle: Bundle\n---\n",
    "content/later.md": "---\ntitle: Later\ndraft: true\n---\n",
}
_LENIENT = {**_OTHER, "hugo.toml": 'baseURL = "https://example.org/"\nrefLinksErrorLevel = "WARNING"\n'}
_HTML = {**_OTHER, "hugo.toml": 'baseURL = "https://example.org/"\n[markup.goldmark.renderer]\nunsafe = true\n'}
_MISS = Hugo(breaks="REF_NOT_FOUND")

BAD = (
    Bad('---\ntitle: A\n---\n[it]({{< ref "⟦gone⟧" >}})\n', files=_OTHER, hugo=_MISS),
    Bad('---\ntitle: A\n---\n[it]({{% relref path="⟦/post/gone.md#x⟧" %}})\n', files=_OTHER, hugo=_MISS),
    Bad('---\ntitle: A\n---\n<!-- {{< ref "⟦gone⟧" >}} -->\n', files=_HTML, hugo=_MISS),
    Bad("---\ntitle: A\n---\n`{{< ref ⟦later⟧ >}}`\n", files=_OTHER, hugo=_MISS),
)
GOOD = (
    Good('---\ntitle: A\n---\n{{< ref "other" >}} {{< ref "/post/other.md#x" >}} {{< ref "#x" >}}\n', files=_OTHER),
    Good('---\ntitle: A\n---\n{{< ref "bundle" >}} {{< ref "/post" >}} {{< ref "/" >}} {{< ref "" >}}\n', files=_OTHER),
    Good('---\ntitle: A\n---\n{{</* ref "gone" */>}}\n', files=_OTHER),
    Good('---\ntitle: A\n---\n{{< ref "Two words.md" >}}\n', files={**_OTHER, "content/post/two-words.md": ""}),
    Good('---\ntitle: A\n---\n{{< ref "two-words" >}}\n', files={**_OTHER, "content/post/Two words.md": ""}),
    Good('---\ntitle: A\n---\n<!-- {{< ref "gone" >}}\n\n{{< ref "gone" >}} -->\n', files=_OTHER),
    Good('---\ntitle: A\ndraft: true\n---\n{{< ref "gone" >}}\n', files=_OTHER),
    Good('---\ntitle: A\n---\n{{< ref "gone" >}}\n', files=_LENIENT),
    Good('---\ntitle: A\n---\n{{< ref "https://example.net/" >}}\n', files=_OTHER),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each reference of a live page that no page of the build answers."""
    tags, fault = page.shortcodes
    if fault is not None or not any(tag.name in ("ref", "relref") for tag in tags) or page.content_path is None:
        return
    refs = page.site.refs
    plan = page.site.plans.get(page.content_path)
    if refs is None or plan is None or plan.meaning.state != "live":
        return
    for tag in tags:
        named = _path(tag) if tag.name in ("ref", "relref") else None
        if named is None or refs.finds(named.value) or not is_rendered(page, tag):
            continue
        hidden = refs.hidden_page(named.value)
        why = f"is not published ({hidden.meaning.state})" if hidden else "is not there"
        yield Finding(named.span, f"The page `{named.value}` {why}, so Hugo stops the build; correct the path.")


def _path(tag: Shortcode) -> Parameter | None:
    """Return the parameter that names the page; None where another language is asked for."""
    if any(each.name == "lang" for each in tag.parameters):
        return None
    return next((each for each in tag.parameters if each.name in ("", "path")), None)
