"""A link's address stops the build, because the link hook of the site cannot read it.

On a site whose settings have `languages`, Hugo reads the address of each Markdown link itself, and finishes with an
error at one that it cannot read: with a `%` that stands for itself, a space in a server's name, or words before a
colon that are not a scheme. A hook of the site's own that calls `urls.Parse` does the same.

Correct the address; a `%` itself is written `%25`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.markdown import COVER
from sitectl.hugo.go_address import refusal
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "links"
SEVERITY = "error"
MENTIONS = ("](", "]:")

_SITE = {"layouts/all.html": "{{ .Content }}", "hugo.toml": "[languages.en]\nweight = 1\n"}
_OWN = {
    "layouts/all.html": "{{ .Content }}",
    "layouts/_markup/render-link.html": '{{ $url := urls.Parse .Destination }}<a href="{{ $url }}">{{ .Text }}</a>',
}
_WITHOUT = {"layouts/all.html": "{{ .Content }}"}
_STOPS = Hugo(breaks="error calling Parse")

BAD = (
    Bad("---\ntitle: A\n---\n[half](⟦/50%off/⟧)\n", files=_SITE, hugo=_STOPS),
    Bad("---\ntitle: A\n---\n[it](<⟦https://example .org/⟧>)\n", files=_SITE, hugo=_STOPS),
    Bad("---\ntitle: A\n---\n[it](⟦10:x⟧)\n", files=_OWN, hugo=_STOPS),
)
GOOD = (
    Good("---\ntitle: A\n---\n[half](/50%25off/) [it](/a%20b/) [it](?q=50%off)\n", files=_SITE),
    Good("---\ntitle: A\n---\n[half](/50%off/)\n", files=_WITHOUT),
    Good("---\ntitle: A\ndraft: true\n---\n[half](/50%off/)\n", files=_SITE),
    Good("---\ntitle: A\n---\n`[half](/50%off/)` [it](https://example.org:80/)\n", files=_SITE),
    Good('---\ntitle: A\n---\n<a href="/50%off/">half</a> [it]({{< ref "example" >}})\n', files=_SITE),
    Good("---\ntitle: A\n---\n![half](/50%off/)\n", files=_SITE),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each Markdown link of a published page that the link hook cannot read."""
    if page.content_path is None or not page.site.parses_links:
        return
    plan = page.site.plans.get(page.content_path)
    if plan is None or plan.meaning.state != "live":
        return
    for link in page.links(_is_refused):
        if link.kind == "link" and not link.is_html:
            message = f"Hugo stops the build at `{link.target}`: {refusal(link.target)}"
            yield Finding(link.target_span, f"{message}.")


def _is_refused(target: str) -> bool:
    return COVER not in target and bool(refusal(target))
