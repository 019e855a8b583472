"""A tag of Jekyll was left in the text, and visitors read it as it stands.

Hugo knows neither Liquid, `{% include x.html %}` and `{{ site.title }}`, nor kramdown's attributes, `{: .wide}`. It
shows them as text, without a word.

Write a shortcode, `{{< figure src="x.png" >}}`, Markdown, or an attribute as Hugo reads it, `{.wide}`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.source import Span
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "links"
SEVERITY = "warning"
MENTIONS = ("{%", "{{", "{:")

_FILES = {"layouts/_shortcodes/code.html": "{{ .Inner }}"}

BAD = (
    Bad(
        "---\ntitle: A\n---\n⟦{% include figure.html image=1 %}⟧\n",
        hugo=Hugo(shows={"in .Content `{% include figure.html image=1 %}`": "true"}),
    ),
    Bad(
        "---\ntitle: A\n---\nAs was shown ⟦{%cite lin2025 %}⟧ {% cite chen2024 %}.\n",
        hugo=Hugo(shows={"in .Content `{%cite lin2025 %}`": "true"}),
    ),
    Bad(
        "---\ntitle: A\n---\nMail ⟦{{ site.email }}⟧.\n",
        hugo=Hugo(shows={"in .Content `{{ site.email }}`": "true"}),
    ),
    Bad(
        "---\ntitle: A\n---\n[Slides](https://example.org/)⟦{: .btn}⟧\n",
        hugo=Hugo(shows={"in .Content `{: .btn}`": "true"}),
    ),
    Bad("---\ntitle: A\n---\n⟦{:toc}⟧\n", hugo=Hugo(shows={"in .Content `{:toc}`": "true"})),
    Bad("---\ntitle: A\n---\nA ⟦{{ page.title }}⟧.\n"),
    Bad("---\ntitle: A\n---\nA ⟦{{include.x}}⟧ <b>b</b>.\n"),
    Bad("---\ntitle: A\n---\n⟦{{- post.url }}⟧\n"),
    Bad("---\ntitle: A\n---\n<pre>x</pre>\n\nText and ⟦{% raw %}⟧.\n"),
    Bad("---\ntitle: A\n---\n<presenter>⟦{% x %}⟧</presenter>\n"),
)
GOOD = (
    Good("---\ntitle: A\n---\nType `{% include x.html %}`, or:\n\n```\n{% if a %}{{ site.title }}{% endif %}\n```\n"),
    Good("---\ntitle: A\n---\n{{% code %}}\n{% include x.html %}\n{{% /code %}}\n", files=_FILES),
    Good("---\ntitle: A\n---\n<pre>{% include x.html %}</pre>\n"),
    Good("---\ntitle: A\n---\n<!-- {% include x.html %} -->\n"),
    Good("---\ntitle: A\n---\n## Wide {.wide}\n\nThe format `{:.2f}` and {:.2f}, {% 5, {{ x }} and {{ .Title }}.\n"),
    Good("---\ntitle: A\n---\n$\\frac{%\n1}{: 2}$ and 5 {%}.\n"),
    Good("---\ntitle: '{% include x.html %}'\n---\n"),
    Good("---\ntitle: A\n---\n{% include x.html %}\n", "content/post/example.html"),
    Good("---\ntitle: A\n---\nA shortcode that is not closed: {{% include x.html %}\n"),
    Good(
        "---\ntitle: A\n---\n<CODE>{% x %}</CODE> <script>\n{% y %}\n</script>\n<style>{:.b}</style>\n<textarea>{% z %}"
    ),
    Good("---\ntitle: A\n---\nThe sets {:tocs}, {{ websites.x }} and {%a\n%}.\n"),
)

_TAG = re.compile(
    r"\{(?:(?<!\{\{)%-?[ \t]*[a-z]\w*\b[^{}%\n]*%\}"
    r"|\{-?[ \t]*(?:site|page|include|post)\.\w[^{}\n]*\}\}"
    r"|:[ \t]*(?:[.#][A-Za-z_]|toc\b)[^{}\n]*\})"
)
_CODE = re.compile(r"<(pre|code|script|style|textarea)\b.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding at the first such tag of a Markdown page; it says how many there are."""
    start = page.page.body_span.start
    if not page.is_markdown or not _TAG.search(page.text, start):
        return
    prose = page.markdown.prose
    code = [found.span() for found in _CODE.finditer(prose, start)] + list(page.enclosed)
    tags = [
        found.span()
        for found in _TAG.finditer(prose, start)
        if not any(begin <= found.start() < end for begin, end in code)
    ]
    if tags:
        more = f" (and {len(tags) - 1} more on this page)" if len(tags) > 1 else ""
        message = (
            f"Hugo does not know this tag of Jekyll{more} and shows it as it stands; write a shortcode or Markdown."
        )
        yield Finding(Span(*tags[0]), message)
