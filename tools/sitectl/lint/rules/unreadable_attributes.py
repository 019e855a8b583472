"""A code block begins with words in braces that Hugo cannot read, so the build fails.

Behind the three backticks and the language Hugo expects attributes: `{linenos=true}`, `{hl_lines=[1,3]}`, `{.class}`.
What other programs write there, such as `{r}` or `{1,3}`, stops the build as soon as the page is rendered.

Write the language without braces, and attributes as `name=value` with the value in quotes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.attributes import unreadable_attributes
from sitectl.content.markdown import COVER
from sitectl.content.shortcodes import enclosed_spans
from sitectl.content.source import Span
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "links"
SEVERITY = "error"
MENTIONS = ("```", "~~~")

_FILES = {"layouts/all.html": "{{ .Content }}"}
_STOPS = Hugo(breaks="failed to parse Markdown attributes")
_UNUSED = {**_FILES, "hugo.toml": 'baseURL = "https://example.org/"\n[markup.highlight]\ncodeFences = false\n'}

BAD = (
    Bad("---\ntitle: A\n---\n```⟦{r}⟧\nplot(x)\n```\n", files=_FILES, hugo=_STOPS),
    Bad("---\ntitle: A\n---\n```js ⟦{1,3}⟧\nx\n```\n", files=_FILES, hugo=_STOPS),
    Bad("---\ntitle: A\n---\n- one\n\n  ~~~ python ⟦{echo=a/b}⟧ x\n  x\n  ~~~\n", files=_FILES, hugo=_STOPS),
)
GOOD = (
    Good('---\ntitle: A\n---\n```go {linenos=true, hl_lines=[1,"3-4"] .wide title="a b"}\nx\n```\n', files=_FILES),
    Good("---\ntitle: A\n---\n```go {}\nx\n```\n\n``` { x\nx\n```\n", files=_FILES),
    Good("---\ntitle: A\n---\n``` `{r}`\nx\n```\n\n    ```{r}\n    x\n", files=_FILES),
    Good("---\ntitle: A\n---\n````md\n```{r}\nx\n```\n````\n", files=_FILES),
    Good("---\ntitle: A\n---\n<!--\n```{r}\nx\n```\n-->\n", files=_FILES),
    Good("---\ntitle: A\ndraft: true\n---\n```{r}\nx\n```\n", files=_FILES),
    Good("---\ntitle: A\n---\n```{r}\nx\n```\n", files=_UNUSED),
)

# One pattern for both would be searched for several times slower.
_CANDIDATES = (re.compile(r"```[^\r\n}]*\}"), re.compile(r"~~~[^\r\n}]*\}"))
_FENCE = re.compile(r"(`{3,}|~{3,})([^\r\n]*)")
_BEFORE = re.compile(r"[ \t>*+\d.)-]*")


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each fence of a live page with attributes that Hugo cannot read."""
    body = page.page.body
    if page.content_path is None or not any(each.search(body) for each in _CANDIDATES):
        return
    plan = page.site.plans.get(page.content_path)
    if plan is None or plan.meaning.state != "live" or not page.site.reads_fences:
        return
    enclosed = enclosed_spans(page.shortcodes[0])
    for start, _ in page.markdown.hidden:
        fence = _FENCE.match(page.markdown.covered, start)
        line = page.text.rfind("\n", 0, start) + 1
        if fence is None or COVER in fence[2] or not _BEFORE.fullmatch(page.text, line, start):
            continue
        at = unreadable_attributes(fence[2]) if not (fence[1][0] == "`" and "`" in fence[2]) else None
        if at is None or any(span.start <= start < span.end for span in enclosed):
            continue
        begin = fence.start(2) + at
        span = Span(begin, page.text.index("}", begin) + 1)
        shown = page.text[span.start : span.end]
        yield Finding(span, f'Hugo cannot read `{shown}` as attributes and stops the build; write `{{name="value"}}`.')
