"""A blog page has no `contributors`, and the build of a Doks site fails.

The theme's template for the blog counts them before it asks whether there are any. Hugo stops with "error calling len",
at the list of the blog and at its home page too, and names the template instead of the page.

Add `contributors: []`, or the names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules._publications import opening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "doks"
SEVERITY = "error"

_THEME = "node_modules/@thulite/doks-core/layouts"
_MOUNTS = (
    '[[module.mounts]]\nsource = "content"\ntarget = "content"\n[[module.mounts]]\nsource = "{}"\ntarget = "layouts"\n'
)
DOKS = {
    "package.json": '{"dependencies": {"@thulite/doks-core": "1.9.3"}}',
    "hugo.toml": 'baseURL = "https://example.org/"\n' + _MOUNTS.format(_THEME),
    f"{_THEME}/_partials/main/blog-meta.html": "{{ $last := sub (len .Params.contributors) 1 -}}\n"
    "{{ with .Params.contributors }}{{ range . }}{{ . }}{{ $last }}{{ end }}{{ end }}",
    f"{_THEME}/blog/single.html": '{{ partial "main/blog-meta.html" . }}',
    f"{_THEME}/all.html": "{{ .Title }}",
}
_WITHOUT_BLOG = {**DOKS, "hugo.toml": DOKS["hugo.toml"] + 'files = ["! blog/**"]\n'}
GUARDED = {
    **DOKS,
    "layouts/_partials/main/blog-meta.html": "{{ with .Params.contributors }}{{ sub (len .) 1 }}{{ end }}",
}
_HANDED = {**DOKS, "content/blog/_index.md": "---\ntitle: Blog\ncascade:\n  contributors: [Ada Lin]\n---\n"}
_PATH = "content/blog/one/index.md"
_BREAKS = Hugo(breaks="error calling len")

BAD = (
    Bad("⟦---⟧\ntitle: A\n---\n", path=_PATH, files=DOKS, hugo=_BREAKS),
    Bad("---\ntitle: A\ncontributors:⟦⟧\n---\n", path=_PATH, files=DOKS, hugo=_BREAKS),
    Bad("⟦+++⟧\ntitle = 'A'\nauthors = ['Ada Lin']\n+++\n", path="content/blog/one.md", files=DOKS, hugo=_BREAKS),
)
GOOD = (
    Good("---\ntitle: A\ncontributors: []\n---\n", _PATH, DOKS),
    Good("---\ntitle: A\nparams: {contributors: [Ada Lin]}\n---\n", _PATH, DOKS),
    Good("---\ntitle: A\n---\n", "content/docs/one.md", DOKS),
    Good("---\ntitle: A\ndraft: true\n---\n", _PATH, DOKS),
    Good("---\ntitle: A\nlayout: plain\n---\n", _PATH, DOKS),
    Good("---\ntitle: A\n---\n", _PATH, _WITHOUT_BLOG),
    Good("---\ntitle: A\n---\n", _PATH, GUARDED),
    Good("---\ntitle: A\n---\n", _PATH, _HANDED),
    Good("---\ntitle: A\n---\n", _PATH),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for a live page of the blog without contributors, where the theme's own templates are used."""
    path = page.content_path
    if path is None or "blog" not in path or page.site.doks is None or not page.is_readable:
        return
    params = page.value("params")
    given = page.value("contributors"), params.get("contributors") if isinstance(params, dict) else None
    if any(each is not None for each in given) or page.value("layout") or page.value("type"):
        return
    if page.site.is_live_in(path, "blog") and page.site.doks.needs_contributors(path):
        node = page.node("contributors")
        place = node.span if node is not None else opening(page)
        yield Finding(place, "The theme counts `contributors`, and without any Hugo stops; write `contributors: []`.")
