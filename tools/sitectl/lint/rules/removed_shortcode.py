"""A shortcode that Hugo has removed is used; only the theme, whose files are not here, could provide it.

Hugo stops the build at `tweet`, `twitter` and `gist` unless the theme has templates of these names. Where the theme is
here, `unknown-shortcode` says for certain.

Write `{{< x user="…" id="…" >}}` for a post on X, `{{< instagram … >}}` for one on Instagram, and a link for a gist.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.hugo.shortcode_templates import REMOVED
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "links"
SEVERITY = "warning"
MENTIONS = ("{{<", "{{%")

_THEME = {"hugo.toml": 'baseURL = "https://example.org/"\ntheme = "fetched"\n'}

BAD = (
    Bad("---\ntitle: A\n---\n⟦{{< tweet 1 >}}⟧\n\n⟦{{< gist ada 2 >}}⟧\n", files=_THEME),
    Bad("---\ntitle: A\n---\n⟦{{< instagram_simple 1 >}}⟧\n", files=_THEME),
)
GOOD = (
    Good('---\ntitle: A\n---\n{{< x user="ada" id="1" >}} {{< instagram 1 >}}\n', files=_THEME),
    Good("---\ntitle: A\n---\n{{</* tweet 1 */>}} and a tweet\n", files=_THEME),
    Good("---\ntitle: A\n---\n{{< gist 1 >}}\n", files={**_THEME, "layouts/shortcodes/gist.html": "x"}),
    Good(
        "---\ntitle: A\n---\n{{< gist 1 >}}\n",
        files={**_THEME, "themes/fetched/layouts/_shortcodes/gist.html": "x", "themes/fetched/layouts/all.html": "x"},
    ),
)

_INSTEAD = {"instagram_simple": "write `instagram`", "gist": "write a link"}


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each of these shortcodes where not all templates can be seen."""
    if page.site.root is None or page.site.shortcode_templates is not None:
        return
    layouts = page.site.root / "layouts"
    for tag in page.shortcodes[0]:
        name = tag.name.lower()
        if name not in REMOVED or tag.is_closing:
            continue
        if not any((layouts / folder / f"{name}.html").is_file() for folder in ("_shortcodes", "shortcodes")):
            advice = _INSTEAD.get(name, "write `x`")
            message = f"Hugo has removed the shortcode `{tag.name}` and stops the build unless the theme has one"
            yield Finding(tag.span, f"{message}; {advice}.")
