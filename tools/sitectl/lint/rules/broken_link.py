"""A link or an image leads to a page or file of the site that does not exist.

Hugo copies the link as it is; the visitor gets "404 not found", or a gap in place of the picture. Letter case counts on
the server even where it does not on your machine.

Without a link hook in the templates, browsers count a relative link from the page's address: on `/post/a/`, `b/` is
`/post/a/b/`, and `b.md` is not a page. A path counts from the server's top, also where the site is in a folder of it.

Correct the target. Addresses that another server answers can be named in the settings: `external-paths = ["/shared/"]`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sitectl.hugo.link_targets import local_path
from sitectl.lint.address_faults import address_fault
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules._links import faulty_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.hugo.link_targets import LinkTargets
    from sitectl.lint.subject import Subject

GROUP = "links"
SEVERITY = "warning"

_OTHER = {
    "content/_index.md": "---\ntitle: Home\n---\n",
    "content/post/other.md": "---\ntitle: Other\n---\n",
    "content/draft.md": "---\ntitle: Later\ndraft: true\n---\n",
    "static/cv.pdf": "",
    "static/images/Plot.png": "",
}
_MOUNTS = {
    "hugo.toml": '[[module.mounts]]\nsource = "content"\ntarget = "content"\n'
    '[[module.mounts]]\nsource = "submodule/docs"\ntarget = "content/spec/otlp"\n'
    '[[module.mounts]]\nsource = "shared"\ntarget = "static/brand"\n',
    "shared/logo.svg": "",
}
_LANGUAGES = {
    "hugo.toml": 'defaultContentLanguage = "en"\n[languages.en]\nweight = 1\n[languages.de]\nweight = 2\n',
    "content/post/x.de.md": "---\ntitle: A\ntags: [x]\n---\n",
}
_LANGUAGES_MADE_ELSEWHERE = {
    "hugo.toml": "[languages.en]\nweight = 1\n[languages.de]\nweight = 2\n",
    "content/de/a.md": "---\ntitle: A\n---\n",
}
_TEMPLATE = {**_OTHER, "layouts/all.html": "{{ .Content }}"}
_HOOK = {**_TEMPLATE, "hugo.toml": "[markup.goldmark.renderHooks.link]\nuseEmbedded = 'always'\n"}
_ASSET = {**_HOOK, "assets/img/plot.png": ""}
_BELOW = {**_TEMPLATE, "hugo.toml": 'baseURL = "https://example.org/ada/"\n'}
_CANONICAL = {**_TEMPLATE, "hugo.toml": 'baseURL = "https://example.org/ada/"\ncanonifyURLs = true\n'}

BAD = (
    Bad("---\ntitle: A\n---\nSee [it](⟦/post/gone/⟧).\n", files=_OTHER),
    Bad("---\ntitle: A\n---\n![A plot](⟦/images/plot.png⟧)\n", files=_OTHER),
    Bad('---\ntitle: A\n---\n<a href="⟦../gone.pdf⟧">CV</a>\n', files=_OTHER),
    Bad("---\ntitle: A\n---\n[later](⟦/draft/⟧)\n", files=_OTHER),
    Bad("---\ntitle: A\n---\n[a folder below](⟦/post/2025/⟧)\n", files={"content/post/2025/x.md": ""}),
    Bad(
        "---\ntitle: A\n---\n[it](⟦other.md⟧) [it](⟦other/⟧) [it](⟦/post/Other/⟧)\n",
        files=_TEMPLATE,
        hugo=Hugo(
            shows={'in .Content `href="other.md"`': "true", '(site.GetPage "/post/other").RelPermalink': "/post/other/"}
        ),
    ),
    Bad("---\ntitle: A\n---\n[it](⟦gone.md⟧) [CV](⟦cv.pdf⟧)\n", files=_HOOK),
    Bad("---\ntitle: A\n---\n[it](⟦/post/other/⟧) [CV](⟦/cv.pdf⟧)\n", files=_BELOW),
    Bad("---\ntitle: A\ntags: [x]\n---\n[tag](⟦/tags/y/⟧)\n", files=_OTHER),
    Bad('---\ntitle: A\nlinks:\n  - name: Code\n    url: ⟦"/code.zip"⟧\n---\n', files=_OTHER),
)
GOOD = (
    Good("---\ntitle: A\n---\n[it](/post/other/), [it](../other/), [it](other.md), [it](/post/other)\n", files=_OTHER),
    Good("---\ntitle: A\n---\n[it](../other/), [CV](../../cv.pdf), [here](../example/index.html)\n", files=_TEMPLATE),
    Good(
        "---\ntitle: A\n---\n[it](other.md), [it](/post/Other), [CV](/cv.pdf)\n",
        files=_HOOK,
    ),
    Good("---\ntitle: A\n---\n[plot](/img/plot.png/) [plot](../../img/plot.png)\n", files=_ASSET),
    Good("---\ntitle: A\n---\n[it](/ada/post/other/), [it](../other/), [CV](/ada/cv.pdf)\n", files=_BELOW),
    Good("---\ntitle: A\n---\n[it](/post/other/), [CV](/cv.pdf), [too](/ada/cv.pdf)\n", files=_CANONICAL),
    Good("---\ntitle: A\n---\n[it](other.md)\n", files={**_TEMPLATE, "layouts/_markup/render-link.html": ""}),
    Good("---\ntitle: A\n---\n[CV](/cv.pdf) ![A plot](/images/Plot.png)\n", files=_OTHER),
    Good("---\ntitle: A\n---\n[out](https://example.net/x) [mail](mailto:a@b.c) [here](#below)\n", files=_OTHER),
    Good("---\ntitle: A\ntags: [x]\n---\n[home](/) [feed](/index.xml) [tag](/tags/x/) [all](/tags/)\n", files=_OTHER),
    Good('---\ntitle: A\n---\n[it]({{< ref "other.md" >}})\n', files=_OTHER),
    Good("---\ntitle: A\n---\n`[it](/gone/)`\n", files=_OTHER),
    Good("---\ntitle: A\n---\n[it](www.example.net) is another rule's.\n", files=_OTHER),
    Good("---\ntitle: A\n---\n[it](//example.net/gone)\n", files=_OTHER),
    Good("---\ntitle: A\n---\n[it](/elsewhere/x.pdf)\n", files={"sitectl.toml": 'external-paths = ["/elsewhere/"]\n'}),
    Good("---\ntitle: A\n---\n[list](/post/) [list](../../notes)\n", files={"content/notes/x.md": ""}),
    Good("---\ntitle: A\n---\n[here](/de/post/) [tags](/de/tags/x/) [home](/en/)\n", files=_LANGUAGES),
    Good("---\ntitle: A\n---\n[fetched](/spec/otlp/x/) [logo](/brand/logo.svg)\n", files=_MOUNTS),
    Good("---\ntitle: A\n---\n[CV](/cv.pdf)\n", files={"hugo.toml": 'staticDir = ["files"]\n', "files/cv.pdf": ""}),
    Good("---\ntitle: A\n---\n[there](/post/)\n", "content/en/a.md", _LANGUAGES_MADE_ELSEWHERE),
    Good("---\ntitle: A\n---\n[paper](paper.pdf)\n", "content/post/a/index.md", {"content/post/a/paper.pdf": ""}),
    Good("---\ntitle: A\n---\n[it](x), [it](?) and [it](!)\n", files=_OTHER),
)


#: One letter is no address: sites give such targets a meaning of their own in a link hook.
_HOOK_MARKS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ?!*")


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each link inside the site that nothing answers."""
    if page.content_path is None or page.site.targets is None:
        return
    for address, message in faulty_links(page, partial(_fault, page, page.site.targets)):
        yield Finding(address.span, message)


def _fault(page: Subject, targets: LinkTargets, target: str) -> str | None:
    path = local_path(target)
    if path is None or path in _HOOK_MARKS or path.startswith(page.settings.external_paths):
        return None
    behind = targets.page_behind(target, page.content_path)
    if behind is not None:
        if behind.meaning.state in ("live", "never"):
            return None
        message = f"`{target}` leads to a page that is not published ({behind.meaning.state})."
        return f"{message} The link is dead until it is."
    if targets.exists(target, page.content_path) or address_fault(target) is not None:
        return None
    near = targets.near(target, page.content_path)
    advice = f"perhaps `{near}` is meant." if near else "visitors get 404."
    return f"No page or file of this site is at `{target}`; {advice}"
