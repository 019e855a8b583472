"""A `ref` or `relref` names a page that is not there or not published, so the build fails.

Hugo finishes with an error (REF_NOT_FOUND), and no site is deployed. It looks beside the page, then from the top of the
content; a name without a slash is looked for in the whole site, and must be the only one. A draft, a page of the future
and an expired one count as missing.

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
MENTIONS = ("{{<", "{{%")

_OTHER = {
    "layouts/all.html": "{{ .Content }}",
    "content/post/Other.md": "---\ntitle: Other\n---\n",
    "content/post/bundle/index.md": "---\ntitle: Bundle\n---\n",
    "content/later.md": "---\ntitle: Later\ndraft: true\n---\n",
    "content/more/twice.md": "---\ntitle: T\n---\n",
    "content/nested/twice.md": "---\ntitle: T\n---\n",
    "content/nested/sub/deep.md": "---\ntitle: D\n---\n",
    "content/nested/unlisted.md": "---\ntitle: U\nbuild: {list: never, render: never}\n---\n",
    "content/nested/named-otherwise.md": "---\ntitle: N\nurl: /post/own-url/\n---\n",
    "content/post/bundle/text.md": "---\ntitle: A resource\n---\n",
}
_LENIENT = {**_OTHER, "hugo.toml": 'baseURL = "https://example.org/"\nrefLinksErrorLevel = "WARNING"\n'}
_HTML = {**_OTHER, "hugo.toml": 'baseURL = "https://example.org/"\n[markup.goldmark.renderer]\nunsafe = true\n'}
_GERMAN = {
    **_OTHER,
    "hugo.toml": 'baseURL = "https://example.org/"\n[languages.en]\n[languages.de]\n',
    "content/nested/german.de.md": "---\ntitle: G\n---\n",
}
_MISS = Hugo(breaks="REF_NOT_FOUND")

BAD = (
    Bad('---\ntitle: A\n---\n[it]({{< ref "⟦gone⟧" >}})\n', files=_OTHER, hugo=_MISS),
    Bad('---\ntitle: A\n---\n[it]({{% relref path="⟦/post/gone.md#x⟧" %}})\n', files=_OTHER, hugo=_MISS),
    Bad('---\ntitle: A\n---\n<!-- {{< ref "⟦gone⟧" >}} -->\n', files=_HTML, hugo=_MISS),
    Bad(
        '---\ntitle: A\n---\n[it][a] [b]\n\n[a]: {{< ref "⟦gone⟧" >}}\n[b]: {{< ref "other" >}}\n',
        files=_OTHER,
        hugo=_MISS,
    ),
    Bad('---\ntitle: A\n---\nIt[^1]\n\n[^1]: {{< ref "⟦gone⟧" >}}\n', files=_OTHER, hugo=_MISS),
    Bad("---\ntitle: A\n---\n`{{< ref ⟦later⟧ >}}`\n", files=_OTHER, hugo=_MISS),
    Bad('---\ntitle: A\n---\n{{< ref "⟦/other⟧" >}}\n', files=_OTHER, hugo=_MISS),
    Bad('---\ntitle: A\n---\n{{< ref "⟦../post/sub/other.md⟧" >}}\n', files=_OTHER, hugo=_MISS),
    Bad('---\ntitle: A\n---\n{{< ref "⟦twice.md⟧" >}}\n', files=_OTHER, hugo=_MISS),
    Bad('---\ntitle: A\n---\n{{< ref "⟦/post/own-url⟧" >}}\n', files=_OTHER, hugo=_MISS),
    Bad('---\ntitle: A\n---\n{{< ref "⟦https://example.net/x⟧" >}}\n', files=_OTHER, hugo=_MISS),
    Bad('---\ntitle: A\n---\n{{< ref path="⟦other⟧" lang="de" >}}\n', files=_GERMAN, hugo=_MISS),
    Bad('---\ntitle: A\n---\n{{< ref "⟦/nested/sub⟧" >}} {{< ref "⟦bundle/text⟧" >}}\n', files=_OTHER, hugo=_MISS),
)
GOOD = (
    Good('---\ntitle: A\n---\n{{< ref "other" >}} {{< ref "/post/other.md#x" >}} {{< ref "#x" >}}\n', files=_OTHER),
    Good('---\ntitle: A\n---\n{{< ref "bundle" >}} {{< ref "/post" >}} {{< ref "/" >}} {{< ref "" >}}\n', files=_OTHER),
    Good('---\ntitle: A\n---\n{{</* ref "gone" */>}}\n', files=_OTHER),
    Good('---\ntitle: A\n---\n{{< ref "Two words.md" >}}\n', files={**_OTHER, "content/post/two-words.md": ""}),
    Good('---\ntitle: A\n---\n{{< ref "two-words" >}}\n', files={**_OTHER, "content/post/Two words.md": ""}),
    Good('---\ntitle: A\n---\n<!-- {{< ref "gone" >}}\n\n{{< ref "gone" >}} -->\n', files=_OTHER),
    Good('---\ntitle: A\n---\n[b]\n\n[a]: {{< ref "gone" >}}\n[b]: /x/\n[b]: {{< ref "gone" >}}\n', files=_HTML),
    Good('---\ntitle: A\n---\nIt\n\n[^1]: {{< ref "gone" >}}\n', files=_OTHER),
    Good('---\ntitle: A\ndraft: true\n---\n{{< ref "gone" >}}\n', files=_OTHER),
    Good('---\ntitle: A\n---\n{{< ref "gone" >}}\n', files=_LENIENT),
    Good('---\ntitle: A\n---\n{{< ref "https://example.net/" >}} {{< ref "mailto:a@b.c" >}}\n', files=_OTHER),
    Good('---\ntitle: A\n---\n{{< ref "../POST/other.en.md#x" >}} {{< ref "./bundle/" >}}\n', files=_OTHER),
    Good('---\ntitle: A\n---\n{{< ref "/more/twice" >}} {{< ref "../nested/twice.md" >}}\n', files=_OTHER),
    Good(
        '---\ntitle: A\n---\n{{< ref "deep.md" >}} {{< ref "nested/sub/deep" >}} {{< ref "unlisted" >}}\n', files=_OTHER
    ),
    Good('---\ntitle: A\n---\n{{< ref "named-otherwise" >}} {{< ref "tags" >}}\n', files=_OTHER),
    Good('---\ntitle: A\n---\n{{< ref path="german" lang="de" >}} {{< ref "other" >}}\n', files=_GERMAN),
    Good(
        '---\ntitle: A\n---\n{{< ref "../other.md" >}} {{< ref "../post/other" >}}\n', "content/post/b/index.md", _OTHER
    ),
    Good('---\ntitle: A\n---\n{{< ref "gone" >}} {{< x\n', files=_OTHER),
    Good(
        '---\ntitle: A\n---\n{{< x "gone" >}} {{< ref "other" >}}\n',
        files={**_OTHER, "layouts/_shortcodes/x.html": "x"},
    ),
    Good('---\ntitle: A\n---\n{{< ref lang="en" >}}\n', files=_OTHER),
)

_WHY = {
    "missing": "is not there, so Hugo stops the build; correct the path",
    "hidden": "is not published, so Hugo stops the build; publish it first",
    "ambiguous": "could be one of several, so Hugo stops the build; write its path from the top, such as `/post/x.md`",
}


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
        named = _parameter(tag, ("", "path")) if tag.name in ("ref", "relref") else None
        if named is None:
            continue
        language = _parameter(tag, ("lang",))
        answer = refs.find(named.value, page.content_path, language.value if language else "")
        if answer.verdict in ("found", "unknown") or not is_rendered(page, tag):
            continue
        why = _WHY[answer.verdict]
        if answer.plan:
            why = f"is not published ({answer.plan.meaning.state}), so Hugo stops the build; publish it first"
        yield Finding(named.span, f"The page `{named.value}` {why}.")


def _parameter(tag: Shortcode, names: tuple[str, ...]) -> Parameter | None:
    return next((each for each in tag.parameters if each.name in names), None)
