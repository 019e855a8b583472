"""A publication lists no authors.

The list shows a title alone, and search engines for scholars pass over the page.

List the names: `authors: [Ada Lin, Bo Chen]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules._publications import EXAMPLE, WHOLE, is_in_publications, is_publication

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "publications"
SEVERITY = "warning"
KEYS = ("authors", "author")

_READS_AUTHORS = {"layouts/page.html": "{{ .Title }}: {{ delimit .Params.authors `, ` }}"}
_READS_BOTH = {"layouts/page.html": "{{ .Title }}: {{ .Params.authors | default .Params.author }}"}

BAD = (
    Bad("---\ntitle: A\n⟦author⟧: [Ada Lin]\n---\n", path=EXAMPLE, files=_READS_AUTHORS),
    Bad("---\ntitle: A\nauthors:⟦⟧\n---\n", path=EXAMPLE),
    Bad("---\ntitle: A\nauthors: ⟦[]⟧\n---\n", path=EXAMPLE, hugo=Hugo(shows={"len .Params.authors": "0"})),
    Bad('---\ntitle: A\nauthors: ⟦[""]⟧\n---\n', path=EXAMPLE),
)
GOOD = (
    Good("---\ntitle: A\nauthor: [Ada Lin]\n---\n", EXAMPLE, _READS_BOTH),
    Good("---\ntitle: A\nauthor: [Ada Lin]\n---\n", EXAMPLE),
    Good("---\ntitle: A post\nauthor: Ada Lin\n---\n", files=_READS_AUTHORS),
    Good(WHOLE, EXAMPLE),
    Good("---\ntitle: A\nauthors: Ada Lin\n---\n", EXAMPLE),
    Good("---\ntitle: Not a publication\n---\n", EXAMPLE),
    Good("---\ntitle: A post\nauthors: []\n---\n"),
)


def _under_another_key(page: Subject) -> Iterator[Finding]:
    """Yield a finding for `author` where the site's templates read `authors` alone."""
    read = page.site.template_keys
    if "author" in page.keys and "authors" in read and "author" not in read and is_in_publications(page):
        message = "The site's templates do not read `author`, so the publication has no authors; write `authors`."
        yield Finding(page.keys["author"].key_span, message)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for a publication whose list of authors is empty."""
    if not is_publication(page):
        yield from _under_another_key(page)
        return
    node = page.node("authors")
    value = node.value if node else None
    if node is not None and not (any(value) if isinstance(value, list) else value):
        yield Finding(node.span, "The publication has no authors, so the list shows a title alone; name them.")
